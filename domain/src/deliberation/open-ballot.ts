import { type Frame, holdersOf, nameOf, notOrganiser, notYetMet } from '../edition/index.ts';
import {
  type CaseId,
  type Instant,
  type PersonId,
  type Refusal,
  type Result,
  type StepId,
  unless,
} from '../language/index.ts';
import { type Seats, unfitToDecide } from '../people/index.ts';
import { articleOf } from '../regulation/index.ts';
import type { DeliberationAct } from './acts.ts';
import { standingFor, type VotedCase } from './candidates.ts';
import { no } from './refusals.ts';
import { votingStepOf } from './voting-step.ts';

/** What a ballot would be held on, and by whom. */
export interface BallotPlan {
  readonly frame: Frame;
  readonly opened: boolean;
  /** On the list that is voted on, still standing, in the order of the list. */
  readonly candidates: readonly VotedCase[];
  /** Everybody who holds a seat in the body that votes. */
  readonly voters: readonly PersonId[];
  /** Who sits in each body that votes, in which seat; absent: nobody looks whether it is made up as laid down. */
  readonly seats?: Seats;
}

export interface OpenBallot {
  readonly step: StepId;
  /** Candidates that this ballot goes without: an objection to them is open, or a disqualifier bars them by now. */
  readonly without: readonly CaseId[];
}

type BallotOpened = Extract<DeliberationAct, { act: 'ballot-opened' }>;

/**
 * Opens the ballot: candidates and voters are fixed. An open objection holds back its own candidate only, and whoever is barred by now is
 * left out by name. Where the regulation demands secrecy, a real
 * edition is refused until the platform has a secret ballot; a rehearsal may go on.
 */
export function openBallot(
  plan: BallotPlan,
  { step: id, without }: OpenBallot,
  at: Instant,
): Result<BallotOpened, Refusal> {
  const { frame, candidates, voters } = plan;
  const step = votingStepOf(frame.pack, id);
  const article = articleOf(step);
  const { stands, against } = standingFor(frame, step, candidates, without, at);
  return unless<BallotOpened, Refusal>(
    [
      notOrganiser(frame, step),
      ...notYetMet(frame, step),
      plan.opened && no('ballot-already-opened', article, { name: step.name }),
      step.kind === 'ballot' &&
        step.secret === true &&
        frame.edition.nature === 'real' &&
        no('secret-ballot-not-available', articleOf(step, 'secret'), { name: step.name }),
      voters.length === 0 &&
        no('no-voters', article, { body: holdersOf(step).map((body) => nameOf(frame.pack, body)) }),
      ...(plan.seats ? unfitToDecide(frame.pack, holdersOf(step), plan.seats, step.id) : []),
      ...against,
    ],
    () => ({
      act: 'ballot-opened',
      article,
      step: id,
      candidates: stands.map((own) => ({ tier: own.tier, case: own.case })),
      voters,
    }),
  );
}
