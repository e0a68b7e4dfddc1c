import assert from 'node:assert/strict';
import { it } from 'node:test';
import { answerOf, known } from '../testing/sample.ts';

it('compares points exactly and before any rounding', () => {
  const gate = { rule: 'score', of: 'total', at_least: 600 } as const;
  const total = (points: string | null) => known({}, { scores: { total: points } });
  assert.equal(answerOf(gate, total('600')), 'holds');
  assert.equal(answerOf(gate, total('599.975')), 'does-not-hold');
  assert.equal(answerOf(gate, total('1799/3')), 'does-not-hold');
  assert.equal(answerOf({ rule: 'score', of: 'total', less_than: '600' }, total('599.9999999999999999')), 'holds');
  assert.equal(answerOf(gate, total(null)), 'fact-missing');
  assert.equal(answerOf({ ...gate, at_least: { decided_by: 'committee' } }, total('600')), 'fact-missing');
});

it('places within so many, or within a margin over the seats', () => {
  const at = (place: number, seats: number | null = null) =>
    known({}, { places: { total: place, 'total.tier': 9 }, seats });
  assert.equal(answerOf({ rule: 'place', by: 'total', at_most: 6 }, at(6)), 'holds');
  assert.equal(answerOf({ rule: 'place', by: 'total', at_most: 6 }, at(7)), 'does-not-hold');
  assert.equal(answerOf({ rule: 'place', by: 'total', seats_times: '6/5' }, at(6, 5)), 'holds');
  assert.equal(answerOf({ rule: 'place', by: 'total', seats_times: '6/5' }, at(7, 5)), 'does-not-hold');
  assert.equal(answerOf({ rule: 'place', by: 'total', seats_times: '6/5' }, at(1)), 'fact-missing');
  assert.equal(answerOf({ rule: 'place', by: 'total', at_most: 6, each: 'tier' }, at(1)), 'does-not-hold');
  assert.equal(answerOf({ rule: 'place', by: 'total', at_most: 6 }, known({})), 'fact-missing');
});
