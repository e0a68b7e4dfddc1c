import { sql } from 'kysely';
import type { Database, Tx } from './database.ts';
import { asOfOneMoment } from './read.ts';

/**
 * Reads for somebody, everything as of one moment: what the rights of this person do not reach, row-level security hides, whatever is asked.
 * `person` null: nobody is signed in. Nothing can be written.
 */
export const readAs = <Found>(
  db: Database,
  { jurisdiction, person }: { readonly jurisdiction: string; readonly person: string | null },
  read: (tx: Tx) => Promise<Found>,
): Promise<Found> => asOfOneMoment(db, sql`select begin_read(${jurisdiction}, ${person})`, read);
