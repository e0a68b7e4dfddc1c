import type { Found, RuleContext, RuleOf } from '../context.ts';
import { factKey, type RuleFacts } from '../facts.ts';
import { attributeOf, meets, orderOf, saidBounds } from './bounds.ts';

/** The fact is so: `is`, one of `in`, or within bounds, also on a scale. A list that the text leaves open leaves what is not on it to judgement. */
export function applyCompare(rule: RuleOf<'compare'>, { facts }: RuleFacts, context: RuleContext): Found {
  const { pack, about } = context;
  const key = factKey(about, rule.fact);
  const value = facts[key] ?? null;
  const order = orderOf(pack, attributeOf(pack.facts[rule.fact]));
  const met = value === null || typeof value === 'object' ? null : meets(value, rule, order);
  if (met === null || typeof value === 'object') return { answer: 'fact-missing', facts: { missing: [key] } };
  const open = rule.open === true && rule.in !== undefined && !rule.in.includes(value);
  return {
    answer: met ? 'holds' : open ? 'needs-judgement' : 'does-not-hold',
    facts: { fact: key, value, ...saidBounds(rule) },
  };
}
