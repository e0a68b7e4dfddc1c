import { addYears, type Day, yearOf } from '@heng/domain/language';
import {
  type Attribute,
  type Fact,
  type FactValue,
  factKey,
  inScope,
  isMap,
  placesOf,
  type RecordEntry,
  type ResolvedPack,
  type Rule,
  type RuleGroup,
} from '@heng/domain/regulation';
import type { Random } from './random.ts';

type Values = Record<string, FactValue>;

/** As what somebody applies, and for which tiers. */
export interface Applying {
  readonly track: string;
  readonly kind: string;
  readonly tiers: readonly string[];
}

/**
 * Facts an invented applicant would answer with so that every condition of the regulation that is for it holds as far as facts can tell: first something
 * plausible for every question, then what the conditions ask. `given` are facts already settled, e.g. that it is a hospital.
 */
export function inventFacts(
  pack: ResolvedPack,
  applying: Applying,
  day: Day,
  random: Random,
  given: Readonly<Values>,
): Values {
  const values: Values = {};
  for (const [id, fact] of Object.entries(pack.facts)) {
    if (fact.from.some((source) => source === 'applicant' || source === 'office'))
      values[id] = plausible(pack, fact, day, random);
  }
  for (const id of dividing(pack)) {
    const type = pack.facts[id]?.type;
    if (typeof type === 'object' && 'choices' in type) values[id] = random.pick(Object.keys(type.choices));
  }
  // About somebody else nothing is known that would stand against it.
  for (const id of asksAboutOthers(pack)) values[id] = [];
  Object.assign(values, given);
  for (const rule of rulesFor(pack, 'conditions', applying, values)) satisfy(rule, { values, applying, day, random });
  return values;
}

/** A record that brings a disqualifier down on the applicant, and the fact it belongs to; null where the regulation has none of that kind. */
export function inventRecord(
  pack: ResolvedPack,
  applying: Applying,
  day: Day,
  random: Random,
): { fact: string; entry: RecordEntry } | null {
  const rules = rulesFor(pack, 'disqualifiers', applying, {}).filter(
    (rule) =>
      rule.rule === 'record' &&
      rule.about === undefined &&
      pack.facts[rule.of]?.from.some((source) => source === 'department' || source === 'office'),
  );
  if (rules.length === 0) return null;
  const rule = random.pick(rules);
  if (rule.rule !== 'record') return null;
  return { fact: rule.of, entry: recordFor(pack, rule, addYears(day, -1), random) };
}

/** A record of this day as the rule asks for it, plausible in all that it does not ask. */
export function recordFor(
  pack: ResolvedPack,
  rule: Extract<Rule, { rule: 'record' }>,
  day: Day,
  random: Random,
): RecordEntry {
  const type = pack.facts[rule.of]?.type;
  const attributes = typeof type === 'object' && 'records' in type ? type.records : {};
  const entry: Record<string, string | number | boolean | null> = {};
  for (const [name, attribute] of Object.entries(attributes)) {
    entry[name] = wanted(rule.where?.[name]) ?? plain(pack, attribute, day, random);
  }
  return { ...entry, date: day, ...('until' in attributes ? { until: null } : {}) };
}

/** An applicant that has not existed long enough: the first date a condition measures is set to last year. */
export function tooYoung(pack: ResolvedPack, applying: Applying, day: Day, values: Readonly<Values>): Values {
  const dates = rulesFor(pack, 'conditions', applying, values)
    .flatMap(flat)
    .flatMap((rule) => (rule.rule === 'years-since' ? [rule.fact] : []));
  return dates[0] === undefined ? { ...values } : { ...values, [dates[0]]: addYears(day, 0) };
}

/** The rules of a section that are for such an applicant. */
function rulesFor(
  pack: ResolvedPack,
  section: 'conditions' | 'disqualifiers',
  applying: Applying,
  values: Readonly<Values>,
): readonly Rule[] {
  const groups: readonly RuleGroup[] = pack[section];
  return groups
    .filter((group) => isFor(group, applying, values))
    .flatMap(({ rules }) => rules.filter((rule) => isFor(rule, applying, values)));
}

/** A scope that reads a fact nobody has answered may still take the applicant in. */
const isFor = (block: Pick<Rule, 'for'>, applying: Applying, values: Readonly<Values>): boolean =>
  inScope(block.for, { facts: values }, applying).in !== false;

