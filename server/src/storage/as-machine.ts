import { sql } from 'kysely';
import { sendAhead } from './ahead.ts';
import type { Tx } from './database.ts';

/** What is to be handed on in the end, and of what: the database looks for itself whether the reader sees that. */
export interface HandedOn {
  readonly thing: string;
  readonly edition: string;
  /** null: of the edition. */
  readonly case: string | null;
}

/**
 * Reads in a reader's transaction as a decision would: all of the jurisdiction. Whoever asks answers for what is handed on, as the rights of the reader
 * say; `of` where it is about one thing: a reader who does not see that, goes on reading as themselves. The same connection is used: a second one, while
 * this one is held, could wait for ever.
 */
export async function asMachine<Found>(tx: Tx, read: () => Promise<Found>, of: HandedOn | null = null): Promise<Found> {
  const through = of === null ? sql`true` : sql`heng_may(${of.thing}, ${of.edition}, ${of.case})`;
  const { rows } = await sql<{ reader: string | null }>`
    select reader, case when through then set_config('heng.reader', '', true) end
    from (select current_setting('heng.reader', true) as reader, ${through} as through offset 0) asked`.execute(tx);
  try {
    return await read();
  } finally {
    await sendAhead(tx, sql`select set_config('heng.reader', ${rows[0]?.reader ?? ''}, true)`);
  }
}
