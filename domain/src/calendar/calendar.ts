import type { Day } from '../language/index.ts';

/** One year of the State Council's calendar 放假安排, as data. */
export interface CalendarYear {
  readonly year: number;
  /** Number or name and day of the notice the data was taken from. */
  readonly source: string;
  /** Every day off in a holiday block, with the name of the holiday. */
  readonly off: Readonly<Record<Day, string>>;
  /** 调休上班: weekend days that are worked. */
  readonly work: readonly Day[];
}

/** The years that have been published. A year that is missing makes a date provisional; it never counts as "weekdays work" in silence. */
export type Calendar = ReadonlyMap<number, CalendarYear>;
