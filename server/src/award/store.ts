import { type Announced, type ApprovalState, approvalStepOf, type Winner } from '@heng/domain/award';
import { type Frame, stateOf } from '@heng/domain/edition';
import {
  type ActId,
  type ApplicantId,
  type AwardId,
  as,
  type CaseId,
  type EditionId,
  type Instant,
  type StepId,
  type TierId,
} from '@heng/domain/language';
import { sentBack } from '@heng/domain/notice';
import { loadSeated, unseat } from '../deliberation/seats/store.ts';
import { markOpened, markStep } from '../edition/store.ts';
import { leaveStep, loadCases, stopCases } from '../notice/cases/store.ts';
import { blockedCases } from '../notice/objections/store.ts';
import { loadUnshown, putUp } from '../notice/store.ts';
import type { ActNamed, Tx } from '../storage/index.ts';

/** Winners who have not lost their seat, in the order of the list, with how far each has got. */
async function loadWinners(tx: Tx, edition: EditionId) {
  const rows = await tx
    .selectFrom('winner')
    .innerJoin('case_file', 'case_file.id', 'winner.case_id')
    .leftJoin('award', (join) =>
      join.onRef('award.edition_id', '=', 'winner.edition_id').onRef('award.case_id', '=', 'winner.case_id'),
    )
    .select([
      'winner.case_id',
      'winner.tier',
      'case_file.applicant_id',
      'approved_at',
      'approved_on',
      'award.id as award',
    ])
    .where('winner.edition_id', '=', edition)
    .where('removed_at', 'is', null)
    .where('ended_step', 'is', null)
    .orderBy('winner.tier')
    .orderBy('winner.place')
    .execute();
  return rows.map((row) => ({
    case: as<CaseId>(row.case_id),
    tier: as<TierId>(row.tier),
    applicant: as<ApplicantId>(row.applicant_id),
    approvedAt: row.approved_at,
    approvedOn: row.approved_on,
    award: row.award === null ? null : as<AwardId>(row.award),
  }));
}

/** The edition and its regulation: all that this question needs of a frame. */
type Where = Parameters<typeof blockedCases>[1];

/** Winners whose approval an objection upheld after it has sent back, and to which step. */
export async function loadSentBack(tx: Tx, { edition, pack }: Where) {
  const rows = await tx
    .selectFrom('objection')
    .innerJoin('notice', 'notice.id', 'objection.notice_id')
    .innerJoin('winner', 'winner.case_id', 'objection.case_id')
    .select(['notice.step', 'objection.case_id'])
    .where('objection.edition_id', '=', edition.id)
    .where('upheld', '=', true)
    .whereRef('answered_at', '>', 'approved_at')
    .execute();
  return sentBack(
    pack,
    rows.map((row) => ({ step: as<StepId>(row.step), case: as<CaseId>(row.case_id) })),
  );
}

/** The cases an approval has yet to decide on: winners, or candidates, or none where it approves a piece of work as a whole. */
export async function loadApproval(tx: Tx, frame: Frame, id: StepId): Promise<ApprovalState> {
  const { edition } = frame;
  const back = (await loadSentBack(tx, frame)).filter(({ to }) => to === id).map((own) => own.case);
  const open = await loadUndecided(tx, frame, id);
  const blocked = await blockedCases(tx, frame);
  const files = await loadCases(tx, edition.id, [...new Set([...open, ...back])]);
  const unshown = await loadUnshown(tx, frame, files);
  const isOver = stateOf(frame, id).closedAt !== null;
  return {
    frame,
    waiting: files
      .filter(({ endedStep, submittedAt }) => endedStep === null && submittedAt !== null)
      .map((file) => ({
        file,
        blocked: blocked.includes(file.id),
        sentBack: isOver || back.includes(file.id),
        unshown: unshown(file.id),
      })),
  };
}

async function loadUndecided(tx: Tx, { edition, pack }: Frame, id: StepId): Promise<readonly CaseId[]> {
  const { of } = approvalStepOf(pack, id);
  if (of === 'winners') {
    const winners = await loadWinners(tx, edition.id);
    return winners.filter(({ approvedAt }) => approvedAt === null).map((own) => own.case);
  }
  if (of !== 'candidates') return [];
  const rows = await tx
    .selectFrom('case_file')
    .select('id')
    .where('edition_id', '=', edition.id)
    .where('ended_step', 'is', null)
    .where('submitted_at', 'is not', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(selectFrom('case_step').select('step').whereRef('case_id', '=', 'case_file.id').where('step', '=', id)),
      ),
    )
    .execute();
  return rows.map((row) => as<CaseId>(row.id));
}

