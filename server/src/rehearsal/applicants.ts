import { type ApplicantId, as, type Day, type TierId } from '@heng/domain/language';
import { admitsHolders, type FactValue, type ResolvedPack, standsFor } from '@heng/domain/regulation';
import { type Applying, inventFacts, inventRecord, tooYoung } from './invent-facts.ts';
import { instancesOf, inventApplicant, inventIndividual } from './names.ts';
import type { Random } from './random.ts';

/** What goes wrong with an invented application; null: nothing. */
type Flaw = 'reported' | 'too-young' | 'late' | 'withdrawn' | null;

/** An applicant of a rehearsal, with all that it will answer and how good it is. */
export interface PlannedApplicant {
  readonly id: ApplicantId;
  readonly name: string;
  readonly industry: string;
  readonly track: string;
  readonly kind: string;
  /** The tier it applies for, where that is applied for by name. */
  readonly tier: TierId | null;
  /** Who applies together with it, where an award of the tier is shared. */
  readonly partners: readonly { readonly id: ApplicantId; readonly name: string }[];
  /** What it would answer to every question, also those that are for others to answer about it. */
  readonly facts: Readonly<Record<string, FactValue>>;
  readonly flaw: Flaw;
  /** What a department will report, where something goes wrong that way. */
  readonly report: { readonly fact: string; readonly value: FactValue } | null;
  readonly isBranch: boolean;
  /** Percent, around which its sheets are scored. */
  readonly quality: number;
  /** Days after the announcement on which it starts, at the earliest. */
  readonly startsAfter: number;
}

const flaws: readonly Flaw[] = ['reported', 'too-young', 'late', 'withdrawn'];

export function planApplicants(
  pack: ResolvedPack,
  number: number,
  day: Day,
  random: Random,
): readonly PlannedApplicant[] {
  const ways = waysToApply(pack);
  const hasParents = 'branch' in pack.facts && pack.steps.some(({ by }) => [by].flat().includes('parent'));
  return Array.from({ length: number }, (_, n) => {
    const own = random.for(`applicant-${n}`);
    const way = ways[n % ways.length];
    if (!way) throw new Error(`nobody can apply under ${pack.regulation.id}`);
    const isPerson = way.track === 'individual';
    const invented = isPerson ? inventIndividual(n) : inventApplicant(pack.regulation.place, n);
    const isBranch = hasParents && !isPerson && n % 9 === 5;
    const given: Record<string, FactValue> = {
      ...belonging(pack, n),
      industry: invented.industry,
      enterprise: invented.business,
      'in-business': invented.business,
      'non-profit': !invented.business,
      branch: isBranch,
      'little-giant': invented.business && own.chance(20),
    };
    const known = Object.fromEntries(Object.entries(given).filter(([id]) => id in pack.facts));
    const facts = inventFacts(pack, way, day, own, known);
    // Every fifth applicant fails in one way or another, in turn, so that a rehearsal of some size meets each.
    const flaw: Flaw = n % 5 === 4 ? (flaws[Math.floor(n / 5) % flaws.length] ?? null) : null;
    const record = flaw === 'reported' ? inventRecord(pack, way, day, own) : null;
    const id = as<ApplicantId>(`applicant-${n + 1}`);
    return {
      id,
      name: invented.name,
      industry: invented.industry,
      ...way,
      partners: partnersFor(pack, way, id, n),
      facts: flaw === 'too-young' ? tooYoung(pack, way, day, facts) : facts,
      flaw,
      report: record === null ? null : { fact: record.fact, value: [record.entry] },
      isBranch,
      quality: 50 + own.below(35),
      startsAfter: own.below(6),
    };
  });
}

/** Where and to what an applicant belongs, as far as that tells who recommends it. */
function belonging(pack: ResolvedPack, n: number): Readonly<Record<string, FactValue>> {
  const told = Object.values(pack.bodies).flatMap((body) => {
    const instances = instancesOf(pack, body).filter((one) => one !== null);
    const one = instances[n % instances.length];
    return body.matched_by === undefined || one === undefined ? [] : [[body.matched_by, one] as const];
  });
  return Object.fromEntries(told);
}

type Way = Applying & { readonly tier: TierId | null };

/**
 * Every way in which somebody may apply under the regulation: each kind of each track for all that is not applied for by name, then for each tier
 * that is. A tier that may be set up counts: whether it is, is decided before anybody applies.
 */
function waysToApply(pack: ResolvedPack): readonly Way[] {
  const setUp = { ...pack, tiers: mapValues(pack.tiers, ({ offered: _, ...tier }) => tier) };
  const kinds = Object.entries(pack.tracks).flatMap(([track, block]) =>
    (Object.keys(block.kinds).length > 0 ? Object.keys(block.kinds) : ['']).map((kind) => ({ track, kind })),
  );
  const unnamed = kinds.map(
    (own): Way => ({ ...own, tier: null, tiers: standsFor(setUp, { ...own, tier: null, holders: 1 }) }),
  );
  const named = Object.entries(setUp.tiers)
    .filter(([, tier]) => tier.applied_for)
    .flatMap(([id, { holders }]) =>
      kinds.map((own): Way => {
        const tier = as<TierId>(id);
        return { ...own, tier, tiers: standsFor(setUp, { ...own, tier, holders: holders?.at_least ?? 1 }) };
      }),
    );
  return [...unnamed, ...named].filter(({ tiers }) => tiers.length > 0);
}

const mapValues = <From, To>(map: Readonly<Record<string, From>>, to: (value: From) => To): Record<string, To> =>
  Object.fromEntries(Object.entries(map).map(([key, value]) => [key, to(value)]));

/** As many as it takes besides the applicant, where one award of the tier has several holders. */
function partnersFor(pack: ResolvedPack, { tier }: Way, id: ApplicantId, n: number): PlannedApplicant['partners'] {
  const block = tier === null ? undefined : pack.tiers[tier];
  if (!block || admitsHolders(block, 1)) return [];
  return Array.from({ length: (block.holders?.at_least ?? 1) - 1 }, (_, i) => ({
    id: as<ApplicantId>(`${id}-partner-${i + 1}`),
    name: inventApplicant(pack.regulation.place, 100 + n + i).name,
  }));
}
