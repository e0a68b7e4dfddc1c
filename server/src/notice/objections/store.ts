import { type Frame, stepOf } from '@heng/domain/edition';
import {
  as,
  type CaseId,
  type EditionId,
  type Instant,
  type NoticeId,
  type ObjectionId,
  type StepId,
} from '@heng/domain/language';
import {
  blockedBy,
  channelOf,
  type NoticeState,
  type ObjectionPlace,
  type ObjectionState,
  type OpenObjection,
  sentBack,
} from '@heng/domain/notice';
import { isMap } from '@heng/domain/regulation';
import { loadRecused } from '../../people/store.ts';
import { type ActNamed, canonicalText, type Tx } from '../../storage/index.ts';
import { leaveStep, stopCases } from '../cases/store.ts';

/** The edition and its regulation: all that these questions need of a frame. */
type Where = { readonly edition: Pick<Frame['edition'], 'id'>; readonly pack: Frame['pack'] };

/** Who objects. Personal data: read by the body that answers, and in no act. */
export type Identity = Readonly<Record<string, string>>;

/** What was told first stands, only what was blank is filled in: anybody may complete, and nobody can put himself in the place of who filed it. */
export function filledIn(known: Readonly<Record<string, unknown>>, more: Identity): Readonly<Record<string, unknown>> {
  const told = Object.entries(known).filter(([, value]) => typeof value === 'string' && value.trim() !== '');
  return { ...more, ...Object.fromEntries(told) };
}

/** The step and case of an objection; neither ever changes. */
export async function placeOfObjection(tx: Tx, edition: EditionId, id: ObjectionId) {
  const row = await tx
    .selectFrom('objection')
    .innerJoin('notice', 'notice.id', 'objection.notice_id')
    .select(['notice.step', 'objection.case_id'])
    .where('objection.id', '=', id)
    .where('objection.edition_id', '=', edition)
    .executeTakeFirstOrThrow();
  return { step: as<StepId>(row.step), case: as<CaseId>(row.case_id) };
}

/** An objection with all that decides on it; the case is held already. */
export async function loadObjection(tx: Tx, frame: Frame, id: ObjectionId): Promise<ObjectionPlace> {
  const row = await tx
    .selectFrom('objection')
    .innerJoin('notice', 'notice.id', 'objection.notice_id')
    .innerJoin('case_file', 'case_file.id', 'objection.case_id')
    .select(['objection.notice_id', 'notice.step', 'objection.case_id', 'objection.by', 'brought', 'received_at'])
    .select(['complete_at', 'due', 'answered_at', 'ended_step', 'published_on', 'last_day', 'closed_at'])
    .where('objection.id', '=', id)
    .executeTakeFirstOrThrow();
  const step = stepOf(frame.pack, row.step);
  const channel = step.kind === 'notice' ? channelOf(frame.pack, step) : null;
  if (channel === null) throw new Error(`objection ${id} stands against a step without a channel`);
  const objection: ObjectionState = {
    id,
    notice: as<NoticeId>(row.notice_id),
    step: as<StepId>(row.step),
    case: as<CaseId>(row.case_id),
    by: row.by === 'person' ? 'person' : 'organisation',
    brought: row.brought,
    receivedAt: row.received_at,
    completeAt: row.complete_at,
    due: row.due,
    answeredAt: row.answered_at,
  };
  const recused = await loadRecused(tx, objection.case);
  // A notice without a last day on it says of itself only when it was published.
  const lastDay = row.last_day ?? row.published_on;
  const shown = { step: objection.step, publishedOn: row.published_on, lastDay, closedAt: row.closed_at };
  return { frame, shown, objection, channel, caseStands: row.ended_step === null, recused };
}

export async function saveFiled(
  tx: Tx,
  edition: EditionId,
  act: ActNamed<'objection-filed'>,
  brought: readonly string[],
  identity: Identity,
  at: Instant,
): Promise<void> {
  await tx
    .insertInto('objection')
    .values({
      id: act.objection,
      edition_id: edition,
      notice_id: act.notice,
      case_id: act.case,
      channel: act.channel,
      by: act.by,
      brought: [...brought],
      received_at: at,
      complete_at: act.missing.length === 0 ? at : null,
      due: act.due,
    })
    .execute();
  await tx
    .insertInto('objection_identity')
    .values({ objection_id: act.objection, identity: canonicalText(identity) })
    .execute();
}

