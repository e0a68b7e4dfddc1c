import assert from 'node:assert/strict';
import { it } from 'node:test';
import { answerOf, known, outcomeOf } from '../testing/sample.ts';

it('holds a fact against one value, several, or bounds', () => {
  const facts = known({ 'in-area': true, size: 'small', staff: 20, since: '2020-01-01' });
  assert.equal(answerOf({ rule: 'compare', fact: 'in-area', is: true }, facts), 'holds');
  assert.equal(answerOf({ rule: 'compare', fact: 'in-area', is: false }, facts), 'does-not-hold');
  assert.equal(answerOf({ rule: 'compare', fact: 'size', in: ['large', 'small'] }, facts), 'holds');
  assert.equal(answerOf({ rule: 'compare', fact: 'staff', at_least: 20, less_than: 21 }, facts), 'holds');
  assert.equal(answerOf({ rule: 'compare', fact: 'staff', more_than: 20 }, facts), 'does-not-hold');
  assert.equal(answerOf({ rule: 'compare', fact: 'since', at_most: '2020-01-01' }, facts), 'holds');
});

it('orders a scale by itself and numbers exactly', () => {
  assert.equal(answerOf({ rule: 'compare', fact: 'level', at_least: 'city' }, known({ level: 'province' })), 'holds');
  assert.equal(
    answerOf({ rule: 'compare', fact: 'level', at_least: 'city' }, known({ level: 'county' })),
    'does-not-hold',
  );
  assert.equal(
    answerOf({ rule: 'compare', fact: 'staff', at_least: '0.3' }, known({ staff: '0.29999999999999999' })),
    'does-not-hold',
  );
});

it('says what is missing, also where a value cannot be compared', () => {
  assert.equal(
    answerOf({ rule: 'compare', fact: 'level', at_least: 'city' }, known({ level: 'moon' })),
    'fact-missing',
  );
  const outcome = outcomeOf(
    { rule: 'compare', fact: 'in-area', is: true, about: 'employer' },
    known({ 'in-area': true }),
  );
  assert.equal(outcome.answer, 'fact-missing');
  assert.deepEqual(outcome.facts.missing, ['employer.in-area']);
  assert.equal(outcome.article, 9);
});

it('leaves what is not on an open list to judgement', () => {
  const rule = { rule: 'compare', fact: 'size', in: ['large'], open: true } as const;
  assert.equal(answerOf({ ...rule, in: ['large'] }, known({ size: 'small' })), 'needs-judgement');
  assert.equal(answerOf({ ...rule, in: ['large'] }, known({ size: 'large' })), 'holds');
});
