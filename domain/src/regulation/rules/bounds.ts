import { compare, parseExact } from '../../language/index.ts';
import type { Attribute, Bounds, Fact, Points, ResolvedPack, Scalar } from '../pack.ts';

/** What a value is held against: `is`, `in`, or bounds. */
export type Wanted = { is?: Scalar; in?: Scalar[] } & Bounds;

/** Below, equal or above; null: the two cannot be compared. */
export type Order = (a: Scalar, b: Scalar) => number | null;

/** How values of a type are ordered: a scale by its own order, dates by the calendar, numbers exactly, before any rounding. */
export function orderOf(pack: ResolvedPack, type: Attribute | undefined): Order {
  if (typeof type === 'object' && 'scale' in type) {
    const ids: readonly Scalar[] = (pack.scales[type.scale] ?? []).map(({ id }) => id);
    return (a, b) => (ids.includes(a) && ids.includes(b) ? ids.indexOf(a) - ids.indexOf(b) : null);
  }
  if (type === 'date') return (a, b) => (a < b ? -1 : a > b ? 1 : 0);
  return (a, b) => {
    const [left, right] = [exactOf(a), exactOf(b)];
    return left && right && compare(left, right);
  };
}

const exactOf = (value: Scalar) => (typeof value === 'boolean' ? null : parseExact(value));

/** Whether a value is as wanted; null where it cannot be compared, which is the same as not knowing it. */
export function meets(value: Scalar, wanted: Wanted, order: Order): boolean | null {
  const within = (bound: Points | undefined, fits: (difference: number) => boolean): boolean | null => {
    if (bound === undefined) return true;
    const difference = order(value, bound);
    return difference === null ? null : fits(difference);
  };
  const checks = [
    wanted.is === undefined || value === wanted.is,
    wanted.in === undefined || wanted.in.includes(value),
    within(wanted.at_least, (d) => d >= 0),
    within(wanted.at_most, (d) => d <= 0),
    within(wanted.more_than, (d) => d > 0),
    within(wanted.less_than, (d) => d < 0),
  ];
  return checks.includes(false) ? false : checks.includes(null) ? null : true;
}

/** The type of a fact's single values: its own, or that of each year. */
export function attributeOf(fact: Fact | undefined): Attribute | undefined {
  const type = fact?.type;
  if (type === 'yearly-number' || type === 'yearly-rank') return 'number';
  if (typeof type === 'object' && 'yearly' in type) return type.yearly;
  return typeof type === 'object' && 'records' in type ? undefined : type;
}

/** The bounds of a rule that are said, for the facts of its outcome. */
export function saidBounds(wanted: Wanted): Record<string, Scalar | readonly (string | number)[]> {
  const said: Record<string, Scalar | readonly (string | number)[]> = {};
  for (const key of ['is', 'at_least', 'at_most', 'more_than', 'less_than'] as const) {
    const value = wanted[key];
    if (value !== undefined) said[key] = value;
  }
  if (wanted.in !== undefined) said.in = wanted.in.map(String);
  return said;
}
