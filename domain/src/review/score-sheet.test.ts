import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { compare, exact, exactly, plus, text, times } from '../language/index.ts';
import { isOnScale, nearestOn, scoreSheet, sheetFaults } from './score-sheet.ts';
import { type SheetForm, sheetFormOf } from './sheet-form.ts';
import { criteriaSet, reviewStep, sampleFrame } from './testing/sample-review.ts';

const formOf = (sheet: 'by-item' | 'by-aspect' | 'total-only' | 'rubric'): SheetForm => {
  const form = sheetFormOf(sampleFrame().pack, { ...reviewStep, sheet });
  assert(form);
  return form;
};
const items = formOf('by-item');
const percent = fc.integer({ min: 0, max: 20 }).map((steps) => steps * 5);
const sheet = fc.tuple(percent, percent, percent, percent);

describe('a score sheet', () => {
  it('is exact: fifteen points at five per cent are three quarters', () => {
    assert.deepEqual(scoreSheet(items, [0, 0, 0, 5]), exactly('0.75'));
    assert.deepEqual(scoreSheet(items, [60, 60, 60, 60]), exactly(600));
  });

  it('gives what its lines give one by one, and never more for less', () => {
    fc.assert(
      fc.property(sheet, sheet, (one, other) => {
        const points = items.lines.map((line, i) => times(line.points ?? exact(0), exact(one[i] ?? 0, 100)));
        assert.deepEqual(scoreSheet(items, one), points.reduce(plus, exact(0)));
        const better = one.map((value, i) => Math.max(value, other[i] ?? 0));
        assert(compare(scoreSheet(items, better) ?? exact(-1), scoreSheet(items, one) ?? exact(0)) >= 0);
      }),
    );
  });

  it('names the item that is not on the scale, and the lawful values next to it', () => {
    const faults = sheetFaults(items, [62, -1, 105, 15.5], 18);
    assert.deepEqual(
      faults.map(({ code, facts }) => [code, facts]),
      [
        ['items-not-scored', { items: ['1.2'] }],
        ['not-on-scale', { item: '1.1', value: 62, nearest: [60, 65] }],
        ['not-on-scale', { item: '2.1', value: 105, nearest: [100] }],
        ['not-on-scale', { item: '2.2', value: 15.5, nearest: [15, 20] }],
      ],
    );
    assert.deepEqual(
      sheetFaults(items, [60], 18).map(({ code }) => code),
      ['sheet-length'],
    );
  });

  it('is on the scale exactly where the nearest value is the value itself', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20, max: 120 }), (value) => {
        const near = nearestOn(items.scale, value);
        assert(near.every((lawful) => isOnScale(items.scale, lawful)));
        assert.equal(isOnScale(items.scale, value), near.includes(value));
      }),
    );
  });

  it('may have a line for each aspect, or one for the whole, in whole per cents', () => {
    assert.deepEqual(
      formOf('by-aspect').lines.map(({ code, points }) => [code, points && text(points)]),
      [
        ['ways', '585'],
        ['results', '415'],
      ],
    );
    assert.deepEqual(scoreSheet(formOf('total-only'), [62]), exactly(620));
    assert.deepEqual(sheetFaults(formOf('total-only'), [62], 18), []);
  });

  it('of a rubric holds levels and has no points', () => {
    const rubric = {
      ...criteriaSet,
      scale: {
        levels: [
          { id: 'low', name: '低' },
          { id: 'high', name: '高' },
        ],
      },
    };
    const frame = sampleFrame();
    const form = sheetFormOf(
      { ...frame.pack, criteria_sets: { 'sample-set': rubric } },
      { ...reviewStep, sheet: 'rubric' },
    );
    assert(form);
    assert.equal(scoreSheet(form, [0, 1, 1, 0]), null);
    assert.deepEqual(
      sheetFaults(form, [0, 1, 2, 0], 18).map(({ facts }) => facts.nearest),
      [[1]],
    );
  });

  it('is not there while the criteria are to be decided', () => {
    const frame = sampleFrame();
    const open = { name: '', standards: [], dated: false, set: { decided_by: 'bureau' }, aspects: null, points: null };
    assert.equal(sheetFormOf({ ...frame.pack, criteria: { excellence: open } }, reviewStep), null);
  });
});
