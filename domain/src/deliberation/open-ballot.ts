import { type Frame, holdersOf, nameOf, notOrganiser, notYetMet } from '../edition/index.ts';
import {
  type CaseId,
  type Day,
  dayOf,
  type Instant,
  type PersonId,
  type Refusal,
  type Result,
  type StepId,
  unless,
} from '../language/index.ts';
import { applies } from '../notice/index.ts';
import { articleOf, type ResolvedPack } from '../regulation/index.ts';
import type { DeliberationAct } from './acts.ts';
import { no } from './refusals.ts';
import { type VotingStep, votingStepOf } from './voting-step.ts';
import { barredOf, type SeatedCase } from './winners-order.ts';

/** What a ballot would be held on, and by whom. */
export interface BallotPlan {
  readonly frame: Frame;
  readonly opened: boolean;
  /** On the list of candidates, still standing, in the order of the list. `blocked`: an objection against it is open. */
  readonly candidates: readonly (SeatedCase & { readonly blocked: boolean })[];
  /** Everybody who holds a seat in the body that votes. */
  readonly voters: readonly PersonId[];
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
  const here = candidates.filter((own) => isFor(step, own, frame.pack, dayOf(at)));
  const stands = here.filter((candidate) => !without.includes(candidate.case));
  const waiting = stands.filter(({ blocked }) => blocked);
  const barred = barredOf(frame, step, here, dayOf(at));
  const mayGo = (left: CaseId) => barred.some(({ facts }) => facts.case === left);
  const unblocked = without.filter((left) => !mayGo(left) && !here.some((own) => own.case === left && own.blocked));
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
      waiting.length > 0 && no('candidate-blocked', article, { cases: waiting.map((own) => own.case) }),
      ...barred.filter(({ facts }) => !without.some((left) => left === facts.case)),
      unblocked.length > 0 && no('not-blocked', article, { cases: unblocked }),
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

/** The vote may be for some tracks or tiers only. What cannot be told keeps nobody from standing. */
function isFor(
  step: VotingStep,
  { facts, anchors, track, kind, tier }: SeatedCase,
  pack: ResolvedPack,
  day: Day,
): boolean {
  return applies(step, facts, { pack, day, anchors, track, kind, tiers: [tier] }, `steps.${step.id}`).in !== false;
}
