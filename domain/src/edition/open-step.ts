import type { Instant, Refusal, Result, StepId } from '../language/index.ts';
import { unless } from '../language/index.ts';
import { articleOf } from '../regulation/index.ts';
import type { EditionAct } from './acts.ts';
import { notOrganiser, notReady } from './checks.ts';
import { type Frame, stepOf } from './frame.ts';

type StepOpened = Extract<EditionAct, { act: 'step-opened' }>;

/** Opens a step, once all before it are closed and all it waits for is decided. Which body may: its own, or the office. */
export function openStep(frame: Frame, command: { readonly step: StepId }, _at: Instant): Result<StepOpened, Refusal> {
  const step = stepOf(frame.pack, command.step);
  return unless<StepOpened, Refusal>([notOrganiser(frame, step), ...notReady(frame, step)], () => ({
    act: 'step-opened',
    article: articleOf(step),
    step: command.step,
  }));
}
