import type { Found, RuleContext, RuleOf } from '../context.ts';
import { factKey, type RuleFacts } from '../facts.ts';
import type { Answer } from '../pack.ts';
import { allOf, anyOf } from './parts.ts';
import { figureOf, lastYears } from './years.ts';

/**
 * Ranks among those named are so in each of the last completed years: any one of the facts, or all. Where the text only says "front ranks"
 * (`at_most: null`) a person judges from the ranks that are known. A list that the text leaves open may be met by what it does not name.
 */
export function applyRank(rule: RuleOf<'rank'>, { facts }: RuleFacts, context: RuleContext): Found {
  const most = typeof rule.at_most === 'number' ? rule.at_most : null;
  const years = lastYears(rule.last, context);
  const ranks = rule.facts.map((fact) => {
    const key = factKey(context.about, fact);
    const found = years.map((year) => figureOf(facts[key], year));
    return { key, found, answer: allOf(found.map((rank) => place(rank, most))) };
  });
  const answers = ranks.map(({ answer }) => answer);
  const answer = most === null ? judged(answers, rule) : rule.need === 'any' ? anyOf(answers) : allOf(answers);
  const open = rule.open === true && rule.need === 'any' && answer === 'does-not-hold';
  const missing = ranks.filter((rank) => rank.answer === 'fact-missing').map(({ key }) => key);
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

function place(rank: string | number | boolean | null, most: number | null): Answer {
  if (typeof rank !== 'number') return 'fact-missing';
  return most === null ? 'needs-judgement' : rank <= most ? 'holds' : 'does-not-hold';
}

function judged(answers: readonly Answer[], rule: RuleOf<'rank'>): Answer {
  if (rule.need === 'all') return allOf(answers);
  return rule.open === true || answers.includes('needs-judgement') ? 'needs-judgement' : 'fact-missing';
}
