import { as, type TierId } from '../language/index.ts';
import type { Quota, ResolvedPack, Tier } from './pack.ts';

/** Who applies, as far as tiers care. */
export interface TierSeeker {
  readonly track: string;
  readonly kind: string;
  /** The tier named in opening the case; null: none was named. */
  readonly tier: TierId | null;
  /** How many apply together for one award; 1: alone. */
  readonly holders: number;
}

/** A tier that may be set up is one once that is decided; undecided, silent or `false`: it is not there to be applied for, listed or won. */
export const isOffered = ({ offered }: Tier): boolean => offered === undefined || offered === true;

/** So many may hold one award of the tier together; where nothing is said, an award has one holder. */
export const admitsHolders = ({ holders }: Tier, number: number): boolean =>
  holders === undefined ? number === 1 : holders.at_least <= number && number <= holders.at_most;

/** Seats of the tier are laid down for this track and kind; a tier whose every quota is for others is not open to them. */
export function isOpenTo(pack: ResolvedPack, tier: string, { track, kind }: TierSeeker): boolean {
  const reaches = ({ for: scope }: Quota): boolean =>
    (scope?.tracks?.includes(track) ?? true) && (scope?.kinds?.includes(kind) ?? true);
  const own = pack.quotas.filter((quota) => (quota.counts ?? 'winners') === 'winners' && isAbout(quota, tier));
  return own.length === 0 || own.some(reaches);
}

const isAbout = ({ for: scope }: Quota, tier: string): boolean => scope?.tiers?.includes(tier) === true;

/**
 * The tiers an application stands for: the one it names, where that is a tier that is applied for; else all that are not. Only such as are offered,
 * open to its track and kind, and admit as many holders as apply together.
 */
export function standsFor(pack: ResolvedPack, seeker: TierSeeker): readonly TierId[] {
  const named = seeker.tier;
  return Object.entries(pack.tiers).flatMap(([id, tier]) => {
    const sought = named === null ? tier.applied_for !== true : named === id && tier.applied_for;
    const open = sought && isOffered(tier) && isOpenTo(pack, id, seeker) && admitsHolders(tier, seeker.holders);
    return open ? [as<TierId>(id)] : [];
  });
}
