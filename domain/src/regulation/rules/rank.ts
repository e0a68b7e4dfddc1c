import type { Found, RuleContext, RuleOf } from '../context.ts';
import { factKey, type RuleFacts } from '../facts.ts';
import type { Answer } from '../pack.ts';
import { allOf, anyOf } from './parts.ts';
import { figureOf, lastYears } from './years.ts';

/**
 * Ranks among those named are so in each of the last completed years: any one of the facts, or all. Where the text only says "front ranks"
 * (`at_most: null`) they are evidence: a person judges, whatever of them is known. A list that the text leaves open may be met by what it does not name.
 */
export function applyRank(rule: RuleOf<'rank'>, { facts }: RuleFacts, context: RuleContext): Found {
  const most = typeof rule.at_most === 'number' ? rule.at_most : null;
  const years = lastYears(rule.last, context);
  const ranks = rule.facts.map((fact) => {
    const key = factKey(context.about, fact);
    return { key, found: years.map((year) => figureOf(facts[key], year)) };
  });
  const answers = most === null ? [] : ranks.map(({ found }) => allOf(found.map((rank) => placed(rank, most))));
  const answer = most === null ? 'needs-judgement' : rule.need === 'any' ? anyOf(answers) : allOf(answers);
  const open = rule.open === true && rule.need === 'any' && answer === 'does-not-hold';
  const missing = ranks.filter((_, i) => answers[i] === 'fact-missing').map(({ key }) => key);
  return {
    answer: open ? 'needs-judgement' : answer,
    facts: {
      ranks: ranks.map(({ key, found }) => `${key}: ${found.map((rank) => rank ?? '—').join(', ')}`),
      years,
      need: rule.need,
      at_most: most,
      among: rule.among,
      scope: rule.scope,
      ...(answer === 'fact-missing' && { missing }),
    },
  };
}

function placed(rank: string | number | boolean | null, most: number): Answer {
  if (typeof rank !== 'number') return 'fact-missing';
  return rank <= most ? 'holds' : 'does-not-hold';
}
