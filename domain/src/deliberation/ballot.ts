import type { Frame } from '../edition/index.ts';
import type { CaseId, PersonId, Refusal, TierId } from '../language/index.ts';
import { articleOf } from '../regulation/index.ts';
import type { Votes } from './majority.ts';
import { no } from './refusals.ts';
import type { VotingStep } from './voting-step.ts';

/** A ballot that has been opened. */
export interface Ballot {
  readonly frame: Frame;
  readonly candidates: readonly { readonly tier: TierId | null; readonly case: CaseId }[];
  /** Everybody who may vote and whether they have; empty: the ballot has not been opened. */
  readonly voters: readonly { readonly person: PersonId; readonly hasCast: boolean }[];
  readonly counted: boolean;
}

/** The same with the slips counted, by candidate. */
export interface FullBallot extends Ballot {
  readonly votes: ReadonlyMap<CaseId, Votes>;
}

/** A ballot takes votes between its opening and its count. */
export function notVoting({ voters, counted }: Ballot, step: VotingStep): readonly (Refusal | false)[] {
  const article = articleOf(step);
  return [
    voters.length === 0 && no('ballot-not-opened', article, { name: step.name }),
    counted && no('ballot-counted', article, { name: step.name }),
  ];
}
