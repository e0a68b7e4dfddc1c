import { type Exact, text } from '../language/index.ts';
import { type Quota, type ResolvedPack, type Rule, vacanciesOf } from '../regulation/index.ts';
import { rank } from './rank.ts';
import type { RankedCase } from './state.ts';
import { totalOf } from './total.ts';

/** Points and places of all cases, by what is ranked: a total or a step. */
export interface Ranking {
  readonly of: string;
  readonly points: ReadonlyMap<string, Exact>;
  readonly places: ReadonlyMap<string, number>;
}

/** Ranks the cases by one total or step; those that lack a part of it are left out. */
export function rankingOf(
  pack: ResolvedPack,
  of: string,
  cases: readonly Pick<RankedCase, 'id' | 'results'>[],
  tieBreaks: readonly string[] = [],
): Ranking {
  const scored = cases.flatMap((one) => {
    const points = totalOf(pack, of, one.results);
    return points
      ? [{ case: one.id, points, tieBreaks: tieBreaks.flatMap((id) => totalOf(pack, id, one.results) ?? []) }]
      : [];
  });
  const whole = scored.filter((standing) => standing.tieBreaks.length === tieBreaks.length);
  const ranked = rank(whole.length === scored.length ? scored : scored.map((one) => ({ ...one, tieBreaks: [] })));
  return {
    of,
    points: new Map(scored.map((one) => [one.case, one.points])),
    places: new Map(ranked.map((one) => [one.case, one.place])),
  };
}

type Place = Extract<Rule, { readonly rule: 'place' }>;

/** Every place rule of a gate, parts included. */
export function placeRules(rule: Rule): readonly Place[] {
  if (rule.rule === 'place') return [rule];
  return rule.rule === 'all' || rule.rule === 'any' || rule.rule === 'none' ? rule.of.flatMap(placeRules) : [];
}

/** What a rule reads of the rankings about one case: exact points, and places in the whole list and in each list by itself. */
export function rankedFacts(rankings: readonly Ranking[], lists: readonly List[], one: RankedCase, tier: string) {
  const scores = Object.fromEntries(
    rankings.map(({ of, points }) => {
      const own = points.get(one.id);
      return [of, own ? text(own) : null];
    }),
  );
  const whole = rankings.flatMap(({ of, places }) => pair(of, places.get(one.id)));
  const each = lists.flatMap((list) => pair(`${list.by}.${list.each}`, list.placesIn(one, tier).get(one.id)));
  return { scores, places: Object.fromEntries([...whole, ...each]) };
}

const pair = (key: string, place: number | undefined): readonly (readonly [string, number])[] =>
  place === undefined ? [] : [[key, place]];

/** Lists that a place rule ranks by themselves: one for each tier, track, kind or value of a fact. */
export interface List {
  readonly by: string;
  readonly each: string;
  placesIn(one: RankedCase, tier: string): ReadonlyMap<string, number>;
}

export function listOf(
  pack: ResolvedPack,
  rule: Place,
  cases: readonly RankedCase[],
  tieBreaks: readonly string[],
): List | null {
  const { by, each } = rule;
  if (each === undefined) return null;
  const made = new Map<string, ReadonlyMap<string, number>>();
  return {
    by,
    each,
    placesIn: (one, tier) => {
      const key = String(groupOf(one, each, tier));
      const known = made.get(key);
      if (known) return known;
      const members = cases.filter((other) =>
        each === 'tier'
          ? other.tiers.some((open) => open === tier)
          : groupOf(other, each, tier) === groupOf(one, each, tier),
      );
      const { places } = rankingOf(pack, by, members, tieBreaks);
      made.set(key, places);
      return places;
    },
  };
}

function groupOf(one: RankedCase, each: string, tier: string): unknown {
  if (each === 'tier') return tier;
  if (each === 'track') return one.track;
  if (each === 'kind') return one.kind;
  return each === 'field' ? one.field : (one.facts.facts[each] ?? null);
}

/** Seats that a place rule measures its margin by: of the tiers and tracks it is about; null where no cap is laid down for one of them. */
export function seatsFor(pack: ResolvedPack, rule: Place, one: RankedCase, tier: string): number | null {
  const quotas: readonly Quota[] = pack.quotas;
  const tiers = rule.each === 'tier' ? [tier] : (rule.for?.tiers ?? Object.keys(pack.tiers));
  const tracks = rule.each === 'track' ? [one.track] : (rule.for?.tracks ?? Object.keys(pack.tracks));
  const seats = tiers.map((id) => vacanciesOf({ quotas, counts: 'winners', field: [] }, [], id, tracks));
  return seats.every((count) => count !== null) ? seats.reduce((all, count) => all + count, 0) : null;
}
