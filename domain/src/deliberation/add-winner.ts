import type { Frame } from '../edition/index.ts';
import { notOrganiser } from '../edition/index.ts';
import type { CaseId, Instant, Refusal, Result, StepId } from '../language/index.ts';
import { dayOf, refuse } from '../language/index.ts';
import { replacementForbidden } from '../notice/index.ts';
import { articleOf, type QuotaLaw } from '../regulation/index.ts';
import { vacantSeats } from './list-winners.ts';
import { no } from './refusals.ts';
import { votingStepOf } from './voting-step.ts';
import { type SeatedCase, seatOf } from './winners-order.ts';

/** The winners after their notice: who is still listed, and who lost the seat at which notice. */
export interface WinnersNow {
  readonly frame: Frame;
  readonly listed: readonly SeatedCase[];
  readonly failed: readonly { readonly step: StepId; readonly case: CaseId }[];
  readonly field: QuotaLaw['field'];
}

/**
 * Puts another case on the list of winners after it was made. Always refused: some regulations forbid it, and none lets anybody move up by itself.
 * The refusal says which seats stay empty, by tier.
 */
export function addWinner(
  state: WinnersNow,
  command: { readonly step: StepId; readonly case: CaseId },
  at: Instant,
): Result<never, Refusal> {
  const { frame, listed, failed, field } = state;
  const step = votingStepOf(frame.pack, command.step);
  const seated = listed.map((own) => seatOf(frame.pack, own, dayOf(at)));
  const seats = vacantSeats(frame, { quotas: frame.pack.quotas, counts: 'winners', field }, seated);
  const vacant = Object.entries(seats).flatMap(([tier, free]) => (free === null ? [] : [`${tier}: ${free}`]));
  const forbidden = replacementForbidden(frame.pack, failed, [command.case]);
  const wrong = notOrganiser(frame, step);
  return refuse(
    ...(wrong ? [wrong] : []),
    forbidden
      ? { ...forbidden, facts: { ...forbidden.facts, vacant } }
      : no('new-decision-needed', articleOf(step), { case: command.case, vacant }),
  );
}
