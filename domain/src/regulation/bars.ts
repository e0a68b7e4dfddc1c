import { nominalLastDay, parseLength } from '../calendar/index.ts';
import { addDays, type Day } from '../language/index.ts';
import type { Measure } from './pack.ts';

/** 限制申报 nobody who is barred may open a case or hand in. Without a last day it counts editions, or stands for ever. */
export interface Bar {
  /** The award it keeps one from. */
  readonly programme: string;
  readonly first: Day;
  /** Still barred on this day; null: counted in editions, or for ever. */
  readonly last: Day | null;
  /** So many editions opened after the decision; null: counted in days, or for ever. */
  readonly editions: number | null;
}

/** A bar on record, and how many editions of its programme have opened since the decision, the present one included. */
export interface BarOnRecord extends Bar {
  readonly editionsSince: number;
}

type BarMeasure = Extract<Measure, { do: 'bar' }>;

/**
 * The bar that a measure brings: it begins on the day after the decision, or after a later anchor, and runs to the corresponding day; days off do not
 * move it. One that counts from a day that has not come counts from the decision.
 *
 * `5 years after decision`, decided on 2026-11-20: 2026-11-21 to 2031-11-20.
 */
export function barFrom(
  { lasts, programme }: BarMeasure,
  own: string,
  decided: Day,
  anchors: Readonly<Record<string, Day>> = {},
): Bar {
  const of = programme === undefined || programme === 'own' ? own : programme;
  if (lasts === 'for ever') return { programme: of, first: addDays(decided, 1), last: null, editions: null };
  const [, length = '', anchor = ''] = /^(.+) after (.+)$/.exec(lasts) ?? [];
  const start = (anchor === 'decision' ? undefined : anchors[anchor]) ?? decided;
  const first = addDays(start > decided ? start : decided, 1);
  if (parseLength(length) !== null)
    return { programme: of, first, last: nominalLastDay(start, length), editions: null };
  return { programme: of, first, last: null, editions: Number(/^\d+/.exec(length)?.[0]) };
}

/** Whether a bar stands on this day. One of two editions keeps out of what is running at the decision too: it is never shorter than stated. */
export function standsOn({ first, last, editions, editionsSince }: BarOnRecord, day: Day): boolean {
  if (day < first || (last !== null && day > last)) return false;
  return editions === null || editionsSince <= editions;
}

/**
 * The bars that keep somebody from applying for this award on this day, without those that another outlasts: the longer governs, since both stand.
 * Years and editions cannot be held against each other; the longest of each is told. One for ever outlasts all.
 */
export function governingBars<B extends BarOnRecord>(bars: readonly B[], programme: string, day: Day): readonly B[] {
  const standing = bars.filter((bar) => bar.programme === programme && standsOn(bar, day));
  return standing.filter(
    (bar, i) => !standing.some((other, k) => outlasts(other, bar) && (!outlasts(bar, other) || k < i)),
  );
}

/** At least as long as the other, as far as the two can be compared. A bar outlasts itself. */
function outlasts(a: Bar & { readonly editionsSince: number }, b: typeof a): boolean {
  if (a.last === null && a.editions === null) return true;
  if (a.last !== null && b.last !== null) return a.last >= b.last;
  if (a.editions === null || b.editions === null) return false;
  return a.editions - a.editionsSince >= b.editions - b.editionsSince;
}
