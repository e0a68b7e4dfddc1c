import { type Day, parseDay, weekday, yearOf } from '../language/index.ts';
import type { CalendarYear } from './calendar.ts';

/** What is wrong with a year of the calendar, and on which day. */
export interface CalendarFault {
  readonly day: string;
  readonly code: 'not-a-day' | 'other-year' | 'works-on-a-weekday' | 'off-and-worked' | 'worked-twice';
}

/** Days of the year, or of the weeks around it: New Year's block and its make-up days may lie in the December before or the January after. */
function isOf(year: number, day: Day): boolean {
  const own = yearOf(day) - year;
  return own === 0 || (own === -1 && day.slice(5, 7) === '12') || (own === 1 && day.slice(5, 7) === '01');
}

/**
 * Everything wrong with a year of the calendar before it is used: days that do not exist or belong to another year, make-up days that are no
 * weekend days, days both off and worked. Empty: the year is sound.
 */
export function calendarFaults({ year, off, work }: CalendarYear): readonly CalendarFault[] {
  return [...Object.keys(off), ...work].flatMap((text, place, all): CalendarFault[] => {
    const day = parseDay(text);
    if (day === null) return [{ day: text, code: 'not-a-day' }];
    const worked = place >= Object.keys(off).length;
    return [
      !isOf(year, day) && ({ day, code: 'other-year' } as const),
      worked && weekday(day) !== 0 && weekday(day) !== 6 && ({ day, code: 'works-on-a-weekday' } as const),
      worked && off[day] !== undefined && ({ day, code: 'off-and-worked' } as const),
      worked && all.indexOf(text, Object.keys(off).length) !== place && ({ day, code: 'worked-twice' } as const),
    ].filter((fault) => fault !== false);
  });
}
