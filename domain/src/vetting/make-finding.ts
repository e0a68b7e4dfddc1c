import { nameOf, notAllowed } from '../edition/index.ts';
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
import { articleAt, type Finding, outcomeAt, saysAt } from '../regulation/index.ts';
import type { VettingAct } from './acts.ts';
import { applyRules, findersOf, isForPerson, isUndecided } from './apply-rules.ts';
import { no } from './refusals.ts';
import { againstCase, namesOf, type Vetting, type VettingStep, vettingStep } from './state.ts';

type FindingMade = Extract<VettingAct, { act: 'finding-made' }>;

export interface MakeFinding {
  readonly step: StepId;
  readonly case: CaseId;
  /** Path of the rule, or of one of its parts. */
  readonly rule: string;
  readonly finding: Finding;
  /** Kept with the case; personal data may be in them, so they stay out of the journal. */
  readonly reasons: string;
}

/**
 * 认定: a person of the body the regulation names decides, with reasons, what no rule can compute, or what nobody is asked for any more; the regulation names none: who holds the step. It may be
 * found that a condition is not applicable, and found anew until the case is vetted. Refused where facts settle the rule.
 */
export function makeFinding(state: Vetting, command: MakeFinding, at: Instant): Result<FindingMade, Refusal> {
  const { frame, file } = state;
  const step = vettingStep(frame, command.step);
  if ('code' in step) return refuse(step);
  const { rule, finding } = command;
  const article = articleAt(frame.pack, rule);
  const finders = findersOf(frame.pack, step, rule);
  const outcome = withoutFinding(state, step, rule, at);
  const open = outcome && isUndecided(outcome) && isForPerson(frame, step, file)(outcome);
  return unless<FindingMade, Refusal>(
    [
      finders.includes(frame.actor.body)
        ? notAllowed(frame, finders, article)
        : no('not-yours-to-find', article, {
            rule,
            says: saysAt(frame.pack, rule),
            expected: namesOf(frame, finders),
            body: nameOf(frame.pack, frame.actor.body),
          }),
      ...againstCase(state, step, dayOf(at)),
      !outcome && no('no-such-rule', article, { rule }),
      outcome &&
        !open &&
        no('finding-not-needed', article, { rule, says: saysAt(frame.pack, rule), answer: outcome.answer }),
      command.reasons.trim() === '' && no('finding-without-reasons', article),
    ],
    () => ({ act: 'finding-made', article, step: command.step, case: file.id, rule, finding }),
  );
}

function withoutFinding({ frame, file }: Vetting, step: VettingStep, rule: string, at: Instant) {
  const { [rule]: _, ...findings } = file.facts.findings;
  const facts = { ...file.facts, findings };
  return outcomeAt(applyRules(frame, step, { ...file, facts }, dayOf(at)), rule);
}
