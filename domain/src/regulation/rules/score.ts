import { compare, exactly } from '../../language/index.ts';
import type { Found, RuleOf } from '../context.ts';
import type { RuleFacts } from '../facts.ts';
import type { Points } from '../pack.ts';
import { isOpen } from '../settings.ts';

/** The points of a total or a step, compared exactly and before any rounding. A mark that is still to be decided leaves the fact missing. */
export function applyScore(rule: RuleOf<'score'>, { scores }: RuleFacts): Found {
  const { at_least: least, less_than: limit } = rule;
  const points = scores[rule.of] ?? null;
  if (points === null) return { answer: 'fact-missing', facts: { missing: [`scores.${rule.of}`] } };
  if (isOpen(least) || isOpen(limit)) return { answer: 'fact-missing', facts: { missing: ['mark'] } };
  const to = (bound: Points) => compare(exactly(points), exactly(bound));
  const met = (least === undefined || to(least) >= 0) && (limit === undefined || to(limit) < 0);
  return {
    answer: met ? 'holds' : 'does-not-hold',
    facts: {
      of: rule.of,
      points,
      ...(least !== undefined && { at_least: least }),
      ...(limit !== undefined && { less_than: limit }),
    },
  };
}
