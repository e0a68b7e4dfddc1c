import { isOver, notAllowed, stepOf } from '../edition/index.ts';
import { endOf, type Instant, type ObjectionId, type Refusal, type Result, unless } from '../language/index.ts';
import { recusedFrom } from '../people/index.ts';
import { articleOf } from '../regulation/index.ts';
import type { NoticeAct } from './acts.ts';
import type { NoticeStep } from './channel.ts';
import type { ObjectionPlace } from './complete-objection.ts';
import { no } from './refusals.ts';

export interface AnswerObjection {
  readonly objection: ObjectionId;
  readonly upheld: boolean;
  /** SHA-256 of the written reply, in hex; null only where the regulation does not ask for writing. */
  readonly replySha256: string | null;
  /** What follows for the case, where the objection is upheld and the regulation is silent; its reasons are in the reply. Else null. */
  readonly outcome: 'removed' | 'continues' | null;
}

type ObjectionAnswered = Extract<NoticeAct, { act: 'objection-answered' }>;

/**
 * The body that receives objections examines one and tells the result in writing. An upheld one has the effect the regulation gives it; one that is
 * not leaves the case as if nothing had been said. An answer after its last day is an answer, and is marked as late.
 */
export function answerObjection(
  place: ObjectionPlace,
  command: AnswerObjection,
  at: Instant,
): Result<ObjectionAnswered, Refusal> {
  const { frame, objection, channel, recused } = place;
  const step = stepOf(frame.pack, objection.step);
  const upheld = step.kind === 'notice' ? step.upheld : null;
  const written = command.replySha256 !== null && /^[0-9a-f]{64}$/.test(command.replySha256);
  return unless<ObjectionAnswered, Refusal>(
    [
      notAllowed(frame, [channel.to], channel.article),
      recusedFrom(frame.pack, recused, frame.actor.person),
      objection.answeredAt !== null && no('objection-answered', null, { answered: objection.answeredAt }),
      objection.completeAt === null && no('objection-incomplete', channel.answerArticle),
      !written &&
        (command.replySha256 !== null || channel.answer?.inWriting === true) &&
        no('reply-missing', channel.answerArticle),
      command.outcome !== null &&
        (upheld !== null || !command.upheld) &&
        no('consequence-laid-down', articleOf(upheld ?? step)),
    ],
    () => ({
      act: 'objection-answered',
      article: channel.answerArticle,
      objection: objection.id,
      case: objection.case,
      upheld: command.upheld,
      replySha256: command.replySha256,
      late: objection.due !== null && isOver(at, endOf(objection.due)),
      outcome: place.caseStands ? outcomeOf(upheld, command) : null,
    }),
  );
}

function outcomeOf(law: NoticeStep['upheld'], { upheld, outcome }: AnswerObjection): 'removed' | 'continues' | null {
  if (!upheld) return 'continues';
  if (law === null) return outcome;
  return law.then === 'removed' ? 'removed' : null;
}
