import { bodiesOf, type Frame, isOver, notAllowed } from '../edition/index.ts';
import type {
  CaseId,
  Day,
  Instant,
  NoticeId,
  ObjectionId,
  PersonId,
  Refusal,
  Result,
  StepId,
} from '../language/index.ts';
import { endOf, unless } from '../language/index.ts';
import { recusedFrom } from '../people/index.ts';
import type { NoticeAct } from './acts.ts';
import { dueDay, lastDayToObject, missingFrom, type ObjectionChannel } from './channel.ts';
import { lastDayOfNotice, type NoticeState } from './close-notice.ts';
import { namesOf } from './file-objection.ts';
import { no } from './refusals.ts';

/** An objection as it stands. */
export interface ObjectionState {
  readonly id: ObjectionId;
  readonly notice: NoticeId;
  readonly step: StepId;
  readonly case: CaseId;
  readonly by: 'person' | 'organisation';
  readonly brought: readonly string[];
  readonly receivedAt: Instant;
  readonly completeAt: Instant | null;
  readonly due: Day | null;
  readonly answeredAt: Instant | null;
}

export interface ObjectionPlace {
  readonly frame: Frame;
  /** The notice it is against. */
  readonly shown: Pick<NoticeState, 'step' | 'publishedOn' | 'lastDay' | 'closedAt'>;
  readonly objection: ObjectionState;
  readonly channel: ObjectionChannel;
  /** The case has not ended meanwhile. */
  readonly caseStands: boolean;
  /** Persons who have withdrawn from the case. */
  readonly recused: readonly PersonId[];
}

type ObjectionCompleted = Extract<NoticeAct, { act: 'objection-completed' }>;

/**
 * What was missing has come: from this instant the objection is one, and the time for the answer runs. By the objector, or at the counter of the body.
 * Refused once the notice is closed, where objections are taken to its end: the case has gone on, and what comes now may still be a report.
 */
export function completeObjection(
  place: ObjectionPlace,
  command: { readonly objection: ObjectionId; readonly brought: readonly string[] },
  at: Instant,
): Result<ObjectionCompleted, Refusal> {
  const { frame, objection, channel, recused } = place;
  const missing = missingFrom(channel, objection.by, [...objection.brought, ...command.brought]);
  const receivers = [...new Set([channel.to, ...bodiesOf(frame.pack, 'office')])];
  return unless<ObjectionCompleted, Refusal>(
    [
      frame.actor.body !== 'public' && notAllowed(frame, receivers, channel.article),
      recusedFrom(frame.pack, recused, frame.actor.person),
      objection.answeredAt !== null && no('objection-answered', null, { answered: objection.answeredAt }),
      objection.completeAt !== null && no('objection-complete', null, { complete: objection.completeAt }),
      tooLate(place, at),
      missing.length > 0 && no('still-missing', channel.article, { missing: namesOf(frame, missing) }),
    ],
    () => ({
      act: 'objection-completed',
      article: channel.answerArticle,
      objection: objection.id,
      due: dueDay(channel, objection.receivedAt, at, frame.calendar),
    }),
  );
}

function tooLate({ frame, shown, channel }: ObjectionPlace, at: Instant): Refusal | false {
  const last = lastDayToObject(channel, lastDayOfNotice(frame, shown), frame.calendar);
  return (
    shown.closedAt !== null &&
    last !== null &&
    isOver(at, endOf(last)) &&
    no('objection-completion-late', channel.untilArticle, { last_day: last, closed: shown.closedAt, may_report: true })
  );
}
