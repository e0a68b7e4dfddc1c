import { sql } from 'kysely';
import { sendAhead } from './ahead.ts';
import type { Tx } from './database.ts';

/**
 * Reads in a reader's transaction as a decision would: all of the jurisdiction. Whoever asks answers for what is handed on, as the rights of the reader
 * say. The same connection is used: a second one, while this one is held, could wait for ever.
 */
export async function asMachine<Found>(tx: Tx, read: () => Promise<Found>): Promise<Found> {
  const { rows } = await sql<{ reader: string | null; none: string }>`
    select current_setting('heng.reader', true) as reader, set_config('heng.reader', '', true) as none`.execute(tx);
  const found = await read();
  await sendAhead(tx, sql`select set_config('heng.reader', ${rows[0]?.reader ?? ''}, true)`);
  return found;
}
