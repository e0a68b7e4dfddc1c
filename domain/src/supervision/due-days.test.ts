import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { isWorkingDay } from '../calendar/index.ts';
import { sampleCalendar } from '../calendar/testing/sample-calendar.ts';
import { addDays, addYears, type Day, day } from '../language/index.ts';
import type { Obligation } from '../regulation/index.ts';
import { dueDays } from './due-days.ts';

type Dated = Pick<Obligation, 'first_due' | 'due' | 'every' | 'times'>;
const today = day('2025-12-01');
const due = (duty: Dated, award = '2025-11-18', more: Readonly<Record<string, Day>> = {}, now = today) =>
  dueDays(duty, { award: day(award), ...more }, sampleCalendar, now).map((one) => one.due);
const yearly: Dated = { first_due: '1 year after award', every: '1 year', times: 3 };

describe('the days a duty falls due', () => {
  it('are so many years after the award, moved from a day off to the next working day', () => {
    assert.deepEqual(due(yearly), ['2026-11-18', '2027-11-18', '2028-11-20']);
    assert.deepEqual(due({ due: '3 months after award' }, '2025-11-15'), ['2026-02-24']);
    const provisional = dueDays(yearly, { award: day('2025-11-18') }, sampleCalendar, today);
    assert.deepEqual(
      provisional.map((one) => one.provisional),
      [false, true, true],
    );
  });

  it('are none where the regulation names none, or what they count from has not come', () => {
    assert.deepEqual(due({}), []);
    assert.deepEqual(due({ due: null, times: 3 }), []);
    assert.deepEqual(due({ first_due: { decided_by: 'office' }, every: '1 year' }), []);
    assert.deepEqual(due({ due: '5 working days after request' }), []);
    assert.deepEqual(dueDays(yearly, {}, sampleCalendar, today), []);
  });

  it('are counted from one start, so that a leap day comes back', () => {
    assert.deepEqual(due({ ...yearly, times: 4 }, '2024-02-29').at(-1), '2028-02-29');
    const monthly: Dated = { first_due: '1 month after award', every: '1 month', times: 2 };
    assert.deepEqual(due(monthly, '2026-01-31'), ['2026-02-28', '2026-03-31']);
  });

  it('end with the calendar year where that is the unit', () => {
    const years: Dated = { first_due: '1 calendar year after award', every: '1 calendar year', times: 2 };
    assert.deepEqual(due(years), ['2025-12-31', '2026-12-31']);
    const mixed: Dated = { first_due: '3 months after award', every: '1 calendar year', times: 2 };
    assert.deepEqual(due(mixed), ['2026-02-24', '2027-12-31']);
  });

  it('go on without end up to the first after today', () => {
    const endless: Dated = { first_due: '1 year after award', every: '1 year' };
    assert.deepEqual(due(endless), ['2026-11-18']);
    assert.deepEqual(due(endless, '2025-11-18', {}, day('2026-11-18')), ['2026-11-18', '2027-11-18']);
  });

  it('rise strictly, never before the award or shorter than stated, on a working day as far as that is known', () => {
    const anyDay = fc.integer({ min: 0, max: 700 }).map((days) => addDays(day('2025-01-01'), days));
    const unit = fc.constantFrom('working day', 'calendar day', 'month', 'year');
    const every = fc.tuple(fc.integer({ min: 1, max: 40 }), unit).map(([count, name]) => `${count} ${name}s`);
    fc.assert(
      fc.property(anyDay, every, every, fc.integer({ min: 1, max: 8 }), (award, first, step, times) => {
        const duty = { first_due: `${first} after award`, every: step, times } as Dated;
        const days = due(duty, award);
        assert.equal(days.length, times);
        assert.ok(days.every((one, i) => one > (days[i - 1] ?? award)));
        assert.ok(days.every((one) => isWorkingDay(sampleCalendar, one) !== false));
      }),
    );
    fc.assert(
      fc.property(anyDay, (award) => {
        assert.ok(due(yearly, award).every((one, i) => one >= addYears(award, i + 1)));
      }),
    );
  });
});
