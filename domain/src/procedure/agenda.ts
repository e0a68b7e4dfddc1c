import { bodiesOf, dueOf, isPerCase, nameOf, notYetMet, stepOf } from '../edition/index.ts';
import type { Day, Refusal } from '../language/index.ts';
import { channelOf } from '../notice/index.ts';
import { type Step, undecided } from '../regulation/index.ts';
import { caseTasks } from './case-agenda.ts';
import { memberTasks } from './member-agenda.ts';
import { refuseProcedure } from './refusals.ts';
import { anewTasks, stepTasks } from './step-agenda.ts';
import { type Task, taskOf } from './task.ts';
import type { EditionView } from './view.ts';

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
  const explained = (task: Task): Task => ({ ...task, waits: [...task.waits, ...nobodySeated(view, task)] });
  if (step === null) return [explained(taskOf(null, 'edition-closed', { by: office }))];
  const settings = settingTasks(view, step);
  const waits = notYetMet(view, step);
  const tasks = [
    ...objectionTasks(view),
    ...anewTasks(view),
    ...caseTasks(view, step),
    ...stepTasks(view, step, office),
  ];
  const due = dueOf(view, step)?.last ?? null;
  const known = tasks.map((task) =>
    task.step === step.id ? later({ ...task, due: task.due ?? due }, today, waits) : later(task, today, []),
  );
  return [...settings, ...memberTasks(view, office), ...known].map(explained);
}

/** Nobody can do what is for a body in which nobody holds a seat. Parties come of themselves. */
function nobodySeated({ pack, members }: EditionView, { by, article }: Task): readonly Refusal[] {
  const isThere = (body: string): boolean => !(body in pack.bodies) || members.some((member) => member.body === body);
  const names = by.map((body) => nameOf(pack, body));
  return by.length === 0 || by.some(isThere) ? [] : [refuseProcedure('nobody-seated', article, { bodies: names })];
}

/** What waits for its day says so. */
export function later(task: Task, today: Day, waits: readonly Refusal[]): Task {
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
      const channel = step?.kind === 'notice' ? channelOf(view.pack, step) : null;
      return taskOf(step, 'objection-answered', {
        step: null, // it is owed whatever the step does
        by: channel ? [channel.to] : bodiesOf(view.pack, 'office'),
        case: objection.case,
        about: objection.id,
        due: objection.due,
        article: channel?.answerArticle ?? null,
      });
    });
}
