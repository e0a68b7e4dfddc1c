import { bodiesOf, type Frame, notAllowed } from '../edition/index.ts';
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
import { unless } from '../language/index.ts';
import { recusedFrom } from '../people/index.ts';
import type { NoticeAct } from './acts.ts';
import { dueDay, missingFrom, type ObjectionChannel } from './channel.ts';
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
  readonly objection: ObjectionState;
  readonly channel: ObjectionChannel;
  /** The case has not ended meanwhile. */
  readonly caseStands: boolean;
  /** Persons who have withdrawn from the case. */
  readonly recused: readonly PersonId[];
}

type ObjectionCompleted = Extract<NoticeAct, { act: 'objection-completed' }>;

/** What was missing has come: from this instant the objection is one, and the time for the answer runs. By the objector, or at the counter of the body. */
export function completeObjection(
  { frame, objection, channel, recused }: ObjectionPlace,
  command: { readonly objection: ObjectionId; readonly brought: readonly string[] },
  at: Instant,
): Result<ObjectionCompleted, Refusal> {
  const missing = missingFrom(channel, objection.by, [...objection.brought, ...command.brought]);
  const receivers = [...new Set([channel.to, ...bodiesOf(frame.pack, 'office')])];
  return unless<ObjectionCompleted, Refusal>(
    [
      frame.actor.body !== 'public' && notAllowed(frame, receivers, channel.article),
      recusedFrom(frame.pack, recused, frame.actor.person),
      objection.answeredAt !== null && no('objection-answered', null, { answered: objection.answeredAt }),
      objection.completeAt !== null && no('objection-complete', null, { complete: objection.completeAt }),
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
