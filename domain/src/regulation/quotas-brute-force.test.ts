import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { as, type CaseId, type TierId } from '../language/index.ts';
import type { Block, Quota } from './pack.ts';
import { breachesOf, type QuotaEntry, type QuotaLaw, shortfallsOf, trimToQuotas } from './quotas.ts';

/** Everybody of a small field, told apart by all that quotas read. */
interface One {
  readonly tier: 'main' | 'second';
  readonly track: 'firm' | 'person';
  readonly size: 'small' | 'large';
  readonly field: 'steel' | 'food';
  readonly counts: boolean;
}

const entryOf = ({ tier, track, size, field, counts }: One, i: number): QuotaEntry => ({
  case: as<CaseId>(`c${i}`),
  tier: as<TierId>(tier),
  track,
  kind: 'any',
  facts: { size, field },
  takesSeat: counts,
});

const anyOne: fc.Arbitrary<One> = fc.record({
  tier: fc.constantFrom('main', 'second'),
  track: fc.constantFrom('firm', 'person'),
  size: fc.constantFrom('small', 'large'),
  field: fc.constantFrom('steel', 'food'),
  counts: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, fc.constant(false)),
});

const scope = fc.constantFrom<NonNullable<Quota['for']>>(
  {},
  { tiers: ['main'] },
  { tiers: ['second'] },
  { tracks: ['firm'] },
  { tiers: ['main'], tracks: ['person'] },
  { where: { size: 'small' } },
);
const reserved = fc.array(
  fc.record({
    where: fc.constantFrom<NonNullable<Quota['for']>['where']>({ size: 'small' }, { field: ['steel'] }),
    seats: fc.integer({ min: 1, max: 2 }),
  }),
  { maxLength: 2 },
);
const anyQuota = fc
  .record({
    for: scope,
    each: fc.constantFrom(undefined, undefined, 'field', 'track', 'tier'),
    at_most: fc.constantFrom<Quota['at_most']>(0, 1, 2, 3, 'unlimited', null),
    share: fc.constantFrom(undefined, undefined, '25%', '1/3', '50%'),
    reserved,
  })
  .map(
    ({ share, each, at_most, reserved: kept, ...rest }): Omit<Block<Quota>, 'id'> => ({
      ...rest,
      ...(at_most !== undefined && { at_most }),
      reserved: kept.map(({ where, seats }) => ({ where: where ?? {}, seats })),
      ...(each !== undefined && { each }),
      ...(share !== undefined && { at_most_share: share }),
    }),
  );
const anyLaw = fc.array(anyQuota, { minLength: 1, maxLength: 4 });
const field = fc.array(anyOne, { minLength: 1, maxLength: 7 });

const fits = (own: One, where: NonNullable<Quota['for']>): boolean =>
  (where.tiers?.includes(own.tier) ?? true) &&
  (where.tracks?.includes(own.track) ?? true) &&
  Object.entries(where.where ?? {}).every(([fact, wanted]) =>
    [wanted].flat().some((value) => value === (fact === 'size' ? own.size : own.field)),
  );

/** Whether every one of these finds a seat of their own: each way of seating them is tried. */
function canSit(people: readonly One[], seats: readonly (NonNullable<Quota['for']> | null)[]): boolean {
  const [first, ...others] = people;
  if (!first) return true;
  return seats.some((seat, i) => (seat === null || fits(first, seat)) && canSit(others, seats.toSpliced(i, 1)));
}

/** The law read word by word, for one list out of the whole field. */
function isLawful(quotas: readonly Omit<Block<Quota>, 'id'>[], all: readonly One[], list: readonly One[]): boolean {
  return quotas.every((quota) => {
    const inside = list.filter((own) => own.counts && fits(own, quota.for ?? {}));
    const each = quota.each as 'field' | 'track' | 'tier' | undefined;
    const groups = each === undefined ? [inside] : [...Map.groupBy(inside, (own) => own[each]).values()];
    const { tiers: _tiers, ...withoutTier } = quota.for ?? {};
    const base = all.filter((own) => fits(own, withoutTier)).length;
    const [n = 0, d = 1] =
      quota.at_most_share === undefined
        ? []
        : ({ '25%': [1, 4], '1/3': [1, 3], '50%': [1, 2] }[quota.at_most_share] ?? []);
    const share = quota.at_most_share === undefined ? Number.POSITIVE_INFINITY : Math.floor((base * n) / d);
    const most = Math.min(typeof quota.at_most === 'number' ? quota.at_most : Number.POSITIVE_INFINITY, share);
    if (most === Number.POSITIVE_INFINITY) return true;
    const kept = (quota.reserved ?? []).flatMap(({ where, seats }) => Array.from({ length: seats }, () => ({ where })));
    const free = Array.from({ length: Math.max(0, most - kept.length) }, () => null);
    const seats = kept.map(({ where }) => (where ? { where } : {}));
    return groups.every(
      (group) => group.length <= most && canSit(group, kept.length > 0 ? [...seats, ...free] : group.map(() => null)),
    );
  });
}

