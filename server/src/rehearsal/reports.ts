import {
  type Actor,
  as,
  type BodyId,
  type CaseId,
  type Exact,
  exact,
  exactly,
  over,
  times,
} from '@heng/domain/language';
import { type CaseView, type EditionView, isStanding } from '@heng/domain/procedure';
import type { Step } from '@heng/domain/regulation';
import { mostPoints, reviewersOf } from '@heng/domain/review';
import { qualityOf } from './sheets.ts';
import type { Stage } from './stage.ts';

interface Report {
  readonly case: CaseId;
  readonly points: Exact | null;
  readonly said: string | null;
}

/** What an invented review body reports about each case; nothing where the review finds its results itself. */
export function reportedResults(stage: Stage, view: EditionView, step: Step | undefined): readonly Report[] {
  if (step?.kind !== 'review' || step.sheet !== 'reported') return [];
  const most = mostPoints(view.pack, step);
  return throughStep(view, step).map((one) => ({
    case: one.id,
    points: most && pointsOf(stage, step, one, most),
    said: '样例：见评审报告。',
  }));
}

/** The body whose results the office records; nothing where those who reviewed hand them in themselves. */
export function reporterFor(view: EditionView, step: Step | undefined, by: Actor) {
  if (step?.kind !== 'review' || step.sheet !== 'reported') return {};
  const reviewers = reviewersOf(view, step);
  return reviewers.includes(by.body) ? {} : { reportedBy: as<BodyId>(reviewers[0] ?? '') };
}

/** What an invented survey finds about each case, as the regulation or the edition asks for it. */
export function surveyResults(stage: Stage, view: EditionView, step: Step | undefined): readonly Report[] {
  if (step?.kind !== 'survey') return [];
  const isText = step.result === 'text' || step.result === null;
  return throughStep(view, step).map((one) => ({
    case: one.id,
    points: isText ? null : pointsOf(stage, step, one, exact(100)),
    said: isText ? '样例：总体满意。' : null,
  }));
}

const throughStep = (view: EditionView, step: Step): readonly CaseView[] =>
  view.cases.filter((one) => isStanding(one) && one.inScope[step.id] !== false);

function pointsOf(stage: Stage, step: Step, one: CaseView, most: Exact): Exact {
  const percent = qualityOf(stage, one) + stage.random.for(`report/${step.id}/${one.id}`).below(11) - 5;
  return times(most, over(exact(Math.min(100, percent)), exactly(100)));
}