/** The step opens with its first sitting and closes with its last. */
export async function saveApproval(
  tx: Tx,
  frame: Frame,
  act: ActNamed<'approval-given' | 'approval-refused'>,
  at: Instant,
): Promise<void> {
  const given = act.act === 'approval-given';
  if (given && act.cases.length > 0 && approvalStepOf(frame.pack, act.step).of === 'winners') {
    await tx
      .updateTable('winner')
      .set({ approved_at: at, approved_on: act.day })
      .where('edition_id', '=', frame.edition.id)
      .where('case_id', 'in', [...act.cases])
      .execute();
  }
  if (given) await leaveStep(tx, act.step, act.cases, 'passed', at);
  else {
    await stopCases(tx, act.step, act.cases, 'not-approved', at);
    await unseat(tx, frame.edition.id, act.cases, at);
  }
  await markOpened(tx, frame, act.step, at);
  if (act.closes && stateOf(frame, act.step).closedAt === null)
    await markStep(tx, frame.edition.id, act.step, { closedAt: at });
}

/** One winner with the register of earlier awards; null: the case has no seat. */
export async function loadWinner(tx: Tx, frame: Frame, id: CaseId): Promise<Winner | null> {
  await tx.selectFrom('case_file').select('id').where('id', '=', id).forNoKeyUpdate().execute();
  const winner = (await loadWinners(tx, frame.edition.id)).find((own) => own.case === id);
  const [seated] = winner ? await loadSeated(tx, frame.edition.id, [winner]) : [];
  if (!winner || !seated) return null;
  const back = (await loadSentBack(tx, frame)).map((own) => own.case);
  const votes = await tx.selectFrom('tally').select('step').where('case_id', '=', id).execute();
  return {
    ...seated,
    voted: votes.map(({ step }) => as<StepId>(step)),
    applicant: winner.applicant,
    approved: winner.approvedAt !== null && !back.includes(id),
    conferred: winner.award !== null,
    blocked: (await blockedCases(tx, frame)).includes(id),
    unshown: (await loadUnshown(tx, frame, await loadCases(tx, frame.edition.id, [id])))(id),
  };
}

export async function saveAward(tx: Tx, frame: Frame, act: ActNamed<'award-conferred'>, at: Instant): Promise<void> {
  await tx
    .insertInto('award')
    .values({
      id: act.award,
      edition_id: frame.edition.id,
      programme: frame.pack.regulation.programme,
      applicant_id: act.applicant,
      case_id: act.case,
      tier: act.tier,
      row: act.row,
      honours: act.honours === null ? null : [...act.honours],
      money: act.money,
      takes_seat: act.takesSeat,
    })
    .execute();
  await markOpened(tx, frame, act.step, at);
}

/** Winners and the award each has; null: none yet. */
export async function loadAwarded(tx: Tx, edition: EditionId): Promise<readonly Announced[]> {
  return (await loadWinners(tx, edition)).map(({ case: id, award, approvedOn }) => ({ case: id, award, approvedOn }));
}

/** The award date enters the register, the announcement is put up with the winners on it, and the procedure is over. */
export async function saveAnnounced(
  tx: Tx,
  frame: Frame,
  act: ActNamed<'conferral-announced'>,
  at: Instant,
  id: ActId,
): Promise<void> {
  const listed = (await loadWinners(tx, frame.edition.id)).filter(({ award }) => award && act.awards.includes(award));
  if (act.awards.length > 0) {
    await tx
      .updateTable('award')
      .set({ awarded_on: act.day })
      .where('id', 'in', [...act.awards])
      .execute();
    await leaveStep(
      tx,
      act.step,
      listed.map((own) => own.case),
      'passed',
      at,
    );
  }
  const whole = { kind: 'announcement', case: null, media: null, last: null, provisional: false } as const;
  await putUp(tx, frame, { ...act, ...whole, published: act.day, listed }, at, id);
  await markOpened(tx, frame, act.step, at);
  await markStep(tx, frame.edition.id, act.step, { closedAt: at });
}
