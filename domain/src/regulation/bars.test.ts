import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addDays, addYears, type Day, day } from '../language/index.ts';
import { type BarOnRecord, barFrom, governingBars, standsOn } from './bars.ts';
import type { BarLength } from './pack.ts';

const bar = (lasts: string, decided: string, anchors: Readonly<Record<string, Day>> = {}) =>
  barFrom({ do: 'bar', lasts: lasts as BarLength }, 'prize', day(decided), anchors);
const since = (own: ReturnType<typeof bar>, editionsSince = 0): BarOnRecord => ({ ...own, editionsSince });
const anyDay = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays(day('2000-01-01'), days));
const years = fc.integer({ min: 1, max: 12 });

describe('a bar', () => {
  it('begins on the day after the decision and ends on the corresponding day', () => {
    const five = { programme: 'prize', first: '2026-11-21', last: '2031-11-20', editions: null };
    assert.deepEqual(bar('5 years after decision', '2026-11-20'), five);
    assert.equal(bar('1 year after decision', '2024-02-29').last, '2025-02-28');
  });

  it('counts from a later anchor, and from the decision where its anchor has not come', () => {
    const { first, last } = bar('1 year after expiry', '2026-01-01', { expiry: day('2027-03-01') });
    assert.deepEqual([first, last], ['2027-03-02', '2028-03-01']);
    assert.equal(bar('1 year after expiry', '2026-01-01').last, '2027-01-01');
  });

  it('is for another programme where the measure says so', () => {
    const other = barFrom({ do: 'bar', lasts: 'for ever', programme: 'other' }, 'prize', day('2026-01-01'));
    assert.deepEqual(other, { programme: 'other', first: '2026-01-02', last: null, editions: null });
  });

  it('counts editions after the decision, the running one not among them', () => {
    const two = bar('2 editions after decision', '2026-11-20');
    const stands = [0, 1, 2, 3].map((editions) => standsOn(since(two, editions), day('2040-01-01')));
    assert.deepEqual(stands, [true, true, true, false]);
    assert.equal(standsOn(since(two), day('2026-11-20')), false);
  });

  it('is never shorter than stated, whatever the day', () => {
    fc.assert(
      fc.property(anyDay, years, fc.integer({ min: 1, max: 5000 }), (decided, count, later) => {
        const own = since(bar(`${count} years after decision`, decided));
        const today = addDays(decided, later);
        assert.equal(standsOn(own, today), today <= addYears(decided, count));
      }),
    );
  });
});

describe('several bars', () => {
  it('stand each by itself, and the longer governs', () => {
    const short = since(bar('3 years after decision', '2026-01-01'));
    const long = since(bar('5 years after decision', '2025-01-01'));
    assert.deepEqual(governingBars([short, long], 'prize', day('2027-01-01')), [long]);
    assert.deepEqual(governingBars([short, long], 'other', day('2027-01-01')), []);
    const ever = since(bar('for ever', '2026-06-01'));
    assert.deepEqual(governingBars([short, long, ever], 'prize', day('2027-01-01')), [ever]);
  });

  it('in years and in editions are both told', () => {
    const both = [
      since(bar('3 years after decision', '2026-01-01')),
      since(bar('2 editions after decision', '2026-01-01')),
    ];
    assert.deepEqual(governingBars(both, 'prize', day('2027-01-01')), both);
  });

  it('keep out as long as any of them, and the one told is the last to end', () => {
    const some = fc.array(fc.record({ decided: anyDay, count: years }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(some, anyDay, (all, today) => {
        const bars = all.map(({ decided, count }) => since(bar(`${count} years after decision`, decided)));
        const standing = bars.filter((one) => standsOn(one, today)).map(({ last }) => String(last));
        const told = governingBars(bars, 'prize', today).map(({ last }) => String(last));
        assert.deepEqual(told, standing.length === 0 ? [] : [standing.toSorted().at(-1)]);
      }),
    );
  });
});
