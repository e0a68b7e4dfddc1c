import { stepOf } from '../edition/index.ts';
import { as, type CaseId, type Day, type ObjectionId, type StepId } from '../language/index.ts';
import type { ResolvedPack } from '../regulation/index.ts';
import { channelOf } from './channel.ts';

/** An objection nobody has answered yet. */
export interface OpenObjection {
  readonly objection: ObjectionId;
  /** The notice's step. */
  readonly step: StepId;
  readonly case: CaseId;
  readonly complete: boolean;
  /** Last day for the answer; null: none is laid down, or the objection is not complete. */
  readonly due: Day | null;
}

/** The cases that wait: an objection to them is complete and unanswered, and its channel does not say that nobody waits for it. Only they wait. */
export function blockedBy(pack: ResolvedPack, open: readonly OpenObjection[]): readonly CaseId[] {
  const holding = open.filter(({ complete, step }) => {
    const own = stepOf(pack, step);
    return complete && own.kind === 'notice' && (channelOf(pack, own)?.blocks ?? true);
  });
  return [...new Set(holding.map((objection) => objection.case))];
}

/** The cases that an upheld objection sends back to an earlier step, by the regulation: that step decides on them anew. */
export function sentBack(
  pack: ResolvedPack,
  upheld: readonly { readonly step: StepId; readonly case: CaseId }[],
): readonly { readonly case: CaseId; readonly to: StepId }[] {
  return upheld.flatMap((one) => {
    const to = sendsBackTo(pack, one.step);
    return to === null ? [] : [{ case: one.case, to }];
  });
}

/** The step that decides anew on whom an objection upheld in this notice concerns; null: the regulation sends nobody back. */
export function sendsBackTo(pack: ResolvedPack, notice: string): StepId | null {
  const step = stepOf(pack, notice);
  const to = step.kind === 'notice' && step.upheld?.then === 'back-to' ? step.upheld.to : undefined;
  return to === undefined ? null : as<StepId>(to);
}
