import type { Calendar } from '@heng/domain/calendar';
import type { Actor, ApplicantId, Instant, PersonId } from '@heng/domain/language';
import type { Hand } from '@heng/domain/procedure';
import type { Files } from '../files/files.ts';
import type { Live } from '../live/live.ts';
import type { Keys } from '../running/keys.ts';
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
  /** Keys that are neither in the database nor in its backups. */
  readonly keys: Keys;
  /** Where files lie, and what they may take. */
  readonly files: Files;
  /** The samples' people may be taken on with one click: asked for, and only where nothing but samples is. */
  readonly demonstration: boolean;
  /** Whose sign-in a token is; null: nobody's, or no longer. */
  readonly sessionFor: (token: string) => Promise<Session | null>;
  /** Whether somebody acts for this applicant on the register. */
  readonly isAgentOf: (jurisdiction: string, person: PersonId, applicant: ApplicantId) => Promise<boolean>;
  /** Whether somebody may open editions of this regulation, in the name of this body. */
  readonly mayOpenEditions: (jurisdiction: string, by: Actor, regulation: string) => Promise<boolean>;
  /** What changes, as it is sealed; null: nobody listens here. */
  readonly live: Live | null;
}
