import type { CaseId, Refusal, TierId } from '../language/index.ts';
import {
  breachesOf,
  factsMissing,
  type QuotaEntry,
  type QuotaLaw,
  type ResolvedPack,
  type Shortfall,
  type Step,
  shortfallsOf,
  trimToQuotas,
} from '../regulation/index.ts';
import type { Passage } from './passage.ts';
import type { Ranking } from './places.ts';
import { no } from './refusals.ts';
import type { RankedCase } from './state.ts';

type Placed = { readonly tier: TierId; readonly one: RankedCase };

/** The quotas that bind who is shortlisted, and everybody whom their shares are taken of. */
const lawOf = (pack: ResolvedPack, field: readonly RankedCase[]): QuotaLaw => ({
  quotas: pack.quotas,
  counts: 'shortlisted',
  field: field.map(({ id, track, kind, facts }) => ({ case: id, track, kind, facts: facts.facts })),
});

const entryOf = ({ tier, one }: Placed): QuotaEntry => ({
  case: one.id,
  tier,
  track: one.track,
  kind: one.kind,
  facts: one.facts.facts,
  takesSeat: true,
});

const numbersOf = (cases: readonly CaseId[], all: readonly RankedCase[]): readonly number[] =>
  all.filter(({ id }) => cases.includes(id)).map(({ number }) => number);

const unanswered = (law: QuotaLaw, entries: readonly QuotaEntry[]): readonly Refusal[] =>
  factsMissing(law, entries).map(({ case: id, fact }) => no('shortlist-fact-missing', null, { case: id, fact }));

/** A list over a quota of those shortlisted; a soft one is for the body named to depart from. */
export function overShortlist(
  pack: ResolvedPack,
  field: readonly RankedCase[],
  placed: readonly Placed[],
  departing: string | null,
): { readonly against: readonly Refusal[]; readonly short: readonly Shortfall[]; readonly departs: boolean } {
  const law = lawOf(pack, field);
  const entries = placed.map(entryOf);
  const breaches = breachesOf(law, entries);
  const hard = breaches.filter(({ soft }) => soft === null || soft !== departing);
  return {
    against: [
      ...unanswered(law, entries),
      ...hard.map(({ quota, group, most, taken, cases, article, soft }) =>
        no('shortlist-over-quota', article, {
          quota,
          group,
          most,
          taken,
          may_depart: soft === null ? null : (pack.bodies[soft]?.name ?? soft),
          numbers: numbersOf(cases, field),
        }),
      ),
    ],
    short: shortfallsOf(law, entries),
    departs: breaches.length > hard.length,
  };
}

/** The gate that makes the shortlist: the last of the procedure. */
const makesShortlist = (pack: ResolvedPack, step: Step): boolean =>
  pack.steps.findLast(({ kind }) => kind === 'gate')?.id === step.id;

/** What the quotas of the shortlist leave of those who pass a gate. */
export interface Held {
  /** Tiers that a case passes for and has no place in. */
  readonly lost: ReadonlyMap<CaseId, readonly TierId[]>;
  /** Equals of whom not all have a place, and facts that quotas read and nobody has answered. */
  readonly against: readonly Refusal[];
  readonly short: readonly Shortfall[];
}

/**
 * Holds those who pass to the quotas of the shortlist, in the order of the ranking: who comes first has the place. Between equals at the last place
 * nothing is decided by chance: `chosen` are those whom the body itself lets go first. Where nothing is ranked, all are equal.
 */
export function holdToShortlist(
  pack: ResolvedPack,
  step: Step,
  passages: readonly Passage[],
  ranking: Ranking | null,
  chosen: readonly CaseId[],
): Held {
  const field = passages.map(({ one }) => one);
  const law = lawOf(pack, field);
  if (!makesShortlist(pack, step) || law.quotas.every(({ counts }) => counts !== 'shortlisted'))
    return { lost: new Map(), against: [], short: [] };
  const placed = passages.flatMap(({ one, answers }) =>
    answers.filter(({ answer }) => answer === 'holds').map(({ tier }) => ({ tier: tier as TierId, one })),
  );
  const { kept, tied } = trimToQuotas(law, inOrder(placed, ranking, chosen));
  const keeps = ({ tier, one }: Placed): boolean => kept.some((entry) => entry.case === one.id && entry.tier === tier);
  const open = numbersOf(
    tied.map((entry) => entry.case),
    field,
  );
  const lost = Map.groupBy(
    placed.filter((own) => !keeps(own)),
    ({ one }) => one.id,
  );
  return {
    lost: new Map([...lost].map(([id, own]) => [id, own.map(({ tier }) => tier)])),
    against: [
      ...unanswered(law, placed.map(entryOf)),
      ...(open.length > 0 ? [no('shortlist-tied', null, { numbers: open, name: step.name })] : []),
    ],
    short: shortfallsOf(law, kept),
  };
}

/** Groups of equals, best first; those chosen go before their equals. */
function inOrder(
  placed: readonly Placed[],
  ranking: Ranking | null,
  chosen: readonly CaseId[],
): readonly (readonly QuotaEntry[])[] {
  const placeOf = ({ one }: Placed): number => ranking?.places.get(one.id) ?? Number.POSITIVE_INFINITY;
  const rankOf = (own: Placed): number => (chosen.includes(own.one.id) ? 0 : 1);
  const groups = Map.groupBy(placed, (own) => `${placeOf(own)} ${rankOf(own)}`);
  return [...groups.values()]
    .toSorted(([a], [b]) => (a && b ? placeOf(a) - placeOf(b) || rankOf(a) - rankOf(b) : 0))
    .map((group) => group.map(entryOf));
}
