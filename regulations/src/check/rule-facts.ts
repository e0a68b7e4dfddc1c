import type { Attribute, Fact, Key, Rule } from '@heng/domain/regulation';
import { isMap } from '@heng/domain/regulation';
import type { Finding } from '../finding.ts';
import { meant } from '../nearest.ts';
import { type Check, factsOf, found, type Law, lawPlaces, listOf, scalesOf } from './law.ts';

type RuleOf<Kind extends Rule['rule']> = Extract<Rule, { rule: Kind }>;
type Keys = readonly Key[];

/** A rule reads a fact in the way its type allows: bounds on what has an order, attributes that are there, grades of its scale, a window for records. */
export const checkRuleFacts: Check = (law) => {
  const facts = factsOf(law);
  return [...lawPlaces(law)].flatMap(({ keys, value, within }) => {
    if (keys.at(-1) === 'where' && keys.at(-2) === 'for' && isMap(value)) return scopeFacts(law, facts, value, keys);
    if (keys.at(-1) === 'where' && keys.at(-3) === 'reserved' && isMap(value))
      return scopeFacts(law, facts, value, keys);
    if (!isMap(value) || typeof value.rule !== 'string' || within === null) return [];
    return ofRule(law, facts, value as unknown as Rule, keys);
  });
};

function ofRule(law: Law, facts: Record<string, Fact>, rule: Rule, keys: Keys): readonly Finding[] {
  switch (rule.rule) {
    case 'compare':
      return compare(law, facts[rule.fact], rule, keys);
    case 'years-since':
      return needs(law, facts[rule.fact], (type) => type === 'date', [...keys, 'fact'], 'date');
    case 'yearly':
      return yearly(law, facts[rule.fact], rule, keys);
    case 'rank':
      return rule.facts.flatMap((fact, i) =>
        needs(law, facts[fact], (type) => type === 'yearly-rank', [...keys, 'facts', i], 'yearly-rank'),
      );
    case 'record':
      return record(law, facts[rule.of], rule, keys);
    case 'recommended-by':
      return rule.any || rule.all
        ? []
        : [
            says(
              law,
              'rule-empty',
              keys,
              '没有写由谁推荐。',
              'It names no recommender.',
              '写 any 或 all。',
              'Write any or all.',
            ),
          ];
    default:
      return [];
  }
}

function compare(law: Law, fact: Fact | undefined, rule: RuleOf<'compare'>, keys: Keys): readonly Finding[] {
  if (!fact) return [];
  const bounds = boundsIn(rule);
  if (rule.is === undefined && rule.in === undefined && bounds.length === 0) {
    return [
      says(
        law,
        'rule-empty',
        keys,
        '没有写比什么。',
        'It compares with nothing.',
        '写 is、in 或上下限。',
        'Write is, in or a bound.',
      ),
    ];
  }
  const { type } = fact;
  if (!isAttribute(type)) return [wrongType(law, [...keys, 'fact'], 'yes-no、number…')];
  const values = [...listOf(rule.is), ...listOf(rule.in)].flatMap((value) =>
    fits(law, type, value, [...keys, rule.is === undefined ? 'in' : 'is']),
  );
  const ordered = type === 'number' || (typeof type === 'object' && 'scale' in type);
  const onOrder = bounds.flatMap((bound) =>
    ordered ? fits(law, type, rule[bound] ?? null, [...keys, bound]) : [wrongBound(law, [...keys, bound])],
  );
  return [...values, ...onOrder];
}

function yearly(law: Law, fact: Fact | undefined, rule: RuleOf<'yearly'>, keys: Keys): readonly Finding[] {
  if (!fact) return [];
  const { type } = fact;
  if (type === 'yearly-number' || type === 'yearly-rank') {
    return rule.is === undefined ? [] : fits(law, 'number', rule.is, [...keys, 'is']);
  }
  if (typeof type !== 'object' || !('yearly' in type)) return [wrongType(law, [...keys, 'fact'], 'yearly…')];
  const bounds = boundsIn(rule).flatMap((bound) =>
    type.yearly === 'number' ? [] : [wrongBound(law, [...keys, bound])],
  );
  return rule.is === undefined ? bounds : [...bounds, ...fits(law, type.yearly, rule.is, [...keys, 'is'])];
}

