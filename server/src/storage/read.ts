import { type RawBuilder, sql } from 'kysely';
import { firstFault, sendAhead } from './ahead.ts';
import type { Database, Tx } from './database.ts';

/** Reads in one jurisdiction, everything as of one moment. Nothing can be written, and no other jurisdiction's rows are seen. */
export const within = <Found>(db: Database, jurisdiction: string, read: (tx: Tx) => Promise<Found>): Promise<Found> =>
  asOfOneMoment(db, sql`select set_config('heng.jurisdiction', ${jurisdiction}, true)`, read);

/** Reads in one snapshot, once `first` has said for whom; that is sent ahead, and costs no round trip. */
export async function asOfOneMoment<Found>(
  db: Database,
  first: RawBuilder<unknown>,
  read: (tx: Tx) => Promise<Found>,
): Promise<Found> {
  const begun: { tx: Tx | null } = { tx: null };
  try {
    return await db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (tx) => {
        begun.tx = tx;
        await sendAhead(tx, first);
        return read(tx);
      });
  } catch (fault) {
    throw await firstFault(begun.tx, fault);
  }
}
