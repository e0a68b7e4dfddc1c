import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { addDays, day } from '../language/index.ts';
import { windowStart } from './window.ts';

it('looks back to the corresponding day, which is inside the window, whatever day of the week it is', () => {
  assert.equal(windowStart(day('2024-06-03'), '3 years'), '2021-06-03');
  assert.equal(windowStart(day('2024-02-29'), '3 years'), '2021-02-28');
  assert.equal(windowStart(day('2026-10-04'), '1 year'), '2025-10-04'); // a holiday
  assert.equal(windowStart(day('2026-03-31'), '1 month'), '2026-02-28');
  assert.equal(windowStart(day('2026-03-04'), '7 calendar days'), '2026-02-25');
});

it('counts whole years as the regulation counts them', () => {
  assert.equal(windowStart(day('2024-06-03'), '3 financial years'), '2021-01-01');
  assert.equal(windowStart(day('2024-06-03'), '3 calendar years'), '2022-01-01');
});

it('takes working days and editions for a fault', () => {
  assert.throws(() => windowStart(day('2024-06-03'), '5 working days'));
  assert.throws(() => windowStart(day('2024-06-03'), '2 editions'));
});

it('looks back further for a longer length, and from a later day never further', () => {
  const start = fc.integer({ min: 0, max: 3000 }).map((n) => addDays(day('2018-01-01'), n));
  const units = fc.constantFrom('calendar days', 'months', 'years', 'calendar years', 'financial years');
  fc.assert(
    fc.property(
      start,
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 0, max: 400 }),
      units,
      (from, n, later, unit) => {
        const first = windowStart(from, `${n} ${unit}`);
        assert.ok(first <= from && windowStart(from, `${n + 1} ${unit}`) < first);
        assert.ok(windowStart(addDays(from, later), `${n} ${unit}`) >= first);
      },
    ),
  );
});
