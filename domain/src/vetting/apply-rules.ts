import { type Frame, holdersOf, isPerCase } from '../edition/index.ts';
import type { Day, Refusal } from '../language/index.ts';
import type { CaseState } from '../notice/index.ts';
import {
  answer,
  answerGroups,
  type CaseContext,
  lookUp,
  missingIn,
  type ResolvedPack,
  type Rule,
  type RuleFacts,
  type RuleOutcome,
  ruleContext,
  saysAt,
} from '../regulation/index.ts';
import { no } from './refusals.ts';
import { sourceOf } from './report-source.ts';
import { namesOf, type Opinion, type VettingStep, vettingContext } from './state.ts';

/**
 * Every rule a vetting applies to a case: all conditions, all disqualifiers, and the documents that were due before, as the step's checks say.
 * In the order of the regulation, also what is not applicable.
 */
export function applyRules(
  frame: Pick<Frame, 'pack'>,
  step: VettingStep,
  file: CaseState,
  today: Day,
): readonly RuleOutcome[] {
  const context = vettingContext(frame, step, file, today);
  const eligibility = step.checks.includes('eligibility');
  return [
    ...(eligibility ? answerGroups('conditions', file.facts, context) : []),
    ...(eligibility ? answerGroups('disqualifiers', file.facts, context) : []),
    ...(step.checks.includes('completeness') ? documentsDue(frame.pack, step, file.facts, context) : []),
  ];
}

/** The documents due in an application step before this one, for those in their scope. */
function documentsDue(
  pack: ResolvedPack,
  step: VettingStep,
  facts: RuleFacts,
  context: CaseContext,
): readonly RuleOutcome[] {
  const before = pack.steps.slice(0, pack.steps.indexOf(step)).filter(({ kind }) => kind === 'application');
  return Object.entries(pack.documents)
    .filter(([, { due }]) => before.some(({ id }) => id === due))
    .map(([document, block]) => {
      const rule: Rule = {
        rule: 'document',
        document,
        ...(block.for && { for: block.for }),
        ...(block.when && { when: block.when }),
      };
      return answer(rule, facts, ruleContext(context, `documents.${document}`, block));
    });
}

/** A condition or a document that is wanting, a disqualifier that is there. */
export const standsAgainst = ({ rule, answer }: RuleOutcome): boolean =>
  rule.startsWith('disqualifiers.') ? answer === 'holds' : answer === 'does-not-hold';

export const isUndecided = ({ answer }: RuleOutcome): boolean =>
  answer === 'fact-missing' || answer === 'needs-judgement';

/**
 * The tiers that are left of those a case stands for, after the rules against it. A rule for some tiers takes away those alone; any other all of them.
 */
export function tiersLeft(pack: ResolvedPack, tiers: readonly string[], against: readonly string[]): readonly string[] {
  return tiers.filter((tier) => !against.some((path) => reaches(pack, path, tier)));
}

function reaches(pack: ResolvedPack, path: string, tier: string): boolean {
  const group = path.split('.').slice(0, 2).join('.');
  return [lookUp(pack, group), lookUp(pack, path)].every((block) => {
    const scope = (block as { readonly for?: { readonly tiers?: readonly string[] } } | undefined)?.for;
    return scope?.tiers?.includes(tier) ?? true;
  });
}

/** What says whether a case is in the hands of those who vet, and who has answered about it; absent: nobody has. */
type Judged = Pick<CaseState, 'submittedAt'> & { readonly opinions?: readonly Opinion[] };

/** Paths of what a person has to find before the case can be decided: single rules, also inside `all`, `any`, `none`. */
export function rulesToJudge(
  frame: Pick<Frame, 'pack'>,
  step: VettingStep,
  file: CaseState & Judged,
  today: Day,
): readonly string[] {
  return applyRules(frame, step, file, today).flatMap((outcome) => openLeaves(outcome, isForPerson(frame, step, file)));
}

/** Facts that rules of a vetting lack and that are for its holders to report: their own knowledge, or what nobody else is asked for. */
export function factsToReport(
  frame: Pick<Frame, 'pack'>,
  step: VettingStep,
  file: CaseState,
  today: Day,
): readonly string[] {
  const missing = applyRules(frame, step, file, today).flatMap(missingIn);
  const theirs = (fact: string) => holdersOf(step).some((body) => sourceOf(frame.pack, step, body, fact) !== null);
  return [...new Set(missing)].filter(theirs);
}

/**
 * Whether an open rule is for a person to find on: it needs judgement; a party checks by itself; or nobody is asked for what is missing any more, e.g. where
 * an applicant has handed in without it, or whoever was asked did not know. What a department or the office has yet to tell is waited for.
 */
export const isForPerson =
  ({ pack }: Pick<Frame, 'pack'>, step: VettingStep, { submittedAt, opinions = [] }: Judged) =>
  (outcome: RuleOutcome): boolean => {
    const asked = [...holdersOf(step), ...(step.consults ?? []).flatMap(({ bodies }) => bodies)];
    const silent = asked.filter((body) => !hasTold(pack, body, opinions));
    const isAsked = (fact: string) => silent.some((body) => sourceOf(pack, step, body, fact) !== null);
    return (
      outcome.answer === 'needs-judgement' ||
      isPerCase(step) ||
      (submittedAt !== null && !missingIn(outcome).some(isAsked))
    );
  };

/** A body that has answered; of one of which there are many, all that were asked. */
const hasTold = ({ bodies }: ResolvedPack, body: string, opinions: readonly Opinion[]): boolean => {
  const own = opinions.filter(({ department }) => bodies[body]?.many === true || department === body);
  return own.length > 0 && own.every(({ givenAt }) => givenAt !== null);
};

/** Rules without parts that are open and that `counts` takes in. A part that is open counts only while the whole is. */
export function openLeaves(outcome: RuleOutcome, counts: (leaf: RuleOutcome) => boolean): readonly string[] {
  if (!isUndecided(outcome)) return [];
  if (outcome.parts) return outcome.parts.flatMap((part) => openLeaves(part, counts));
  return counts(outcome) ? [outcome.rule] : [];
}

/** Who finds on a rule: the body it names; where it names none, or a party checks by itself, the holders of the step. */
export function findersOf(pack: ResolvedPack, step: VettingStep, path: string): readonly string[] {
  const rule = lookUp(pack, path);
  const named = isPerCase(step) || !isRule(rule) ? [] : judgesOf(rule);
  return named.length > 0 ? named : holdersOf(step);
}

const isRule = (value: unknown): value is Rule => typeof value === 'object' && value !== null && 'rule' in value;

function judgesOf(rule: Rule): readonly string[] {
  if (rule.rule === 'judgement') return rule.by === null ? [] : [rule.by];
  return 'of' in rule && Array.isArray(rule.of) ? rule.of.filter(isRule).flatMap(judgesOf) : [];
}

/** A rule that cannot be decided yet, with what is missing and who is to find. */
export function ruleUndecided(
  frame: Pick<Frame, 'pack'>,
  step: VettingStep,
  file: Judged,
  outcome: RuleOutcome,
): Refusal {
  const finders = openLeaves(outcome, isForPerson(frame, step, file)).flatMap((path) =>
    findersOf(frame.pack, step, path),
  );
  return no('rule-undecided', outcome.article, {
    rule: outcome.rule,
    says: saysAt(frame.pack, outcome.rule),
    answer: outcome.answer,
    missing: missingIn(outcome),
    by: namesOf(frame, finders),
  });
}
