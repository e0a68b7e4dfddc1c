import { notAllowed } from '../edition/index.ts';
import {
  type Day,
  dayOf,
  type Instant,
  type NoticeId,
  type ProceedingId,
  type Refusal,
  type Result,
  unless,
} from '../language/index.ts';
import type { SupervisionAct } from './acts.ts';
import { executorsOf, measuresWith } from './proceeding.ts';
import { no } from './refusals.ts';
import { hasWithdrawn, type ProceedingPlace } from './state.ts';

export interface PublishDecision {
  readonly proceeding: ProceedingId;
  readonly notice: NoticeId;
  readonly document: string | null;
  readonly day: Day;
}

type DecisionPublished = Extract<SupervisionAct, { act: 'decision-published' }>;

/** 公布处理决定: by the office or whoever decided, once, where a measure says that the public is told or that it is criticised in public. */
export function publishDecision(
  place: ProceedingPlace,
  command: PublishDecision,
  at: Instant,
): Result<DecisionPublished, Refusal> {
  const { frame, proceeding } = place;
  const [measure] = measuresWith(proceeding, 'publish', 'criticise');
  const decided = proceeding.decision?.day ?? null;
  return unless<DecisionPublished, Refusal>(
    [
      notAllowed(frame, executorsOf(frame.pack, proceeding), measure?.article ?? null),
      hasWithdrawn(place, proceeding.target),
      !measure && no('nothing-to-publish', null),
      proceeding.publishedOn !== null && no('published-already', null, { day: proceeding.publishedOn }),
      command.day > dayOf(at) && no('day-not-come', null, { day: command.day }),
      decided !== null && command.day < decided && no('before-the-decision', null, { day: command.day, decided }),
    ],
    () => ({ act: 'decision-published', article: measure?.article ?? null, ...command }),
  );
}
