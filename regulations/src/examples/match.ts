import { type Example, isMap, same } from '@heng/domain/regulation';
import type { Outcome, Values } from './trial.ts';

type Then = Example['then'];

/** An expectation beside what came out in its place. */
export interface Compared {
  readonly holds: boolean;
  readonly got: Values;
}

/**
 * Holds what came out against what an example expects: every key of `then` must be so, what it leaves out is not looked at. `refused` and its facts
 * must be those of one and the same reason. With `rules`, the article is that of the first of them.
 */
export function compare(then: Then, outcome: Outcome): Compared {
  const { refused, article, ...expected } = then;
  if ('rules' in expected) return compareRules(then, outcome);
  const candidates: readonly Values[] =
    refused === undefined
      ? outcome.done
        ? [{ ...outcome.done.values, article: outcome.done.article }]
        : []
      : outcome.refused
          .filter(({ code }) => code === refused)
          .map((reason) => ({ ...reason.facts, refused: reason.code, article: reason.article }));
  const met = candidates.find((values) => Object.entries(then).every(([key, value]) => fits(key, value, values[key])));
  const [first] = candidates;
  const seen = met ?? first;
  return { holds: met !== undefined, got: seen ? only(then, seen) : whatElse(outcome) };
}

function compareRules(then: Then, { done, rules: said, ...outcome }: Outcome): Compared {
  const { rules, article, ...expected } = then as Then & { readonly rules: unknown };
  const answered = Object.keys(isMap(rules) ? rules : {}).map((name) => [name, said?.(name) ?? null] as const);
  const got = {
    rules: Object.fromEntries(answered.map(([name, rule]) => [name, rule?.answer])),
    article: answered[0]?.[1]?.article,
    ...(Object.keys(expected).length > 0 && (done ? only(expected, done.values) : whatElse({ done, ...outcome }))),
  };
  return { holds: Object.entries(then).every(([key, value]) => same(got[key as keyof typeof got], value)), got };
}

/** Of grounds, as of rules, only those written are looked at; everything else is compared whole. */
const fits = (key: string, expected: unknown, value: unknown): boolean =>
  key === 'grounds' && isMap(expected) && isMap(value)
    ? Object.entries(expected).every(([ground, answer]) => same(value[ground], answer))
    : same(value, expected);

const only = (then: object, values: Values): Values =>
  Object.fromEntries(Object.keys(then).map((key) => [key, values[key]]));

/** Nothing of what was expected came out: what did. */
const whatElse = ({ done, refused }: Outcome): Values =>
  done
    ? { ...done.values, article: done.article }
    : { refused: refused.map(({ code, article, facts }) => ({ code, article, ...facts })) };
