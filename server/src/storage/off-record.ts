import { sql } from 'kysely';
import type { Database, Tx } from './database.ts';

/** Writes what is no act: drafts, names. Governed tables refuse it at commit. */
export function offRecord<Answer>(
  db: Database,
  jurisdiction: string,
  write: (tx: Tx) => Promise<Answer>,
): Promise<Answer> {
  return db.transaction().execute(async (tx) => {
    await sql`select set_config('heng.jurisdiction', ${jurisdiction}, true)`.execute(tx);
    return write(tx);
  });
}
