import { exactly, over, type PersonId, type StepId, text } from '@heng/domain/language';
import type { CaseView } from '@heng/domain/procedure';
import type { CriteriaSet, ResolvedPack } from '@heng/domain/regulation';
import type { Stage } from './stage.ts';

/** The criteria set a step scores by, as the edition has decided it. */
function criteriaOf(pack: ResolvedPack, stepId: StepId): CriteriaSet {
  const step = pack.steps.find(({ id }) => id === stepId);
  const criteria = step?.kind === 'review' && step.criteria !== null ? pack.criteria[step.criteria] : undefined;
  const set = typeof criteria?.set === 'string' ? pack.criteria_sets[criteria.set] : undefined;
  if (!set) throw new Error(`no criteria set is decided for ${stepId}`);
  return set;
}

const itemsOf = (set: CriteriaSet) => set.categories.flatMap(({ items }) => items);

/** One assessor's percentages: around what the applicant is worth, on the steps of the scale. */
export function inventSheet(
  stage: Stage,
  pack: ResolvedPack,
  step: StepId,
  one: CaseView,
  person: PersonId,
): readonly number[] {
  const set = criteriaOf(pack, step);
  const random = stage.random.for(`sheet/${step}/${one.id}/${person}`);
  return itemsOf(set).map(() => onScale(set, qualityOf(stage, one) + random.below(21) - 10));
}

/** What the team agrees on: the applicant's worth seen together, calmer than any single sheet. */
export function agreed(stage: Stage, pack: ResolvedPack, step: StepId, one: CaseView): readonly number[] {
  const set = criteriaOf(pack, step);
  const random = stage.random.for(`consensus/${step}/${one.id}`);
  return itemsOf(set).map(() => onScale(set, qualityOf(stage, one) + random.below(13) - 6));
}

const qualityOf = (stage: Stage, one: CaseView): number =>
  stage.applicants.find(({ id }) => id === one.applicant)?.quality ?? 60;

function onScale(set: CriteriaSet, percent: number): number {
  if (!('step' in set.scale)) return percent;
  const wide = Number(text(over(exactly(set.scale.step), exactly('1%'))));
  return Math.min(100, Math.max(0, Math.round(percent / wide) * wide));
}
