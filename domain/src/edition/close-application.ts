import { addDays, endOf, type Instant, type Refusal, type Result, type StepId, unless } from '../language/index.ts';
import { articleOf } from '../regulation/index.ts';
import type { EditionAct } from './acts.ts';
import { isOver, notOrganiser, stateOf, stepNotOpen } from './checks.ts';
import { type Frame, stepOf } from './frame.ts';
import { no } from './refusals.ts';

type ApplicationClosed = Extract<EditionAct, { act: 'application-closed' }>;

/** Records that the time for applying is over. Before the closing day has ended it is refused; recorded late, it lengthens nothing. */
export function closeApplication(
  state: { readonly frame: Frame; readonly submitted: number },
  command: { readonly step: StepId },
  at: Instant,
): Result<ApplicationClosed, Refusal> {
  const { frame } = state;
  const step = stepOf(frame.pack, command.step);
  const last = stateOf(frame, step.id).closesOn;
  return unless<ApplicationClosed, Refusal>(
    [
      notOrganiser(frame, { ...step, by: [] }),
      stepNotOpen(frame, step),
      last !== null &&
        !isOver(at, endOf(last)) &&
        no('before-closing-day', articleOf(step), { last, from: addDays(last, 1) }),
    ],
    () => ({ act: 'application-closed', article: articleOf(step), step: command.step, submitted: state.submitted }),
  );
}
