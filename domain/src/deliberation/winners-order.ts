import type { Frame } from '../edition/index.ts';
import { type CaseId, compare, type Day, exactly, type Instant, type Refusal, type TierId } from '../language/index.ts';
import { type CaseContext, findRow, type QuotaEntry, type ResolvedPack, type RuleFacts } from '../regulation/index.ts';
import { barredNow } from '../vetting/index.ts';
import { no } from './refusals.ts';
import type { VotingStep } from './voting-step.ts';

/** A case with a tier, and what seats and the award table read about it. */
export interface SeatedCase {
  readonly case: CaseId;
  readonly tier: TierId;
  readonly track: string;
  readonly kind: string;
  readonly submittedAt: Instant;
  readonly facts: RuleFacts;
  readonly anchors: CaseContext['anchors'];
}

/** Those of these that a disqualifier bars today, by every one that does. */
export const barredOf = (
  frame: Pick<Frame, 'pack'>,
  step: VotingStep,
  cases: readonly (Omit<SeatedCase, 'tier'> & { readonly tiers: readonly TierId[] })[],
  today: Day,
): readonly Refusal[] =>
  barredNow(
    frame,
    step,
    cases.map((own) => ({ ...own, id: own.case, tier: null, holders: 1 })),
    today,
  ).map(({ article, ...facts }) => no('candidate-barred', article, facts));

/** A candidate after the vote. `tier` null: no list has placed it, and it stands for all of `tiers`. */
export interface TalliedCase extends Omit<SeatedCase, 'tier'> {
  readonly tier: TierId | null;
  readonly tiers: readonly TierId[];
  /** Null: the votes were not counted. */
  readonly yes: number | null;
  readonly needed: number | null;
  readonly carried: boolean | null;
  /** Exact; null: no ranking stands behind the list of candidates. */
  readonly total: string | null;
}

/** By votes, then by the exact total; what is equal in both stays together, for the body to decide. */
export function inOrderOfVotes<Tallied extends Pick<TalliedCase, 'yes' | 'total'>>(
  tallied: readonly Tallied[],
): readonly (readonly Tallied[])[] {
  const groups: Tallied[][] = [];
  for (const own of tallied.toSorted(byVotes)) {
    const last = groups.at(-1);
    if (last?.[0] && byVotes(last[0], own) === 0) last.push(own);
    else groups.push([own]);
  }
  return groups;
}

type Voted = Pick<TalliedCase, 'yes' | 'total'>;

function byVotes(a: Voted, b: Voted): number {
  if (a.yes !== b.yes) return (b.yes ?? -1) - (a.yes ?? -1);
  if (a.total === null || b.total === null) return Number(a.total === null) - Number(b.total === null);
  return compare(exactly(b.total), exactly(a.total));
}

/** The row of the award table for this case in its tier, as seats need it: null where it cannot be told. */
export function seatOf(
  pack: ResolvedPack,
  own: SeatedCase,
  day: CaseContext['day'],
): QuotaEntry & { readonly open: string | null } {
  const { track, kind, tier, anchors } = own;
  const found = findRow(pack, own.facts, { pack, day, anchors, track, kind, tiers: [tier] });
  const takes = found.found ? found.row.takes_seat : null;
  return {
    case: own.case,
    tier,
    track,
    kind,
    facts: own.facts.facts,
    takesSeat: typeof takes === 'boolean' ? takes : null,
    open: found.found ? null : `${found.row ?? '—'}: ${found.answer}`,
  };
}
