import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { as, type CaseId, type TierId } from '../language/index.ts';
import type { Block, Quota } from './pack.ts';
import {
  breachesOf,
  factsMissing,
  type QuotaEntry,
  type QuotaLaw,
  shortfallsOf,
  trimToQuotas,
  vacanciesOf,
} from './quotas.ts';

const entry = (name: string, more: Partial<QuotaEntry> = {}): QuotaEntry => ({
  case: as<CaseId>(name),
  tier: as<TierId>('main'),
  track: 'organisation',
  kind: 'enterprise',
  facts: {},
  takesSeat: true,
  ...more,
});
const law = (...quotas: Block<Quota>[]): QuotaLaw => ({ quotas, counts: 'winners', field: [] });
const names = (entries: readonly QuotaEntry[]): readonly string[] => entries.map((own) => own.case);
const inOrder = (...entries: QuotaEntry[]): QuotaEntry[][] => entries.map((own) => [own]);

const two = law({ id: 'main', for: { tiers: ['main'] }, at_most: 2, article: 5 });
const small = (name: string) => entry(name, { facts: { size: 'small' } });
const large = (name: string) => entry(name, { facts: { size: 'large' } });
const kept = law({
  id: 'main',
  at_most: 2,
  reserved: [{ where: { size: ['small', 'medium'] }, seats: 1 }],
  article: 5,
});

