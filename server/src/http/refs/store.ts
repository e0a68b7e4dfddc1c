import type { Named } from '@heng/contract';
import { sql } from 'kysely';
import type { Standing } from '../../procedure/rights/store.ts';
import { asOfOneMoment, type Database, type Tx } from '../../storage/index.ts';

/** What is asked at the door of a request. */
export interface Asked {
  readonly jurisdiction: string;
  /** null: the request is about none. */
  readonly edition: string | null;
  readonly named: readonly Named[];
  /** From which seat somebody acts; null: it is no act. */
  readonly seat: { readonly person: string; readonly body: string; readonly of: string | null } | null;
  readonly key: string | null;
}

export interface Found {
  /** Digest of the pack of the edition; null: there is no such edition. */
  readonly pack: string | null;
  readonly unknown: readonly Named[];
  readonly seated: boolean;
  /** Under this key something was done already. */
  readonly answered: boolean;
}

interface Row {
  readonly pack: string | null;
  readonly unknown: readonly number[];
  readonly seated: boolean;
  readonly answered: boolean;
}

/** In one round trip, whatever a request names; outside a transaction or in one. */
export async function lookAtDoor(db: Database | Tx, asked: Asked): Promise<Found> {
  const { rows } = await question(asked).execute(db);
  return foundOf(asked, rows);
}

/** What is found out before anything is read for somebody. */
export interface DoorFound {
  /** How they stand in the edition; undefined: there is no such edition. */
  readonly standing: Standing | undefined;
  readonly unknown: readonly Named[];
}

/** Reads for somebody in one edition; how they stand there, and what of the named is not there for them, comes with the beginning. */
export function readFromDoor<Answer>(
  db: Database,
  { jurisdiction, person, edition, named }: ReadAsked,
  read: (tx: Tx, found: DoorFound) => Promise<Answer>,
): Promise<Answer> {
  // The edition itself is found by its pack.
  const sought = named.filter(({ kind, id }) => kind !== 'edition' || id !== edition);
  const kinds = sought.map(({ kind }) => kind);
  const ids = sought.map(({ id }) => id);
  const door = sql<Omit<Standing, 'pack'> & { readonly pack: string | null; readonly unknown: readonly number[] }>`
    select pack, closed_at, seats, undertaken, recused, own, branches, unknown
    from read_door(${jurisdiction}, ${person}, ${edition}, ${kinds}::text[], ${ids}::text[])`;
  return asOfOneMoment(db, door, async (tx, { answer }) => {
    const [row] = (await answer).rows;
    if (row === undefined) throw new Error('read_door answers one row');
    const { pack, unknown, ...rest } = row;
    return read(tx, {
      standing: pack === null ? undefined : { pack, ...rest },
      unknown: unknown.flatMap((place) => sought[place - 1] ?? []),
    });
  });
}

interface ReadAsked {
  readonly jurisdiction: string;
  /** null: nobody is signed in. */
  readonly person: string | null;
  readonly edition: string;
  readonly named: readonly Named[];
}

function question({ jurisdiction, edition, named, seat, key }: Asked) {
  const kinds = named.map(({ kind }) => kind);
  const ids = named.map(({ id }) => id);
  return sql<Row>`
    select pack, unknown, seated, answered from at_the_door(${jurisdiction}, ${edition}, ${kinds}::text[], ${ids}::text[],
      ${seat?.person ?? null}, ${seat?.body ?? null}, ${seat?.of ?? null}, ${key})`;
}

function foundOf({ named }: Asked, [row]: readonly Row[]): Found {
  if (row === undefined) throw new Error('at_the_door answers one row');
  return { ...row, unknown: row.unknown.flatMap((place) => named[place - 1] ?? []) };
}

/** Which of these cases these notices list for everybody. */
export async function listedIn(
  tx: Tx,
  notices: readonly string[],
  cases: readonly string[],
): Promise<readonly string[]> {
  if (notices.length === 0 || cases.length === 0) return [];
  const rows = await tx
    .selectFrom('notice_case')
    .innerJoin('notice', 'notice.id', 'notice_case.notice_id')
    .select('notice_case.case_id')
    .where('notice.case_id', 'is', null)
    .where('notice_case.notice_id', 'in', [...notices])
    .where('notice_case.case_id', 'in', [...cases])
    .execute();
  return rows.map(({ case_id }) => case_id);
}

/** Whose this is; null: nobody's. For those who are not signed in. */
export async function jurisdictionOf(db: Database, kind: string, id: string): Promise<string | null> {
  const { rows } = await sql<{ found: string | null }>`select jurisdiction_of(${kind}, ${id}) as found`.execute(db);
  return rows[0]?.found ?? null;
}

/** The only jurisdiction of this installation; null: there are several, and which one was not said. */
export async function onlyJurisdiction(db: Database): Promise<string | null> {
  const all = await db.selectFrom('jurisdiction').select('id').limit(2).execute();
  return all.length === 1 ? (all[0]?.id ?? null) : null;
}

export async function isJurisdiction(db: Database, id: string): Promise<boolean> {
  const found = await db.selectFrom('jurisdiction').select('id').where('id', '=', id).executeTakeFirst();
  return found !== undefined;
}
