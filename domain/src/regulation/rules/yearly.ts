import type { Found, RuleContext, RuleOf } from '../context.ts';
import { factKey, type RuleFacts } from '../facts.ts';
import type { Answer } from '../pack.ts';
import { attributeOf, meets, orderOf, saidBounds } from './bounds.ts';
import { allOf, anyOf } from './parts.ts';
import { figureOf, lastYears } from './years.ts';

/** The yearly figures are so, in every one or in any one of the last completed years. A year without figure is missing, never zero. */
export function applyYearly(rule: RuleOf<'yearly'>, { facts }: RuleFacts, context: RuleContext): Found {
  const { pack, about } = context;
  const key = factKey(about, rule.fact);
  const order = orderOf(pack, attributeOf(pack.facts[rule.fact]));
  const years = lastYears(rule.last, context).map((year) => {
    const value = figureOf(facts[key], year);
    const met = value === null ? null : meets(value, rule, order);
    const answer: Answer = met === null ? 'fact-missing' : met ? 'holds' : 'does-not-hold';
    return { year, value, answer };
  });
  const answer = (rule.years === 'every' ? allOf : anyOf)(years.map((year) => year.answer));
  const missing = years.filter((year) => year.answer === 'fact-missing').map(({ year }) => `${key}.${year}`);
  return {
    answer,
    facts: {
      fact: key,
      years: years.map(({ year, value }) => `${year}: ${value ?? '—'}`),
      need: rule.years,
      ...saidBounds(rule),
      ...(missing.length > 0 && { missing }),
    },
  };
}