describe('quotas', () => {
  it('refuses a third on two seats, with the article, and keeps the first two', () => {
    const three = ['a', 'b', 'c'].map((name) => entry(name));
    assert.deepEqual(breachesOf(two, three), [
      {
        quota: 'main',
        field: 'at_most',
        group: null,
        most: 2,
        taken: 3,
        cases: ['a', 'b', 'c'],
        article: 5,
        soft: null,
      },
    ]);
    assert.deepEqual(names(trimToQuotas(two, inOrder(...three)).kept), ['a', 'b']);
  });

  it('knows which body may depart from a soft cap', () => {
    const soft = law({ id: 'main', at_most: 1, soft: { at_most: 'government' }, article: 4 });
    assert.equal(breachesOf(soft, [entry('a'), entry('b')])[0]?.soft, 'government');
  });

  it('does not count who takes no seat, but counts where nothing is said', () => {
    const again = entry('a', { takesSeat: false });
    assert.deepEqual(breachesOf(two, [again, entry('b'), entry('c')]), []);
    assert.equal(breachesOf(two, [entry('a', { takesSeat: null }), entry('b'), entry('c')]).length, 1);
  });

  it('keeps reserved seats for those they are for', () => {
    assert.deepEqual(breachesOf(kept, [large('a'), small('b')]), []);
    assert.deepEqual(breachesOf(kept, [small('a'), small('b')]), []);
    assert.equal(breachesOf(kept, [large('a'), large('b')])[0]?.field, 'reserved');
    assert.deepEqual(names(trimToQuotas(kept, inOrder(large('a'), large('b'), small('c'))).kept), ['a', 'c']);
    const repeat = { ...small('c'), takesSeat: false };
    assert.equal(breachesOf(kept, [large('a'), large('b'), repeat])[0]?.field, 'reserved');
  });

  it('asks those alone for a fact whom the kept seat is for by kind, and who take a seat', () => {
    const firms = law({
      id: 'main',
      at_most: 2,
      reserved: [{ kinds: ['enterprise'], where: { size: 'small' }, seats: 1 }],
      article: 5,
    });
    const hospital = entry('h', { kind: 'hospital' });
    assert.deepEqual(factsMissing(firms, [hospital, entry('a')]), [{ case: 'a', fact: 'size' }]);
    assert.deepEqual(factsMissing(firms, [entry('a', { takesSeat: false })]), []);
    assert.deepEqual(breachesOf(firms, [hospital, small('a')]), []);
    assert.equal(breachesOf(firms, [hospital, { ...small('b'), kind: 'hospital' }])[0]?.field, 'reserved');
  });

  it('seats each where several reservations overlap', () => {
    const both = law({
      id: 'q',
      at_most: 2,
      reserved: [
        { where: { size: 'small' }, seats: 1 },
        { where: { branch: 'farming' }, seats: 1 },
      ],
    });
    const either = entry('a', { facts: { size: 'small', branch: 'farming' } });
    const onlySmall = entry('b', { facts: { size: 'small', branch: 'steel' } });
    assert.deepEqual(breachesOf(both, [either, onlySmall]), []);
    assert.equal(breachesOf(both, [onlySmall, { ...onlySmall, case: as<CaseId>('c') }]).length, 1);
  });

  it('counts an entry in every quota it is in the scope of, by group where the quota says each', () => {
    const several = law(
      { id: 'together', for: { tiers: ['main', 'second'] }, at_most: 3 },
      { id: 'industry', each: 'industry', at_most: 1 },
      { id: 'free', for: { tiers: ['team'] }, at_most: 'unlimited' },
      { id: 'silent', at_most: null },
    );
    const steel = { facts: { industry: 'steel' } };
    const list = [entry('a', steel), entry('b', steel), entry('c', { facts: { industry: 'food' } })];
    assert.deepEqual(
      breachesOf(several, list).map(({ quota, group }) => [quota, group]),
      [['industry', 'steel']],
    );
    assert.deepEqual(factsMissing(several, [entry('d')]), [{ case: 'd', fact: 'industry' }]);
    assert.deepEqual(factsMissing(kept, [entry('d')]), [{ case: 'd', fact: 'size' }]);
  });

  it('takes a share of the whole field and never rounds it up', () => {
    const field = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => entry(name));
    const quarter: QuotaLaw = { ...law({ id: 'q', for: { tiers: ['main'] }, at_most_share: '25%' }), field };
    assert.deepEqual(breachesOf(quarter, [entry('a')]), []);
    assert.equal(breachesOf(quarter, [entry('a'), entry('b')])[0]?.most, 1);
  });

  it('leaves a tie at the last seat to be decided, and gives the seat to nobody behind it', () => {
    const { kept: sure, tied } = trimToQuotas(two, [[entry('a')], [entry('b'), entry('c')], [entry('d')]]);
    assert.deepEqual([names(sure), names(tied)], [['a'], ['b', 'c']]);
    assert.deepEqual(trimToQuotas(two, [[entry('a'), entry('b')], [entry('c')]]).tied, []);
  });

  it('counts empty seats by tier; a minimum is only warned of', () => {
    const tracks = ['unit', 'person'];
    const separate = law(
      { id: 'units', for: { tiers: ['main'], tracks: ['unit'] }, at_most: 5 },
      { id: 'persons', for: { tiers: ['main'], tracks: ['person'] }, at_most: 3, at_least: 1 },
      { id: 'together', for: { tiers: ['main'] }, at_most: 7 },
      { id: 'open', for: { tiers: ['team'] }, at_most: 'unlimited' },
    );
    assert.equal(vacanciesOf(separate, [], 'main', tracks), 7);
    assert.equal(vacanciesOf(separate, [entry('a', { track: 'unit' })], 'main', tracks), 6);
    assert.equal(vacanciesOf(separate, [], 'team', tracks), null);
    assert.deepEqual(shortfallsOf(separate, []), [{ quota: 'persons', group: null, least: 1, taken: 0 }]);
  });

  it('always trims to a lawful list that nobody left over could still join', () => {
    const size = fc.constantFrom('small', 'large');
    const some = fc.array(fc.record({ size, seat: fc.boolean() }), { maxLength: 9 });
    fc.assert(
      fc.property(some, fc.nat({ max: 4 }), fc.nat({ max: 2 }), (list, most, seats) => {
        const quotas = law({
          id: 'q',
          at_most: most,
          reserved: [{ where: { size: 'small' }, seats: Math.min(seats, most) }],
        });
        const entries = list.map((own, index) =>
          entry(String(index), { facts: { size: own.size }, takesSeat: own.seat }),
        );
        const { kept: taken, tied } = trimToQuotas(quotas, inOrder(...entries));
        assert.deepEqual(tied, []);
        assert.deepEqual(breachesOf(quotas, taken), []);
        for (const left of entries.filter((own) => !taken.includes(own))) {
          assert.notDeepEqual(breachesOf(quotas, [...taken, left]), []);
        }
      }),
    );
  });
});
