import { closingBefore } from '../deliberation/index.ts';
import { type Frame, notYetMet, stepOf, wrongBody } from '../edition/index.ts';
import { type CaseId, type Day, dayOf, type Instant, type Refusal, type StepId } from '../language/index.ts';
import type { CaseState } from '../notice/index.ts';
import { articleOf, type ResolvedPack, type Step } from '../regulation/index.ts';
import { no } from './refusals.ts';

export type ApprovalStep = Extract<Step, { kind: 'approval' }>;

/** The approval with this id; another kind of step is a fault of ours. */
export function approvalStepOf(pack: ResolvedPack, id: string): ApprovalStep {
  const step = pack.steps.find((candidate) => candidate.id === id);
  if (step?.kind !== 'approval') throw new Error(`the pack of ${pack.regulation.id} has no approval ${id}`);
  return step;
}

/** Whether it decides for and against single cases; else it approves a piece of work as a whole: the edition, its rules, a review, and ends no case. */
export const isOfCases = ({ of }: ApprovalStep): boolean => of === 'winners' || of === 'candidates';

/** An approval, and the cases it has not decided yet: winners or candidates that stand, by what the step approves. */
export interface ApprovalState {
  readonly frame: Frame;
  readonly waiting: readonly {
    readonly file: CaseState;
    /** An objection to it is open. */
    readonly blocked: boolean;
    /** It was approved, and an objection upheld since has sent it back here; or it came on the list after this approval was over. */
    readonly sentBack: boolean;
    /** Notices it has yet to be shown in: it came on the list after them. Absent: none. */
    readonly unshown?: readonly StepId[];
  }[];
}

/** What the sitting has decided: for which cases, on which day, in which paper (null: a marked blank). */
export interface DecideApproval {
  readonly step: StepId;
  readonly cases: readonly CaseId[];
  readonly document: string | null;
  readonly day: Day;
}

/** What stands against any decision of the sitting, for or against the cases. */
export function notDecidable(
  { frame, waiting }: ApprovalState,
  command: DecideApproval,
  at: Instant,
): readonly (Refusal | false)[] {
  const step = approvalStepOf(frame.pack, command.step);
  const article = articleOf(step);
  const names = waiting.map(({ file }) => file.id);
  const others = command.cases.filter((name) => !names.includes(name));
  const blocked = waiting
    .filter((own) => own.blocked && command.cases.includes(own.file.id))
    .map(({ file }) => file.id);
  const anew = command.cases.every((name) => waiting.some((own) => own.sentBack && own.file.id === name));
  return [
    wrongBody(frame, step),
    // Who is sent back to a step that is over is decided on anew all the same.
    ...notYetMet(frame, step).filter(({ code }) => !(anew && command.cases.length > 0 && code === 'step-over')),
    others.length > 0 && no('not-awaiting-approval', article, { cases: others }),
    command.cases.length === 0 && names.length > 0 && no('nothing-decided', article, { waiting: names }),
    blocked.length > 0 && no('objection-open', article, { cases: blocked }),
    ...noticeOutstanding(
      frame,
      step,
      waiting.filter(({ file }) => command.cases.includes(file.id)),
    ),
    command.day > dayOf(at) && no('day-ahead', null, { day: command.day }),
    !anew && tooEarly(frame, step, command.day),
  ];
}

/** Whoever came on the list after a notice that goes before this approval is shown in one first. */
function noticeOutstanding({ pack }: Frame, step: ApprovalStep, decided: ApprovalState['waiting']): readonly Refusal[] {
  const before = pack.steps.slice(0, pack.steps.indexOf(step)).map(({ id }) => id);
  return decided.flatMap(({ file, unshown = [] }) => {
    const owed = unshown.filter((id) => before.includes(id)).map((id) => stepOf(pack, id).name);
    return owed.length > 0 ? [no('notice-outstanding', articleOf(step), { case: file.id, notices: owed })] : [];
  });
}

/** A sitting before the step that leads to it was over, e.g. while the list was still shown, has decided on nothing yet. */
function tooEarly(frame: Frame, step: ApprovalStep, day: Day): Refusal | false {
  const before = closingBefore(frame, step.id);
  return before !== null && day < before.closed && no('day-before-its-turn', articleOf(step), { day, ...before });
}

/** Nothing is left to decide after this: the step is over. */
export const isLast = ({ waiting }: ApprovalState, { cases }: DecideApproval): boolean =>
  waiting.every(({ file }) => cases.includes(file.id));
