import { type Exact, exactly } from '../language/index.ts';
import type { CarriedBy, Known, Share } from '../regulation/index.ts';

/** The slips handed in for one candidate. */
export interface Votes {
  readonly yes: number;
  readonly no: number;
  readonly abstain: number;
  readonly invalid: number;
}

/** The body that votes: all its seated members, and those who took part in this ballot. */
export interface House {
  readonly members: number;
  readonly present: number;
}

type Majority = Extract<CarriedBy, { of: unknown }>;

/** A value that the regulation is silent about, or leaves to somebody: nothing can be computed from it. */
const isSaid = <T>(value: Known<T> | undefined): value is T =>
  value !== null &&
  value !== undefined &&
  !(typeof value === 'object' && ('decided_by' in value || 'external' in value));

/** The majority as the regulation lays it down; null: it is silent, or the edition has not decided. */
export const majorityOf = (carriedBy: CarriedBy): Majority | null => (isSaid<Majority>(carriedBy) ? carriedBy : null);

/** What the share is taken of. Ballots cast count abstentions and invalid slips too: those people voted. */
export function baseOf(majority: Majority, votes: Votes, house: House): number | null {
  const { of } = majority;
  if (of === 'members') return house.members;
  if (of === 'members-present') return house.present;
  if (of === 'ballots-cast') return votes.yes + votes.no + votes.abstain + votes.invalid;
  return of === 'valid-ballots' ? votes.yes + votes.no + votes.abstain : null;
}

/**
 * The fewest yes votes that carry a candidate: exact, `3 * yes >= 2 * voters` for two thirds. Never fewer than one.
 * null: no majority is laid down, so nothing is computed and the body declares the outcome itself.
 */
export function votesNeeded(carriedBy: CarriedBy, votes: Votes, house: House): number | null {
  const majority = majorityOf(carriedBy);
  const base = majority && baseOf(majority, votes, house);
  if (!majority || base === null) return null;
  const { at_least, more_than } = majority;
  const bounds = [
    at_least === undefined ? null : ceiling(exactly(at_least), base),
    more_than === undefined ? null : floor(exactly(more_than), base) + 1,
  ].filter((bound) => bound !== null);
  return bounds.length === 0 ? null : Math.max(1, ...bounds);
}

/** How many members have to take part, by the regulation's share; null: it lays down no quorum. */
export function quorumNeeded(quorum: Known<Share> | undefined, members: number): number | null {
  return isSaid<Share>(quorum) ? ceiling(exactly(quorum), members) : null;
}

const floor = ({ n, d }: Exact, of: number): number => Number((n * BigInt(of)) / d);
const ceiling = ({ n, d }: Exact, of: number): number => Number((n * BigInt(of) + d - 1n) / d);
