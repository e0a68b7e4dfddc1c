import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { RuleOf } from '../context.ts';
import { answerOf, known, outcomeOf } from '../testing/sample.ts';

const rule: RuleOf<'rank'> = {
  rule: 'rank',
  facts: ['income-rank', 'tax-rank'],
  need: 'all',
  last: '1 financial year',
  among: 'same-industry',
  scope: 'city',
  at_most: 5,
};
const ranks = (income: number | null, tax: number | null) =>
  known({ 'income-rank': { 2023: income }, 'tax-rank': { 2023: tax } });

it('needs all of them, or any one, up to the place named', () => {
  assert.equal(answerOf(rule, ranks(5, 1)), 'holds');
  assert.equal(answerOf(rule, ranks(1, 6)), 'does-not-hold');
  assert.equal(answerOf({ ...rule, need: 'any' }, ranks(6, 5)), 'holds');
  assert.equal(answerOf({ ...rule, need: 'any' }, ranks(6, 6)), 'does-not-hold');
});

it('misses a rank only where it would matter', () => {
  assert.equal(answerOf(rule, ranks(6, null)), 'does-not-hold');
  assert.equal(answerOf(rule, ranks(1, null)), 'fact-missing');
  assert.equal(answerOf({ ...rule, need: 'any' }, ranks(1, null)), 'holds');
  assert.deepEqual(outcomeOf({ ...rule, need: 'any' }, ranks(6, null)).facts.missing, ['tax-rank']);
});

it('asks for every one of several years', () => {
  const years = known({ 'income-rank': { 2023: 1, 2022: 9, 2021: 1 }, 'tax-rank': { 2023: 1, 2022: 1, 2021: 1 } });
  assert.equal(answerOf({ ...rule, last: '3 financial years' }, years), 'does-not-hold');
  assert.equal(answerOf({ ...rule, last: '3 financial years', need: 'any' }, years), 'holds');
});

it('leaves front ranks without a number to a person, whatever of them is known', () => {
  const front: RuleOf<'rank'> = { ...rule, need: 'any', at_most: null };
  const answers = [ranks(1, 1), ranks(1, null), ranks(null, null)].flatMap((facts) =>
    [front, { ...front, need: 'all' as const }].map((one) => answerOf(one, facts)),
  );
  assert.deepEqual([...new Set(answers)], ['needs-judgement']);
  assert.equal(answerOf({ ...front, at_most: { decided_by: 'office' } }, ranks(1, 1)), 'needs-judgement');
  const { facts } = outcomeOf({ ...front, need: 'all' }, ranks(1, null));
  assert.deepEqual([facts.ranks, facts.missing], [['income-rank: 1', 'tax-rank: —'], undefined]);
});

it('may meet an open list by what it does not name', () => {
  assert.equal(answerOf({ ...rule, need: 'any', open: true }, ranks(6, 6)), 'needs-judgement');
});
