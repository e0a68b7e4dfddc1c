import type { CaseId, Exact } from '../language/index.ts';
import { type Scaled, toScale } from './scale.ts';

/** One case in a ranking. `tieBreaks` are further points, in the order the edition has decided; empty: what is equal stays equal. */
export interface Standing {
  readonly case: CaseId;
  readonly points: Exact;
  readonly tieBreaks: readonly Exact[];
}

export type Ranked<S extends Standing> = S & { readonly place: number };

/**
 * Ranks one list, best first: 1, 2, 2, 4. Points are compared as whole numbers on one exact scale, before any rounding.
 * What the regulation leaves equal stays equal, unless the edition has decided on tie-breaks. The order of the applications going in never matters:
 * equals follow their ids.
 */
export function rank<S extends Standing>(standings: readonly S[]): readonly Ranked<S>[] {
  const columns = columnsOf(standings);
  const order = standings
    .map((_, i) => i)
    .sort((a, b) => compareIn(columns, b, a) || compareIds(standings[a]?.case, standings[b]?.case));
  let place = 0;
  return order.flatMap((own, i) => {
    const before = order[i - 1];
    if (before === undefined || compareIn(columns, own, before) !== 0) place = i + 1;
    const standing = standings[own];
    return standing ? [{ ...standing, place }] : [];
  });
}

/** The place of each of these whole numbers among all: one more than there are greater ones. */
export function placesAmong(values: Scaled['values']): Uint32Array {
  const sorted = values instanceof Float64Array ? values.slice().sort() : values.toSorted((a, b) => (a < b ? -1 : 1));
  const places = new Uint32Array(values.length);
  for (let i = 0; i < values.length; i += 1) {
    const own = values[i] ?? 0;
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle] ?? 0) > own) high = middle;
      else low = middle + 1;
    }
    places[i] = sorted.length - low + 1;
  }
  return places;
}

function columnsOf(standings: readonly Standing[]): readonly Scaled['values'][] {
  const depth = Math.max(0, ...standings.map(({ tieBreaks }) => tieBreaks.length));
  const nothing: Exact = { n: 0n, d: 1n };
  const breaks = Array.from({ length: depth }, (_, i) => standings.map(({ tieBreaks }) => tieBreaks[i] ?? nothing));
  return [standings.map(({ points }) => points), ...breaks].map((column) => toScale(column).values);
}

function compareIn(columns: readonly Scaled['values'][], a: number, b: number): number {
  for (const values of columns) {
    const own = values[a] ?? 0;
    const other = values[b] ?? 0;
    if (own !== other) return own < other ? -1 : 1;
  }
  return 0;
}

const compareIds = (a = '', b = ''): number => (a < b ? -1 : a > b ? 1 : 0);
