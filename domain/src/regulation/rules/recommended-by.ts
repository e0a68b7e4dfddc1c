import type { Found, RuleOf } from '../context.ts';
import type { RuleFacts } from '../facts.ts';

/**
 * They have recommended: any one of the bodies named, or all. A list that the text leaves open leaves the recommendation of another to judgement, and so does
 * one of many of which nobody can tell whether it is the one for this applicant.
 */
export function applyRecommendedBy(rule: RuleOf<'recommended-by'>, facts: RuleFacts): Found {
  const { recommendedBy, recommendedUnmatched: unmatched, submitted } = facts;
  const { any, all } = rule;
  const metBy = (bodies: readonly string[]): boolean =>
    (any === undefined || any.some((body) => bodies.includes(body))) &&
    (all === undefined || all.every((body) => bodies.includes(body)));
  const used = { recommended_by: recommendedBy, ...(any && { any }), ...(all && { all }) };
  if (metBy(recommendedBy)) return { answer: 'holds', facts: used };
  if (metBy([...recommendedBy, ...unmatched])) return { answer: 'needs-judgement', facts: { ...used, unmatched } };
  if (rule.open === true && recommendedBy.length > 0) return { answer: 'needs-judgement', facts: used };
  if (!submitted) return { answer: 'fact-missing', facts: { ...used, missing: ['recommendations'] } };
  return { answer: 'does-not-hold', facts: used };
}
