import { addDays, addMonths, addYears, type Day, yearOf } from '../language/index.ts';
import type { Calendar } from './calendar.ts';
import { lengthOf } from './length.ts';
import { isWorked, lookUpDay } from './working-day.ts';

/** The last day of a period, which runs to 24:00 of it. `provisional`: it rests on a year whose working days are not yet published. */
export interface LastDay {
  readonly last: Day;
  readonly provisional: boolean;
}

/**
 * The last day of a period for acting (a notice, a time for answering) that starts on `start`, which is not counted (Civil Code art. 201).
 * Working days: the n-th one is the last. Calendar days, months and years: the corresponding day, or the last of its month (art. 202); if that
 * is a day off, the next working day (art. 203). Whole calendar and financial years end on 31 December and are not moved.
 * A length that is none, or is in editions, is a fault.
 *
 * `lastDayOf(calendar, day('2025-09-28'), '5 working days')` is Saturday 2025-10-11, a make-up day.
 */
export function lastDayOf(calendar: Calendar, start: Day, length: string): LastDay {
  const { count, unit } = lengthOf(length);
  if (unit === 'working day') return nthWorkingDay(calendar, start, count);
  const last = nominalLastDay(start, length);
  if (unit === 'calendar year' || unit === 'financial year') return { last, provisional: false };
  return nthWorkingDay(calendar, addDays(last, -1), 1);
}

/**
 * The last day of a period that is no time for acting: a bar, a wait, the validity of a title. Days off do not move it.
 * The day of the decision is not counted; `3 calendar years` counts the starting year as the first, `3 financial years` the three after it.
 * Working days are a fault here: they need a calendar.
 */
export function nominalLastDay(start: Day, length: string): Day {
  const { count, unit } = lengthOf(length);
  switch (unit) {
    case 'calendar day':
      return addDays(start, count);
    case 'month':
      return addMonths(start, count);
    case 'year':
      return addYears(start, count);
    case 'calendar year':
      return endOfYear(yearOf(start) + count - 1);
    case 'financial year':
      return endOfYear(yearOf(start) + count);
    case 'working day':
      throw new Error(`${length} cannot be counted without a calendar`);
  }
}

const endOfYear = (year: number): Day => `${String(year).padStart(4, '0')}-12-31` as Day;

function nthWorkingDay(calendar: Calendar, start: Day, count: number): LastDay {
  let last = start;
  let provisional = false;
  for (let left = count; left > 0; ) {
    last = addDays(last, 1);
    const found = lookUpDay(calendar, last);
    provisional ||= found.provisional;
    if (isWorked(found.kind)) left -= 1;
  }
  return { last, provisional };
}
