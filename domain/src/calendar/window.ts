import { addDays, addMonths, addYears, type Day, yearOf } from '../language/index.ts';
import { lengthOf } from './length.ts';

/**
 * The first day of a window that looks back from `from`, which is inside it, as is the corresponding day: three years back from 2024-06-03 begins
 * on 2021-06-03. Days off never move it. `3 financial years` begins with the third completed year before, `3 calendar years` with 1 January of the
 * second year before, the year of `from` being the first. Working days are a fault: no regulation looks back in them.
 */
export function windowStart(from: Day, length: string): Day {
  const { count, unit } = lengthOf(length);
  switch (unit) {
    case 'calendar day':
      return addDays(from, -count);
    case 'month':
      return addMonths(from, -count);
    case 'year':
      return addYears(from, -count);
    case 'calendar year':
      return startOfYear(yearOf(from) - count + 1);
    case 'financial year':
      return startOfYear(yearOf(from) - count);
    case 'working day':
      throw new Error(`a window of ${length} looks back in working days`);
  }
}

const startOfYear = (year: number): Day => `${String(year).padStart(4, '0')}-01-01` as Day;
