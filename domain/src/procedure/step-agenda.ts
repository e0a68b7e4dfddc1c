import { isDeciding, isOnWinners, majorityOf, type VotingStep } from '../deliberation/index.ts';
import { holdersOf, openersOf, stepOf } from '../edition/index.ts';
import { addDays, type Refusal, type StepId } from '../language/index.ts';
import { unfitToDecide } from '../people/index.ts';
import { judgesOf } from '../ranking/index.ts';
import { articleOf, type Step } from '../regulation/index.ts';
import { reviewersOf } from '../review/index.ts';
import { isReviewed } from './case-agenda.ts';
import { refuseProcedure } from './refusals.ts';
import { type Task, taskOf } from './task.ts';
import { type CaseView, type EditionView, isStanding } from './view.ts';

/** Tasks that belong to the step as a whole. */
export function stepTasks(view: EditionView, step: Step, office: readonly string[]): readonly Task[] {
  const state = view.steps.find((candidate) => candidate.step === step.id);
  const isOpen = state?.openedAt !== null && state?.openedAt !== undefined;
  const standing = view.cases.filter((one) => isStanding(one) && one.inScope[step.id] !== false);
  const organisers = openersOf(view.pack, step);
  const open = taskOf(step, 'step-opened', { by: organisers, from: state?.opensOn ?? null });
  const waits = caseWaits(step, standing);
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
      return done ? [taskOf(step, 'vetting-closed', { by: organisers })] : [];
    }
    case 'notice':
      return noticeTasks(view, step);
    case 'review': {
      if (!isOpen) return [open];
      const done = standing.every((one) => isReviewed(view.pack, step, one));
      // What is reported comes from those who reviewed; the office may record it for them.
      const by = step.sheet === 'reported' ? [...new Set([...reviewersOf(view, step), ...organisers])] : organisers;
      return done ? [taskOf(step, 'review-closed', { by, waits })] : [];
    }
    case 'survey':
      return [taskOf(step, 'survey-recorded', { by: organisers, waits })];
    case 'gate':
      // Whoever has to judge closes it.
      return [taskOf(step, 'gate-closed', { by: judgesOf(step).length > 0 ? judgesOf(step) : holdersOf(step), waits })];
    case 'candidate-list':
      return [taskOf(step, 'candidates-listed', { waits })];
    case 'ballot':
    case 'resolution':
      return votingTasks(view, step, organisers);
    case 'approval':
      return approvalTasks(view, step, standing);
    case 'conferral':
      return conferralTasks(view, step, standing, organisers);
  }
}

/** What every case of a step has to have behind it before something is decided about all of them. */
function caseWaits(step: Step, standing: readonly CaseView[]): readonly Refusal[] {
  const blocked = standing.filter(({ blocked: waits }) => waits).map(({ number }) => number);
  const unknown = standing.filter((one) => one.inScope[step.id] === null).map(({ number }) => number);
  return [
    ...(blocked.length > 0 ? [refuseProcedure('answers-outstanding', articleOf(step), { numbers: blocked })] : []),
    ...(unknown.length > 0
      ? [refuseProcedure('scope-outstanding', articleOf(step, 'for'), { name: step.name, numbers: unknown })]
      : []),
  ];
}

function noticeTasks(view: EditionView, step: Step): readonly Task[] {
  const notice = view.notices.find((one) => one.step === step.id && one.case === null);
  if (!notice) return [taskOf(step, 'notice-published')];
  return [taskOf(step, 'notice-closed', { about: notice.id, from: notice.last ? addDays(notice.last, 1) : null })];
}

/** Where no majority is laid down for a resolution, the body itself declares what it has resolved. */
function votingTasks(view: EditionView, step: VotingStep, organisers: readonly string[]): readonly Task[] {
  if (view.tallied.includes(step.id as StepId)) return [taskOf(step, 'winners-listed', { by: organisers })];
  const candidates = view.cases.filter((one) => isVotedOn(view, step, one));
  const blocked = candidates.filter((one) => one.blocked);
  const all = blocked.length === candidates.length;
  // A body may resolve again on whom it left out; a ballot is held once, so it waits for every answer.
  const answers = step.kind === 'ballot' || all ? caseWaits(step, blocked) : [];
  if (step.kind === 'resolution') {
    return [
      taskOf(step, 'resolution-recorded', { by: resolvers(view, step), waits: [...unfit(view, step), ...answers] }),
    ];
  }
  const voters = view.voters.filter((one) => one.step === step.id);
  if (voters.length === 0)
    return [taskOf(step, 'ballot-opened', { by: organisers, waits: [...unfit(view, step), ...answers] })];
  return [
    ...voters.filter(({ hasCast }) => !hasCast).map(({ person }) => taskOf(step, 'ballot-cast', { person })),
    taskOf(step, 'ballot-closed', { by: organisers }),
  ];
}

const resolvers = ({ pack }: EditionView, step: VotingStep): readonly string[] =>
  majorityOf(step.carried_by) === null ? holdersOf(step) : openersOf(pack, step);

/** A body that is not made up as laid down cannot decide yet. */
function unfit({ pack, members }: EditionView, step: Step): readonly Refusal[] {
  const bodies = holdersOf(step);
  const seats = bodies.map((body) => [body, members.filter((member) => member.body === body)] as const);
  return unfitToDecide(pack, bodies, Object.fromEntries(seats), step.id);
}

