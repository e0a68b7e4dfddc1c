import { addDays, type Day } from '../language/index.ts';
import type { Calendar } from './calendar.ts';
import { type DayKind, lookUpDay } from './working-day.ts';

/** One day of the strip that pages draw under a period. */
export interface StripDay {
  readonly day: Day;
  readonly kind: DayKind;
  /** Name of the holiday. */
  readonly name: string | null;
  /** The year has not been published: the day may turn out otherwise. */
  readonly provisional: boolean;
}

/** The days from `from` to `to`, both included, and what each of them is; none if `to` is earlier. */
export function strip(calendar: Calendar, from: Day, to: Day): readonly StripDay[] {
  const days: StripDay[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push({ day, ...lookUpDay(calendar, day) });
  return days;
}
