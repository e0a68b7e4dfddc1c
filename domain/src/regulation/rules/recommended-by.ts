import type { Found, RuleOf } from '../context.ts';
import type { RuleFacts } from '../facts.ts';

/** They have recommended: any one of the bodies named, or all. A list that the text leaves open leaves the recommendation of another to judgement. */
export function applyRecommendedBy(rule: RuleOf<'recommended-by'>, { recommendedBy, submitted }: RuleFacts): Found {
  const { any, all } = rule;
  const met =
    (any === undefined || any.some((body) => recommendedBy.includes(body))) &&
    (all === undefined || all.every((body) => recommendedBy.includes(body)));
  const used = { recommended_by: recommendedBy, ...(any && { any }), ...(all && { all }) };
  if (met) return { answer: 'holds', facts: used };
  if (rule.open === true && recommendedBy.length > 0) return { answer: 'needs-judgement', facts: used };
  if (!submitted) return { answer: 'fact-missing', facts: { ...used, missing: ['recommendations'] } };
  return { answer: 'does-not-hold', facts: used };
}
