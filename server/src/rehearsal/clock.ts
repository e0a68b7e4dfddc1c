import { type Calendar, isWorkingDay } from '@heng/domain/calendar';
import { addDays, type Day, dayOf, type Instant, instantAt } from '@heng/domain/language';

const opens = '09:00';
const closes = '17:30';

/** The clock of a rehearsal: minutes go by with every act, office hours on working days only. */
export class RehearsalClock {
  #now: Instant;
  readonly #calendar: Calendar;

  constructor(calendar: Calendar, from: Day) {
    this.#calendar = calendar;
    this.#now = instantAt(this.workingDayFrom(from), opens);
  }

  get now(): Instant {
    return this.#now;
  }

  get today(): Day {
    return dayOf(this.#now);
  }

  /** Some minutes on; past closing time, the next working morning. */
  pass(minutes: number): Instant {
    const later = new Date(Date.parse(this.#now) + minutes * 60_000).toISOString();
    this.#now = `${later.slice(0, -1)}000Z` as Instant;
    return this.#now >= instantAt(this.today, closes) ? this.nextMorning() : this.#now;
  }

  nextMorning(): Instant {
    return this.goTo(addDays(this.today, 1));
  }

  /** The morning of this day, or of the next working day after it. Never back. */
  goTo(day: Day): Instant {
    const morning = instantAt(this.workingDayFrom(day), opens);
    if (morning > this.#now) this.#now = morning;
    return this.#now;
  }

  /** A moment the office did not choose: a submission in the last minute, or after it. */
  set(instant: Instant): Instant {
    if (instant > this.#now) this.#now = instant;
    return this.#now;
  }

  /** This day, or the next one on which offices work. */
  workingDayFrom(day: Day): Day {
    let found = day;
    // A year not yet published answers null; there Monday to Friday stand in, and the pages say 暂.
    while (!(isWorkingDay(this.#calendar, found) ?? ![0, 6].includes(new Date(`${found}T00:00:00Z`).getUTCDay())))
      found = addDays(found, 1);
    return found;
  }
}
