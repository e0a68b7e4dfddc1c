import { dayOf, type Instant, type Refusal, type Result, unless } from '../language/index.ts';
import { articleOf } from '../regulation/index.ts';
import { barredNow } from '../vetting/index.ts';
import type { AwardAct } from './acts.ts';
import { type ApprovalState, approvalStepOf, type DecideApproval, isLast, notDecidable } from './approval.ts';
import { no } from './refusals.ts';

type ApprovalGiven = Extract<AwardAct, { act: 'approval-given' }>;

/**
 * The approving body decides for these cases. A case with an open objection waits for a later sitting while the others go on; one that a disqualifier bars
 * by now is refused, up to the step to which the regulation looks again. What has come up and is not decided is for this body to weigh.
 * Several sittings may complete the step.
 */
export function giveApproval(
  state: ApprovalState,
  command: DecideApproval,
  at: Instant,
): Result<ApprovalGiven, Refusal> {
  const { frame, waiting } = state;
  const step = approvalStepOf(frame.pack, command.step);
  const decided = waiting.map(({ file }) => file).filter(({ id }) => command.cases.includes(id));
  const barred = barredNow(frame, step, decided, dayOf(at)).map(({ article, ...facts }) =>
    no('winner-barred', article, facts),
  );
  return unless<ApprovalGiven, Refusal>([...notDecidable(state, command, at), ...barred], () => ({
    act: 'approval-given',
    article: articleOf(step),
    ...command,
    closes: isLast(state, command),
  }));
}
