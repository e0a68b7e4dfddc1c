import { nominalLastDay } from '../../calendar/index.ts';
import { parseDay } from '../../language/index.ts';
import { type Found, type RuleContext, type RuleOf, seenFrom } from '../context.ts';
import { factKey, type RuleFacts } from '../facts.ts';
import { hasDays } from '../window.ts';

/** 满三年: the date is so long ago, seen from the day of application; the corresponding day is enough. */
export function applyYearsSince(rule: RuleOf<'years-since'>, { facts }: RuleFacts, context: RuleContext): Found {
  const key = factKey(context.about, rule.fact);
  const value = facts[key];
  const since = typeof value === 'string' ? parseDay(value) : null;
  if (since === null) return { answer: 'fact-missing', facts: { missing: [key] } };
  const used = { fact: key, value: since, at_least: rule.at_least, seen_from: seenFrom(context) };
  if (!hasDays(rule.at_least)) return { answer: 'needs-judgement', facts: used };
  const full = nominalLastDay(since, rule.at_least);
  return { answer: seenFrom(context) >= full ? 'holds' : 'does-not-hold', facts: { ...used, full_on: full } };
}
