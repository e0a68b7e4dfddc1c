import { type Frame, notAllowed, stepNotOpen, stepOf } from '../edition/index.ts';
import {
  type CaseId,
  type Instant,
  type PersonId,
  type Refusal,
  type Result,
  type StepId,
  text,
  unless,
} from '../language/index.ts';
import { recusedFrom } from '../people/index.ts';
import { articleOf, type Step } from '../regulation/index.ts';
import type { ReviewAct } from './acts.ts';
import { no } from './refusals.ts';
import { scoreSheet, sheetFaults } from './score-sheet.ts';
import { hasSheets, type ReviewStep, type SheetForm, sheetFormOf } from './sheet-form.ts';
import { type CaseWork, caseFaults, membersAtWork, reviewersOf } from './state.ts';

/** A sheet as an assessor fills it in: whole per cents, or numbers of levels, in the order of the form's lines. */
export interface FilledSheet {
  readonly step: StepId;
  readonly case: CaseId;
  readonly percents: readonly number[];
}

/** One assessor's work on one case. */
export interface SheetState extends CaseWork {
  /** Who has handed in a sheet of this case for this step. */
  readonly handedIn: readonly PersonId[];
}

export type SheetHandedIn = Extract<ReviewAct, { act: 'sheet-handed-in' }>;

/**
 * Hands in one assessor's sheet of one case, for good. Only a member of the case's team who is not recused, while the step is open, with every
 * line scored on the scale; points are exact.
 */
export function handInSheet(state: SheetState, command: FilledSheet, _at: Instant): Result<SheetHandedIn, Refusal> {
  const { frame } = state;
  const step = stepOf(frame.pack, command.step);
  const form = step.kind === 'review' ? sheetFormOf(frame.pack, step) : null;
  return unless<SheetHandedIn, Refusal>(
    [
      ...assessorFaults(state, step),
      ...formFaults(step, form),
      ...(form ? sheetFaults(form, command.percents, sheetArticle(step)) : []),
    ],
    () => {
      const points = form && scoreSheet(form, command.percents);
      return {
        act: 'sheet-handed-in',
        article: sheetArticle(step),
        step: command.step,
        case: command.case,
        assessor: frame.actor.person,
        percents: command.percents,
        points: points && text(points),
      };
    },
  );
}

/** What stands against this person working on a sheet of this case, whatever is in it. */
export function assessorFaults(state: SheetState, step: Step): readonly (Refusal | false)[] {
  const { frame, case: one } = state;
  const { person } = frame.actor;
  const onTeam = state.team !== null && membersAtWork(state.team, []).some((member) => member.person === person);
  return [
    notReviewer(frame, step),
    stepNotOpen(frame, step),
    ...caseFaults(step, one, state.inScope),
    !onTeam && no('not-on-team', articleOf(step, 'by'), { person, number: one.number, name: step.name }),
    recusedFrom(frame.pack, one.recused, person),
    state.handedIn.includes(person) && no('sheet-handed-in-before', articleOf(step), { person, number: one.number }),
  ];
}

export const notReviewer = (frame: Frame, step: Step): Refusal | false =>
  notAllowed(frame, reviewersOf(frame, step), articleOf(step, 'by'));

/** Sheets need a review that has them, and criteria to score by. */
export function formFaults(step: Step, form: SheetForm | null): readonly Refusal[] {
  if (form !== null) return [];
  return [
    no(isReview(step) && hasSheets(step) ? 'no-criteria' : 'sheets-not-used', articleOf(step), { name: step.name }),
  ];
}

export const sheetArticle = (step: Step) => articleOf(step, 'sheet');
const isReview = (step: Step): step is ReviewStep => step.kind === 'review';
