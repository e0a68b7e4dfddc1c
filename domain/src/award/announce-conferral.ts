import { type Frame, notYetMet, stateOf, wrongBody } from '../edition/index.ts';
import {
  type AwardId,
  type CaseId,
  type Day,
  dayOf,
  type Instant,
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

/**
 * Announces the winners, once each has an award; none at all is announced too, with every seat empty. The award date, from which duties and windows count,
 * is the day of this act, unless the regulation lets another step fix it. The number of the paper may be a marked blank.
 */
export function announceConferral(
  state: {
    readonly frame: Frame;
    readonly winners: readonly { readonly case: CaseId; readonly award: AwardId | null }[];
  },
  command: { readonly step: StepId; readonly document: string | null },
  at: Instant,
): Result<ConferralAnnounced, Refusal> {
  const { frame, winners } = state;
  const step = conferralStepOf(frame.pack, command.step);
  const outstanding = winners.filter(({ award }) => award === null).map((own) => own.case);
  return unless<ConferralAnnounced, Refusal>(
    [
      wrongBody(frame, step),
      ...notYetMet(frame, step),
      outstanding.length > 0 && no('awards-outstanding', articleOf(step), { cases: outstanding }),
    ],
    () => ({
      act: 'conferral-announced',
      article: articleOf(step),
      step: command.step,
      awards: winners.map(({ award }) => award).filter((award) => award !== null),
      document: command.document,
      day: awardDay(frame, at),
    }),
  );
}

function awardDay(frame: Frame, at: Instant): Day {
  const fixing = frame.pack.steps.find(({ fixes }) => fixes === 'award-date');
  return dayOf((fixing && stateOf(frame, fixing.id).closedAt) ?? at);
}
