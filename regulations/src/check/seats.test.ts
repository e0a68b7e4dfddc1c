import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Quota } from '@heng/domain/regulation';
import fc from 'fast-check';
import { type Cap, canMeetAll, constraintsOf, type Demand, type Sort } from './seats.ts';

const sorts = 3;
const among = fc.uniqueArray(fc.nat(sorts - 1), { minLength: 1 }).map((all): ReadonlySet<number> => new Set(all));
const cap = fc.record({ quota: fc.constant('cap'), sorts: among, most: fc.nat(4) });
const demand = fc.record({
  quota: fc.constant('demand'),
  field: fc.constant('at_least' as const),
  sorts: among,
  least: fc.nat(4),
});

const count = (list: readonly number[], within: ReadonlySet<number>): number =>
  list.reduce((all, own, sort) => (within.has(sort) ? all + own : all), 0);

/** Every list of up to eight of each sort, one after another. */
function* lists(): Generator<readonly number[]> {
  for (let a = 0; a <= 8; a += 1) for (let b = 0; b <= 8; b += 1) for (let c = 0; c <= 8; c += 1) yield [a, b, c];
}

const byTrying = (demands: readonly Demand[], caps: readonly Cap[]): boolean =>
  [...lists()].some(
    (list) =>
      demands.every((own) => count(list, own.sorts) >= own.least) &&
      caps.every((own) => count(list, own.sorts) <= own.most),
  );

it('finds a list exactly where there is one, whatever caps overlap', () => {
  fc.assert(
    fc.property(fc.array(demand, { maxLength: 3 }), fc.array(cap, { maxLength: 4 }), (demands, caps) => {
      assert.equal(canMeetAll(demands, caps), byTrying(demands, caps));
    }),
    { numRuns: 300 },
  );
});

const sort = (size: string, field: string): Sort => ({
  tier: 'main',
  track: 'unit',
  kind: 'unit',
  facts: { size, field },
});
const all: readonly Sort[] = [sort('small', 'a'), sort('small', 'b'), sort('large', 'a'), sort('large', 'b')];
const fits = (quotas: readonly Quota[]): boolean => {
  const { caps, demands } = constraintsOf(quotas, all);
  return canMeetAll(demands, caps);
};

it('lets one winner sit on one of two seats kept for different people, and not on both', () => {
  const two = (at_most: number): Quota => ({
    id: 'seats',
    at_most,
    reserved: [
      { where: { size: 'small' }, seats: 1 },
      { where: { field: 'a' }, seats: 1 },
    ],
  });
  assert.equal(fits([two(2)]), true);
  assert.equal(fits([two(2), { id: 'small', for: { where: { size: 'small' } }, at_least: 2 }]), true);
  assert.equal(fits([two(2), { id: 'large', for: { where: { size: 'large' } }, at_least: 2 }]), false);
  assert.equal(fits([two(2), { id: 'large-b', for: { where: { size: 'large', field: 'b' } }, at_least: 1 }]), false);
  assert.equal(fits([two(3), { id: 'large-b', for: { where: { size: 'large', field: 'b' } }, at_least: 1 }]), true);
});
