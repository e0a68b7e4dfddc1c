import { compare, type Exact, exactly } from '@heng/domain/language';
import { isOpen, type Rule, type Scalar } from '@heng/domain/regulation';
import { factsOf, type Law, listOf, scalesOf } from './law.ts';

/** Whether nobody can ever meet this rule, whatever the facts are. What depends on facts, people or the edition may always be met. */
export function neverHolds(law: Law, rule: Rule): boolean {
  switch (rule.rule) {
    case 'all':
      return rule.of.some((part) => unscoped(part) && neverHolds(law, part)) || contradictory(law, rule.of).length > 0;
    case 'any':
      return rule.of.every((part) => neverHolds(law, part));
    case 'score': {
      const most = outOf(law, rule.of);
      return most !== null && typeof rule.at_least !== 'object' && rule.at_least !== undefined
        ? compare(exactly(rule.at_least), most) > 0
        : false;
    }
    case 'place':
      return (
        rule.at_most === 0 ||
        (typeof rule.seats_times === 'string' && compare(exactly(rule.seats_times), exactly(0)) === 0)
      );
    case 'rank':
      return rule.at_most === 0;
    case 'compare':
      return contradictory(law, [rule]).length > 0;
    default:
      return false;
  }
}

const unscoped = (rule: Rule): boolean => rule.for === undefined && rule.when === undefined;

/** The most points there are: of a total, or of a step by its criteria. Null: not laid down. */
function outOf({ pack, common }: Law, id: string): Exact | null {
  const step = pack.steps.find((one) => one.id === id);
  const criteria = step?.kind === 'review' && step.criteria !== null ? pack.criteria[step.criteria] : undefined;
  const set = typeof criteria?.set === 'string' ? common.criteria[criteria.set]?.points : null;
  const most = pack.totals[id] ? pack.totals[id].out_of : (criteria?.points ?? set ?? null);
  return typeof most === 'number' ? exactly(most) : null;
}

type Compare = Extract<Rule, { rule: 'compare' }>;

/** Facts that these rules, all together, allow no answer to. Only parts without a scope of their own are put together, and those of an inner `all`. */
export function contradictory(law: Law, rules: readonly Rule[]): readonly string[] {
  const compares = comparesIn(rules);
  const keys = new Set(compares.map((rule) => `${rule.about ?? 'applicant'} ${rule.fact}`));
  return [...keys].filter((key) => {
    const same = compares.filter((rule) => `${rule.about ?? 'applicant'} ${rule.fact}` === key);
    return !answerable(law, same);
  });
}

const comparesIn = (rules: readonly Rule[]): readonly Compare[] =>
  rules.flatMap((rule) => {
    if (!unscoped(rule)) return [];
    if (rule.rule === 'compare') return [rule];
    return rule.rule === 'all' ? comparesIn(rule.of) : [];
  });

function answerable(law: Law, rules: readonly Compare[]): boolean {
  const [first] = rules;
  if (first === undefined) return true;
  const type = factsOf(law)[first.fact]?.type;
  const listed = rules.flatMap(({ is, in: among }) =>
    is === undefined && among === undefined ? [] : [listOf(is ?? among)],
  );
  const grades =
    typeof type === 'object' && 'scale' in type ? (scalesOf(law)[type.scale] ?? []).map(({ id }) => id) : null;
  const [start, ...rest] = listed;
  const possible = start ?? grades;
  if (possible === undefined || possible === null) return type !== 'number' || someNumber(rules);
  const value = (one: Scalar): Exact | null => exactValue(one, grades);
  return possible.some(
    (one) =>
      rest.every((values) => values.includes(one)) && rules.every((rule) => withinBounds(rule, value(one), value)),
  );
}

/** A grade counts by its place in the scale. */
const exactValue = (value: Scalar, grades: readonly string[] | null): Exact | null => {
  const place = grades?.indexOf(String(value)) ?? -1;
  if (place >= 0) return exactly(place);
  return typeof value === 'number' ? exactly(value) : null;
};

function withinBounds(rule: Compare, value: Exact | null, of: (bound: Scalar) => Exact | null): boolean {
  if (value === null) return true;
  const holds = (bound: Scalar | undefined, fits: (difference: number) => boolean): boolean => {
    const at = bound === undefined ? null : of(bound);
    return at === null || fits(compare(value, at));
  };
  return (
    holds(rule.at_least, (d) => d >= 0) &&
    holds(rule.at_most, (d) => d <= 0) &&
    holds(rule.more_than, (d) => d > 0) &&
    holds(rule.less_than, (d) => d < 0)
  );
}

/** Some number lies between all lower and all upper bounds. */
function someNumber(rules: readonly Compare[]): boolean {
  const bounds = (field: 'at_least' | 'at_most' | 'more_than' | 'less_than'): readonly Exact[] =>
    rules.flatMap((rule) => (rule[field] === undefined || isOpen(rule[field]) ? [] : [exactly(rule[field])]));
  const lower = [
    ...bounds('at_least').map((at) => ({ at, open: false })),
    ...bounds('more_than').map((at) => ({ at, open: true })),
  ];
  const upper = [
    ...bounds('at_most').map((at) => ({ at, open: false })),
    ...bounds('less_than').map((at) => ({ at, open: true })),
  ];
  return lower.every((low) =>
    upper.every((high) => {
      const difference = compare(low.at, high.at);
      return difference < 0 || (difference === 0 && !low.open && !high.open);
    }),
  );
}
