import type { ApplicantId, Refusal, TierId } from '../language/index.ts';
import {
  admitsHolders,
  articleOf,
  isOffered,
  isOpenTo,
  type ResolvedPack,
  standsFor,
  type TierSeeker,
} from '../regulation/index.ts';
import { no } from './refusals.ts';

/** Who applies, for what. */
export interface TierChoice {
  readonly applicant: ApplicantId;
  readonly track: string;
  readonly kind: string;
  /** A tier that is applied for by name; null or absent: all the others. */
  readonly tier?: TierId | null;
  /** Who applies together with the applicant for one award that they would share; absent: nobody. */
  readonly partners?: readonly ApplicantId[];
}

/** An application as tiers see it: what it names, and how many apply together. */
export const seekerOf = ({ track, kind, tier = null, partners = [] }: TierChoice): TierSeeker => ({
  track,
  kind,
  tier,
  holders: partners.length + 1,
});

/**
 * What stands against the tier an application names, or against naming none: a tier that is not offered or not for this track and kind, one that
 * nobody applies for by name, more or fewer holders than one award may have, nothing left to stand for.
 */
export function againstTier(pack: ResolvedPack, command: TierChoice): readonly (Refusal | false)[] {
  const seeker = seekerOf(command);
  const { tier: named = null, partners = [] } = command;
  const people = [command.applicant, ...partners];
  const twice = people.filter((one, index) => people.indexOf(one) < index);
  const faults = [
    ...(named === null ? againstNone(pack, seeker) : againstNamed(pack, named, seeker)),
    twice.length > 0 && no('partner-twice', null, { partners: twice }),
  ].filter((fault) => fault !== false);
  return faults;
}

function againstNamed(pack: ResolvedPack, named: string, seeker: TierSeeker): readonly Refusal[] {
  const tier = Object.hasOwn(pack.tiers, named) ? pack.tiers[named] : undefined;
  if (!tier) return [no('tier-not-offered', null, { tier: named })];
  if (!isOffered(tier)) return [no('tier-not-offered', articleOf(tier, 'offered'), { tier: tier.name })];
  if (!isOpenTo(pack, named, seeker)) return [no('tier-not-open-to', articleOf(tier), { tier: tier.name })];
  if (!tier.applied_for) return [no('tier-not-applied-for', articleOf(tier, 'applied_for'), { tier: tier.name })];
  return holdersFault(pack, [named], seeker);
}

/** Where nothing is left to stand for, the tiers that have to be named are said, or why those that need no naming do not fit. */
function againstNone(pack: ResolvedPack, seeker: TierSeeker): readonly Refusal[] {
  if (standsFor(pack, seeker).length > 0) return [];
  const open = Object.entries(pack.tiers).filter(([id, tier]) => isOffered(tier) && isOpenTo(pack, id, seeker));
  const unnamed = open.filter(([, tier]) => !tier.applied_for).map(([id]) => id);
  if (unnamed.length > 0) return holdersFault(pack, unnamed, seeker);
  const tiers = open.map(([, { name }]) => name);
  const [first] = open;
  return [no('tier-to-be-named', first ? articleOf(first[1], 'applied_for') : null, { tiers })];
}

function holdersFault(pack: ResolvedPack, tiers: readonly string[], { holders }: TierSeeker): readonly Refusal[] {
  const asked = tiers.flatMap((id) => pack.tiers[id] ?? []);
  if (asked.some((tier) => admitsHolders(tier, holders))) return [];
  const [first] = asked;
  const bounds = first?.holders;
  return [
    no('holders-not-admitted', first ? (articleOf(first, 'holders') ?? articleOf(first)) : null, {
      tier: asked.map(({ name }) => name),
      holders,
      least: bounds?.at_least ?? 1,
      most: bounds?.at_most ?? 1,
    }),
  ];
}
