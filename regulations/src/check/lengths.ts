import { parseLength, type Unit } from '@heng/domain/calendar';

/** The fewest and the most days a length can take. Off days make working days longer; a year that has begun may be nearly over. */
interface Days {
  readonly least: number;
  readonly most: number;
}

/** Working days are never spread wider than twice their number and two long holidays. */
const daysIn: Readonly<Record<Unit, (count: number) => Days>> = {
  'working day': (n) => ({ least: n, most: 2 * n + 20 }),
  'calendar day': (n) => ({ least: n, most: n }),
  month: (n) => ({ least: 28 * n, most: 31 * n }),
  year: (n) => ({ least: 365 * n, most: 366 * n }),
  'calendar year': (n) => ({ least: 365 * (n - 1), most: 366 * n }),
  'financial year': (n) => ({ least: 365 * n, most: 366 * (n + 1) }),
};

/** Whether the first length is the shorter on every calendar; false where that depends, or one of them has no days. */
export function surelyShorter(first: string, second: string): boolean {
  const [a, b] = [parseLength(first), parseLength(second)];
  if (a === null || b === null) return countOfEditions(first) < countOfEditions(second);
  return a.unit === b.unit ? a.count < b.count : daysIn[a.unit](a.count).most < daysIn[b.unit](b.count).least;
}

/** So many editions; NaN for any other length, which compares with nothing. */
const countOfEditions = (length: string): number => Number(/^(\d+) editions?$/.exec(length)?.[1] ?? Number.NaN);

/** A period, window or bar in its parts; null: `now`, `ever`, `for ever`, or without a length. */
export function parsePeriod(
  text: string,
): { readonly length: string; readonly side: 'before' | 'after'; readonly anchor: string } | null {
  const [, length, side, anchor] = /^(\d+ .+?) (before|after) (\S+)$/.exec(text) ?? [];
  return length === undefined || anchor === undefined
    ? null
    : { length, side: side === 'before' ? 'before' : 'after', anchor };
}
