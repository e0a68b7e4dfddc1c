import { type Frame, isOver, notAllowed, stateOf, stepOf } from '../edition/index.ts';
import {
  type Cite,
  endOf,
  type Instant,
  isDigest,
  type ObjectionId,
  type Refusal,
  type Result,
  unless,
} from '../language/index.ts';
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
  const outcome = place.caseStands && !isConferred(frame) ? outcomeOf(upheld, command) : null;
  const written = command.replySha256 !== null && isDigest(command.replySha256);
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
      article:
        outcome === 'removed'
          ? together(channel.answerArticle, articleOf(upheld ?? step) ?? articleOf(step, 'upheld'))
          : channel.answerArticle,
      objection: objection.id,
      case: objection.case,
      upheld: command.upheld,
      replySha256: command.replySha256,
      late: objection.due !== null && isOver(at, endOf(objection.due)),
      outcome,
    }),
  );
}

/** Once the award is announced nobody loses it by an objection: only by what the regulation has for past winners, and by who decides that. */
const isConferred = (frame: Frame): boolean =>
  frame.pack.steps.some(({ id, kind }) => kind === 'conferral' && stateOf(frame, id).closedAt !== null);

/** The time for the answer, and what an upheld objection leads to, may stand in two articles. */
function together(...articles: readonly (Cite | null)[]): Cite | null {
  const all = [...new Set(articles.flatMap((article) => article ?? []))];
  return all.length === 1 && all[0] !== undefined ? all[0] : all.length === 0 ? null : all;
}

function outcomeOf(law: NoticeStep['upheld'], { upheld, outcome }: AnswerObjection): 'removed' | 'continues' | null {
  if (!upheld) return 'continues';
  if (law === null) return outcome;
  return law.then === 'removed' ? 'removed' : null;
}
