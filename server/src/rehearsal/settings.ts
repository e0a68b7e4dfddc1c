import type { DecideSetting } from '@heng/domain/edition';
import { type Day, type Exact, exact, over, text } from '@heng/domain/language';
import { isMap, lookUp, type ResolvedPack } from '@heng/domain/regulation';
import { criteriaSetOf, mostPoints } from '@heng/domain/review';
import { admittedAt, changeResolved } from '@heng/regulations';

/**
 * What an invented body decides where the regulation leaves it open: the first lawful value of those that the shape of the pack admits there, e.g. the
 * criteria set that fits, equal shares, a mark in the middle. null: nothing is invented for it; the rehearsal stops there and says what it waits for.
 */
export function inventSetting(pack: ResolvedPack, path: string, day: Day): DecideSetting | null {
  const was = lookUp(pack, path);
  const now = proposals(pack, path).find((value) => changeResolved(pack, { at: path, was, now: value }).ok);
  return now === undefined ? null : { path, was, now, document: '样例决定', day };
}

/** Values in the order in which they would be chosen. */
function proposals(pack: ResolvedPack, path: string): readonly unknown[] {
  const { words, kinds } = admittedAt(pack, path);
  const cut = path.lastIndexOf('.');
  const block = lookUp(pack, path.slice(0, cut));
  const around = isMap(block) ? block : {};
  const isKind = (kind: string, values: readonly unknown[]) => (kinds.includes(kind) ? values : []);
  return [
    ...words.filter((word) => isUsable(around, word)).toSorted((a, b) => preferred(around, b) - preferred(around, a)),
    ...isKind('number', [numberFor(pack, around)]),
    ...isKind('boolean', [true]),
    ...isKind('string', [...setsFor(pack, around), `1/${Math.max(1, Object.keys(around).length)}`, ...written]),
    ...isKind(
      'object',
      written.flatMap((value) => [{ at_least: value, of: 'members-present' }, { at_least: value }]),
    ),
    ...isKind('array', [Object.keys(pack.names.honours).slice(0, 1)]),
  ];
}

/** A share above a whole, a majority, a length, a period. */
const written = ['6/5', '2/3', '5 working days', '3 years after award'];

const scored: readonly unknown[] = ['by-item', 'by-aspect', 'total-only', 'rubric'];

/** Nothing is scored without criteria to score by. */
const isUsable = ({ kind, criteria }: Record<string, unknown>, word: unknown): boolean =>
  !(kind === 'review' && criteria === null && scored.includes(word));

/** Where nothing is scored in a sheet, whoever reviews reports. */
const preferred = ({ kind, criteria }: Record<string, unknown>, word: unknown): number =>
  Number(kind === 'review' && criteria === null && word === 'reported');

/** A mark at half of what can be reached, a few places, a sum of money. */
function numberFor(pack: ResolvedPack, { rule, of }: Record<string, unknown>): number | string {
  if (rule === 'score') return text(over(mostOf(pack, String(of)) ?? exact(100), exact(2)));
  return rule === 'place' ? 8 : 100_000;
}

function mostOf(pack: ResolvedPack, of: string): Exact | null {
  const outOf = pack.totals[of]?.out_of;
  const step = pack.steps.find(({ id }) => id === of);
  if (typeof outOf === 'number') return exact(outOf);
  return step?.kind === 'review' && criteriaSetOf(pack, step) !== null ? mostPoints(pack, step) : null;
}

/** Criteria sets, those first that have as many points as the regulation says. */
const setsFor = ({ criteria_sets }: ResolvedPack, { points }: Record<string, unknown>): readonly string[] =>
  Object.values(criteria_sets)
    .toSorted((a, b) => Number(b.points === points) - Number(a.points === points))
    .map(({ id }) => id);
