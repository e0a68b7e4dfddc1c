import { addYears, type Day, yearOf } from '@heng/domain/language';
import type { Attribute, Fact, FactValue, RecordEntry, ResolvedPack, Rule } from '@heng/domain/regulation';
import type { Random } from './random.ts';

type Values = Record<string, FactValue>;

/**
 * Facts an invented applicant would answer with so that every condition of the regulation holds as far as facts can tell:
 * first something plausible for every question, then what the conditions ask. `given` are facts already settled, e.g. that it is a hospital.
 */
export function inventFacts(pack: ResolvedPack, day: Day, random: Random, given: Readonly<Values>): Values {
  const values: Values = {};
  for (const [id, fact] of Object.entries(pack.facts)) {
    if (fact.from.includes('applicant') && !isRecords(fact)) values[id] = plausible(pack, fact, day, random);
  }
  Object.assign(values, given);
  for (const group of pack.conditions) for (const rule of group.rules) satisfy(rule, values, day, random);
  return values;
}

/** A record that brings a disqualifier down on the applicant, and the fact it belongs to; null where the regulation has none of that kind. */
export function inventRecord(
  pack: ResolvedPack,
  day: Day,
  random: Random,
): { fact: string; entry: RecordEntry } | null {
  const rules = pack.disqualifiers
    .flatMap(({ rules: own }) => own)
    .filter(
      (rule) => rule.rule === 'record' && rule.for === undefined && pack.facts[rule.of]?.from.includes('department'),
    );
  if (rules.length === 0) return null;
  const rule = random.pick(rules);
  if (rule.rule !== 'record') return null;
  const type = pack.facts[rule.of]?.type;
  const attributes = typeof type === 'object' && 'records' in type ? type.records : {};
  const entry: Record<string, string | number | boolean | null> = {};
  for (const [name, attribute] of Object.entries(attributes)) {
    entry[name] = wanted(rule.where?.[name]) ?? plain(pack, attribute, day, random);
  }
  return {
    fact: rule.of,
    entry: { ...entry, date: addYears(day, -1), ...('until' in attributes ? { until: null } : {}) },
  };
}

/** An applicant that has not existed long enough: the first date a condition measures is set to last year. */
export function tooYoung(pack: ResolvedPack, day: Day, values: Readonly<Values>): Values {
  const dates = pack.conditions
    .flatMap(({ rules }) => rules.flatMap(flat))
    .flatMap((rule) => (rule.rule === 'years-since' ? [rule.fact] : []));
  return dates[0] === undefined ? { ...values } : { ...values, [dates[0]]: addYears(day, -1) };
}

const isRecords = (fact: Fact): boolean => typeof fact.type === 'object' && 'records' in fact.type;

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

/** Writes into `values` what makes this rule hold, as far as facts decide it. */
function satisfy(rule: Rule, values: Values, day: Day, random: Random): void {
  const where = rule.for?.where ?? {};
  // Out of scope: the rule does not ask this applicant.
  if (Object.entries(where).some(([fact, value]) => values[fact] !== undefined && values[fact] !== value)) return;
  switch (rule.rule) {
    case 'all':
      for (const part of rule.of) satisfy(part, values, day, random);
      return;
    case 'any':
      if (rule.of[0]) satisfy(rule.of[0], values, day, random);
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
