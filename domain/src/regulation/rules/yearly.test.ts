import assert from 'node:assert/strict';
import { it } from 'node:test';
import { answerOf, known, outcomeOf } from '../testing/sample.ts';

const noLoss = { rule: 'yearly', fact: 'profit', last: '3 financial years', years: 'every', at_least: 0 } as const;
const loss = { rule: 'yearly', fact: 'profit', last: '3 financial years', years: 'any', less_than: 0 } as const;

it('looks at the last completed years, and takes zero for no loss', () => {
  assert.equal(answerOf(noLoss, known({ profit: { 2023: 0, 2022: 1, 2021: 2, 2020: -9, 2024: -9 } })), 'holds');
  assert.equal(answerOf(loss, known({ profit: { 2023: 0, 2022: 1, 2021: 2, 2020: -9 } })), 'does-not-hold');
  assert.equal(answerOf(loss, known({ profit: { 2023: 5, 2022: 5, 2021: -1 } })), 'holds');
});

it('is decided by one year, else misses the year that is not given', () => {
  assert.equal(answerOf(noLoss, known({ profit: { 2023: -1 } })), 'does-not-hold');
  assert.equal(answerOf(loss, known({ profit: { 2023: -1 } })), 'holds');
  const outcome = outcomeOf(noLoss, known({ profit: { 2023: 1, 2021: 1 } }));
  assert.equal(outcome.answer, 'fact-missing');
  assert.deepEqual(outcome.facts.missing, ['profit.2022']);
  assert.equal(answerOf(loss, known({})), 'fact-missing');
});

it('compares words as well', () => {
  const good = { rule: 'yearly', fact: 'self-check', last: '2 years', years: 'every', is: 'good' } as const;
  assert.equal(answerOf(good, known({ 'self-check': { 2022: 'good', 2023: 'good' } })), 'holds');
  assert.equal(answerOf(good, known({ 'self-check': { 2022: 'good', 2023: 'poor' } })), 'does-not-hold');
});
