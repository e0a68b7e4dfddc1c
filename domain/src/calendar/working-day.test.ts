import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addDays, day } from '../language/index.ts';
import { lastDayOf } from './last-day.ts';
import { strip } from './strip.ts';
import { sampleCalendar } from './testing/sample-calendar.ts';
import { isWorkingDay, workingDaysLeft } from './working-day.ts';

describe('isWorkingDay', () => {
  it('knows weekdays, weekends, holidays and make-up days', () => {
    assert.equal(isWorkingDay(sampleCalendar, day('2026-03-02')), true);
    assert.equal(isWorkingDay(sampleCalendar, day('2026-03-07')), false);
    assert.equal(isWorkingDay(sampleCalendar, day('2026-02-16')), false);
    assert.equal(isWorkingDay(sampleCalendar, day('2026-02-14')), true);
  });
  it('says nothing of a year that is not published', () => {
    assert.equal(isWorkingDay(sampleCalendar, day('2027-03-01')), null);
    assert.equal(isWorkingDay(sampleCalendar, day('2024-12-31')), null);
  });
  it('asks the notice of the next year about the days before New Year', () => {
    const next = { year: 2027, source: 'sample', off: { [day('2026-12-31')]: '元旦' }, work: [day('2026-12-27')] };
    const calendar = new Map([...sampleCalendar, [2027, next]]);
    assert.equal(isWorkingDay(calendar, day('2026-12-31')), false);
    assert.equal(isWorkingDay(calendar, day('2026-12-27')), true);
  });
});

describe('workingDaysLeft', () => {
  it('counts today and the last day, and is over the day after', () => {
    assert.deepEqual(workingDaysLeft(sampleCalendar, day('2026-03-04'), day('2026-03-11')), {
      days: 6,
      provisional: false,
    });
    assert.equal(workingDaysLeft(sampleCalendar, day('2026-03-11'), day('2026-03-11')).days, 1);
    assert.equal(workingDaysLeft(sampleCalendar, day('2026-03-12'), day('2026-03-11')).days, 0);
    assert.equal(workingDaysLeft(sampleCalendar, day('2026-12-31'), day('2027-01-04')).provisional, true);
  });
  it('agrees with the last day: from the day after publication, all the days of the period are left', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 640 }), fc.integer({ min: 1, max: 15 }), (from, n) => {
        const start = addDays(day('2025-01-01'), from);
        const { last } = lastDayOf(sampleCalendar, start, `${n} working days`);
        return workingDaysLeft(sampleCalendar, addDays(start, 1), last).days === n;
      }),
    );
  });
});

describe('strip', () => {
  it('tells each day with its kind and its holiday', () => {
    assert.deepEqual(
      strip(sampleCalendar, day('2025-09-27'), day('2025-10-01')).map(({ kind, name }) => [kind, name]),
      [
        ['weekend', null],
        ['make-up', null],
        ['work', null],
        ['work', null],
        ['off', '国庆节、中秋节'],
      ],
    );
    assert.deepEqual(strip(sampleCalendar, day('2025-10-02'), day('2025-10-01')), []);
    assert.equal(strip(sampleCalendar, day('2027-01-01'), day('2027-01-01'))[0]?.provisional, true);
  });
});
