import { closingBefore } from '../deliberation/index.ts';
import { type Frame, notYetMet, stateOf, wrongBody } from '../edition/index.ts';
import {
  type AwardId,
  type CaseId,
  type Cite,
  type Day,
  dayOf,
  type Instant,
  type NoticeId,
  type Refusal,
  type Result,
  type StepId,
  unless,
} from '../language/index.ts';
import { articleOf } from '../regulation/index.ts';
import type { AwardAct } from './acts.ts';
import { conferralStepOf } from './confer-award.ts';
import { no } from './refusals.ts';

type ConferralAnnounced = Extract<AwardAct, { act: 'conferral-announced' }>;

/** A winner on the paper. */
export interface Announced {
  readonly case: CaseId;
  /** null: not settled yet. */
  readonly award: AwardId | null;
  /** The day of the sitting that approved it; null: the regulation asks for no approval, or its day is not on record. */
  readonly approvedOn: Day | null;
}

export interface AnnounceConferral {
  readonly notice: NoticeId;
  readonly step: StepId;
  /** Number of the paper; null: a marked blank. */
  readonly document: string | null;
  /** The date on the paper. */
  readonly day: Day;
}

/**
 * Announces the winners, once each has an award; none at all is announced too, with every seat empty. The award date, from which duties and windows count,
 * is the date on the paper, unless the regulation lets another step fix it. Refused: a paper dated before a winner on it was approved, before another step
 * that leads to it was over, e.g. while the list was still shown, or after today.
 */
export function announceConferral(
  state: {
    readonly frame: Frame;
    readonly winners: readonly Announced[];
  },
  command: AnnounceConferral,
  at: Instant,
): Result<ConferralAnnounced, Refusal> {
  const { frame, winners } = state;
  const step = conferralStepOf(frame.pack, command.step);
  const outstanding = winners.filter(({ award }) => award === null).map((own) => own.case);
  const dated = articleOf(step, 'fixes');
  return unless<ConferralAnnounced, Refusal>(
    [
      wrongBody(frame, step),
      ...notYetMet(frame, step),
      outstanding.length > 0 && no('awards-outstanding', articleOf(step), { cases: outstanding }),
      command.day > dayOf(at) && no('day-ahead', dated, { day: command.day }),
      beforeApproval(winners, command.day, dated),
      beforeItsTurn(frame, command, dated),
    ],
    () => ({
      act: 'conferral-announced',
      article: articleOf(step),
      notice: command.notice,
      step: command.step,
      awards: winners.map(({ award }) => award).filter((award) => award !== null),
      document: command.document,
      day: awardDay(frame, command),
    }),
  );
}

function beforeApproval(winners: readonly Announced[], day: Day, article: Cite | null): Refusal | false {
  const later = winners.filter(({ approvedOn }) => approvedOn !== null && day < approvedOn);
  const days = later.flatMap(({ approvedOn }) => approvedOn ?? []).toSorted((a, b) => (a < b ? -1 : 1));
  const approved = days.at(-1) ?? null;
  return (
    later.length > 0 && no('dated-before-approval', article, { day, cases: later.map((own) => own.case), approved })
  );
}

/** An approval counts by the day of its sitting, which may have been recorded later. */
function beforeItsTurn(frame: Frame, { step, day }: AnnounceConferral, article: Cite | null): Refusal | false {
  const before = closingBefore(frame, step, ({ kind }) => kind !== 'approval');
  return before !== null && day < before.closed && no('day-before-its-turn', article, { day, ...before });
}

/** What another step has fixed by being over stands, whatever the paper says. */
function awardDay(frame: Frame, { step, day }: AnnounceConferral): Day {
  const fixing = frame.pack.steps.find(({ fixes }) => fixes === 'award-date');
  const fixed = fixing && fixing.id !== step ? stateOf(frame, fixing.id).closedAt : null;
  return fixed === null ? day : dayOf(fixed);
}
