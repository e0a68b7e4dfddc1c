import { type ApplicantId, as, type CaseId, type EditionId, type Instant, type PersonId } from '@heng/domain/language';
import { noRelations, type Reader } from '@heng/domain/procedure';
import { sql } from 'kysely';
import { loadPack } from '../../regulation/store.ts';
import type { Tx } from '../../storage/index.ts';
import { isNothing, type LookUp, lookUpFor, type SeatRow, seatsHeld } from './standing.ts';

/** Of whom rights are asked: what a session tells. */
export interface Whoever {
  readonly person: PersonId;
  readonly administrator: Reader['administrator'];
}

const nobody: Reader = {
  person: null,
  administrator: null,
  seats: [],
  undertaken: [],
  recused: [],
  actsFor: [],
  relations: noRelations,
};

/** How somebody stands in an edition at this moment. Nobody, an administrator, and whoever has no seat today stand to nothing. */
export async function loadReader(tx: Tx, session: Whoever | null, edition: EditionId): Promise<Reader> {
  if (session === null) return nobody;
  return readerOf(
    tx,
    session,
    edition,
    session.administrator === null ? await standingOf(tx, session.person, edition) : undefined,
  );
}

/** The same, once it is known what the person's seats are. */
export async function readerOf(
  tx: Tx,
  session: Whoever | null,
  edition: EditionId,
  standing: Standing | undefined,
): Promise<Reader> {
  if (session === null) return nobody;
  const { person, administrator } = session;
  if (administrator !== null) return { ...nobody, person, administrator };
  if (standing === undefined || standing.seats.length === 0) return { ...nobody, person };
  const pack = await loadPack(tx, standing.pack);
  const seats = seatsHeld({ pack, edition: { closedAt: standing.closed_at } }, standing.seats);
  const own = standing.own.map((id) => as<CaseId>(id));
  const look = lookUpFor(pack, seats);
  const found = isNothing(look) && own.length === 0 ? {} : await relationsOf(tx, person, edition, look, own);
  return {
    person,
    administrator,
    seats,
    undertaken: standing.undertaken,
    recused: standing.recused.map((id) => as<CaseId>(id)),
    actsFor: seats.flatMap(({ body, of }) => (parties.includes(body) && of !== null ? [as<ApplicantId>(of)] : [])),
    relations: { ...noRelations, own, branches: standing.branches.map((id) => as<CaseId>(id)), ...found },
  };
}

const parties = ['applicant', 'parent', 'winner'];

/** What is on record of somebody in an edition. */
export interface Standing {
  /** Digest of the pack of the edition. */
  readonly pack: string;
  readonly closed_at: ClosedAt;
  readonly seats: readonly SeatRow[];
  readonly undertaken: readonly string[];
  readonly recused: readonly string[];
  readonly own: readonly string[];
  readonly branches: readonly string[];
}
type ClosedAt = Parameters<typeof seatsHeld>[0]['edition']['closedAt'];

async function standingOf(tx: Tx, person: PersonId, edition: EditionId): Promise<Standing | undefined> {
  const { rows } = await sql<Standing>`
    select pack, closed_at, seats, undertaken, recused, own, branches from reader_standing(${person}, ${edition})
    where pack is not null`.execute(tx);
  return rows[0];
}

async function relationsOf(
  tx: Tx,
  person: PersonId,
  edition: EditionId,
  { teams, departments, examining, reviews, held, lists, recommenders }: LookUp,
  own: readonly CaseId[],
): Promise<Partial<Reader['relations']>> {
  type Row = Readonly<Record<Exclude<keyof Reader['relations'], 'own' | 'branches'>, readonly CaseId[] | null>>;
  const { rows } = await sql<Row>`
    select recommends, asked, examined, assigned, candidates, decided, announced from reader_relations(${person}, ${edition},
      ${teams}::text[], ${departments}::text[], ${JSON.stringify(examining)}::jsonb, ${JSON.stringify(reviews)}::jsonb, ${JSON.stringify(held)}::jsonb,
      ${lists}::text[], ${JSON.stringify(recommenders)}::jsonb, ${own}::text[])`.execute(tx);
  return Object.fromEntries(Object.entries(rows[0] ?? {}).filter(([, cases]) => cases !== null));
}

/** Whether a session that was let in is open still, and its account neither disabled nor locked. */
export async function isOpen(tx: Tx, session: string): Promise<boolean> {
  const row = await tx
    .selectFrom('session')
    .innerJoin('account', 'account.id', 'session.account_id')
    .select('session.id')
    .where('session.id', '=', session)
    .where('session.ended_at', 'is', null)
    .where('session.ends_at', '>', sql<Instant>`clock_timestamp()`)
    .where('account.disabled_at', 'is', null)
    .where('account.locked_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}
