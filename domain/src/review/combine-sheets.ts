import { compare, type Exact, exact, over, sum } from '../language/index.ts';

/** The mean of all sheets of one case, exactly: 600, 601 and 601 give 1802/3. Null without a sheet. */
export function meanOf(points: readonly Exact[]): Exact | null {
  return points.length === 0 ? null : over(sum(points), exact(points.length));
}

/** The mean without one highest and one lowest sheet. Null when nothing is left: it takes three. */
export function trimmedMeanOf(points: readonly Exact[]): Exact | null {
  return meanOf(points.toSorted(compare).slice(1, -1));
}
