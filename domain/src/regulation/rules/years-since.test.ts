import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { addDays, day } from '../../language/index.ts';
import { answerOf, known } from '../testing/sample.ts';

const three = { rule: 'years-since', fact: 'since', at_least: '3 years' } as const;

it('is full on the corresponding day, seen from the day of application', () => {
  assert.equal(answerOf(three, known({ since: '2021-06-03' })), 'holds');
  assert.equal(answerOf(three, known({ since: '2021-06-04' })), 'does-not-hold');
  assert.equal(answerOf(three, known({ since: '2021-06-04' }), { day: day('2024-07-01') }), 'does-not-hold');
  assert.equal(answerOf(three, known({ since: '2021-06-04' }), { anchors: {}, day: day('2024-07-01') }), 'holds');
});

it('counts whole calendar years with the starting year as the first, and leaves editions to a person', () => {
  assert.equal(answerOf({ ...three, at_least: '3 calendar years' }, known({ since: '2021-12-31' })), 'holds');
  assert.equal(answerOf({ ...three, at_least: '3 calendar years' }, known({ since: '2022-01-01' })), 'does-not-hold');
  assert.equal(answerOf({ ...three, at_least: '2 editions' }, known({ since: '2021-01-01' })), 'needs-judgement');
});

it('misses a date that is not given or is none', () => {
  assert.equal(answerOf(three, known({})), 'fact-missing');
  assert.equal(answerOf(three, known({ since: null })), 'fact-missing');
  assert.equal(answerOf(three, known({ since: '2021-02-30' })), 'fact-missing');
});

it('never stops holding as time goes on', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2000 }), fc.integer({ min: 0, max: 2000 }), (first, later) => {
      const seen = (days: number) =>
        answerOf(three, known({ since: '2021-06-03' }), { anchors: { application: addDays(day('2021-06-03'), days) } });
      return seen(first) !== 'holds' || seen(first + later) === 'holds';
    }),
  );
});
