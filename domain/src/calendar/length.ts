/** The units in which a regulation counts time by days. A length in editions has no days and is not for the calendar. */
export type Unit = 'working day' | 'calendar day' | 'month' | 'year' | 'calendar year' | 'financial year';

export interface DayLength {
  readonly count: number;
  readonly unit: Unit;
}

const form = /^(\d+) (working day|calendar day|month|year|calendar year|financial year)s?$/;

/** Reads `5 working days`, `7 calendar days`, `3 months`, `3 years`, `3 calendar years`, `3 financial years`; null for anything else. */
export function parseLength(text: string): DayLength | null {
  const [, count, unit] = form.exec(text) ?? [];
  return count === undefined ? null : { count: Number(count), unit: unit as Unit };
}

/** A length that is known to be one, as in a checked pack. A text that is none, or is in editions, is a fault. */
export function lengthOf(text: string): DayLength {
  const parsed = parseLength(text);
  if (parsed === null) throw new Error(`${text} is not a length in days, months or years`);
  return parsed;
}
