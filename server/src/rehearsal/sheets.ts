import type { PersonId, StepId } from '@heng/domain/language';
import type { CaseView } from '@heng/domain/procedure';
import type { ResolvedPack } from '@heng/domain/regulation';
import { type SheetForm, sheetFormOf } from '@heng/domain/review';
import type { Stage } from './stage.ts';

/** The sheet a step is scored on, as the edition has decided it. */
function formOf(pack: ResolvedPack, stepId: StepId): SheetForm {
  const step = pack.steps.find(({ id }) => id === stepId);
  const form = step?.kind === 'review' ? sheetFormOf(pack, step) : null;
  if (!form) throw new Error(`nothing is decided to score ${stepId} by`);
  return form;
}

/** One assessor's values: around what the applicant is worth, on the steps of the scale. */
export function inventSheet(
  stage: Stage,
  pack: ResolvedPack,
  step: StepId,
  one: CaseView,
  person: PersonId,
): readonly number[] {
  const form = formOf(pack, step);
  const random = stage.random.for(`sheet/${step}/${one.id}/${person}`);
  return form.lines.map(() => onScale(form, qualityOf(stage, one) + random.below(21) - 10));
}

/** What the team agrees on: the applicant's worth seen together, calmer than any single sheet. */
export function agreed(stage: Stage, pack: ResolvedPack, step: StepId, one: CaseView): readonly number[] {
  const form = formOf(pack, step);
  const random = stage.random.for(`consensus/${step}/${one.id}`);
  return form.lines.map(() => onScale(form, qualityOf(stage, one) + random.below(13) - 6));
}

/** Percent. */
export const qualityOf = (stage: Stage, one: CaseView): number =>
  stage.applicants.find(({ id }) => id === one.applicant)?.quality ?? 60;

/** The value of the scale next to so many per cent of its range: of a rubric, the number of a level. */
function onScale({ scale: { unit, from, to, step } }: SheetForm, percent: number): number {
  const wished = unit === 'level' ? from + ((to - from) * percent) / 100 : percent;
  return Math.min(to, Math.max(from, from + Math.round((wished - from) / step) * step));
}
