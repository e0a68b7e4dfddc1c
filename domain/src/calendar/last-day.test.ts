import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addDays, type Day, day, daysBetween } from '../language/index.ts';
import { lastDayOf, nominalLastDay } from './last-day.ts';
import { sampleCalendar } from './testing/sample-calendar.ts';
import { isWorkingDay } from './working-day.ts';

const anyDay = fc.integer({ min: 0, max: 640 }).map((days) => addDays(day('2025-01-01'), days));
const count = fc.integer({ min: 1, max: 20 });
const length = fc.oneof(
  count.map((n) => `${n} working days`),
  count.map((n) => `${n} calendar days`),
  fc.integer({ min: 1, max: 2 }).map((n) => `${n} months`),
);

const last = (start: string, period: string): Day => lastDayOf(sampleCalendar, day(start), period).last;

describe('five working days after publication', () => {
  const vectors: readonly (readonly [published: string, last: string, why: string])[] = [
    ['2025-01-24', '2025-02-07', 'a Sunday is worked, the Spring Festival is not'],
    ['2025-09-26', '2025-10-10', 'a Sunday is worked, eight days are not'],
    ['2025-09-28', '2025-10-11', 'ends on a Saturday that is worked'],
    ['2025-12-31', '2026-01-08', 'over New Year, a Sunday is worked'],
    ['2026-02-12', '2026-02-26', 'a Saturday is worked'],
    ['2026-03-04', '2026-03-11', 'a plain week'],
    ['2026-04-30', '2026-05-11', 'a Saturday is worked'],
    ['2026-09-24', '2026-10-09', 'two holidays'],
  ];
  for (const [published, end, why] of vectors) {
    it(`from ${published} end on ${end}: ${why}`, () => {
      assert.deepEqual(lastDayOf(sampleCalendar, day(published), '5 working days'), { last: end, provisional: false });
    });
  }
});

describe('seven calendar days after publication', () => {
  const vectors: readonly (readonly [published: string, nominal: string, last: string])[] = [
    ['2026-01-27', '2026-02-03', '2026-02-03'],
    ['2026-03-07', '2026-03-14', '2026-03-16'],
    ['2025-09-21', '2025-09-28', '2025-09-28'],
    ['2025-09-30', '2025-10-07', '2025-10-09'],
    ['2026-02-10', '2026-02-17', '2026-02-24'],
    ['2026-04-28', '2026-05-05', '2026-05-06'],
  ];
  for (const [published, nominal, end] of vectors) {
    it(`from ${published} are nominally over on ${nominal} and end on ${end}`, () => {
      assert.equal(nominalLastDay(day(published), '7 calendar days'), nominal);
      assert.equal(last(published, '7 calendar days'), end);
    });
  }
});

describe('months and years', () => {
  it('end on the corresponding day, or on the last day of the month if there is none', () => {
    assert.equal(nominalLastDay(day('2024-02-29'), '3 years'), '2027-02-28');
    assert.equal(nominalLastDay(day('2025-12-31'), '2 months'), '2026-02-28');
    assert.equal(last('2025-03-08', '1 year'), '2026-03-09'); // 8 March 2026 is a Sunday
  });
  it('are whole years where the regulation counts calendar or financial years', () => {
    assert.equal(last('2018-12-20', '3 calendar years'), '2020-12-31');
    assert.equal(last('2018-12-20', '3 financial years'), '2021-12-31');
  });
  it('are moved by a day off only where the period is a time for acting', () => {
    assert.equal(nominalLastDay(day('2025-10-04'), '1 year'), '2026-10-04');
    assert.equal(last('2025-10-04', '1 year'), '2026-10-08');
  });
});

describe('years that are not published', () => {
  it('make a last day provisional', () => {
    assert.deepEqual(lastDayOf(sampleCalendar, day('2026-12-29'), '5 working days'), {
      last: '2027-01-05',
      provisional: true,
    });
    assert.deepEqual(lastDayOf(sampleCalendar, day('2026-12-22'), '5 working days'), {
      last: '2026-12-29',
      provisional: false,
    });
    assert.equal(lastDayOf(sampleCalendar, day('2026-03-02'), '3 years').provisional, true);
  });
});

it('takes a length that has no days for a fault', () => {
  assert.throws(() => lastDayOf(sampleCalendar, day('2026-03-02'), '2 editions'));
  assert.throws(() => lastDayOf(sampleCalendar, day('2026-03-02'), 'five days'));
  assert.throws(() => nominalLastDay(day('2026-03-02'), '5 working days'));
});

describe('every period for acting', () => {
  it('ends on a working day', () => {
    fc.assert(
      fc.property(anyDay, length, (start, period) => {
        const found = lastDayOf(sampleCalendar, start, period);
        return found.provisional || isWorkingDay(sampleCalendar, found.last) === true;
      }),
    );
  });
  it('never ends earlier for starting later, and never before it starts', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 40 }), length, (start, later, period) => {
        const first = lastDayOf(sampleCalendar, start, period).last;
        return first > start && lastDayOf(sampleCalendar, addDays(start, later), period).last >= first;
      }),
    );
  });
  it('is longer for every working day more, and counts make-up days as any other', () => {
    fc.assert(
      fc.property(anyDay, count, (start, n) => {
        const end = lastDayOf(sampleCalendar, start, `${n} working days`).last;
        const worked = Array.from({ length: daysBetween(start, end) }, (_, i) => addDays(start, i + 1));
        assert.equal(
          worked.filter((d) => isWorkingDay(sampleCalendar, d) ?? ![0, 6].includes(new Date(d).getUTCDay())).length,
          n,
        );
        assert.ok(lastDayOf(sampleCalendar, start, `${n + 1} working days`).last > end);
      }),
    );
  });
});

describe('a longer length', () => {
  const units = fc.constantFrom(
    'working days',
    'calendar days',
    'months',
    'years',
    'calendar years',
    'financial years',
  );
  it('never ends earlier, for acting or by the calendar alone', () => {
    fc.assert(
      fc.property(anyDay, count, units, (start, n, unit) => {
        const acting = lastDayOf(sampleCalendar, start, `${n} ${unit}`).last;
        assert.ok(lastDayOf(sampleCalendar, start, `${n + 1} ${unit}`).last >= acting);
        if (unit === 'working days') return;
        const nominal = nominalLastDay(start, `${n} ${unit}`);
        assert.ok(nominal <= acting && nominalLastDay(start, `${n + 1} ${unit}`) > nominal);
      }),
    );
  });
  it('never ends earlier for starting later, also where days off do not move it', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 400 }), count, units, (start, later, n, unit) => {
        if (unit === 'working days') return;
        assert.ok(nominalLastDay(addDays(start, later), `${n} ${unit}`) >= nominalLastDay(start, `${n} ${unit}`));
      }),
    );
  });
});
