import { nominalLastDay } from '../../calendar/index.ts';
import { type Found, type RuleContext, type RuleOf, seenFrom } from '../context.ts';
import { type PastAward, type RuleFacts, registerKey } from '../facts.ts';
import type { Answer } from '../pack.ts';
import { hasDays, readWindow, spanOf, touches } from '../window.ts';
import { allOf, oneOf } from './parts.ts';

/**
 * Such an award is on the register: a wait, a repeat, an exclusion, a prerequisite. `own` reaches every regulation of the same programme.
 * A revoked award counts only where the text says so. `3 years after award` asks whether the day of application still lies in that time of each award;
 * `2 editions after award` counts editions. A register that has not been asked leaves the fact missing.
 */
export function applyPastAward(rule: RuleOf<'past-award'>, facts: RuleFacts, context: RuleContext): Found {
  const key = registerKey(context.about, rule.programme === 'own' ? context.pack.regulation.programme : rule.programme);
  const register = facts.awards[key];
  if (!register) return { answer: 'fact-missing', facts: { missing: [`awards.${key}`] } };
  const awards = register.filter(
    ({ tier, revokedOn }) =>
      (rule.tiers?.includes(tier) ?? true) && (revokedOn === null || rule.even_if_revoked === true),
  );
  const answers = awards.map((award) =>
    allOf([ofTier(rule, award, context), inTime(rule, award, context), longAgo(rule, award, context)]),
  );
  return {
    answer: oneOf(answers),
    facts: {
      programme: rule.programme,
      awards: awards.map(({ tier, awardedOn }) => `${tier}: ${awardedOn}`),
      matching: awards.filter((_, i) => answers[i] === 'holds').map(({ awardedOn }) => awardedOn),
      within: rule.within ?? 'ever',
      seen_from: seenFrom(context),
    },
  };
}

function ofTier(rule: RuleOf<'past-award'>, { tier }: PastAward, { tiers }: RuleContext): Answer {
  if (rule.same_tier !== true) return 'holds';
  if (!tiers.includes(tier)) return 'does-not-hold';
  return tiers.length === 1 ? 'holds' : 'fact-missing';
}

function inTime(rule: RuleOf<'past-award'>, award: PastAward, context: RuleContext): Answer {
  const window = readWindow(rule.within ?? 'ever');
  if (window.kind === 'ever' || window.kind === 'now') return 'holds';
  if ('length' in window && !hasDays(window.length)) return byEditions(window.length, award);
  if (window.kind === 'after' && window.anchor === 'award') {
    const last = nominalLastDay(award.awardedOn, window.length);
    return yes(award.awardedOn <= seenFrom(context) && seenFrom(context) <= last);
  }
  const span = spanOf(window, context);
  if (span === null) return 'needs-judgement';
  return 'missing' in span ? 'fact-missing' : yes(touches(span, award.awardedOn, award.awardedOn));
}

function byEditions(length: string, { editionsAgo }: PastAward): Answer {
  const [, count] = /^(\d+) editions?$/.exec(length) ?? [];
  if (count === undefined) return 'needs-judgement';
  return editionsAgo === null ? 'fact-missing' : yes(editionsAgo <= Number(count));
}

function longAgo(rule: RuleOf<'past-award'>, { awardedOn, editionsAgo }: PastAward, context: RuleContext): Answer {
  const length = rule.at_least_ago;
  if (length === undefined) return 'holds';
  if (hasDays(length)) return yes(seenFrom(context) >= nominalLastDay(awardedOn, length));
  const [, count] = /^(\d+) editions?$/.exec(length) ?? [];
  if (count === undefined) return 'needs-judgement';
  return editionsAgo === null ? 'fact-missing' : yes(editionsAgo >= Number(count));
}

const yes = (is: boolean): Answer => (is ? 'holds' : 'does-not-hold');
