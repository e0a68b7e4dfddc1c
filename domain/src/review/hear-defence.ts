import { bodiesOf, type Frame, notAllowed, stepNotOpen, stepOf } from '../edition/index.ts';
import { type CaseId, type Instant, type Refusal, type Result, type StepId, unless } from '../language/index.ts';
import { recusedFrom } from '../people/index.ts';
import { articleOf, type Step } from '../regulation/index.ts';
import type { ReviewAct } from './acts.ts';
import { no } from './refusals.ts';
import { hasSheets } from './sheet-form.ts';
import { type CaseWork, caseFaults, reviewersOf } from './state.ts';

export type DefenceHeard = Extract<ReviewAct, { act: 'defence-heard' }>;

/** Records that a candidate has presented and answered, where nothing is scored. For those who hear, or the office; once for each case. */
export function hearDefence(
  state: CaseWork & { readonly heard: boolean },
  command: { readonly step: StepId; readonly case: CaseId },
  _at: Instant,
): Result<DefenceHeard, Refusal> {
  const { frame, case: one } = state;
  const step = stepOf(frame.pack, command.step);
  const isScored = step.kind === 'review' && (hasSheets(step) || step.sheet === 'reported');
  return unless<DefenceHeard, Refusal>(
    [
      notReviewerOrOffice(frame, step),
      stepNotOpen(frame, step),
      ...caseFaults(step, one, state.inScope),
      step.kind !== 'review' && no('not-a-review', articleOf(step), { name: step.name }),
      isScored && no('review-is-scored', articleOf(step, 'sheet'), { name: step.name }),
      recusedFrom(frame.pack, one.recused, frame.actor.person),
      state.heard && no('heard-before', articleOf(step), { number: one.number }),
    ],
    () => ({ act: 'defence-heard', article: articleOf(step), ...command }),
  );
}

/** Those who review, or the office, which organises the whole. */
export function notReviewerOrOffice(frame: Frame, step: Step): Refusal | false {
  const expected = [...reviewersOf(frame, step), ...bodiesOf(frame.pack, 'office')];
  return notAllowed(frame, [...new Set(expected)], articleOf(step, 'by'));
}
