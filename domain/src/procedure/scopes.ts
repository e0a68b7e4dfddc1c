import { isPerCase } from '../edition/index.ts';
import type { Day } from '../language/index.ts';
import { applies, type CaseState, contextOf } from '../notice/index.ts';
import type { ResolvedPack } from '../regulation/index.ts';
import { rulesToJudge } from '../vetting/index.ts';
import type { CaseView } from './view.ts';

/** Which steps and papers are for this case, and what a person has yet to judge about it. */
export function caseScopes(
  pack: ResolvedPack,
  file: CaseState,
  current: string | null,
  today: Day,
): Pick<CaseView, 'inScope' | 'toJudge'> {
  const context = contextOf({ pack }, file, today);
  const steps = pack.steps.map((step) => [step.id, applies(step, file.facts, context, `steps.${step.id}`).in] as const);
  const papers = Object.entries(pack.documents).map(
    ([id, document]) => [`documents.${id}`, applies(document, file.facts, context, `documents.${id}`).in] as const,
  );
  const inScope = Object.fromEntries([...steps, ...papers]);
  return { inScope, toJudge: toJudge(pack, file, inScope, current, today) };
}

/** By the vetting the case is in now: before it is handed in, the check of its parent; after it, the edition's own. */
function toJudge(
  pack: ResolvedPack,
  file: CaseState,
  inScope: CaseView['inScope'],
  current: string | null,
  today: Day,
): readonly string[] {
  if (file.endedStep !== null) return [];
  const submitted = file.submittedAt !== null;
  const step = pack.steps.find(
    (candidate) =>
      candidate.kind === 'vetting' &&
      (submitted ? candidate.id === current : isPerCase(candidate) && !file.passed.some((id) => id === candidate.id)),
  );
  return step?.kind === 'vetting' && inScope[step.id] === true ? rulesToJudge({ pack }, step, file, today) : [];
}
