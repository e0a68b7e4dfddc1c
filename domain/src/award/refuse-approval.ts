import { type Instant, type Refusal, type Result, unless } from '../language/index.ts';
import { articleOf } from '../regulation/index.ts';
import type { AwardAct } from './acts.ts';
import {
  type ApprovalState,
  approvalStepOf,
  type DecideApproval,
  isLast,
  isOfCases,
  notDecidable,
} from './approval.ts';
import { no } from './refusals.ts';

type ApprovalRefused = Extract<AwardAct, { act: 'approval-refused' }>;

/**
 * The approving body decides against these cases: they end here and their seats stay empty. Work that is approved as a whole has no cases to end: it is put
 * on record that it was not approved, and waits for another sitting.
 */
export function refuseApproval(
  state: ApprovalState,
  command: DecideApproval,
  at: Instant,
): Result<ApprovalRefused, Refusal> {
  const step = approvalStepOf(state.frame.pack, command.step);
  const ofCases = isOfCases(step);
  return unless<ApprovalRefused, Refusal>(
    [
      ...notDecidable(state, command, at),
      ofCases && state.waiting.length === 0 && no('nothing-decided', articleOf(step), { waiting: [] }),
    ],
    () => ({
      act: 'approval-refused',
      article: articleOf(step),
      ...command,
      closes: ofCases && isLast(state, command),
    }),
  );
}
