import { as, type Day, type EditionId, type Instant } from '@heng/domain/language';
import type { ResolvedPack } from '@heng/domain/regulation';
import { sql } from 'kysely';
import { readPack } from '../regulation/store.ts';
import type { Database, Tx } from '../storage/index.ts';

/** The reading side of the public pages: rows that everybody may see, and no others. */
export interface Installation {
  readonly nature: string;
  readonly jurisdictions: readonly { readonly id: string; readonly name: string }[];
  readonly journal: { readonly size: number; readonly root: string } | null;
}

export async function readInstallation(db: Database): Promise<Installation> {
  const [nature, jurisdictions, head] = await Promise.all([
    db.selectFrom('installation').select('nature').executeTakeFirst(),
    db.selectFrom('jurisdiction').select(['id', 'name']).orderBy('id').execute(),
    db.selectFrom('journal_head').select(['size', 'root']).orderBy('size', 'desc').limit(1).executeTakeFirst(),
  ]);
  return {
    nature: nature?.nature ?? 'real',
    jurisdictions,
    journal: head ? { size: head.size, root: head.root.toString('hex') } : null,
  };
}

/** The database's clock, which is the one of every act. */
export async function readClock(db: Database): Promise<Instant> {
  const { rows } = await sql<{ now: Instant }>`select heng_now() as now`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error('the database told no time');
  return row.now;
}

export interface EditionRow {
  readonly id: EditionId;
  readonly regulation: string;
  readonly label: string;
  readonly nature: string;
  readonly pack: ResolvedPack;
  readonly openedAt: Instant;
  readonly closedAt: Instant | null;
}

/** All editions of the jurisdiction, the latest first; or the one asked for. */
export async function readEditions(tx: Tx, id?: string): Promise<readonly EditionRow[]> {
  let query = tx
    .selectFrom('edition')
    .innerJoin('regulation_pack', 'regulation_pack.digest', 'edition.pack')
    .select(['edition.id', 'edition.regulation', 'label', 'nature', 'pack', 'resolved', 'opened_at', 'closed_at'])
    .orderBy('opened_at', 'desc')
    .orderBy('edition.id');
  if (id !== undefined) query = query.where('edition.id', '=', id);
  return (await query.execute()).map((row) => ({
    id: as(row.id),
    regulation: row.regulation,
    label: row.label,
    nature: row.nature,
    pack: readPack(row.pack, row.resolved),
    openedAt: row.opened_at,
    closedAt: row.closed_at,
  }));
}

export interface StepRow {
  readonly step: string;
  readonly opensOn: Day | null;
  readonly closesOn: Day | null;
  readonly openedAt: Instant | null;
  readonly closedAt: Instant | null;
}

export async function readSteps(tx: Tx, edition: string): Promise<readonly StepRow[]> {
  const rows = await tx
    .selectFrom('edition_step')
    .select(['step', 'opens_on', 'closes_on', 'opened_at', 'closed_at'])
    .where('edition_id', '=', edition)
    .orderBy('place')
    .execute();
  return rows.map((row) => ({
    step: row.step,
    opensOn: row.opens_on,
    closesOn: row.closes_on,
    openedAt: row.opened_at,
    closedAt: row.closed_at,
  }));
}

export interface NoticeRow {
  readonly id: string;
  readonly edition: string;
  readonly step: string;
  readonly kind: 'announcement' | 'notice';
  readonly media: string | null;
  readonly document: string | null;
  readonly published: Day;
  readonly last: Day | null;
  readonly provisional: boolean;
  readonly publishedAt: Instant;
  readonly closedAt: Instant | null;
  readonly act: string;
  readonly listed: number;
}

/** What has been published to everybody, the latest first. Notices inside an organisation are not public and never read here. */
export async function readNotices(
  tx: Tx,
  only: { readonly edition?: string; readonly id?: string } = {},
): Promise<readonly NoticeRow[]> {
  let query = tx
    .selectFrom('notice')
    .selectAll()
    .select((notice) =>
      notice
        .selectFrom('notice_case')
        .whereRef('notice_case.notice_id', '=', 'notice.id')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .as('listed'),
    )
    .where('case_id', 'is', null)
    .orderBy('published_at', 'desc')
    .orderBy('id');
  if (only.edition !== undefined) query = query.where('edition_id', '=', only.edition);
  if (only.id !== undefined) query = query.where('id', '=', only.id);
  return (await query.execute()).map((row) => ({
    id: row.id,
    edition: row.edition_id,
    step: row.step,
    kind: row.kind === 'announcement' ? 'announcement' : 'notice',
    media: row.media,
    document: row.document,
    published: row.published_on,
    last: row.last_day,
    provisional: row.provisional,
    publishedAt: row.published_at,
    closedAt: row.closed_at,
    act: row.act,
    listed: Number(row.listed ?? 0),
  }));
}

export interface ListedRow {
  readonly name: string;
  readonly industry: string | null;
  readonly tier: string | null;
}

/** The names on a published notice, in the order of the paper. */
export async function readListed(tx: Tx, notice: string): Promise<readonly ListedRow[]> {
  return tx
    .selectFrom('notice_case')
    .innerJoin('case_file', 'case_file.id', 'notice_case.case_id')
    .innerJoin('applicant', 'applicant.id', 'case_file.applicant_id')
    .select(['applicant.name', 'applicant.industry', 'notice_case.tier'])
    .where('notice_case.notice_id', '=', notice)
    .orderBy('notice_case.place')
    .execute();
}

export interface ProofRow {
  /** From 0; null: waits for its place. */
  readonly place: number | null;
  readonly digest: string;
}

/** Where an act stands in the journal; null: there is no such entry. */
export async function readProof(tx: Tx, act: string): Promise<ProofRow | null> {
  const found = await tx
    .selectFrom('journal_entry')
    .leftJoin('journal_leaf', 'journal_leaf.entry_id', 'journal_entry.id')
    .select(['leaf', 'place'])
    .where('journal_entry.id', '=', act)
    .executeTakeFirst();
  return found ? { place: found.place, digest: found.leaf.toString('hex') } : null;
}

export interface SettingRow {
  readonly path: string;
  readonly was: unknown;
  readonly now: unknown;
  readonly body: string;
  readonly document: string;
  readonly decidedOn: Day;
}

export async function readSettings(tx: Tx, edition: string): Promise<readonly SettingRow[]> {
  const rows = await tx
    .selectFrom('setting')
    .select(['path', 'was', 'now', 'body', 'document', 'decided_on'])
    .where('edition_id', '=', edition)
    .orderBy('at')
    .orderBy('path')
    .execute();
  return rows.map(({ decided_on, ...row }) => ({ ...row, decidedOn: decided_on }));
}

/** Bare numbers of an edition; which of them are public is for the page to say. */
export async function readCounts(tx: Tx, edition: string): Promise<{ submitted: number; candidates: number }> {
  const { rows } = await sql<{ submitted: number; candidates: number }>`
    select (select count(*) from case_file where edition_id = ${edition} and submitted_at is not null) as submitted,
           (select count(distinct c.case_id) from candidate c join case_file f on f.id = c.case_id
             where f.edition_id = ${edition}) as candidates`.execute(tx);
  return { submitted: Number(rows[0]?.submitted ?? 0), candidates: Number(rows[0]?.candidates ?? 0) };
}
