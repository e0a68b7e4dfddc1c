import { bodiesOf, isPerCase, notYetMet, openersOf, stepOf } from '../edition/index.ts';
import { addDays, type Day, type Refusal, type StepId } from '../language/index.ts';
import { articleOf, type Step, undecided } from '../regulation/index.ts';
import { caseTasks, isReviewed } from './case-agenda.ts';
import { refuseProcedure } from './refusals.ts';
import { type Task, taskOf } from './task.ts';
import { type EditionView, isStanding } from './view.ts';

/** The first step of the whole edition that is not closed; null when all are. */
export function currentStep(view: EditionView): Step | null {
  const open = view.steps.find(({ step, closedAt }) => closedAt === null && !isPerCase(stepOf(view.pack, step)));
  return open ? stepOf(view.pack, open.step) : null;
}

/**
 * Everything that is to be done in an edition today, for everybody, in the order of the procedure: one pure function from which
 * to-do lists, timelines, refusals, reminders and rehearsals are made.
 */
export function agenda(view: EditionView, today: Day): readonly Task[] {
  if (view.edition.closedAt !== null) return [];
  const step = currentStep(view);
  const office = bodiesOf(view.pack, 'office');
  if (step === null) return [taskOf(null, 'edition-closed', { by: office })];
  const settings = settingTasks(view, step);
  const waits = notYetMet(view, step);
  const tasks = [...objectionTasks(view), ...caseTasks(view, step), ...stepTasks(view, step, office)];
  return [...settings, ...tasks.map((task) => later(task, today, task.step === step.id ? waits : []))];
}

/** What waits for its day says so. */
function later(task: Task, today: Day, waits: readonly Refusal[]): Task {
  const tooEarly = task.from !== null && today < task.from;
  const early: readonly Refusal[] = tooEarly ? [refuseProcedure('not-before', task.article, { from: task.from })] : [];
  return { ...task, waits: [...task.waits, ...waits, ...early] };
}

function settingTasks(view: EditionView, step: Step): readonly Task[] {
  const upTo = view.steps.findIndex((state) => state.step === step.id);
  return undecided(view.pack)
    .filter(({ before }) => view.steps.findIndex((state) => state.step === before) <= upTo)
    .map(({ path, by, article }) => taskOf(step, 'setting-decided', { by: [by], about: path, article }));
}

function objectionTasks(view: EditionView): readonly Task[] {
  return view.objections
    .filter(({ complete, answered }) => complete && !answered)
    .map((objection) => {
      const notice = view.notices.find(({ id }) => id === objection.notice);
      const step = notice ? stepOf(view.pack, notice.step) : null;
      const channel =
        step?.kind === 'notice' && step.objections !== null ? view.pack.channels[step.objections] : undefined;
      return taskOf(step, 'objection-answered', {
        step: null, // it is owed whatever the step does
        by: channel ? [channel.to] : bodiesOf(view.pack, 'office'),
        case: objection.case,
        about: objection.id,
        due: objection.due,
        article: channel?.answer ? articleOf(channel.answer) : null,
      });
    });
}

/** Tasks that belong to the step as a whole. */
function stepTasks(view: EditionView, step: Step, office: readonly string[]): readonly Task[] {
  const state = view.steps.find((candidate) => candidate.step === step.id);
  const isOpen = state?.openedAt !== null && state?.openedAt !== undefined;
  const standing = view.cases.filter((one) => isStanding(one) && one.inScope[step.id] !== false);
  const organisers = openersOf(view.pack, step);
  const open = taskOf(step, 'step-opened', { by: organisers, from: state?.opensOn ?? null });
  switch (step.kind) {
    case 'announcement':
      return [taskOf(step, 'announcement-published')];
    case 'application':
      if (!isOpen) return [open];
      return [
        taskOf(step, 'application-closed', { by: office, from: state?.closesOn ? addDays(state.closesOn, 1) : null }),
      ];
    case 'vetting': {
      if (!isOpen) return [open];
      const done = standing.every((one) => one.vetted.includes(step.id as StepId));
      return done ? [taskOf(step, 'vetting-closed')] : [];
    }
    case 'notice': {
      const notice = view.notices.find((one) => one.step === step.id && one.case === null);
      if (!notice) return [taskOf(step, 'notice-published')];
      return [taskOf(step, 'notice-closed', { about: notice.id, from: notice.last ? addDays(notice.last, 1) : null })];
    }
    case 'review': {
      if (!isOpen) return [open];
      const done = standing.every((one) => isReviewed(view.pack, step, one));
      return done ? [taskOf(step, 'review-closed', { by: organisers })] : [];
    }
    case 'gate':
      return [taskOf(step, 'gate-closed')];
    case 'candidate-list':
      return [taskOf(step, 'candidates-listed')];
    case 'ballot': {
      const voters = view.voters.filter((one) => one.step === step.id);
      if (voters.length === 0) return [taskOf(step, 'ballot-opened', { by: organisers })];
      if (view.tallied.includes(step.id as StepId)) return [taskOf(step, 'winners-listed', { by: organisers })];
      return [
        ...voters.filter(({ hasCast }) => !hasCast).map(({ person }) => taskOf(step, 'ballot-cast', { person })),
        taskOf(step, 'ballot-closed', { by: organisers }),
      ];
    }
    case 'approval':
      return [taskOf(step, 'approval-given')];
    case 'conferral': {
      const winners = standing.filter(({ winner }) => winner?.approved && !winner.removed);
      const waiting = winners.filter(({ award }) => award === null);
      if (waiting.length > 0) return waiting.map((one) => taskOf(step, 'award-conferred', { case: one.id }));
      return [taskOf(step, 'conferral-announced')];
    }
    case 'survey':
    case 'resolution':
      return [open];
  }
}