const lawOf = (quotas: readonly Omit<Block<Quota>, 'id'>[], all: readonly One[]): QuotaLaw => ({
  quotas: quotas.map((quota, i) => ({ id: `q${i}`, ...quota })),
  counts: 'winners',
  field: all.map(entryOf),
});

it('finds a list lawful exactly where the law read word by word does', () => {
  fc.assert(
    fc.property(anyLaw, field, fc.nat(), (quotas, all, picked) => {
      const chosen = all.map((own, i) => ({ own, i })).filter(({ i }) => ((picked >> i) & 1) === 1);
      const breaches = breachesOf(
        lawOf(quotas, all),
        chosen.map(({ own, i }) => entryOf(own, i)),
      );
      const list = chosen.map(({ own }) => own);
      assert.equal(breaches.length === 0, isLawful(quotas, all, list));
    }),
    { numRuns: 1500 },
  );
});

it('trims to the lawful list that comes first in the order given, of all there are', () => {
  fc.assert(
    fc.property(anyLaw, field, (quotas, all) => {
      const { kept, tied } = trimToQuotas(
        lawOf(quotas, all),
        all.map((own, i) => [entryOf(own, i)]),
      );
      assert.deepEqual(tied, []);
      // Who comes first weighs more than all behind: the first bit is the highest.
      const lists = Array.from({ length: 1 << all.length }, (_, bits) => (1 << all.length) - 1 - bits);
      const best = lists.find((bits) =>
        isLawful(
          quotas,
          all,
          all.filter((_, i) => (bits >> (all.length - 1 - i)) & 1),
        ),
      );
      assert.deepEqual(
        kept.map((own) => own.case),
        all.flatMap((_, i) => (((best ?? 0) >> (all.length - 1 - i)) & 1 ? [`c${i}`] : [])),
      );
    }),
    { numRuns: 400 },
  );
});

it('stays lawful where equals compete, also with those of them that are chosen in the end', () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(anyLaw, field, sizes, (quotas, all, cuts) => {
      const groups: QuotaEntry[][] = [];
      for (const [i, own] of all.entries()) {
        const last = groups.at(-1);
        if (last && last.length < (cuts[(groups.length - 1) % cuts.length] ?? 1)) last.push(entryOf(own, i));
        else groups.push([entryOf(own, i)]);
      }
      const { kept, tied } = trimToQuotas(lawOf(quotas, all), groups);
      const namesIn = (entries: readonly QuotaEntry[]): readonly One[] =>
        all.filter((_, i) => entries.some((own) => own.case === `c${i}`));
      assert.ok(isLawful(quotas, all, namesIn(kept)));
      for (const one of tied)
        assert.ok(isLawful(quotas, all, namesIn([...kept.filter((own) => before(groups, own, one)), one])));
    }),
    { numRuns: 400 },
  );
});

/** `a` stands in an earlier group than `b`. */
const before = (groups: readonly (readonly QuotaEntry[])[], a: QuotaEntry, b: QuotaEntry): boolean =>
  groups.findIndex((group) => group.includes(a)) < groups.findIndex((group) => group.includes(b));

it('counts a case once in a quota, however many tiers it is shortlisted for', () => {
  const twice = [entryOf({ tier: 'main', track: 'firm', size: 'small', field: 'food', counts: true }, 0)].flatMap(
    (own) => [own, { ...own, tier: as<TierId>('second') }],
  );
  const law: QuotaLaw = { quotas: [{ id: 'q', counts: 'shortlisted', at_most: 1 }], counts: 'shortlisted', field: [] };
  assert.deepEqual(breachesOf(law, twice), []);
});

it('tells a minimum for each group on the list', () => {
  const people: One[] = [
    { tier: 'main', track: 'firm', size: 'small', field: 'food', counts: true },
    { tier: 'main', track: 'person', size: 'small', field: 'food', counts: true },
    { tier: 'main', track: 'person', size: 'small', field: 'food', counts: false },
  ];
  const law: QuotaLaw = { quotas: [{ id: 'q', each: 'track', at_least: 2 }], counts: 'winners', field: [] };
  assert.deepEqual(shortfallsOf(law, people.map(entryOf)), [
    { quota: 'q', group: 'firm', least: 2, taken: 1 },
    { quota: 'q', group: 'person', least: 2, taken: 1 },
  ]);
});
