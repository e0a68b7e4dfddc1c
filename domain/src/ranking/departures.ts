import type { CaseId, TierId } from '../language/index.ts';
import type { ResolvedPack, Step } from '../regulation/index.ts';
import type { RankedCase } from './state.ts';

type Grouped = Pick<Extract<Step, { readonly kind: 'candidate-list' }>, 'each'>;

/**
 * Cases that stand out of the order of the ranking: one of the same group that ranks better, and stands for the tier, comes after it in the list, is listed
 * for a lower tier, or not at all. One that is listed for a higher tier is passed over by nobody. Equals may stand in any order. In the order of the lists.
 */
export function departuresOf(
  pack: ResolvedPack,
  step: Grouped,
  open: readonly RankedCase[],
  lists: readonly { readonly tier: TierId; readonly cases: readonly CaseId[] }[],
  places: ReadonlyMap<string, number>,
): readonly RankedCase[] {
  const byId = new Map(open.map((one) => [one.id, one]));
  const ladder = tierLadder(pack);
  const listedFor = new Map(lists.flatMap(({ tier, cases }) => cases.map((id) => [id, ladder.indexOf(tier)] as const)));
  const placeOf = (one: RankedCase): number => places.get(one.id) ?? Number.POSITIVE_INFINITY;
  return lists.flatMap(({ tier, cases }) => {
    const best = new Map<string, number>();
    const meet = (one: RankedCase): void => {
      const key = groupKey(step, one);
      best.set(key, Math.min(best.get(key) ?? Number.POSITIVE_INFINITY, placeOf(one)));
    };
    for (const one of open) {
      const elsewhere = listedFor.get(one.id) ?? Number.POSITIVE_INFINITY;
      if (elsewhere > ladder.indexOf(tier) && one.tiers.includes(tier)) meet(one);
    }
    // From the end, so that what comes after is known.
    return cases
      .toReversed()
      .flatMap((id) => {
        const one = byId.get(id);
        if (!one) return [];
        const departs = placeOf(one) > (best.get(groupKey(step, one)) ?? Number.POSITIVE_INFINITY);
        meet(one);
        return departs ? [one] : [];
      })
      .reverse();
  });
}

/** Lists that are ranked by themselves, within one tier: by track, by field, or the whole. */
export function groupKey({ each = [] }: Grouped, one: RankedCase | undefined): string {
  return JSON.stringify([
    each.includes('track') ? (one?.track ?? null) : null,
    each.includes('field') ? (one?.field ?? null) : null,
  ]);
}

/** Tiers from the highest down: in the order in which the seats, else the awards, are laid down. */
function tierLadder(pack: ResolvedPack): readonly string[] {
  const named = [...pack.quotas, ...pack.receives].flatMap((block) => block.for?.tiers ?? []);
  return [...new Set([...named, ...Object.keys(pack.tiers)])];
}
