import { type Frame, isPerCase, nameOf, stepNotOpen, stepOf, wrongBody } from '../edition/index.ts';
import { type Day, dayOf, type Instant, type PersonId, type Refusal } from '../language/index.ts';
import { applies, type CaseState, caseOver, contextOf, notYourCase, ownStepsWaiting } from '../notice/index.ts';
import { recusedFrom } from '../people/index.ts';
import { articleOf, type CaseContext, type Step } from '../regulation/index.ts';
import { no } from './refusals.ts';

/** One application as vetting sees it, in one step. Findings among its facts are those of this step. */
export interface VettedCase extends CaseState {
  readonly number: number;
  readonly opinions: readonly Opinion[];
  readonly recused: readonly PersonId[];
  /** What came out in this step; null: not vetted yet. */
  readonly vetted: 'eligible' | 'ineligible' | null;
}

/** One department was asked, and has answered or not. */
export interface Opinion {
  readonly department: string;
  readonly givenAt: Instant | null;
}

/** The work on one case. */
export interface Vetting {
  readonly frame: Frame;
  readonly file: VettedCase;
}

export type VettingStep = Extract<Step, { kind: 'vetting' }>;

/** The step, if it is a vetting; else the refusal that says so. */
export function vettingStep(frame: Frame, id: string): VettingStep | Refusal {
  const step = stepOf(frame.pack, id);
  return step.kind === 'vetting' ? step : no('not-a-vetting', articleOf(step), { name: step.name });
}

/** The case as rules see it: from the day it was handed in, or from today while it is not. A finding stands for a fact that is missing too: it is made only where nobody is asked for that. */
export const vettingContext = (
  frame: Pick<Frame, 'pack'>,
  step: Step,
  file: Pick<CaseState, 'track' | 'kind' | 'tier' | 'holders' | 'submittedAt'>,
  today: Day,
): CaseContext => ({
  ...contextOf(frame, file, today),
  anchors: file.submittedAt === null ? {} : { application: dayOf(file.submittedAt) },
  findingsReachMissing: isPerCase(step) || file.submittedAt !== null,
});

/** All that stands against working on a case in this step, whoever does it. */
export function againstCase({ frame, file }: Vetting, step: VettingStep, today: Day): readonly Refusal[] {
  const article = articleOf(step);
  const fits = applies(step, file.facts, vettingContext(frame, step, file, today), `steps.${step.id}`);
  const own = isPerCase(step);
  const reasons = [
    notOpenFor(frame, step),
    notYourCase(frame, file),
    caseOver(frame, file),
    recusedFrom(frame.pack, file.recused, frame.actor.person),
    !own && file.submittedAt === null && no('not-handed-in', article),
    own && file.submittedAt !== null && no('handed-in-already', article, { name: step.name }),
    fits.in === false && no('not-for-this-case', articleOf(step, 'for'), { name: step.name }),
    fits.in === null && no('step-scope-unknown', articleOf(step, 'for'), { name: step.name, missing: fits.missing }),
    file.vetted !== null && no('already-vetted', article),
    ...(own && fits.in === true ? ownStepsWaiting(frame, file, step.id, today) : []),
  ];
  return reasons.filter((reason) => reason !== false);
}

/** The same, for those who hold the step. */
export function againstWork(state: Vetting, step: VettingStep, today: Day): readonly Refusal[] {
  return [wrongBody(state.frame, step), ...againstCase(state, step, today)].filter((reason) => reason !== false);
}

/** A check that each case goes through by itself is done while applications are open; any other while its step is. */
function notOpenFor(frame: Frame, step: VettingStep): Refusal | false {
  if (!isPerCase(step)) return stepNotOpen(frame, step);
  const { steps } = frame.pack;
  const application = steps.slice(steps.indexOf(step)).find(({ kind }) => kind === 'application');
  return stepNotOpen(frame, application ?? step);
}

/** Names of bodies, for sentences. */
export const namesOf = (frame: Pick<Frame, 'pack'>, bodies: readonly string[]): readonly string[] =>
  [...new Set(bodies)].map((body) => nameOf(frame.pack, body));
