import { stepNotOpen, stepOf } from '../edition/index.ts';
import { type Instant, type Refusal, type Result, text, unless } from '../language/index.ts';
import { recusedFrom } from '../people/index.ts';
import { articleOf } from '../regulation/index.ts';
import type { ReviewAct } from './acts.ts';
import { type FilledSheet, formFaults, notReviewer, type SheetState, sheetArticle } from './hand-in-sheet.ts';
import { no } from './refusals.ts';
import { scoreSheet, sheetFaults } from './score-sheet.ts';
import { combinationOf, sheetFormOf } from './sheet-form.ts';
import { caseFaults, membersAtWork } from './state.ts';
import { teamTooSmall } from './team-rules.ts';

export interface ConsensusState extends SheetState {
  /** The team has agreed on this case before. */
  readonly reached: boolean;
}

export type ConsensusReached = Extract<ReviewAct, { act: 'consensus-reached' }>;

/**
 * 合议: under its leader the team agrees one percentage for each line of the sheet. Everybody on the team has handed in before, save those who have
 * left or are recused; their single sheets stay as they are. Refused while fewer are left than the team must have.
 */
export function reachConsensus(
  state: ConsensusState,
  command: FilledSheet,
  _at: Instant,
): Result<ConsensusReached, Refusal> {
  const { frame, case: one } = state;
  const step = stepOf(frame.pack, command.step);
  const form = step.kind === 'review' ? sheetFormOf(frame.pack, step) : null;
  const { team } = state;
  const atWork = team ? membersAtWork(team, one.recused) : [];
  const leads = (team ? membersAtWork(team, []) : []).some(
    ({ person, seat }) => person === frame.actor.person && seat === 'leader',
  );
  const missing = atWork.filter(({ person }) => !state.handedIn.includes(person));
  const { number } = one;
  return unless<ConsensusReached, Refusal>(
    [
      notReviewer(frame, step),
      stepNotOpen(frame, step),
      ...caseFaults(step, one, state.inScope),
      !leads && no('not-the-leader', articleOf(step), { person: frame.actor.person, number }),
      recusedFrom(frame.pack, one.recused, frame.actor.person),
      step.kind === 'review' &&
        combinationOf(step) !== 'consensus' &&
        no('not-combined-by-consensus', articleOf(step, 'combine'), { name: step.name }),
      step.kind === 'review' && team !== null && teamTooSmall(frame.pack, step, team, one),
      missing.length > 0 &&
        no('sheets-missing', articleOf(step), { number, persons: missing.map(({ person }) => person) }),
      state.reached && no('consensus-reached-before', articleOf(step), { number }),
      ...formFaults(step, form),
      ...(form ? sheetFaults(form, command.percents, sheetArticle(step)) : []),
    ],
    () => {
      if (!team) throw new Error('a consensus without a team has been refused');
      const points = form && scoreSheet(form, command.percents);
      return {
        act: 'consensus-reached',
        article: articleOf(step, 'combine'),
        step: command.step,
        case: command.case,
        team: team.id,
        percents: command.percents,
        points: points && text(points),
      };
    },
  );
}
