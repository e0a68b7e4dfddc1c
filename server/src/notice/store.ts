import { type Frame, isPerCase, stateOf, stepOf } from '@heng/domain/edition';
import {
  type ActId,
  as,
  type CaseId,
  type Day,
  type EditionId,
  type Instant,
  type NoticeId,
  type StepId,
  type TierId,
} from '@heng/domain/language';
import { type CaseState, type NoticeState, noticesOutstanding, sendsBackTo, titleOf } from '@heng/domain/notice';
import { markOpened, markStep } from '../edition/store.ts';
import { type ActNamed, byCase, type Tx } from '../storage/index.ts';
import { leaveStep } from './cases/store.ts';

/** The edition and its regulation: all that these questions need of a frame. */
type Where = { readonly edition: Pick<Frame['edition'], 'id'>; readonly pack: Frame['pack'] };

/** Where a notice belongs; neither ever changes. */
export async function placeOfNotice(
  tx: Tx,
  edition: EditionId,
  id: NoticeId,
): Promise<{ readonly step: StepId; readonly case: CaseId | null }> {
  const row = await tx
    .selectFrom('notice')
    .select(['step', 'case_id'])
    .where('id', '=', id)
    .where('edition_id', '=', edition)
    .executeTakeFirstOrThrow();
  return { step: as<StepId>(row.step), case: row.case_id === null ? null : as<CaseId>(row.case_id) };
}

/** A notice with the cases on it, in the order on the paper. */
export async function loadNotice(tx: Tx, edition: EditionId, id: NoticeId): Promise<NoticeState> {
  const row = await tx
    .selectFrom('notice')
    .select(['step', 'case_id', 'published_on', 'last_day', 'closed_at'])
    .where('id', '=', id)
    .where('edition_id', '=', edition)
    .executeTakeFirstOrThrow();
  const listed = await tx
    .selectFrom('notice_case')
    .innerJoin('case_file', 'case_file.id', 'notice_case.case_id')
    .select(['case_id', 'ended_step'])
    .where('notice_id', '=', id)
    .orderBy('notice_case.place')
    .execute();
  return {
    id,
    step: as<StepId>(row.step),
    case: row.case_id === null ? null : as<CaseId>(row.case_id),
    publishedOn: row.published_on,
    lastDay: row.last_day ?? row.published_on,
    closedAt: row.closed_at,
    listed: listed.map((one) => ({
      case: as<CaseId>(one.case_id),
      endedStep: one.ended_step === null ? null : as<StepId>(one.ended_step),
    })),
  };
}

/** The day this step's notice was published (for this case, where each holds its own); null: not yet. */
export async function publishedOn(tx: Tx, edition: EditionId, step: StepId, file: CaseId | null) {
  const row = await tx
    .selectFrom('notice')
    .select('published_on')
    .where('edition_id', '=', edition)
    .where('step', '=', step)
    .where('case_id', file === null ? 'is' : '=', file)
    .executeTakeFirst();
  return row?.published_on ?? null;
}

/**
 * Cases as they stood in notices held for the whole edition. Where an upheld objection has sent one back from a notice, that counts until it is decided on
 * anew: the new decision has been shown to nobody.
 */
async function loadShowings(tx: Tx, { edition, pack }: Where) {
  const rows = await tx
    .selectFrom('notice_case')
    .innerJoin('notice', 'notice.id', 'notice_case.notice_id')
    .select(['notice_case.case_id', 'step', 'closed_at'])
    .select(({ exists, selectFrom }) =>
      exists(
        selectFrom('objection')
          .innerJoin('winner', 'winner.case_id', 'objection.case_id')
          .select('objection.id')
          .whereRef('objection.notice_id', '=', 'notice.id')
          .whereRef('objection.case_id', '=', 'notice_case.case_id')
          .where('upheld', '=', true)
          .whereRef('answered_at', '<=', 'approved_at'),
      ).as('decided_anew'),
    )
    .where('notice.edition_id', '=', edition.id)
    .where('notice.case_id', 'is', null)
    .execute();
  return rows.filter(({ step, decided_anew: anew }) => !(anew && sendsBackTo(pack, step) !== null));
}

/** Cases that stood in a notice of this step, held for the whole edition. */
export const shownIn = async (tx: Tx, frame: Where, step: StepId): Promise<readonly CaseId[]> =>
  (await loadShowings(tx, frame)).filter((one) => one.step === step).map(({ case_id }) => as<CaseId>(case_id));

