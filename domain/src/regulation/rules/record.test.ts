import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addDays, day } from '../../language/index.ts';
import type { Rule } from '../pack.ts';
import { answerOf, known, outcomeOf } from '../testing/sample.ts';

const window = '3 years before application';
const incident: Rule = { rule: 'record', of: 'incidents', within: window };
const on = (date: string, more: object = {}) => known({ incidents: [{ date, ...more }] });

describe('a record', () => {
  it('is inside the window from the corresponding day to the day of application', () => {
    assert.equal(answerOf(incident, on('2021-06-03')), 'holds');
    assert.equal(answerOf(incident, on('2021-06-02')), 'does-not-hold');
    assert.equal(answerOf(incident, on('2024-06-03')), 'holds');
  });
  it('that came after filing counts only where the group is looked at again', () => {
    const later = { day: day('2024-09-01') };
    assert.equal(answerOf(incident, on('2024-08-01'), later), 'does-not-hold');
    assert.equal(answerOf(incident, on('2024-08-01'), { ...later, rechecked: true }), 'holds');
  });
  it('takes the window of its group where it has none', () => {
    const bare: Rule = { rule: 'record', of: 'incidents' };
    assert.equal(answerOf(bare, on('2020-01-01'), { within: window }), 'does-not-hold');
    assert.equal(answerOf(bare, on('2020-01-01')), 'holds');
  });
  it('is none where the list is empty, and unknown where there is no list', () => {
    assert.equal(answerOf(incident, known({ incidents: [] })), 'does-not-hold');
    const outcome = outcomeOf(incident, known({}));
    assert.equal(outcome.answer, 'fact-missing');
    assert.deepEqual(outcome.facts.missing, ['incidents']);
  });
  it('after an award is seen from the day after it to the corresponding day', () => {
    const after: Rule = { rule: 'record', of: 'incidents', within: '3 years after award' };
    const award = { anchors: { award: day('2024-12-20') } };
    assert.equal(answerOf(after, on('2024-12-20'), award), 'does-not-hold');
    assert.equal(answerOf(after, on('2027-12-20'), award), 'holds');
    assert.equal(answerOf(after, on('2027-12-21'), award), 'does-not-hold');
    assert.equal(answerOf({ ...after, within: 'since award' }, on('2040-01-01'), award), 'holds');
    assert.equal(answerOf(after, on('2027-12-21')), 'fact-missing');
  });
});

describe('what a record says', () => {
  const serious: Rule = {
    rule: 'record',
    of: 'incidents',
    within: window,
    where: { liability: true, grade: { at_least: 'serious' }, domain: ['quality', 'safety'] },
  };
  const given = (more: object) => on('2023-05-01', { liability: true, grade: 'major', domain: 'safety', ...more });

  it('must be so in every point', () => {
    assert.equal(answerOf(serious, given({})), 'holds');
    assert.equal(answerOf(serious, given({ grade: 'serious' })), 'holds');
    assert.equal(answerOf(serious, given({ grade: 'ordinary' })), 'does-not-hold');
    assert.equal(answerOf(serious, given({ liability: false })), 'does-not-hold');
    assert.equal(answerOf(serious, given({ domain: 'health' })), 'does-not-hold');
  });
  it('leaves what fits but for an open list to judgement, and nothing else', () => {
    const open: Rule = { ...serious, open: true };
    assert.equal(answerOf(open, given({ domain: 'health' })), 'needs-judgement');
    assert.equal(answerOf(open, given({ domain: 'health', grade: 'ordinary' })), 'does-not-hold');
    assert.equal(answerOf(open, given({ domain: 'health', date: '2020-01-01' })), 'does-not-hold');
    assert.equal(answerOf(open, given({})), 'holds');
  });
  it('is missing where it matters, and only there', () => {
    const outcome = outcomeOf(serious, given({ grade: null }));
    assert.equal(outcome.answer, 'fact-missing');
    assert.deepEqual(outcome.facts.missing, ['incidents.grade']);
    assert.equal(answerOf(serious, given({ grade: null, liability: false })), 'does-not-hold');
    assert.equal(answerOf(serious, given({ date: null })), 'fact-missing');
  });
});

describe('a state', () => {
  const breach: Rule = { rule: 'record', of: 'breaches', within: 'now' };
  const state = (date: string | null, until: string | null) => known({ breaches: [{ date, until }] });

  it('that is not cured today counts as now, up to the day it was cured', () => {
    assert.equal(answerOf(breach, state('2010-01-01', null)), 'holds');
    assert.equal(answerOf(breach, state(null, null)), 'holds');
    assert.equal(answerOf(breach, state('2010-01-01', '2024-06-03')), 'holds');
    assert.equal(answerOf(breach, state('2010-01-01', '2024-06-02')), 'does-not-hold');
    assert.equal(answerOf(breach, state('2024-06-04', null)), 'does-not-hold');
  });
  it('counts in a window with any of its days', () => {
    const within: Rule = { ...breach, within: window };
    assert.equal(answerOf(within, state('2010-01-01', '2021-06-03')), 'holds');
    assert.equal(answerOf(within, state('2010-01-01', '2021-06-02')), 'does-not-hold');
  });
});

describe('two in a row', () => {
  const twice: Rule = {
    rule: 'record',
    of: 'inspections',
    within: 'ever',
    where: { passed: false, level: { at_least: 'city' } },
    in_a_row: 2,
  };
  const row = (...entries: (readonly [date: string, level: string, passed: boolean | null])[]) =>
    known({ inspections: entries.map(([date, level, passed]) => ({ date, level, passed })) });

  it('are running by date among the records that are looked at', () => {
    assert.equal(answerOf(twice, row(['2023-02-01', 'city', false], ['2022-02-01', 'province', false])), 'holds');
    assert.equal(
      answerOf(twice, row(['2022-02-01', 'city', false], ['2022-06-01', 'city', true], ['2023-02-01', 'city', false])),
      'does-not-hold',
    );
    assert.equal(
      answerOf(
        twice,
        row(['2022-02-01', 'city', false], ['2022-06-01', 'county', true], ['2023-02-01', 'city', false]),
      ),
      'holds',
    );
    assert.equal(answerOf(twice, row(['2022-02-01', 'city', false])), 'does-not-hold');
    assert.equal(answerOf(twice, row(['2022-02-01', 'city', false], ['2022-06-01', 'city', null])), 'fact-missing');
  });
});

it('a window of more years never holds less', () => {
  fc.assert(
    fc.property(fc.integer({ min: -3000, max: 10 }), fc.integer({ min: 1, max: 6 }), (days, years) => {
      const facts = on(addDays(day('2024-06-03'), days));
      const of = (n: number) => answerOf({ ...incident, within: `${n} years before application` }, facts);
      return of(years) !== 'holds' || of(years + 1) === 'holds';
    }),
  );
});
