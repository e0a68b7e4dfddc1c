import type { Frame } from '../edition/index.ts';
import { type CaseId, dayOf, type Instant, type Refusal, type TierId } from '../language/index.ts';
import { applies } from '../notice/index.ts';
import { articleOf } from '../regulation/index.ts';
import { no } from './refusals.ts';
import type { VotingStep } from './voting-step.ts';
import { barredOf, type SeatedCase } from './winners-order.ts';

/** A case that a body votes on. `tier` null: no list has placed it, and it stands for all of `tiers`. */
export interface VotedCase extends Omit<SeatedCase, 'tier'> {
  readonly tier: TierId | null;
  readonly tiers: readonly TierId[];
  /** An objection against it is open. */
  readonly blocked: boolean;
}

/**
 * Who stands in a vote, and all that is against holding it on them. An open objection holds back its own candidate only, and whoever a disqualifier
 * bars by now is left out: both by name, and nobody else is.
 */
export function standingFor<Voted extends VotedCase>(
  frame: Frame,
  step: VotingStep,
  candidates: readonly Voted[],
  without: readonly CaseId[],
  at: Instant,
): { readonly stands: readonly Voted[]; readonly against: readonly (Refusal | false)[] } {
  const article = articleOf(step);
  const here = candidates.filter((own) => isFor(frame, step, own, at));
  const stands = here.filter((own) => !without.includes(own.case));
  const waiting = stands.filter(({ blocked }) => blocked);
  const barred = barredOf(frame, step, here, dayOf(at));
  const mayGo = (left: CaseId) => barred.some(({ facts }) => facts.case === left);
  const unblocked = without.filter((left) => !mayGo(left) && !here.some((own) => own.case === left && own.blocked));
  return {
    stands,
    against: [
      waiting.length > 0 && no('candidate-blocked', article, { cases: waiting.map((own) => own.case) }),
      ...barred.filter(({ facts }) => !without.some((left) => left === facts.case)),
      unblocked.length > 0 && no('not-blocked', article, { cases: unblocked }),
    ],
  };
}

/** The vote may be for some tracks or tiers only. What cannot be told keeps nobody from standing. */
function isFor(
  { pack }: Frame,
  step: VotingStep,
  { facts, anchors, track, kind, tiers }: VotedCase,
  at: Instant,
): boolean {
  return applies(step, facts, { pack, day: dayOf(at), anchors, track, kind, tiers }, `steps.${step.id}`).in !== false;
}
