import { type Frame, isOver, stepOf, wrongBody } from '../edition/index.ts';
import {
  addDays,
  type CaseId,
  type Day,
  endOf,
  type Instant,
  type NoticeId,
  type Refusal,
  type Result,
  type StepId,
  unless,
} from '../language/index.ts';
import { articleOf } from '../regulation/index.ts';
import type { NoticeAct } from './acts.ts';
import { type CaseState, notYourCase } from './case-state.ts';
import { lawfulLastDay } from './publish-notice.ts';
import { no } from './refusals.ts';

/** A published notice. */
export interface NoticeState {
  readonly id: NoticeId;
  readonly step: StepId;
  readonly case: CaseId | null;
  readonly publishedOn: Day;
  readonly lastDay: Day;
  readonly closedAt: Instant | null;
  /** The cases on it that still stand, in the order on the paper; and those that ended since, with the step where. */
  readonly listed: readonly { readonly case: CaseId; readonly endedStep: StepId | null }[];
}

export interface NoticeToClose {
  readonly frame: Frame;
  readonly notice: NoticeState;
  readonly file: CaseState | null;
  /** Cases with an objection that is complete, unanswered and holds its case up. */
  readonly blocked: readonly CaseId[];
}

type NoticeClosed = Extract<NoticeAct, { act: 'notice-closed' }>;

/**
 * 公示期满: once the last day has ended the holder records who goes on, who was removed on an upheld objection and who waits for an answer.
 * Closing late lengthens nothing. Should the year have been published since and the lawful time turn out longer, that counts.
 */
export function closeNotice(
  state: NoticeToClose,
  _command: { readonly notice: NoticeId },
  at: Instant,
): Result<NoticeClosed, Refusal> {
  const { frame, notice, file, blocked } = state;
  const step = stepOf(frame.pack, notice.step);
  const last = lastDayOfNotice(frame, notice);
  const standing = notice.listed.filter(({ endedStep }) => endedStep === null).map((listed) => listed.case);
  return unless<NoticeClosed, Refusal>(
    [
      wrongBody(frame, step),
      file !== null && notYourCase(frame, file),
      notice.closedAt !== null && no('notice-over', null, { closed: notice.closedAt }),
      !isOver(at, endOf(last)) &&
        no('too-early', articleOf(step, 'length'), { last_day: last, may_close_from: addDays(last, 1) }),
    ],
    () => ({
      act: 'notice-closed',
      article: articleOf(step),
      notice: notice.id,
      step: notice.step,
      case: notice.case,
      passed: standing.filter((id) => !blocked.includes(id)),
      removed: notice.listed.filter(({ endedStep }) => endedStep === notice.step).map((listed) => listed.case),
      waiting: standing.filter((id) => blocked.includes(id)),
    }),
  );
}

/** The day to whose end a notice runs: the one on the paper, or the lawful one by the calendar as it is known today, if that is later. */
export function lastDayOfNotice(
  frame: Frame,
  { step, publishedOn, lastDay }: Pick<NoticeState, 'step' | 'publishedOn' | 'lastDay'>,
): Day {
  const own = stepOf(frame.pack, step);
  const lawful = own.kind === 'notice' ? lawfulLastDay(frame, own, publishedOn) : null;
  return lawful !== null && lawful.last > lastDay ? lawful.last : lastDay;
}
