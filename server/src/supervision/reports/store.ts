import {
  type ActId,
  type AwardId,
  as,
  type CaseId,
  type Day,
  type EditionId,
  type Instant,
  type ReportId,
  type StepId,
} from '@heng/domain/language';
import { isMap } from '@heng/domain/regulation';
import type { Report, ReportPlace, ReportSubject } from '@heng/domain/supervision';
import { loadFrame } from '../../edition/store.ts';
import { filledIn } from '../../notice/objections/store.ts';
import { loadRecused } from '../../people/store.ts';
import { type ActNamed, canonicalText, type Desk, type Tx } from '../../storage/index.ts';
import { caseOf } from '../store.ts';

/** What was said, and by whom where they said so: personal data, for the receiver alone, and in no act. */
export interface Told {
  readonly content: string;
  readonly identity: Readonly<Record<string, string>>;
}

/** Last day of the notice that a report is about; null: it is about no notice. */
export async function lastDayOfNotice(tx: Tx, edition: EditionId, about: ReportSubject | null): Promise<Day | null> {
  if (about === null || !('step' in about)) return null;
  const row = await tx
    .selectFrom('notice')
    .select('last_day')
    .where('edition_id', '=', edition)
    .where('step', '=', about.step)
    .where('case_id', 'is', null)
    .executeTakeFirst();
  return row?.last_day ?? null;
}

/** One report, held to the end of the act. */
export async function loadReportPlace(
  desk: Desk,
  tx: Tx,
  edition: EditionId,
  by: ReportPlace['frame']['actor'],
  id: ReportId,
): Promise<ReportPlace> {
  const frame = await loadFrame(desk, tx, edition, by);
  await tx.selectFrom('report').select('id').where('id', '=', id).forNoKeyUpdate().execute();
  const report = (await loadReports(tx, edition)).find((one) => one.id === id);
  if (!report) throw new Error(`edition ${edition} has no report ${id}`);
  return { frame, recused: await recusedFor(tx, report.about), report };
}

/** Who has withdrawn from the case a report is about; nobody, where it is about none. */
async function recusedFor(tx: Tx, about: ReportSubject | null) {
  if (about === null || 'step' in about) return [];
  const file = 'case' in about ? about.case : await caseOf(tx, about.award);
  return file === null ? [] : loadRecused(tx, file);
}

/** Reports of an edition in the order in which they came, with those they were passed on to. */
export async function loadReports(
  tx: Tx,
  edition: EditionId,
): Promise<readonly (Report & { readonly forwardedTo: readonly string[] })[]> {
  const rows = await tx
    .selectFrom('report')
    .selectAll()
    .where('edition_id', '=', edition)
    .orderBy('received_at')
    .orderBy('id')
    .execute();
  const forwards = await tx
    .selectFrom('report_forward')
    .innerJoin('report', 'report.id', 'report_forward.report_id')
    .select(['report_id', 'receiver'])
    .where('edition_id', '=', edition)
    .orderBy('at')
    .execute();
  return rows.map((row) => ({
    id: as<ReportId>(row.id),
    channel: row.channel,
    about: subjectOf(row),
    receivedAt: row.received_at,
    missing: row.missing,
    due: row.due,
    answeredAt: row.answered_at,
    forwardedTo: forwards.flatMap(({ report_id, receiver }) => (report_id === row.id ? [receiver] : [])),
  }));
}

interface SubjectRow {
  readonly step: string | null;
  readonly case_id: string | null;
  readonly award_id: string | null;
}

function subjectOf({ step, case_id, award_id }: SubjectRow): ReportSubject | null {
  if (step !== null) return { step: as<StepId>(step) };
  if (case_id !== null) return { case: as<CaseId>(case_id) };
  return award_id === null ? null : { award: as<AwardId>(award_id) };
}

export async function saveReceived(
  tx: Tx,
  edition: EditionId,
  act: ActNamed<'report-received'>,
  { content, identity }: Told,
  at: Instant,
): Promise<void> {
  const { report: id, channel, about, anonymous, missing, due } = act;
  const subject = {
    ...(about !== null && 'step' in about && { step: about.step }),
    ...(about !== null && 'case' in about && { case_id: about.case }),
    ...(about !== null && 'award' in about && { award_id: about.award }),
  };
  await tx
    .insertInto('report')
    .values({ id, edition_id: edition, channel, anonymous, missing: [...missing], received_at: at, due, ...subject })
    .execute();
  await tx
    .insertInto('report_content')
    .values({ report_id: id, content, identity: canonicalText(identity) })
    .execute();
}

/** What has come is kept with what was said before. */
export async function saveCompleted(
  tx: Tx,
  { report, due }: ActNamed<'report-completed'>,
  { content, identity }: Told,
  at: Instant,
): Promise<void> {
  await tx.updateTable('report').set({ missing: [], completed_at: at, due }).where('id', '=', report).execute();
  const before = await tx
    .selectFrom('report_content')
    .select(['content', 'identity'])
    .where('report_id', '=', report)
    .executeTakeFirstOrThrow();
  const known = isMap(before.identity) ? before.identity : {};
  await tx
    .updateTable('report_content')
    .set({
      content: [before.content, content].filter((part) => part.trim() !== '').join('\n'),
      identity: canonicalText(filledIn(known, identity)),
    })
    .where('report_id', '=', report)
    .execute();
}

export async function saveForwarded(
  tx: Tx,
  { report, to }: ActNamed<'report-forwarded'>,
  at: Instant,
  id: ActId,
): Promise<void> {
  await tx.insertInto('report_forward').values({ act: id, report_id: report, receiver: to, at }).execute();
}

export async function saveAnswered(tx: Tx, act: ActNamed<'report-answered'>, at: Instant): Promise<void> {
  await tx
    .updateTable('report')
    .set({ answered_at: at, upheld: act.upheld, reply_sha256: act.sha256 })
    .where('id', '=', act.report)
    .execute();
}
