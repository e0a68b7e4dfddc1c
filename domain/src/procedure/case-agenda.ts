import { bodiesOf, holdersOf, isPerCase } from '../edition/index.ts';
import { addDays, type StepId } from '../language/index.ts';
import { articleOf, type ResolvedPack, type Step } from '../regulation/index.ts';
import {
  canGoOn,
  combinationOf,
  hasSheets,
  membersAtWork,
  sheetFormOf,
  type TeamMember,
  teamBodyOf,
} from '../review/index.ts';
import { refuseProcedure } from './refusals.ts';
import { consultKey } from './scopes.ts';
import { type Task, taskOf } from './task.ts';
import { type CaseView, type EditionView, isStanding } from './view.ts';

/** Tasks that belong to one case each, in the order of the cases. */
export function caseTasks(view: EditionView, step: Step): readonly Task[] {
  if (step.kind === 'application') return applicationTasks(view, step);
  const state = view.steps.find((candidate) => candidate.step === step.id);
  if (!state?.openedAt) return [];
  const standing = view.cases.filter((one) => isStanding(one) && !one.blocked && one.inScope[step.id] !== false);
  if (step.kind === 'vetting') return vettingTasks(view, step, standing);
  if (step.kind === 'review') return reviewTasks(view, step, standing);
  return [];
}

/** While applications are open: new cases, each case's own steps, and handing in. */
function applicationTasks(view: EditionView, step: Step & { kind: 'application' }): readonly Task[] {
  const state = view.steps.find((candidate) => candidate.step === step.id);
  if (!state?.openedAt) return [];
  const own = view.pack.steps.slice(0, view.pack.steps.indexOf(step)).filter(isPerCase);
  const preparing = view.cases.filter(({ submittedAt, ended }) => submittedAt === null && ended === null);
  return [
    taskOf(step, 'case-opened', { due: state.closesOn }),
    ...preparing.flatMap((one) => {
      const next = own.find(({ id }) => one.inScope[id] !== false && one.left[id] !== 'passed');
      return next ? ownStepTasks(view, next, one) : handingIn(view, step, one, state.closesOn);
    }),
  ];
}

/** A notice the applicant or the parent holds, or the parent's check. */
function ownStepTasks(view: EditionView, step: Step, one: CaseView): readonly Task[] {
  const common = holdersOf(step).includes('recommender')
    ? { case: one.id, ...recommending(one, bodiesOf(view.pack, 'recommender')) }
    : { case: one.id, by: holdersOf(step), of: one.applicant };
  if (step.kind === 'vetting') {
    const judgements = judging(step, one);
    return judgements.length > 0
      ? judgements
      : [taskOf(step, 'application-vetted', { ...common, waits: one.undecided })];
  }
  if (step.kind !== 'notice') return [];
  const notice = view.notices.find((candidate) => candidate.step === step.id && candidate.case === one.id);
  if (!notice) return [taskOf(step, 'notice-published', common)];
  return [
    taskOf(step, 'notice-closed', {
      ...common,
      waits: [],
      about: notice.id,
      from: notice.last ? addDays(notice.last, 1) : null,
    }),
  ];
}

/** First the papers that others owe, then the application itself. */
function handingIn(
  view: EditionView,
  step: Step & { kind: 'application' },
  one: CaseView,
  due: Task['due'],
): readonly Task[] {
  const owed = step.documents.flatMap((id) => {
    const document = view.pack.documents[id];
    const by = recommendersOf(view, document?.by ?? 'applicant');
    if (!document || by.length === 0 || one.inScope[`documents.${id}`] !== true) return [];
    if (by.some((body) => one.recommendedBy.includes(body))) return [];
    const whose = by.includes('parent') ? { by, of: one.applicant } : recommending(one, by);
    return [
      taskOf(step, 'recommendation-made', { case: one.id, ...whose, about: id, due, article: articleOf(document) }),
    ];
  });
  return owed.length > 0 ? owed : [taskOf(step, 'application-submitted', { case: one.id, of: one.applicant, due })];
}

/** Who may give a paper that comes from others: the parent, one body, or any that the regulation lets recommend; nobody for the applicant's own. */
function recommendersOf(view: EditionView, by: string): readonly string[] {
  if (by === 'recommender') return bodiesOf(view.pack, 'recommender');
  return by === 'parent' || by in view.pack.bodies ? [by] : [];
}

/** Those of the bodies that may recommend it still; where none may any more, why not. */
function recommending({ recommenders }: CaseView, bodies: readonly string[]): Pick<Task, 'by' | 'of' | 'waits'> {
  const asked = recommenders.filter(({ body }) => bodies.includes(body));
  const able = asked.filter(({ against }) => against.length === 0);
  if (able.length === 0) return { by: bodies, of: null, waits: asked.flatMap(({ against }) => against) };
  const of = able.length === 1 ? (able[0]?.of ?? null) : null;
  return { by: [...new Set(able.map(({ body }) => body))], of, waits: [] };
}

const judging = (step: Step, one: CaseView): readonly Task[] =>
  one.toJudge.map((rule) =>
    taskOf(step, 'finding-made', { case: one.id, of: isPerCase(step) ? one.applicant : null, about: rule }),
  );

