import { type RawBuilder, sql } from 'kysely';
import { firstFault, type Sent, sendAhead } from './ahead.ts';
import type { Database, Tx } from './database.ts';

/** Reads in one jurisdiction, everything as of one moment. Nothing can be written, and no other jurisdiction's rows are seen. */
export const within = <Found>(db: Database, jurisdiction: string, read: (tx: Tx) => Promise<Found>): Promise<Found> =>
  asOfOneMoment(db, sql`select set_config('heng.jurisdiction', ${jurisdiction}, true)`, read);

/** Reads in one snapshot, once `first` has said for whom; that is sent ahead, and costs no round trip of its own. */
export async function asOfOneMoment<Row, Found>(
  db: Database,
  first: RawBuilder<Row>,
  read: (tx: Tx, first: Sent<Row>) => Promise<Found>,
): Promise<Found> {
  const begun: { tx: Tx | null } = { tx: null };
  try {
    return await db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (tx) => {
        begun.tx = tx;
        return read(tx, await sendAhead(tx, first));
      });
  } catch (fault) {
    throw await firstFault(begun.tx, fault);
  }
}
