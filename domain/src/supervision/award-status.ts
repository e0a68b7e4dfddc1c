import { nominalLastDay, parseLength } from '../calendar/index.ts';
import type { Day } from '../language/index.ts';
import type { ResolvedPack } from '../regulation/index.ts';
import type { AwardFile } from './state.ts';

/** 持有、期满、撤销 where an award stands; `until`: the last day of its validity, null where the regulation gives none. */
export interface AwardStatus {
  readonly status: 'held' | 'expired' | 'revoked';
  readonly until: Day | null;
}

/**
 * Where an announced award stands on a day. It expires after the validity its tier has, the corresponding day included; days off do not move that. A
 * length in editions has no day, and ends nothing by itself. A revocation counts from its day.
 */
export function awardStatus(
  pack: ResolvedPack,
  { tier, awardedOn, revokedOn }: { readonly tier: string; readonly awardedOn: Day; readonly revokedOn: Day | null },
  today: Day,
): AwardStatus {
  const until = validUntil(pack, tier, awardedOn);
  if (revokedOn !== null && revokedOn <= today) return { status: 'revoked', until };
  return { status: until !== null && today > until ? 'expired' : 'held', until };
}

function validUntil(pack: ResolvedPack, tier: string, awardedOn: Day): Day | null {
  const valid = pack.tiers[tier]?.valid;
  const [, length = ''] = (typeof valid === 'string' && /^(.+) after award$/.exec(valid)) || [];
  return parseLength(length) === null ? null : nominalLastDay(awardedOn, length);
}

/** One line of what became of an award, for the public register. */
export interface RegisterEntry {
  readonly day: Day;
  readonly what: 'awarded' | 'missed' | 'sanctioned' | 'published' | 'revoked' | 'expired';
  /** The duty that was missed, or the sanction. */
  readonly about: string | null;
}

/** What a proceeding against the award has come to, as the register tells it. */
export interface RegisteredDecision {
  readonly sanction: string;
  readonly imposed: boolean;
  readonly day: Day;
  readonly publishedOn: Day | null;
}

/** What became of an award up to today, in the order of the days: its conferral, duties missed, sanctions, revocation, the end of its validity. */
export function registerHistory(
  pack: ResolvedPack,
  award: Pick<AwardFile, 'tier' | 'revokedOn' | 'duties'> & { readonly awardedOn: Day },
  decisions: readonly RegisteredDecision[],
  today: Day,
): readonly RegisterEntry[] {
  const { until } = awardStatus(pack, award, today);
  const hasExpired = until !== null && until < (award.revokedOn ?? today) && until < today;
  const entry = (what: RegisterEntry['what'], day: Day | null, about: string | null = null) =>
    day === null || day > today ? [] : [{ day, what, about }];
  const entries: readonly RegisterEntry[] = [
    ...entry('awarded', award.awardedOn),
    ...award.duties.flatMap(({ is, duty, on }) => (is === 'missed' ? entry('missed', on, duty) : [])),
    ...decisions.filter((one) => one.imposed).flatMap(({ sanction, day }) => entry('sanctioned', day, sanction)),
    ...decisions.flatMap(({ sanction, publishedOn }) => entry('published', publishedOn, sanction)),
    ...entry('revoked', award.revokedOn),
    ...(hasExpired ? entry('expired', until) : []),
  ];
  return entries.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}