/** Ask every department, then for each case: answer, judge, decide. */
function vettingTasks(
  view: EditionView,
  step: Step & { kind: 'vetting' },
  standing: readonly CaseView[],
): readonly Task[] {
  const open = standing.filter((one) => !one.vetted.includes(step.id as StepId));
  const unasked = (step.consults ?? []).flatMap((consult, i) =>
    consult.bodies.flatMap((body) =>
      departmentsOf(view, body)
        .filter((department) =>
          open.some(
            (one) =>
              one.inScope[consultKey(step.id, i)] !== false &&
              !opinionsOf(step, one).some((opinion) => opinion.department === department),
          ),
        )
        .map((department) =>
          taskOf(step, 'opinions-asked', {
            of: body,
            about: department,
            article: articleOf(consult) ?? articleOf(step),
          }),
        ),
    ),
  );
  if (unasked.length > 0) return unasked;
  return open.flatMap((one) => {
    const waiting = opinionsOf(step, one).filter(({ given }) => !given);
    if (waiting.length > 0) {
      return waiting.map(({ department }) => {
        const by = speakersFor(view, step, department);
        return taskOf(step, 'opinion-given', { case: one.id, by, of: department, about: department });
      });
    }
    const own = holdersOf(step).find((body) => !opinionsOf(step, one).some(({ department }) => department === body));
    if (one.toReport.length > 0 && own !== undefined)
      return [taskOf(step, 'opinion-given', { case: one.id, by: [own], about: own })];
    const judgements = judging(step, one);
    const vetted = taskOf(step, 'application-vetted', { case: one.id, waits: one.undecided });
    return judgements.length > 0 ? judgements : [vetted];
  });
}

/** The body that a department is, or those of which it may be one among many. */
function speakersFor(view: EditionView, step: Step & { kind: 'vetting' }, department: string): readonly string[] {
  const bodies = (step.consults ?? []).flatMap((consult) => consult.bodies);
  return bodies.includes(department) ? [department] : bodies.filter((body) => view.pack.bodies[body]?.many === true);
}

/** The departments of a body that somebody speaks for. */
const departmentsOf = (view: EditionView, body: string): readonly string[] =>
  [...new Set(view.members.filter((member) => member.body === body).map((member) => member.of ?? body))].toSorted();

const opinionsOf = (step: Step, one: CaseView) => one.opinions.filter((opinion) => opinion.step === step.id);

/** A team for every case, also a new one where the old one can go on no more; a sheet from every assessor, then the team's consensus where the edition combines by consensus. */
function reviewTasks(
  view: EditionView,
  step: Step & { kind: 'review' },
  standing: readonly CaseView[],
): readonly Task[] {
  const waits = hasSheets(step) && sheetFormOf(view.pack, step) === null ? [nothingToScoreBy(step)] : [];
  return standing.flatMap((one) => {
    if (isReviewed(view.pack, step, one)) return [];
    if (!hasSheets(step)) return [taskOf(step, 'defence-heard', { case: one.id })];
    if (needsTeam(view.pack, step, one))
      return [taskOf(step, 'team-formed', { case: one.id, by: teamMakers(view, step) })];
    // A team may be of another body than the one the step is for, which has put it together.
    const by = [one.teams[step.id]?.body ?? ''];
    const missing = ableMembers(step, one).filter(({ person }) => !one.sheets[step.id]?.includes(person));
    if (missing.length > 0) {
      return missing.map(({ person }) => taskOf(step, 'sheet-handed-in', { case: one.id, by, person, waits }));
    }
    const leader = ableMembers(step, one).find(({ seat }) => seat === 'leader')?.person ?? null;
    return [taskOf(step, 'consensus-reached', { case: one.id, by, person: leader, waits })];
  });
}

const nothingToScoreBy = (step: Step) =>
  refuseProcedure('nothing-to-score-by', articleOf(step, 'criteria'), { name: step.name });

/** Whoever creates the teams of the body that reviews, or the office. */
function teamMakers(view: EditionView, step: Step): readonly string[] {
  const makers = holdersOf(step).flatMap((body) => teamBodyOf(view.pack, body)?.created_by ?? []);
  return [...new Set([...makers, ...bodiesOf(view.pack, 'office')])];
}

function ableMembers(step: Step, one: CaseView): readonly TeamMember[] {
  const team = one.teams[step.id];
  return team ? membersAtWork(team, one.recused) : [];
}

/** No team was formed for this case in this review, or the one it has is too small by now, or nobody leads it. */
export function needsTeam(pack: ResolvedPack, step: Step & { kind: 'review' }, one: CaseView): boolean {
  const team = one.teams[step.id];
  return team === undefined || !canGoOn(pack, step, team, one);
}

/** Nothing is left to do for this case in this review. */
export function isReviewed(pack: ResolvedPack, step: Step & { kind: 'review' }, one: CaseView): boolean {
  const id = step.id as StepId;
  if (!hasSheets(step)) return step.sheet === 'reported' || one.reviewed.includes(id);
  if (combinationOf(step) === 'consensus') return one.consensus.includes(id);
  const able = ableMembers(step, one);
  return !needsTeam(pack, step, one) && able.every(({ person }) => one.sheets[id]?.includes(person));
}
