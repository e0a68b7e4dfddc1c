import { type Frame, holdersOf, isPerCase, stepOf } from '../edition/index.ts';
import type { ApplicantId, CaseId, Day, Instant, Refusal, StepId, TierId } from '../language/index.ts';
import { articleOf, type CaseContext, type RuleFacts, type Step, standsFor } from '../regulation/index.ts';
import { applies } from './applies.ts';
import { no } from './refusals.ts';

/** One application as notices and intake see it: whose it is, where it stands, what rules read about it. */
export interface CaseState {
  readonly id: CaseId;
  readonly applicant: ApplicantId;
  readonly track: string;
  readonly kind: string;
  /** The tier named in opening the case; null: none, it stands for all that are not applied for by name. */
  readonly tier: TierId | null;
  /** How many apply together for one award; 1: alone. */
  readonly holders: number;
  readonly submittedAt: Instant | null;
  /** Where it ended; null: it stands. */
  readonly endedStep: StepId | null;
  /** Steps this case has passed, by itself or with the edition. */
  readonly passed: readonly StepId[];
  /** Notices that were held for this case alone. */
  readonly notices: readonly { readonly step: StepId; readonly publishedOn: Day; readonly lastDay: Day | null }[];
  readonly facts: RuleFacts;
}

/** The case as scopes and rules see it on a day, standing for every tier that is open to it. */
export const contextOf = (
  frame: Pick<Frame, 'pack'>,
  file: Pick<CaseState, 'track' | 'kind' | 'tier' | 'holders'>,
  today: Day,
): CaseContext => ({
  pack: frame.pack,
  day: today,
  anchors: {},
  track: file.track,
  kind: file.kind,
  tiers: standsFor(frame.pack, file),
});

const partiesOfOne = ['applicant', 'parent'];

/** An applicant, or a parent, acts for the one application that is its own. */
export function notYourCase(frame: Frame, file: Pick<CaseState, 'applicant'>): Refusal | false {
  const { actor } = frame;
  return (
    partiesOfOne.includes(actor.body) && actor.of !== file.applicant && no('not-your-case', null, { body: actor.body })
  );
}

export function caseOver(frame: Frame, file: CaseState): Refusal | false {
  return file.endedStep !== null && no('case-over', null, { name: stepOf(frame.pack, file.endedStep).name });
}

/** Steps that this case goes through by itself before the one named and has not passed, and those of which it is not yet known whether they apply. */
export function ownStepsWaiting(
  frame: Frame,
  file: CaseState,
  before: string,
  today: Day,
  by: (holders: readonly string[]) => boolean = () => true,
): readonly Refusal[] {
  const { steps } = frame.pack;
  return steps
    .slice(
      0,
      steps.findIndex(({ id }) => id === before),
    )
    .filter((step) => isPerCase(step) && by(holdersOf(step)) && !file.passed.some((id) => id === step.id))
    .flatMap((step) => stepWaits(frame, file, step, today));
}

function stepWaits(frame: Frame, file: CaseState, step: Step, today: Day): readonly Refusal[] {
  const fits = applies(step, file.facts, contextOf(frame, file, today), `steps.${step.id}`);
  if (fits.in === false) return [];
  if (fits.in === null) return [no('scope-unknown', articleOf(step, 'for'), { name: step.name, facts: fits.missing })];
  const notice = file.notices.find((candidate) => candidate.step === step.id);
  return [
    no('step-not-passed', articleOf(step), {
      name: step.name,
      length: step.kind === 'notice' ? lengthText(step) : null,
      published: notice?.publishedOn ?? null,
      last_day: notice?.lastDay ?? null,
    }),
  ];
}

const lengthText = (step: Extract<Step, { kind: 'notice' }>): string | null =>
  step.length === null ? null : 'exactly' in step.length ? step.length.exactly : step.length.at_least;
