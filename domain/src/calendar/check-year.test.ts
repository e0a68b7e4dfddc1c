import assert from 'node:assert/strict';
import { it } from 'node:test';
import { as, type Day, day } from '../language/index.ts';
import { calendarFaults } from './check-year.ts';
import { sampleCalendar } from './testing/sample-calendar.ts';

const year = (off: Readonly<Record<string, string>>, work: readonly string[]) =>
  calendarFaults({
    year: 2026,
    source: 'sample',
    off: off as Readonly<Record<Day, string>>,
    work: work.map((text) => as<Day>(text)),
  }).map(({ day, code }) => `${day} ${code}`);

it('finds nothing in a sound year, also where New Year begins in December', () => {
  for (const sound of sampleCalendar.values()) assert.deepEqual(calendarFaults(sound), []);
  assert.deepEqual(year({ [day('2025-12-31')]: '元旦' }, ['2025-12-27']), []);
});

it('finds each fault, on its day', () => {
  assert.deepEqual(year({ '2026-02-30': '春节' }, []), ['2026-02-30 not-a-day']);
  assert.deepEqual(year({ '2025-10-01': '国庆节' }, []), ['2025-10-01 other-year']);
  assert.deepEqual(year({}, ['2026-03-02']), ['2026-03-02 works-on-a-weekday']);
  assert.deepEqual(year({ '2026-10-10': '国庆节' }, ['2026-10-10']), ['2026-10-10 off-and-worked']);
  assert.deepEqual(year({}, ['2026-10-10', '2026-10-10']), ['2026-10-10 worked-twice']);
});
