import type { Key } from '@heng/domain/regulation';
import type { Finding } from '../finding.ts';
import { type Check, found, type Law, lawPlaces } from './law.ts';
import { parsePeriod } from './lengths.ts';

/** Nothing is due before the day it is counted from can be known, and no rule looks back from a day that is yet to come. */
export const checkAnchors: Check = (law) => [...dueSteps(law), ...afterAward(law), ...windows(law)];

const order = (law: Law, id: string): number => law.pack.steps.findIndex((step) => step.id === id);

/** A step is due after one that is before it, or before one that is after it. */
const dueSteps = (law: Law): readonly Finding[] =>
  law.pack.steps.flatMap((step, i) => {
    const consults = step.kind === 'vetting' ? (step.consults ?? []) : [];
    const dues: readonly (readonly [string | null | undefined, readonly Key[]])[] = [
      [step.due, ['steps', i, 'due']],
      ...consults.map(({ due }, c) => [due, ['steps', i, 'consults', c, 'due']] as const),
    ];
    return dues.flatMap(([due, keys]) => {
      const period = typeof due === 'string' ? parsePeriod(due) : null;
      const anchor = period === null ? -1 : order(law, period.anchor);
      if (period === null || anchor < 0) return [];
      const unfit = period.side === 'after' ? anchor > i : anchor < i;
      return unfit ? [tooEarly(law, keys, period.anchor)] : [];
    });
  });

/** What follows an award is counted after it, never before. */
const afterAward = (law: Law): readonly Finding[] => {
  const { tiers, obligations } = law.pack;
  const periods: readonly (readonly [unknown, readonly Key[]])[] = [
    ...Object.entries(tiers).map(([id, { valid }]) => [valid, ['tiers', id, 'valid']] as const),
    ...obligations.flatMap(({ first_due, due }, i) => [
      [first_due, ['obligations', i, 'first_due']] as const,
      [due, ['obligations', i, 'due']] as const,
    ]),
  ];
  return periods.flatMap(([period, keys]) => {
    const parsed = typeof period === 'string' ? parsePeriod(period) : null;
    return parsed?.side === 'before' ? [tooEarly(law, keys, parsed.anchor)] : [];
  });
};

/** Conditions and disqualifiers look back from a day that has come when they are last applied. */
function windows(law: Law): readonly Finding[] {
  const { steps } = law.pack;
  const vetted = steps.findLastIndex((step) => step.kind === 'vetting' && step.checks.includes('eligibility'));
  return [...lawPlaces(law)].flatMap(({ keys, value }) => {
    const [section, group] = keys;
    if (keys.at(-1) !== 'within' || typeof value !== 'string') return [];
    if (section !== 'conditions' && section !== 'disqualifiers') return [];
    const until = law.pack[section][Number(group)]?.rechecked_until;
    const last = Math.max(vetted, until === undefined ? -1 : order(law, until));
    const anchor = /(?:before|after|since) (\S+)$/.exec(value)?.[1];
    return anchor !== undefined && last >= 0 && order(law, anchor) > last ? [tooEarly(law, keys, anchor)] : [];
  });
}

const tooEarly = (law: Law, keys: readonly Key[], anchor: string): Finding =>
  found(
    law,
    'before-its-anchor',
    keys,
    {
      zh: `从“${anchor}”起算，可那时它还没有到来，或已经过去。`,
      en: `It is counted from “${anchor}”, which has not come by then, or has passed.`,
    },
    { zh: '换一个起算点，或把 before、after 对调。', en: 'Count it from another point, or exchange before and after.' },
  );
