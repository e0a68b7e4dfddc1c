import { isPerCase } from '../edition/index.ts';
import type { Day } from '../language/index.ts';
import { applies, type CaseState, contextOf } from '../notice/index.ts';
import type { ResolvedPack } from '../regulation/index.ts';
import {
  applyRules,
  factsToReport,
  isUndecided,
  rulesToJudge,
  ruleUndecided,
  type VettingStep,
} from '../vetting/index.ts';
import type { CaseView } from './view.ts';

/** The name under which it is kept whether a consultation of a vetting is about a case. */
export const consultKey = (step: string, place: number): string => `steps.${step}.consults.${place}`;

type Scopes = Pick<CaseView, 'inScope' | 'toJudge' | 'toReport' | 'undecided'>;

/** A case with the opinions asked for in the step it is in; absent: none. */
type VettedFile = Parameters<typeof rulesToJudge>[2];

/** Which steps and papers are for this case, and what its vetting has yet to be told or to judge about it. */
export function caseScopes(pack: ResolvedPack, file: VettedFile, current: string | null, today: Day): Scopes {
  const context = contextOf({ pack }, file, today);
  const steps = pack.steps.map((step) => [step.id, applies(step, file.facts, context, `steps.${step.id}`).in] as const);
  const papers = Object.entries(pack.documents).map(
    ([id, document]) => [`documents.${id}`, applies(document, file.facts, context, `documents.${id}`).in] as const,
  );
  const consults = pack.steps.flatMap((step) =>
    (step.kind === 'vetting' ? (step.consults ?? []) : []).map(
      (consult, i) =>
        [consultKey(step.id, i), applies(consult, file.facts, context, `steps.${step.id}.consults`).in] as const,
    ),
  );
  const inScope = Object.fromEntries([...steps, ...papers, ...consults]);
  const step = vettingOf(pack, file, current);
  const none = { inScope, toJudge: [], toReport: [], undecided: [] };
  return step && inScope[step.id] === true ? { ...none, ...openIn(pack, step, file, today) } : none;
}

/** The vetting the case is in now: before it is handed in, the check of its parent; after it, the edition's own. */
function vettingOf(pack: ResolvedPack, file: CaseState, current: string | null): VettingStep | undefined {
  if (file.endedStep !== null) return undefined;
  const isIn = (step: VettingStep) =>
    file.submittedAt !== null ? step.id === current : isPerCase(step) && !file.passed.some((id) => id === step.id);
  return pack.steps.filter((step) => step.kind === 'vetting').find(isIn);
}

/** What no rule of it can tell by itself; what neither a report nor a finding would settle says what it waits for. */
function openIn(pack: ResolvedPack, step: VettingStep, file: VettedFile, today: Day): Omit<Scopes, 'inScope'> {
  return {
    toJudge: rulesToJudge({ pack }, step, file, today),
    toReport: isPerCase(step) ? [] : factsToReport({ pack }, step, file, today),
    undecided: applyRules({ pack }, step, file, today)
      .filter(isUndecided)
      .map((outcome) => ruleUndecided({ pack }, step, file, outcome)),
  };
}
