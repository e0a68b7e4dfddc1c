import { as, type Day, type EditionId, type Instant } from '@heng/domain/language';
import type { ResolvedPack } from '@heng/domain/regulation';
import { sql } from 'kysely';
import { loadPack } from '../../regulation/store.ts';
import type { Database, Tx } from '../../storage/index.ts';

/** An edition as everybody may know it. */
export interface KnownEdition {
  readonly id: EditionId;
  readonly jurisdiction: string;
  readonly regulation: string;
  readonly programme: string;
  readonly label: string;
  readonly number: number | null;
  readonly nature: 'real' | 'rehearsal';
  readonly digest: string;
  readonly pack: ResolvedPack;
  readonly openedAt: Instant;
  readonly closedAt: Instant | null;
  /** Steps that are not closed, in their order. */
  readonly left: readonly string[];
}

export const loadJurisdictions = async (db: Database): Promise<readonly string[]> =>
  (await db.selectFrom('jurisdiction').select('id').orderBy('id').execute()).map(({ id }) => id);

/** The editions of this transaction's jurisdiction, or one of them. */
export async function loadKnownEditions(tx: Tx, id: EditionId | null): Promise<readonly KnownEdition[]> {
  const rows = await tx
    .selectFrom('edition')
    .selectAll()
    .select(
      sql<
        string[]
      >`array(select step from edition_step s where s.jurisdiction_id = edition.jurisdiction_id and s.edition_id = edition.id
        and s.closed_at is null order by s.place)`.as('left'),
    )
    .$if(id !== null, (query) => query.where('edition.id', '=', id ?? ''))
    .orderBy('opened_at', 'desc')
    .orderBy('edition.id')
    .execute();
  const known: KnownEdition[] = [];
  for (const row of rows)
    known.push({
      id: as<EditionId>(row.id),
      jurisdiction: row.jurisdiction_id,
      regulation: row.regulation,
      programme: row.programme,
      label: row.label,
      number: row.number,
      nature: row.nature === 'real' ? 'real' : 'rehearsal',
      digest: row.pack,
      pack: await loadPack(tx, row.pack),
      openedAt: row.opened_at,
      closedAt: row.closed_at,
      left: row.left,
    });
  return known;
}

/** What was decided for an edition, in the order decided. */
export const loadSettings = (tx: Tx, edition: EditionId) =>
  tx.selectFrom('setting').selectAll().where('edition_id', '=', edition).orderBy('at').orderBy('path').execute();

/** What was published to everybody. Notices inside an organisation are not public and never read here. */
export const loadPublished = (tx: Tx, edition: EditionId) =>
  tx
    .selectFrom('notice')
    .select(['id', 'kind', 'step', 'title', 'document', 'published_on', 'last_day', 'provisional', 'closed_at'])
    .where('edition_id', '=', edition)
    .where('case_id', 'is', null)
    .orderBy('published_at')
    .orderBy('id')
    .execute();

/** The day by the one clock. */
export async function loadToday(tx: Tx): Promise<Day> {
  const { rows } = await sql<{ today: Day }>`select (heng_now() at time zone 'Asia/Shanghai')::date as today`.execute(
    tx,
  );
  const [row] = rows;
  if (row === undefined) throw new Error('the database told no day');
  return row.today;
}

/** Digest of the pack an edition runs under. */
export async function loadDigest(tx: Tx, edition: EditionId): Promise<string> {
  const { pack } = await tx.selectFrom('edition').select('pack').where('id', '=', edition).executeTakeFirstOrThrow();
  return pack;
}
