import type { Actor, StepId } from '@heng/domain/language';
import { type EditionView, isStanding } from '@heng/domain/procedure';
import { groupKey, type ListCandidates, type RankedCase, rankingOf } from '@heng/domain/ranking';
import { type ResolvedPack, type Step, vacanciesOf } from '@heng/domain/regulation';
import type { Stage } from './stage.ts';

type ListStep = Extract<Step, { kind: 'candidate-list' }>;

/** How many more candidates than seats an invented office puts before those who decide; and how many where a tier has no cap. */
const beyondSeats = 1;
const uncapped = 3;

/**
 * Candidates in the order of the ranking, else of the numbers: each in the best tier it still stands for that has room. The invented office has written
 * reasons for every place on the list; only those out of order need them.
 */
export async function listedCandidates(
  stage: Stage,
  view: EditionView,
  by: Actor,
  step: ListStep,
): Promise<ListCandidates> {
  const { pack } = view;
  const through = view.cases.filter((one) => isStanding(one) && one.inScope[step.id] !== false).map(({ id }) => id);
  const cases = (await stage.world.rankedCases(by, step.id as StepId)).filter(({ id }) => through.includes(id));
  const places = step.order_by === null ? new Map<string, number>() : rankingOf(pack, step.order_by, cases).places;
  const placeOf = ({ id }: RankedCase): number => places.get(id) ?? Number.POSITIVE_INFINITY;
  const inOrder = cases.toSorted((a, b) => placeOf(a) - placeOf(b) || a.number - b.number);
  const lists = new Map<string, RankedCase[]>();
  for (const one of inOrder) {
    const tier = one.tiers.find((open) => isRoom(pack, step, lists.get(open) ?? [], one, open));
    if (tier !== undefined) lists.set(tier, [...(lists.get(tier) ?? []), one]);
  }
  return {
    step: step.id as StepId,
    lists: [...lists].map(([tier, listed]) => ({
      tier: tier as ListCandidates['lists'][number]['tier'],
      cases: listed.map(({ id }) => id),
    })),
    reasons: inOrder.map(({ id }) => ({ case: id, reasons: '样例：兼顾各行业。' })),
  };
}

/** Whether another case of its group may be listed for the tier: as many as the step says, else a little more than there are seats. */
function isRoom(
  pack: ResolvedPack,
  step: ListStep,
  listed: readonly RankedCase[],
  one: RankedCase,
  tier: string,
): boolean {
  const group = listed.filter((other) => groupKey(step, other) === groupKey(step, one));
  if (typeof step.choose === 'number') return group.length < step.choose;
  const tracks = step.each?.includes('track') ? [one.track] : Object.keys(pack.tracks);
  const seats = vacanciesOf({ quotas: pack.quotas, counts: 'winners', field: [] }, [], tier, tracks);
  return group.length < (seats === null ? uncapped : seats + beyondSeats);
}
