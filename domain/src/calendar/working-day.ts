import { addDays, type Day, weekday, yearOf } from '../language/index.ts';
import type { Calendar } from './calendar.ts';

/** What a day is: a weekday that is worked, a day of a holiday block, a weekend day worked by 调休, or a plain weekend day. */
export type DayKind = 'work' | 'off' | 'make-up' | 'weekend';

/**
 * What the State Council's calendar says about a day, and the name of the holiday if it belongs to one.
 * The notice of the next year is asked first: New Year's block may begin in December. `provisional`: the year of the day has not been
 * published, and the day is taken by its place in the week alone.
 */
export function lookUpDay(calendar: Calendar, day: Day): { kind: DayKind; name: string | null; provisional: boolean } {
  const year = yearOf(day);
  for (const notice of [calendar.get(year + 1), calendar.get(year)]) {
    if (notice?.work.includes(day)) return { kind: 'make-up', name: null, provisional: false };
    const name = notice?.off[day];
    if (name !== undefined) return { kind: 'off', name, provisional: false };
  }
  const inWeek = weekday(day) !== 0 && weekday(day) !== 6;
  return { kind: inWeek ? 'work' : 'weekend', name: null, provisional: !calendar.has(year) };
}

/** Whether public offices work on this day: Monday to Friday outside holidays, and make-up days. null: the year has not been published. */
export function isWorkingDay(calendar: Calendar, day: Day): boolean | null {
  const { kind, provisional } = lookUpDay(calendar, day);
  return provisional ? null : isWorked(kind);
}

/** Days of these kinds are worked. */
export const isWorked = (kind: DayKind): boolean => kind === 'work' || kind === 'make-up';

/** How many working days are left from today to the last day, both counted; 0 once it is past. */
export function workingDaysLeft(calendar: Calendar, today: Day, last: Day): { days: number; provisional: boolean } {
  let days = 0;
  let provisional = false;
  for (let day = today; day <= last; day = addDays(day, 1)) {
    const found = lookUpDay(calendar, day);
    if (isWorked(found.kind)) days += 1;
    provisional ||= found.provisional;
  }
  return { days, provisional };
}
