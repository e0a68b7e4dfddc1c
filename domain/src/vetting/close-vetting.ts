import { type Frame, isPerCase, notOrganiser, stepNotOpen } from '../edition/index.ts';
import {
  type Day,
  dayOf,
  type Instant,
  type Refusal,
  type Result,
  refuse,
  type StepId,
  unless,
} from '../language/index.ts';
import { applies } from '../notice/index.ts';
import { articleOf } from '../regulation/index.ts';
import type { VettingAct } from './acts.ts';
import { no } from './refusals.ts';
import { type VettedCase, type VettingStep, vettingContext, vettingStep } from './state.ts';

type VettingClosed = Extract<VettingAct, { act: 'vetting-closed' }>;

/**
 * 形成受理名单: every application that was handed in and stands is vetted; the list of those accepted is made, in the order of their numbers.
 * An application the step is not for passes by it and is on neither list.
 */
export function closeVetting(
  state: { readonly frame: Frame; readonly files: readonly VettedCase[] },
  command: { readonly step: StepId },
  at: Instant,
): Result<VettingClosed, Refusal> {
  const { frame } = state;
  const step = vettingStep(frame, command.step);
  if ('code' in step) return refuse(step);
  const files = inStep(state, step, dayOf(at));
  const open = files.filter(({ vetted }) => vetted === null);
  const listed = (outcome: VettedCase['vetted']) =>
    files.filter(({ vetted }) => vetted === outcome).map(({ id }) => id);
  return unless<VettingClosed, Refusal>(
    [
      notOrganiser(frame, step),
      isPerCase(step) ? no('closes-by-itself', articleOf(step), { name: step.name }) : stepNotOpen(frame, step),
      open.length > 0 &&
        no('not-yet-vetted', articleOf(step), { count: open.length, cases: open.map(({ number }) => number) }),
    ],
    () => ({
      act: 'vetting-closed',
      article: articleOf(step, 'makes') ?? articleOf(step),
      step: command.step,
      accepted: listed('eligible'),
      refused: listed('ineligible'),
    }),
  );
}

function inStep(
  { frame, files }: { readonly frame: Frame; readonly files: readonly VettedCase[] },
  step: VettingStep,
  today: Day,
): readonly VettedCase[] {
  return files
    .filter(({ submittedAt, endedStep }) => submittedAt !== null && endedStep === null)
    .filter(
      (file) => applies(step, file.facts, vettingContext(frame, step, file, today), `steps.${step.id}`).in !== false,
    )
    .toSorted((a, b) => a.number - b.number);
}
