import { sql } from 'kysely';
import type { Database, Tx } from './database.ts';

/** Reads in one jurisdiction, everything as of one moment. Nothing can be written, and no other jurisdiction's rows are seen. */
export function within<Found>(db: Database, jurisdiction: string, read: (tx: Tx) => Promise<Found>): Promise<Found> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      await sql`select set_config('heng.jurisdiction', ${jurisdiction}, true)`.execute(tx);
      return read(tx);
    });
}
