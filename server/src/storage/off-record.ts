import { sql } from 'kysely';
import { firstFault, sendAhead } from './ahead.ts';
import type { Database, Tx } from './database.ts';

/** Writes what is no act: drafts, names. Governed tables refuse it at commit. */
export async function offRecord<Answer>(
  db: Database,
  jurisdiction: string,
  write: (tx: Tx) => Promise<Answer>,
): Promise<Answer> {
  const begun: { tx: Tx | null } = { tx: null };
  try {
    return await db.transaction().execute(async (tx) => {
      begun.tx = tx;
      await sendAhead(tx, sql`select set_config('heng.jurisdiction', ${jurisdiction}, true)`);
      return write(tx);
    });
  } catch (fault) {
    throw await firstFault(begun.tx, fault);
  }
}