function record(law: Law, fact: Fact | undefined, rule: RuleOf<'record'>, keys: Keys): readonly Finding[] {
  if (!fact) return [];
  const { type } = fact;
  if (typeof type !== 'object' || !('records' in type)) return [wrongType(law, [...keys, 'of'], 'records')];
  const attributes = type.records;
  const where = Object.entries(rule.where ?? {}).flatMap(([name, wanted]) => {
    const at = [...keys, 'where', name];
    const attribute = attributes[name];
    if (!attribute) return [unknownAttribute(law, at, name, Object.keys(attributes))];
    if (!isMap(wanted)) return listOf(wanted).flatMap((value) => fits(law, attribute, value, at));
    const ordered = attribute === 'number' || (typeof attribute === 'object' && 'scale' in attribute);
    return ordered ? fits(law, attribute, wanted.at_least, at) : [wrongBound(law, at)];
  });
  const window = rule.within ?? windowAbove(law, keys);
  if (window === null) {
    return [
      ...where,
      says(
        law,
        'record-without-window',
        keys,
        '没有写回看多久。',
        'It says not how far to look back.',
        '写 within，如 now、ever 或 3 years before application。',
        'Write within: now, ever or a period.',
      ),
    ];
  }
  const curable = Object.hasOwn(attributes, 'until');
  return window === 'now' && !curable
    ? [
        ...where,
        says(
          law,
          'now-not-curable',
          keys,
          '“现仍如此”只适用于可以消除的情形（有 until）。',
          '“now” needs records that can be cured (until).',
          '改 within，或给事实加 until。',
          'Change within, or give the fact an until.',
        ),
      ]
    : where;
}

/** The window of the group or sanction a rule stands in; a sanction without one looks at all time only if it says so with null. */
function windowAbove(law: Law, keys: Keys): string | null {
  const holders = keys.map((_key, depth) => keys.slice(0, depth)).reverse();
  for (const holder of holders) {
    const block = holder.reduce<unknown>(
      (value, key) => (isMap(value) || Array.isArray(value) ? value[key as never] : undefined),
      law.pack,
    );
    if (isMap(block) && block.within !== undefined) return typeof block.within === 'string' ? block.within : 'ever';
  }
  return null;
}

function scopeFacts(
  law: Law,
  facts: Record<string, Fact>,
  where: Record<string, unknown>,
  keys: Keys,
): readonly Finding[] {
  return Object.entries(where).flatMap(([name, wanted]) => {
    const fact = facts[name];
    const at = [...keys, name];
    if (!fact) return [unknownAttribute(law, at, name, Object.keys(facts), 'fact')];
    return isAttribute(fact.type)
      ? listOf(wanted).flatMap((value) => fits(law, fact.type as Attribute, value, at))
      : [wrongType(law, at, 'yes-no、text…')];
  });
}

/** A value that the type of a fact or attribute can have. */
function fits(law: Law, type: Attribute, value: unknown, keys: Keys): readonly Finding[] {
  const allowed =
    typeof type !== 'object'
      ? null
      : 'scale' in type
        ? (scalesOf(law)[type.scale] ?? []).map(({ id }) => id)
        : Object.keys(type.choices);
  if (allowed)
    return allowed.includes(String(value)) ? [] : [unknownAttribute(law, keys, String(value), allowed, 'grade')];
  const right =
    type === 'yes-no'
      ? typeof value === 'boolean'
      : type === 'number'
        ? Number.isFinite(Number(value)) && typeof value !== 'boolean'
        : typeof value === 'string';
  return right ? [] : [wrongType(law, keys, typeof type === 'string' ? type : JSON.stringify(type))];
}

const isAttribute = (type: Fact['type']): type is Attribute =>
  typeof type === 'object' ? 'scale' in type || 'choices' in type : !type.startsWith('yearly');

const boundsIn = (rule: object) =>
  (['at_least', 'at_most', 'more_than', 'less_than'] as const).filter((bound) => bound in rule);

function needs(
  law: Law,
  fact: Fact | undefined,
  is: (type: Fact['type']) => boolean,
  keys: Keys,
  expected: string,
): readonly Finding[] {
  return fact && !is(fact.type) ? [wrongType(law, keys, expected)] : [];
}

const wrongType = (law: Law, keys: Keys, expected: string): Finding =>
  says(
    law,
    'wrong-type',
    keys,
    '事实的类型与规则不合。',
    'The fact is of another type than the rule reads.',
    `这里要 ${expected}。`,
    `It needs ${expected}.`,
  );

const wrongBound = (law: Law, keys: Keys): Finding =>
  says(
    law,
    'bound-on-wrong-type',
    keys,
    '这种事实没有高低，不能写上下限。',
    'This fact has no order, so it has no bounds.',
    '用 is 或 in。',
    'Use is or in.',
  );

function unknownAttribute(
  law: Law,
  keys: Keys,
  name: string,
  names: readonly string[],
  code: 'attribute' | 'grade' | 'fact' = 'attribute',
): Finding {
  const first = names.slice(0, 12);
  const { zh, en } = meant(name, names, { zh: `可用：${first.join('、')}。`, en: `There are: ${first.join(', ')}.` });
  return says(law, `unknown-${code}`, keys, `没有“${name}”。`, `There is no “${name}”.`, zh, en);
}

const says = (law: Law, code: string, keys: Keys, zh: string, en: string, mendZh: string, mendEn: string): Finding =>
  found(law, code, keys, { zh, en }, { zh: mendZh, en: mendEn });
