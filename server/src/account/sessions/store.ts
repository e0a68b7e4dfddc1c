import { as, type Instant, type PersonId } from '@heng/domain/language';
import type { Hand } from '@heng/domain/procedure';
import { sql } from 'kysely';
import type { Session } from '../../http/place.ts';
import { type Database, offRecord, type Tx } from '../../storage/index.ts';

/** A session as found by its token; `worn`: when it was last seen is more than a minute old on record. */
export interface FoundSession extends Session {
  readonly worn: boolean;
}

/** One query, by an index; asked before a jurisdiction is known. */
export async function findSession(db: Database, token: Buffer, whole: boolean): Promise<FoundSession | null> {
  const { rows } = await sql<{
    id: string;
    account_id: string;
    person_id: string;
    name: string;
    jurisdiction_id: string;
    administrator: Hand | null;
    strong: boolean;
    worn: boolean;
  }>`select * from session_of(${token}, ${whole})`.execute(db);
  const [row] = rows;
  if (row === undefined) return null;
  const { id, name, administrator, strong, worn } = row;
  return {
    id,
    account: row.account_id,
    person: as<PersonId>(row.person_id),
    name,
    jurisdiction: row.jurisdiction_id,
    administrator,
    strong,
    worn,
  };
}

export async function touchSession(db: Database, { jurisdiction, id }: Session): Promise<void> {
  await offRecord(db, jurisdiction, (tx) =>
    tx
      .updateTable('session')
      .set({ seen_at: sql<Instant>`clock_timestamp()` })
      .where('id', '=', id)
      .where('seen_at', '<', sql<Instant>`clock_timestamp() - interval '1 minute'`)
      .execute(),
  );
}

export interface NewSession {
  readonly id: string;
  readonly account: string;
  readonly token: Buffer;
  readonly whole: boolean;
  readonly strong: boolean;
  /** Seconds without a request, and in all, after which it ends. */
  readonly idle: number;
  readonly most: number;
  readonly device: string;
  readonly network: string;
  readonly address: Buffer;
}

/** Sessions of one account that are kept, those that have ended too: more than anybody has devices. */
const mostKept = 50;

/** Puts a session on record; those of the account that ended long ago go, and the oldest of too many. */
export async function keepSession(tx: Tx, { account, most, ...session }: NewSession): Promise<void> {
  await tx
    .deleteFrom('session')
    .where('account_id', '=', account)
    .where('ends_at', '<', sql<Instant>`clock_timestamp() - interval '30 days'`)
    .execute();
  await tx
    .insertInto('session')
    .values({
      ...session,
      account_id: account,
      ends_at: sql<Instant>`clock_timestamp() + make_interval(secs => ${most})`,
    })
    .execute();
  // Those that wait for a second factor are counted by themselves: who knows the password alone ends nobody's session.
  await sql`delete from session where id in (
    select id from session where account_id = ${account} and whole = ${session.whole} order by made_at desc, id offset ${mostKept})`.execute(
    tx,
  );
}

const live = sql<boolean>`ended_at is null and ends_at > clock_timestamp() and seen_at + make_interval(secs => idle) > clock_timestamp()`;

/** Ends sessions of an account: one, all, or all but one. How many. */
export async function endSessions(
  tx: Tx,
  account: string,
  which: { readonly only?: string; readonly except?: string } = {},
): Promise<number> {
  let query = tx
    .updateTable('session')
    .set({ ended_at: sql<Instant>`clock_timestamp()` })
    .where('account_id', '=', account)
    .where(live);
  if (which.only !== undefined) query = query.where('id', '=', which.only);
  if (which.except !== undefined) query = query.where('id', '!=', which.except);
  const { numUpdatedRows } = await query.executeTakeFirst();
  return Number(numUpdatedRows);
}

export interface SessionRow {
  readonly id: string;
  readonly device: string;
  readonly network: string;
  readonly strong: boolean;
  readonly since: Instant;
  readonly seen: Instant;
}

export async function loadSessions(tx: Tx, account: string): Promise<readonly SessionRow[]> {
  return tx
    .selectFrom('session')
    .select(['id', 'device', 'network', 'strong', 'made_at as since', 'seen_at as seen'])
    .where('account_id', '=', account)
    .where('whole', '=', true)
    .where(live)
    .orderBy('seen_at', 'desc')
    .orderBy('id')
    .execute();
}

/** Whether the account was signed in to from this address in the last thirty days. */
export async function isKnownAddress(tx: Tx, account: string, addresses: readonly Buffer[]): Promise<boolean> {
  const row = await tx
    .selectFrom('session')
    .select('id')
    .where('account_id', '=', account)
    .where('address', 'in', [...addresses])
    .where('whole', '=', true)
    .where('made_at', '>', sql<Instant>`clock_timestamp() - interval '30 days'`)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export async function isJurisdiction(db: Database, id: string): Promise<boolean> {
  const row = await db.selectFrom('jurisdiction').select('id').where('id', '=', id).executeTakeFirst();
  return row !== undefined;
}
