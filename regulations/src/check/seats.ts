import type { Fact, Pack, Quota, Scope } from '@heng/domain/regulation';
import { inScope } from '@heng/domain/regulation';

/** One sort of winner that quotas can tell apart: a tier, a track with a kind, and an answer to every fact they read. */
export interface Sort {
  readonly tier: string;
  readonly track: string;
  readonly kind: string;
  readonly facts: Readonly<Record<string, string | number | boolean>>;
}

/** No more than this many of these sorts together. */
export interface Cap {
  readonly quota: string;
  readonly sorts: ReadonlySet<number>;
  readonly most: number;
}

/** At least this many of these sorts together. */
export interface Demand {
  readonly quota: string;
  /** Where it stands in the quota: `at_least` or `reserved`. */
  readonly field: 'at_least' | 'reserved';
  readonly sorts: ReadonlySet<number>;
  readonly least: number;
}

/** Past this many sorts, or tries, nothing is said. A regulation has a handful of caps over a handful of groups. */
const limits = { sorts: 4000, tries: 50_000 };
const anythingElse = 'anything-else';

/** Every sort of winner; null: too many to go through. */
export function sortsOf(
  pack: Pack,
  facts: Readonly<Record<string, Fact>>,
  quotas: readonly Quota[],
): readonly Sort[] | null {
  const read = new Map<string, Set<string | number | boolean>>();
  const note = (fact: string, values: readonly (string | number | boolean)[]) =>
    read.set(fact, new Set([...(read.get(fact) ?? answersTo(facts[fact])), ...values]));
  for (const { for: scope, each, reserved = [] } of quotas) {
    for (const where of [scope?.where, ...reserved.map((one) => one.where)])
      for (const [fact, values] of Object.entries(where ?? {})) note(fact, [values].flat());
    if (each !== undefined && facts[each]) note(each, []);
  }
  let sorts: Sort[] = Object.keys(pack.tiers).flatMap((tier) =>
    Object.entries(pack.tracks).flatMap(([track, { kinds }]) =>
      Object.keys(kinds).map((kind) => ({ tier, track, kind, facts: {} })),
    ),
  );
  for (const [fact, values] of read) {
    sorts = sorts.flatMap((sort) => [...values].map((value) => ({ ...sort, facts: { ...sort.facts, [fact]: value } })));
    if (sorts.length > limits.sorts) return null;
  }
  return sorts;
}

/** The answers a fact can have; a free text or number stands for all those that no quota names. */
function answersTo(fact: Fact | undefined): readonly (string | number | boolean)[] {
  const type = fact?.type;
  if (type === 'yes-no') return [true, false];
  return typeof type === 'object' && 'choices' in type ? Object.keys(type.choices) : [anythingElse];
}

const fits = (scope: Scope | undefined, sort: Sort): boolean =>
  inScope(scope, sort, { track: sort.track, kind: sort.kind, tiers: [sort.tier] }).in === true;

/**
 * What the quotas allow and demand of lists of winners. Seats that are reserved are caps on everybody else: those who fit none but some of the
 * reservations sit on those seats and the free ones (Hall's theorem).
 */
export function constraintsOf(
  quotas: readonly Quota[],
  sorts: readonly Sort[],
): { readonly caps: readonly Cap[]; readonly demands: readonly Demand[] } {
  const caps: Cap[] = [];
  const demands: Demand[] = [];
  for (const quota of quotas) {
    const { id, at_most, at_least, reserved = [] } = quota;
    for (const group of groupsOf(quota, sorts)) {
      if (typeof at_most === 'number') {
        for (const own of subsets(reserved.length)) {
          const others = reserved.filter((_one, r) => !own.has(r));
          const sitting = [...group].filter((n) => !others.some((kept) => fits(scopeOf(kept), sortAt(sorts, n))));
          caps.push({
            quota: id,
            sorts: new Set(sitting),
            most: at_most - others.reduce((all, { seats }) => all + seats, 0),
          });
        }
      }
      if (at_least !== undefined) demands.push({ quota: id, field: 'at_least', sorts: group, least: at_least });
      for (const kept of reserved) {
        const able = new Set([...group].filter((n) => fits(scopeOf(kept), sortAt(sorts, n))));
        demands.push({ quota: id, field: 'reserved', sorts: able, least: kept.seats });
      }
    }
  }
  return { caps, demands };
}

const scopeOf = ({ kinds, where }: NonNullable<Quota['reserved']>[number]): Scope => ({
  ...(kinds && { kinds }),
  ...(where && { where }),
});

function sortAt(sorts: readonly Sort[], n: number): Sort {
  const sort = sorts[n];
  if (sort === undefined) throw new Error(`there is no sort ${n}`);
  return sort;
}

/** The groups a quota binds one by one; an answer that stands for many binds nobody as a group. */
function groupsOf({ for: scope, each }: Quota, sorts: readonly Sort[]): readonly ReadonlySet<number>[] {
  const all = sorts.flatMap((sort, n) => (fits(scope, sort) ? [n] : []));
  if (each === undefined) return [new Set(all)];
  const value = (n: number): unknown => {
    const { tier, track, kind, facts } = sortAt(sorts, n);
    return { tier, track, kind }[each] ?? facts[each] ?? anythingElse;
  };
  const groups = Map.groupBy(all, value);
  groups.delete(anythingElse);
  return [...groups.values()].map((members) => new Set(members));
}

const subsets = (size: number): readonly ReadonlySet<number>[] =>
  Array.from(
    { length: 2 ** size },
    (_, bits) => new Set(Array.from({ length: size }, (_one, n) => n).filter((n) => (bits >> n) & 1)),
  );

/** Whether some list of winners meets all demands under all caps: tried out, one winner after another, without trying the same list twice. */
export function canMeetAll(demands: readonly Demand[], caps: readonly Cap[]): boolean {
  if (caps.some(({ most }) => most < 0)) return false;
  const sorts = [...new Set(demands.flatMap((demand) => [...demand.sorts]))];
  const classes = [...Map.groupBy(sorts, (n) => signature(n, demands, caps)).values()].flatMap(
    ([first]) => first ?? [],
  );
  const tried = new Set<string>();
  const taken = (counts: readonly number[], among: ReadonlySet<number>): number =>
    counts.reduce((all, count, i) => (among.has(classes[i] ?? -1) ? all + count : all), 0);
  const search = (counts: readonly number[]): boolean => {
    const open = demands.find(({ sorts: among, least }) => taken(counts, among) < least);
    if (open === undefined || tried.size > limits.tries) return true;
    const key = counts.join();
    if (tried.has(key)) return false;
    tried.add(key);
    return classes.some((n, i) => {
      if (!open.sorts.has(n)) return false;
      const more = counts.with(i, (counts[i] ?? 0) + 1);
      return caps.every(({ sorts: among, most }) => !among.has(n) || taken(more, among) <= most) && search(more);
    });
  };
  return search(classes.map(() => 0));
}

/** Sorts that no cap and no demand tells apart are one. */
const signature = (n: number, demands: readonly Demand[], caps: readonly Cap[]): string =>
  [...demands, ...caps].map(({ sorts }) => (sorts.has(n) ? 1 : 0)).join('');
