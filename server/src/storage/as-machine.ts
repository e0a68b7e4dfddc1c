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

/** Whether the database too lets the reader of this transaction see the thing. For what no row tells: what is kept in memory, or worked out from many rows. */
export async function lets(tx: Tx, { thing, edition, case: one }: HandedOn): Promise<boolean> {
  const { rows } = await sql<{ lets: boolean }>`select heng_may(${thing}, ${edition}, ${one}) as lets`.execute(tx);
  return rows[0]?.lets === true;
}

/**
 * Reads in a reader's transaction as a decision would: all of the jurisdiction. Only where the database itself finds that the reader sees what the reading is
 * for; else nothing is read, and null is told. The same connection is used: a second one, while this one is held, could wait for ever.
 */
export async function asMachine<Found>(tx: Tx, of: HandedOn, read: () => Promise<Found>): Promise<Found | null> {
  const through = sql`heng_may(${of.thing}, ${of.edition}, ${of.case})`;
  return unseen(tx, through, read);
}

/** The same for what one server keeps for everybody, and hands on to nobody as it is: whoever takes of it asks `lets()` before. */
export async function forKeeping<Found>(tx: Tx, read: () => Promise<Found>): Promise<Found> {
  const found = await unseen(tx, sql`true`, async () => ({ value: await read() }));
  if (found === null) throw new Error('the reader of the transaction could not be put aside');
  return found.value;
}

async function unseen<Found>(
  tx: Tx,
  through: ReturnType<typeof sql>,
  read: () => Promise<Found>,
): Promise<Found | null> {
  const { rows } = await sql<{ reader: string | null; through: boolean }>`
    select reader, through, case when through then set_config('heng.reader', '', true) end
    from (select current_setting('heng.reader', true) as reader, ${through} as through offset 0) asked`.execute(tx);
  const [before] = rows;
  if (before?.through !== true) return null;
  try {
    return await read();
  } finally {
    await sendAhead(tx, sql`select set_config('heng.reader', ${before.reader ?? ''}, true)`);
  }
}
