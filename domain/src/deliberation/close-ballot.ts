import { notOrganiser, stepNotOpen } from '../edition/index.ts';
import type { Instant, Refusal, Result, StepId } from '../language/index.ts';
import { unless } from '../language/index.ts';
import { articleOf } from '../regulation/index.ts';
import type { DeliberationAct } from './acts.ts';
import { type FullBallot, notVoting } from './ballot.ts';
import { quorumNeeded, votesNeeded } from './majority.ts';
import { no } from './refusals.ts';
import { votingStepOf } from './voting-step.ts';

type BallotClosed = Extract<DeliberationAct, { act: 'ballot-closed' }>;

const noVotes = { yes: 0, no: 0, abstain: 0, invalid: 0 };

/**
 * Counts the ballot, each candidate against the share that the regulation demands of its base; the base may differ from one candidate to the next, as
 * members withdraw. Refused while a quorum that is laid down is not met. Where no majority is laid down, only the votes are recorded.
 */
export function closeBallot(
  ballot: FullBallot,
  { step: id }: { readonly step: StepId },
  _at: Instant,
): Result<BallotClosed, Refusal> {
  const { frame, candidates, voters } = ballot;
  const step = votingStepOf(frame.pack, id);
  const house = { members: voters.length, present: voters.filter(({ hasCast }) => hasCast).length };
  const quorum = quorumNeeded(step.quorum, house.members);
  return unless<BallotClosed, Refusal>(
    [
      notOrganiser(frame, step),
      stepNotOpen(frame, step),
      ...notVoting(ballot, step),
      quorum !== null &&
        house.present < quorum &&
        no('quorum-not-met', articleOf(step, 'quorum'), { ...house, needed: quorum }),
    ],
    () => ({
      act: 'ballot-closed',
      article: articleOf(step.carried_by, 'of') ?? articleOf(step, 'carried_by'),
      step: id,
      tallies: candidates.map((candidate) => {
        const votes = ballot.votes.get(candidate.case) ?? noVotes;
        const needed = votesNeeded(step.carried_by, votes, house);
        return { ...candidate, ...votes, needed, carried: needed === null ? null : votes.yes >= needed };
      }),
    }),
  );
}
