import { nominalLastDay } from '../calendar/index.ts';
import type { Day } from '../language/index.ts';
import { type Body, hasDays } from '../regulation/index.ts';

/** The term of office that somebody serves from a day on: the how-manieth it is, and its last day (null: counted in editions). */
export interface Term {
  readonly number: number;
  readonly until: Day | null;
}

/**
 * The term that a seat given on `today` belongs to. `earlier` are the days on which the same person was given a seat in the same body before: one that
 * falls into a running term goes on with it, one after its end begins the next. A length in editions counts seats, since each is given for one edition.
 */
export function termOn(term: NonNullable<Body['term']>, earlier: readonly Day[], today: Day): Term {
  const days = [...earlier.filter((day) => day < today), today].toSorted();
  if (!hasDays(term.lasts)) {
    const [editions = '1'] = term.lasts.split(' ');
    return { number: Math.ceil(days.length / Number(editions)), until: null };
  }
  return days.reduce<{ number: number; until: Day | null }>(
    ({ number, until }, day) =>
      until !== null && day <= until
        ? { number, until }
        : { number: number + 1, until: nominalLastDay(day, term.lasts) },
    { number: 0, until: null },
  );
}
