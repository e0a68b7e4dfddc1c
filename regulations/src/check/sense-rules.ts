import { isPerCase } from '@heng/domain/edition';
import { type Fact, isMap, type Key, type Place, type Rule, type Scope } from '@heng/domain/regulation';
import type { Finding } from '../finding.ts';
import { contradictory, neverHolds } from './decidable.ts';
import { unlessExplained } from './explained.ts';
import { type Check, factsOf, found, type Law, lawPlaces } from './law.ts';
import { canMeet, scopesOver } from './reach.ts';

type Keys = readonly Key[];

/** All rules of the law, wherever they stand. */
const rulePlaces = (law: Law): readonly Place[] =>
  [...lawPlaces(law)].filter(({ value }) => isMap(value) && typeof value.rule === 'string');

const rulesIn = (law: Law): readonly { readonly rule: Rule; readonly keys: Keys }[] =>
  rulePlaces(law).map(({ keys, value }) => ({ rule: value as unknown as Rule, keys }));

/** A rule can be met by somebody; and the conditions together can. */
export const checkContradictions: Check = (law) => [
  ...rulesIn(law).flatMap(({ rule, keys }) => {
    if (!neverHolds(law, rule)) return [];
    // What makes a rule impossible is shown where it stands, not at every rule around it.
    const inner = (rule.rule === 'all' || rule.rule === 'any') && rule.of.some((part) => neverHolds(law, part));
    return inner ? [] : [never(law, keys, whyNever(law, rule))];
  }),
  ...together(law),
];

function whyNever(law: Law, rule: Rule): { zh: string; en: string } {
  const facts = rule.rule === 'all' ? contradictory(law, rule.of) : rule.rule === 'compare' ? [rule.fact] : [];
  if (facts.length > 0) {
    const names = facts.map((key) => nameOf(law, key));
    return { zh: `对“${names.join('、')}”的要求相抵`, en: `what it asks of ${facts.join(', ')} contradicts itself` };
  }
  return { zh: '界限在可能的范围之外', en: 'its bound lies outside of what there is' };
}

const nameOf = (law: Law, key: string): string => {
  const fact = key.slice(key.indexOf(' ') + 1);
  return factsOf(law)[fact]?.name ?? fact;
};

const never = (law: Law, keys: Keys, { zh, en }: { zh: string; en: string }): Finding =>
  found(
    law,
    'rule-never-holds',
    keys,
    { zh: `谁也满足不了：${zh}。`, en: `Nobody can meet it: ${en}.` },
    { zh: '核对条文和各个值。', en: 'Compare the values with the text.' },
  );

/** Conditions for the same people all have to hold, so together they are one `all`. */
const together = (law: Law): readonly Finding[] => {
  const { conditions } = law.pack;
  const scopes = new Map<string, Rule[]>();
  for (const { for: scope, rules } of conditions) {
    const key = JSON.stringify(scope ?? null);
    scopes.set(key, [...(scopes.get(key) ?? []), ...rules.filter((rule) => !neverHolds(law, rule))]);
  }
  return [...scopes].flatMap(([key, rules]) => {
    const facts = contradictory(law, rules);
    const group = conditions.findIndex(({ for: scope }) => JSON.stringify(scope ?? null) === key);
    return facts.length === 0
      ? []
      : [
          never(law, ['conditions', group], {
            zh: `几项条件对“${facts.map((fact) => nameOf(law, fact)).join('、')}”的要求相抵`,
            en: `several conditions contradict each other on ${facts.join(', ')}`,
          }),
        ];
  });
};

/**
 * A fact that decides about an application is asked of somebody: of the applicant by a form, of departments that are consulted about such applicants, or of
 * whoever holds the vetting where nobody is consulted. What is read after the award is reported when it happens.
 */
export const checkAsked: Check = (law) =>
  rulePlaces(law).flatMap((place) => {
    const { keys, value } = place;
    if (keys[0] === 'sanctions' || keys[0] === 'bodies') return [];
    const scopes = scopesOver(place);
    return factsRead(value as unknown as Rule).flatMap(([fact, field]) => {
      const from = factsOf(law)[fact]?.from ?? ['journal' as const];
      if (from.some((source) => isAsked(law, source, scopes))) return [];
      const at = [...keys, field];
      const what = {
        zh: `“${nameOf(law, fact)}”只能由${from.join('、')}回答，程序里却没有人问。`,
        en: `“${fact}” is answered by ${from.join(', ')} alone, and nobody asks there.`,
      };
      const mend = {
        zh: '在 vetting 写 consults，或在 facts.yaml 给它别的来源。',
        en: 'Write consults at a vetting, or give the fact another source in facts.yaml.',
      };
      return [unlessExplained(law, at, found(law, 'fact-asked-of-nobody', at, what, mend))];
    });
  });

/** Whether somebody of this source is asked about applicants of this scope. */
function isAsked({ pack }: Law, source: Fact['from'][number], scopes: readonly Scope[]): boolean {
  if (source === 'journal') return true;
  if (source === 'applicant') return pack.steps.some(({ kind }) => kind === 'application');
  return pack.steps.some((step) => {
    if (step.kind !== 'vetting' || isPerCase(step)) return false;
    const { consults = [] } = step;
    if (source === 'office' || consults.length === 0) return true;
    return consults.some((consult) => canMeet(pack, [consult.for, step.for, ...scopes]));
  });
}

function factsRead(rule: Rule): readonly (readonly [string, string])[] {
  switch (rule.rule) {
    case 'compare':
    case 'years-since':
    case 'yearly':
      return [[rule.fact, 'fact']];
    case 'record':
      return [[rule.of, 'of']];
    case 'rank':
      return rule.facts.map((fact) => [fact, 'facts'] as const);
    default:
      return [];
  }
}

/** Records are found by their date: without one only those that are looked for at any time can be read. */
export const checkDated: Check = (law) =>
  rulesIn(law).flatMap(({ rule, keys }) => {
    if (rule.rule !== 'record') return [];
    const type = factsOf(law)[rule.of]?.type;
    const attributes = typeof type === 'object' && 'records' in type ? type.records : null;
    return attributes === null || attributes.date === 'date'
      ? []
      : [
          found(
            law,
            'record-without-date',
            [...keys, 'of'],
            {
              zh: `“${nameOf(law, rule.of)}”的记录没有日期，无从回看。`,
              en: `The records of “${rule.of}” have no date to look back by.`,
            },
            { zh: '在 facts.yaml 的 records 里写 date: date。', en: 'Write date: date in its records in facts.yaml.' },
          ),
        ];
  });
