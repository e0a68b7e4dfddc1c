import type { Calendar } from '@heng/domain/calendar';
import type { Instant, PersonId } from '@heng/domain/language';
import type { Hand } from '@heng/domain/procedure';
import type { Database, Desk } from '../storage/index.ts';

/** A sign-in that holds: whose, in which jurisdiction, and how strong. */
export interface Session {
  readonly id: string;
  readonly account: string;
  readonly person: PersonId;
  readonly name: string;
  readonly jurisdiction: string;
  readonly administrator: Hand | null;
  /** The second factor was given. */
  readonly strong: boolean;
}

/** Everything the API works with: handed to every handler, made once at start. */
export interface Place {
  readonly db: Database;
  readonly calendar: Calendar;
  /** The desk of one jurisdiction: where its acts are recorded. */
  readonly desk: (jurisdiction: string) => Desk;
  /** The database's clock: the one that decides. */
  readonly now: () => Promise<Instant>;
  /** Where people reach the platform, for links in messages: `https://award.example.gov.cn`. */
  readonly origin: string;
}
