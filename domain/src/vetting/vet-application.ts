import {
  type CaseId,
  dayOf,
  type Instant,
  type Refusal,
  type Result,
  refuse,
  type StepId,
  unless,
} from '../language/index.ts';
import { articleOf } from '../regulation/index.ts';
import type { VettingAct } from './acts.ts';
import { applyRules, isUndecided, ruleUndecided, standsAgainst, tiersLeft } from './apply-rules.ts';
import { opinionsLacking } from './opinions.ts';
import { againstWork, type Vetting, vettingContext, vettingStep } from './state.ts';

type ApplicationVetted = Extract<VettingAct, { act: 'application-vetted' }>;

/**
 * 资格审查: every condition must hold, no disqualifier may, and what was to be handed in must be there. The office vets in its step, a parent its own
 * applicant's case in the parent's. Refused while a department that was to be asked has not answered, a fact is missing or a finding is still to be made:
 * each such rule is named. A rule for some tiers only takes those away; without any tier left the application is ineligible.
 */
export function vetApplication(
  state: Vetting,
  command: { readonly step: StepId; readonly case: CaseId },
  at: Instant,
): Result<ApplicationVetted, Refusal> {
  const { frame, file } = state;
  const step = vettingStep(frame, command.step);
  if ('code' in step) return refuse(step);
  const today = dayOf(at);
  const outcomes = applyRules(frame, step, file, today);
  const against = outcomes.filter(standsAgainst).map(({ rule }) => rule);
  const { tiers } = vettingContext(frame, step, file, today);
  return unless<ApplicationVetted, Refusal>(
    [
      ...againstWork(state, step, today),
      ...opinionsLacking(state, step, today),
      ...outcomes.filter(isUndecided).map((outcome) => ruleUndecided(frame, step, file, outcome)),
    ],
    () => ({
      act: 'application-vetted',
      article: articleOf(step),
      step: command.step,
      case: file.id,
      outcome: against.length > 0 && tiersLeft(frame.pack, tiers, against).length === 0 ? 'ineligible' : 'eligible',
      rules: Object.fromEntries(outcomes.map(({ rule, answer }) => [rule, answer])),
      against,
    }),
  );
}
