import type { Day, Instant, Refusal, Result, StepId } from '../language/index.ts';
import { dayOf, unless } from '../language/index.ts';
import { articleOf } from '../regulation/index.ts';
import type { EditionAct } from './acts.ts';
import { againstDays, statesOwnDays } from './application-days.ts';
import { notOrganiser, notReady } from './checks.ts';
import { type Frame, stepOf } from './frame.ts';
import { warningsOnStep } from './warnings.ts';

type StepOpened = Extract<EditionAct, { act: 'step-opened' }>;

export interface OpenStep {
  readonly step: StepId;
  /** First and last day of an application that no announcement has stated them for; absent: today, and none. */
  readonly opens?: Day | null;
  readonly closes?: Day | null;
}

/**
 * Opens a step, once all before it are closed and all it waits for is decided. Which body may: its own, or the office. An application whose days
 * nothing has announced is opened with them. What the regulation would have otherwise, without forbidding it, is told with the act.
 */
export function openStep(frame: Frame, command: OpenStep, at: Instant): Result<StepOpened, Refusal> {
  const step = stepOf(frame.pack, command.step);
  const own = statesOwnDays(frame.pack, step);
  const { opens = own ? dayOf(at) : null, closes = null } = command;
  const days = { stated: dayOf(at), opens, closes };
  return unless<StepOpened, Refusal>(
    [
      notOrganiser(frame, step),
      ...notReady(frame, step),
      ...againstDays(frame, own ? step : null, days, articleOf(step)),
    ],
    () => ({
      act: 'step-opened',
      article: articleOf(step),
      step: command.step,
      opens,
      closes,
      warnings: warningsOnStep(frame, step, dayOf(at)),
    }),
  );
}
