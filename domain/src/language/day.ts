import type { Branded } from './ids.ts';

/** A day of the calendar, `2026-05-07`, in China Standard Time, which knows no summer time. */
export type Day = Branded<'day'>;

/** A moment, as UTC text with microseconds at most: `2026-05-07T01:20:00.000000Z`. Instants compare as text. */
export type Instant = Branded<'instant'>;

const dayText = /^\d{4}-\d{2}-\d{2}$/;
const chinaOffset = 8 * 60 * 60 * 1000;
const oneDay = 24 * 60 * 60 * 1000;

/** Reads a day; null if the text is no day of the calendar (`2026-02-30`). */
export function parseDay(text: string): Day | null {
  if (!dayText.test(text)) return null;
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text ? null : (text as Day);
}

/** A day that is known to be one, as in our own data and tests. A text that is none is a fault. */
export function day(text: string): Day {
  const parsed = parseDay(text);
  if (parsed === null) throw new Error(`${text} is not a day of the calendar`);
  return parsed;
}

/** The day on which this instant falls in China. */
export function dayOf(instant: Instant): Day {
  return new Date(Date.parse(instant) + chinaOffset).toISOString().slice(0, 10) as Day;
}

/** 24:00 of this day in China, the first instant that is too late: the start of the next day. */
export function endOf(d: Day): Instant {
  return instantAt(addDays(d, 1), '00:00');
}

/** The instant of a clock time in China, e.g. `instantAt(day, '09:00')`. */
export function instantAt(d: Day, time: string): Instant {
  const text = new Date(Date.parse(`${d}T${time.length === 5 ? `${time}:00` : time}Z`) - chinaOffset).toISOString();
  return `${text.slice(0, -1)}000Z` as Instant;
}

export function addDays(d: Day, days: number): Day {
  return new Date(Date.parse(`${d}T00:00:00Z`) + days * oneDay).toISOString().slice(0, 10) as Day;
}

/** Calendar days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / oneDay);
}

/** 0 Sunday to 6 Saturday. */
export function weekday(d: Day): number {
  return new Date(`${d}T00:00:00Z`).getUTCDay();
}

export function yearOf(d: Day): number {
  return Number(d.slice(0, 4));
}

/** The corresponding day so many months on, or the last day of that month if there is none (Civil Code art. 202). */
export function addMonths(d: Day, months: number): Day {
  const first = new Date(Date.UTC(yearOf(d), Number(d.slice(5, 7)) - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(Number(d.slice(8)), last));
  return first.toISOString().slice(0, 10) as Day;
}

export const addYears = (d: Day, years: number): Day => addMonths(d, 12 * years);
