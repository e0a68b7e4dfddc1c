import type { Day, EditionId, Instant, ObjectionId, ReportId } from '@heng/domain/language';
import { sql } from 'kysely';
import { canonicalText, type Database, type Tx } from '../storage/index.ts';

export interface Paper {
  readonly need: string;
  readonly name: string;
  readonly sha256: string;
}

/** What somebody said and handed in besides who they are. */
export interface Said {
  readonly words: string | null;
  readonly papers: readonly Paper[];
}

type What = { readonly objection: ObjectionId } | { readonly report: ReportId };

/** Keeps the digest of a status code. */
export async function keepCode(tx: Tx, sha256: string, edition: EditionId, what: What): Promise<void> {
  const of = 'objection' in what ? { objection_id: what.objection } : { report_id: what.report };
  await tx
    .insertInto('status_code')
    .values({ sha256, edition_id: edition, ...of })
    .execute();
}

/** Keeps what an objector said, beside what was said before. */
export async function keepSaid(tx: Tx, objection: ObjectionId, { words, papers }: Said): Promise<void> {
  await sql`
    update objection_identity set words = concat_ws(E'\n', nullif(words, ''), ${words}::text), evidence = evidence || ${canonicalText(papers)}::jsonb
    where objection_id = ${objection}`.execute(tx);
}

/** The same of a report, whose words are kept with it by its act. */
export async function keepPapers(tx: Tx, report: ReportId, papers: readonly Paper[]): Promise<void> {
  await sql`update report_content set evidence = evidence || ${canonicalText(papers)}::jsonb where report_id = ${report}`.execute(
    tx,
  );
}

/** In which jurisdiction a code is; null: nowhere. */
export async function placeOfCode(db: Database, sha256: string): Promise<string | null> {
  const { rows } = await sql<{ place: string | null }>`select status_code_place(${sha256}) as place`.execute(db);
  return rows[0]?.place ?? null;
}

export interface Filed {
  readonly edition: EditionId;
  readonly pack: string;
  readonly receivedAt: Instant;
  readonly due: Day | null;
  readonly answeredAt: Instant | null;
  readonly upheld: boolean | null;
  readonly replySha256: string | null;
}

export interface FiledObjection extends Filed {
  readonly objection: ObjectionId;
  readonly step: string;
  readonly by: 'person' | 'organisation';
  readonly brought: readonly string[];
  readonly complete: boolean;
}

/** The objection of a code; null: it is none of an objection. */
export async function findObjection(tx: Tx, sha256: string): Promise<FiledObjection | null> {
  const row = await tx
    .selectFrom('status_code')
    .innerJoin('objection', 'objection.id', 'status_code.objection_id')
    .innerJoin('notice', 'notice.id', 'objection.notice_id')
    .innerJoin('edition', 'edition.id', 'objection.edition_id')
    .select(['objection.id', 'edition.id as edition', 'edition.pack', 'notice.step', 'objection.by', 'brought'])
    .select(['received_at', 'complete_at', 'due', 'answered_at', 'upheld', 'reply_sha256'])
    .where('status_code.sha256', '=', sha256)
    .executeTakeFirst();
  if (!row) return null;
  return {
    ...commonOf(row),
    objection: row.id as ObjectionId,
    step: row.step,
    by: row.by === 'person' ? 'person' : 'organisation',
    brought: row.brought,
    complete: row.complete_at !== null,
  };
}

export interface FiledReport extends Filed {
  readonly report: ReportId;
  readonly channel: string;
  readonly missing: readonly string[];
}

/** The report of a code; null: it is none of a report. */
export async function findReport(tx: Tx, sha256: string): Promise<FiledReport | null> {
  const row = await tx
    .selectFrom('status_code')
    .innerJoin('report', 'report.id', 'status_code.report_id')
    .innerJoin('edition', 'edition.id', 'report.edition_id')
    .select(['report.id', 'edition.id as edition', 'edition.pack', 'channel', 'missing'])
    .select(['received_at', 'due', 'answered_at', 'upheld', 'reply_sha256'])
    .where('status_code.sha256', '=', sha256)
    .executeTakeFirst();
  return row ? { ...commonOf(row), report: row.id as ReportId, channel: row.channel, missing: row.missing } : null;
}

interface CommonRow {
  readonly edition: string;
  readonly pack: string;
  readonly received_at: Instant;
  readonly due: Day | null;
  readonly answered_at: Instant | null;
  readonly upheld: boolean | null;
  readonly reply_sha256: string | null;
}

const commonOf = (row: CommonRow): Filed => ({
  edition: row.edition as EditionId,
  pack: row.pack,
  receivedAt: row.received_at,
  due: row.due,
  answeredAt: row.answered_at,
  upheld: row.upheld,
  replySha256: row.reply_sha256,
});

/** Which step a notice of this edition is of; null: it has no such notice. */
export async function stepOfNotice(tx: Tx, edition: EditionId, notice: string): Promise<string | null> {
  const row = await tx
    .selectFrom('notice')
    .select('step')
    .where('edition_id', '=', edition)
    .where('id', '=', notice)
    .executeTakeFirst();
  return row?.step ?? null;
}