/** A sitting decides on those who are not held up by an objection; while all that are left are, it waits for the answers. */
function approvalTasks(
  view: EditionView,
  step: Extract<Step, { kind: 'approval' }>,
  standing: readonly CaseView[],
): readonly Task[] {
  const waiting = view.cases.filter((one) => awaitsApproval(one, step, standing));
  const ready = waiting.filter(({ blocked, unshown }) => !blocked && unshown.length === 0);
  const unshown = waiting.filter((one) => one.unshown.length > 0).map(({ number }) => number);
  const waits =
    ready.length > 0 || waiting.length === 0
      ? []
      : [
          ...caseWaits(step, waiting),
          ...(unshown.length > 0 ? [refuseProcedure('notice-owed', articleOf(step), { numbers: unshown })] : []),
        ];
  return [taskOf(step, 'approval-given', { waits })];
}

/** A case that an approval has not decided on yet: a winner, or a candidate; none where it approves a piece of work as a whole. */
export function awaitsApproval(
  one: CaseView,
  step: Extract<Step, { kind: 'approval' }>,
  standing: readonly CaseView[],
): boolean {
  if (step.of === 'winners') return isWinner(one) && one.winner?.approved === false;
  return step.of === 'candidates' && standing.includes(one) && one.left[step.id] !== 'passed';
}

const isWinner = (one: CaseView): boolean => isStanding(one) && one.winner !== null && !one.winner.removed;

/**
 * What steps that are over have to do anew, whatever the edition is at: an approval, on cases that an upheld objection has sent back to it, or that came on
 * the list after it; a notice, for those who came on the list after it.
 */
export function anewTasks(view: EditionView): readonly Task[] {
  const winners = view.cases.filter(isWinner);
  const notices = [...new Set(winners.flatMap(({ unshown }) => unshown))].map((id) => {
    const open = view.notices.find((one) => one.step === id && one.case === null && !one.closed);
    const from = open?.last ? addDays(open.last, 1) : null;
    const step = stepOf(view.pack, id);
    return open ? taskOf(step, 'notice-closed', { about: open.id, from }) : taskOf(step, 'notice-published');
  });
  return [...notices, ...votesAnew(view), ...view.cases.filter(isStanding).flatMap((one) => approvedAnew(view, one))];
}

/** A body resolves further on those whom it has left out, since an objection was open, or who came on the list after it: once nothing holds one of them. */
function votesAnew(view: EditionView): readonly Task[] {
  return view.pack.steps.flatMap((step) => {
    if (step.kind !== 'resolution' || !view.tallied.some((id) => id === step.id)) return [];
    const left = view.cases.filter((one) => isLeftOut(view, step, one));
    const waits = left.every(({ blocked }) => blocked) ? caseWaits(step, left) : [];
    return left.length === 0 ? [] : [taskOf(step, 'resolution-recorded', { by: resolvers(view, step), waits })];
  });
}

/** Whether a vote is on the case: on the winners, once their list is made, before it on whoever stands. */
export const isVotedOn = (view: EditionView, step: VotingStep, one: CaseView): boolean =>
  isStanding(one) &&
  one.inScope[step.id] !== false &&
  !one.voted.some((id) => id === step.id) &&
  (!isOnWinners(view.pack, step) || isWinner(one) || !view.cases.some(isWinner));

/** A vote that decides was held without it. */
const isLeftOut = (view: EditionView, step: VotingStep, one: CaseView): boolean =>
  isDeciding(step) && view.tallied.some((id) => id === step.id) && isVotedOn(view, step, one);

function approvedAnew(view: EditionView, one: CaseView): readonly Task[] {
  const over = view.pack.steps.filter(({ id, kind }) => kind === 'approval' && isOver(view, id));
  return over.flatMap((step) => {
    const isLate = step.kind === 'approval' && step.of === 'winners' && isWinner(one) && !one.winner?.approved;
    if (!isLate && !one.sentBack.some((id) => id === step.id)) return [];
    const waits = one.blocked ? caseWaits(step, [one]) : [];
    const before = view.pack.steps.slice(0, view.pack.steps.indexOf(step));
    const isUnshown = one.unshown.some((id) => before.some((earlier) => earlier.id === id));
    return isUnshown ? [] : [taskOf(step, 'approval-given', { case: one.id, waits })];
  });
}

const isOver = (view: EditionView, id: string): boolean =>
  view.steps.some(({ step, closedAt }) => step === id && closedAt !== null);

/** An award for every winner who is approved and against whom nothing is open; then the announcement of all. */
function conferralTasks(
  view: EditionView,
  step: Step,
  standing: readonly CaseView[],
  organisers: readonly string[],
): readonly Task[] {
  const isApproved = view.pack.steps.some((one) => one.kind === 'approval' && one.of === 'winners');
  const winners = standing.filter(isWinner);
  const resolutions = view.pack.steps.filter((one) => one.kind === 'resolution');
  const ready = winners.filter(
    (one) =>
      (one.winner?.approved || !isApproved) &&
      one.sentBack.length === 0 &&
      one.unshown.length === 0 &&
      !one.blocked &&
      !resolutions.some((vote) => isLeftOut(view, vote, one)) &&
      one.award === null,
  );
  if (ready.length > 0) return ready.map((one) => taskOf(step, 'award-conferred', { case: one.id, by: organisers }));
  const left = winners.filter(({ award }) => award === null).map(({ number }) => number);
  const waits = left.length > 0 ? [refuseProcedure('winners-outstanding', articleOf(step), { numbers: left })] : [];
  return [taskOf(step, 'conferral-announced', { waits })];
}