/** The notices that each of these cases has yet to be shown in, although they are over: it came on the list after them, or was decided on anew. */
export async function loadUnshown(
  tx: Tx,
  frame: Where,
  files: readonly CaseState[],
): Promise<(id: CaseId) => readonly StepId[]> {
  const { edition, pack } = frame;
  const over = await tx
    .selectFrom('edition_step')
    .select('step')
    .where('edition_id', '=', edition.id)
    .where('closed_at', 'is not', null)
    .execute();
  const shown = byCase((await loadShowings(tx, frame)).filter((one) => one.closed_at !== null));
  const steps = over.map(({ step }) => step);
  const outstanding = new Map(
    files.map((file) => {
      const own = shown(file.id).map(({ step }) => step);
      return [file.id, noticesOutstanding(pack, file, steps, own).map(({ id }) => as<StepId>(id))];
    }),
  );
  return (id) => outstanding.get(id) ?? [];
}

/** A paper that is shown to the public: what it lists, in the order on the paper. */
interface Paper {
  readonly notice: NoticeId;
  readonly step: StepId;
  readonly kind: 'announcement' | 'notice';
  /** Set where each case holds the notice by itself. */
  readonly case: CaseId | null;
  readonly media: string | null;
  readonly document: string | null;
  readonly published: Day;
  /** null: it does not run for a time. */
  readonly last: Day | null;
  readonly provisional: boolean;
  readonly listed: readonly { readonly case: CaseId; readonly tier: TierId | null }[];
}

/** Puts a paper up, under the act that published it. */
export async function putUp(tx: Tx, frame: Frame, paper: Paper, at: Instant, act: ActId): Promise<void> {
  await tx
    .insertInto('notice')
    .values({
      id: paper.notice,
      edition_id: frame.edition.id,
      step: paper.step,
      case_id: paper.case,
      kind: paper.kind,
      title: titleOf(frame, stepOf(frame.pack, paper.step)),
      media: paper.media,
      document: paper.document,
      published_on: paper.published,
      last_day: paper.last,
      provisional: paper.provisional,
      published_at: at,
      act,
    })
    .execute();
  if (paper.listed.length === 0) return;
  const rows = paper.listed.map((one, index) => ({
    notice_id: paper.notice,
    case_id: one.case,
    tier: one.tier,
    place: index + 1,
  }));
  await tx.insertInto('notice_case').values(rows).execute();
}

export async function saveAnnouncement(
  tx: Tx,
  frame: Frame,
  act: ActNamed<'announcement-published'>,
  application: StepId | null,
  at: Instant,
  id: ActId,
): Promise<void> {
  const edition = frame.edition.id;
  const whole = { kind: 'announcement', case: null, last: null, provisional: false, listed: [] } as const;
  await putUp(tx, frame, { ...act, ...whole }, at, id);
  await markStep(tx, edition, act.step, { openedAt: at, closedAt: at });
  if (application !== null && act.opens !== null && act.closes !== null) {
    await markStep(tx, edition, application, { opensOn: act.opens, closesOn: act.closes });
  }
}

/** The notice with its list; the step opens with it, where the whole edition is shown together. */
export async function saveNotice(
  tx: Tx,
  frame: Frame,
  act: ActNamed<'notice-published'>,
  tiers: ReadonlyMap<CaseId, TierId>,
  at: Instant,
  id: ActId,
): Promise<void> {
  const listed = act.listed.map((one) => ({ case: one, tier: tiers.get(one) ?? null }));
  await putUp(tx, frame, { ...act, kind: 'notice', listed }, at, id);
  if (act.case === null) await markOpened(tx, frame, act.step, at);
}

/** The step closes with its notice. Who goes on and who was removed leaves a mark; who waits gets it with the answer. */
export async function saveClosed(tx: Tx, frame: Frame, act: ActNamed<'notice-closed'>, at: Instant): Promise<void> {
  await tx.updateTable('notice').set({ closed_at: at }).where('id', '=', act.notice).execute();
  await leaveStep(tx, act.step, act.passed, 'passed', at);
  await leaveStep(tx, act.step, act.removed, 'stopped', at);
  const isWhole = !isPerCase(stepOf(frame.pack, act.step));
  // Held anew for somebody who came on the list later, it is over already.
  if (isWhole && stateOf(frame, act.step).closedAt === null)
    await markStep(tx, frame.edition.id, act.step, { closedAt: at });
}