/** Facts by which seats are divided: it takes applicants of every sort to show that. */
const dividing = ({ quotas }: ResolvedPack): readonly string[] =>
  quotas.flatMap(({ each, reserved = [] }) => [
    ...(each === undefined ? [] : [each]),
    ...reserved.flatMap(({ where }) => Object.keys(where ?? {})),
  ]);

/** Records that a rule reads about somebody other than the applicant, by the key under which they are answered. */
function asksAboutOthers(pack: ResolvedPack): readonly string[] {
  const rules = [...placesOf({ conditions: pack.conditions, disqualifiers: pack.disqualifiers })];
  return rules.flatMap(({ value }) => {
    const { rule, about, of } = isMap(value) ? value : {};
    const isOther = rule === 'record' && typeof about === 'string' && typeof of === 'string' && about !== 'applicant';
    return isOther ? [factKey(about as Parameters<typeof factKey>[0], of)] : [];
  });
}

const flat = (rule: Rule): readonly Rule[] =>
  rule.rule === 'all' || rule.rule === 'any' || rule.rule === 'none' ? [rule, ...rule.of.flatMap(flat)] : [rule];

const wanted = (where: unknown): string | number | boolean | undefined => {
  if (Array.isArray(where)) return where[0];
  if (typeof where === 'object' && where !== null && 'at_least' in where) return where.at_least as string;
  return where as string | number | boolean | undefined;
};

function plausible(pack: ResolvedPack, { type }: Fact, day: Day, random: Random): FactValue {
  const years = [1, 2, 3, 4, 5].map((ago) => String(yearOf(day) - ago));
  if (type === 'yearly-number')
    return Object.fromEntries(years.map((year) => [year, 1_000_000 * (1 + random.below(90))]));
  if (type === 'yearly-rank') return Object.fromEntries(years.map((year) => [year, 1 + random.below(3)]));
  if (typeof type === 'object' && 'yearly' in type) {
    const { yearly } = type;
    return Object.fromEntries(years.map((year) => [year, plain(pack, yearly, day, random)]));
  }
  return typeof type === 'object' && 'records' in type ? [] : plain(pack, type, day, random);
}

function plain(
  pack: ResolvedPack,
  type: Attribute | 'yearly-number' | 'yearly-rank',
  day: Day,
  random: Random,
): string | number | boolean {
  if (type === 'yes-no') return false;
  if (type === 'date') return addYears(day, -4 - random.below(12));
  if (type === 'text') return '样例';
  if (typeof type !== 'object') return 3 + random.below(6);
  if ('choices' in type) return Object.keys(type.choices)[0] ?? '';
  return pack.scales[type.scale]?.[0]?.id ?? '';
}

interface Wish {
  readonly values: Values;
  readonly applying: Applying;
  readonly day: Day;
  readonly random: Random;
}

/** Writes into `values` what makes this rule hold, as far as facts decide it. */
function satisfy(rule: Rule, wish: Wish): void {
  const { values, applying, day, random } = wish;
  if (!isFor(rule, applying, values)) return;
  switch (rule.rule) {
    case 'all':
      for (const part of rule.of) satisfy(part, wish);
      return;
    case 'any':
      if (rule.of[0]) satisfy(rule.of[0], wish);
      return;
    case 'compare': {
      const value = rule.is ?? rule.in?.[0] ?? rule.at_least ?? rule.at_most;
      if (value !== undefined) values[rule.fact] = value;
      return;
    }
    case 'years-since':
      values[rule.fact] = addYears(day, -(Number.parseInt(rule.at_least, 10) + 1 + random.below(15)));
      return;
    case 'yearly': {
      const { is, at_least: least } = rule;
      const own = values[rule.fact];
      if (is === undefined && least === undefined) return;
      const years = Array.from({ length: Number.parseInt(rule.last, 10) + 1 }, (_, ago) =>
        String(yearOf(day) - 1 - ago),
      );
      const rest = typeof own === 'object' && !Array.isArray(own) ? own : {};
      values[rule.fact] = { ...rest, ...Object.fromEntries(years.map((year) => [year, is ?? least ?? null])) };
      return;
    }
    default:
  }
}