export async function saveCompleted(
  tx: Tx,
  act: ActNamed<'objection-completed'>,
  before: ObjectionState,
  brought: readonly string[],
  identity: Identity,
  at: Instant,
): Promise<void> {
  await tx
    .updateTable('objection')
    .set({ brought: [...new Set([...before.brought, ...brought])], complete_at: at, due: act.due })
    .where('id', '=', act.objection)
    .execute();
  const { identity: known } = await tx
    .selectFrom('objection_identity')
    .select('identity')
    .where('objection_id', '=', act.objection)
    .executeTakeFirstOrThrow();
  const both = filledIn(isMap(known) ? known : {}, identity);
  await tx
    .updateTable('objection_identity')
    .set({ identity: canonicalText(both) })
    .where('objection_id', '=', act.objection)
    .execute();
}

/** The answer, and what it does to the case: removed, with the seat it may have had; or free to go on. */
export async function saveAnswered(
  tx: Tx,
  { frame, objection }: ObjectionPlace,
  notice: NoticeState,
  act: ActNamed<'objection-answered'>,
  at: Instant,
): Promise<void> {
  await tx
    .updateTable('objection')
    .set({ answered_at: at, upheld: act.upheld, reply_sha256: act.replySha256 })
    .where('id', '=', act.objection)
    .execute();
  if (act.outcome === 'removed') {
    const lost = await tx
      .updateTable('winner')
      .set({ removed_at: at })
      .where('edition_id', '=', frame.edition.id)
      .where('case_id', '=', act.case)
      .where('removed_at', 'is', null)
      .returning('case_id')
      .execute();
    const why = lost.length > 0 ? 'notice-failed' : 'objection-upheld';
    await stopCases(tx, objection.step, [act.case], why, at);
    return;
  }
  const back = await casesSentBack(tx, frame);
  const waits = [...(await blockedCases(tx, frame)), ...back.map((one) => one.case)];
  const stands = notice.listed.some((one) => one.case === act.case && one.endedStep === null);
  if (notice.closedAt !== null && stands && !waits.includes(act.case)) {
    await leaveStep(tx, objection.step, [act.case], 'passed', at);
  }
}

/** Objections of an edition that nobody has answered yet, in the order they came. */
export async function openObjections(tx: Tx, edition: EditionId): Promise<readonly OpenObjection[]> {
  const rows = await tx
    .selectFrom('objection')
    .innerJoin('notice', 'notice.id', 'objection.notice_id')
    .select(['objection.id', 'notice.step', 'objection.case_id', 'complete_at', 'due'])
    .where('objection.edition_id', '=', edition)
    .where('answered_at', 'is', null)
    .orderBy('received_at')
    .execute();
  return rows.map((row) => ({
    objection: as<ObjectionId>(row.id),
    step: as<StepId>(row.step),
    case: as<CaseId>(row.case_id),
    complete: row.complete_at !== null,
    due: row.due,
  }));
}

/** The cases that wait for an answer to an objection; all others go on. */
export const blockedCases = async (tx: Tx, frame: Where): Promise<readonly CaseId[]> =>
  blockedBy(frame.pack, await openObjections(tx, frame.edition.id));

/** Cases that an upheld objection sends back to an earlier step, which has yet to decide on them anew. */
export async function casesSentBack(
  tx: Tx,
  { edition, pack }: Where,
): Promise<readonly { readonly case: CaseId; readonly to: StepId }[]> {
  const rows = await tx
    .selectFrom('objection')
    .innerJoin('notice', 'notice.id', 'objection.notice_id')
    .innerJoin('case_file', 'case_file.id', 'objection.case_id')
    .leftJoin('winner', 'winner.case_id', 'objection.case_id')
    .select(['notice.step', 'objection.case_id'])
    .where('objection.edition_id', '=', edition.id)
    .where('upheld', '=', true)
    .where('ended_step', 'is', null)
    .where(({ eb, or, ref }) => or([eb('approved_at', 'is', null), eb('answered_at', '>', ref('approved_at'))]))
    .execute();
  return sentBack(
    pack,
    rows.map((row) => ({ step: as<StepId>(row.step), case: as<CaseId>(row.case_id) })),
  );
}

/** Winners that lost their seat in a notice, and in which: what `replacementForbidden` asks. */
export async function failedInNotice(
  tx: Tx,
  edition: EditionId,
): Promise<readonly { readonly step: StepId; readonly case: CaseId }[]> {
  const rows = await tx
    .selectFrom('case_file')
    .select(['id', 'ended_step'])
    .where('edition_id', '=', edition)
    .where('ended_why', '=', 'notice-failed')
    .execute();
  return rows.flatMap(({ id, ended_step }) =>
    ended_step === null ? [] : [{ step: as<StepId>(ended_step), case: as<CaseId>(id) }],
  );
}
