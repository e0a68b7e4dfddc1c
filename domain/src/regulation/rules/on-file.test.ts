import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Day, day } from '../../language/index.ts';
import { noFacts } from '../facts.ts';
import type { Rule } from '../pack.ts';
import { answerOf, known } from '../testing/sample.ts';

describe('a document', () => {
  const rule: Rule = { rule: 'document', document: 'certificate' };
  const onFile = (certificate: { readonly validUntil?: Day | null } = {}) => known({}, { documents: { certificate } });

  it('is there or not; before handing in it is only missing', () => {
    assert.equal(answerOf(rule, onFile()), 'holds');
    assert.equal(answerOf(rule, known({})), 'does-not-hold');
    assert.equal(answerOf(rule, noFacts), 'fact-missing');
  });
  it('is in force on the day of application, or a person says so', () => {
    const valid: Rule = { ...rule, valid: true };
    assert.equal(answerOf(valid, onFile({ validUntil: day('2024-06-03') })), 'holds');
    assert.equal(answerOf(valid, onFile({ validUntil: day('2024-06-02') })), 'does-not-hold');
    assert.equal(answerOf(valid, onFile({ validUntil: null })), 'holds');
    assert.equal(answerOf(valid, onFile()), 'needs-judgement');
  });
});

describe('a recommendation', () => {
  const by = (...recommendedBy: string[]) => known({}, { recommendedBy });

  it('of any, or of all', () => {
    assert.equal(answerOf({ rule: 'recommended-by', any: ['county', 'association'] }, by('county')), 'holds');
    assert.equal(answerOf({ rule: 'recommended-by', all: ['county', 'association'] }, by('county')), 'does-not-hold');
    assert.equal(answerOf({ rule: 'recommended-by', all: ['county'] }, by('county', 'x')), 'holds');
  });
  it('of somebody else counts only where the list is open, and by judgement', () => {
    assert.equal(answerOf({ rule: 'recommended-by', any: ['county'] }, by('x')), 'does-not-hold');
    assert.equal(answerOf({ rule: 'recommended-by', any: ['county'], open: true }, by('x')), 'needs-judgement');
    assert.equal(answerOf({ rule: 'recommended-by', any: ['county'], open: true }, by()), 'does-not-hold');
  });
  it('is missing yet before the application is handed in', () => {
    assert.equal(answerOf({ rule: 'recommended-by', any: ['county'] }, noFacts), 'fact-missing');
  });
});

it('a judgement needs a person', () => {
  assert.equal(answerOf({ rule: 'judgement', by: 'office' }, known({})), 'needs-judgement');
  assert.equal(answerOf({ rule: 'judgement', by: null }, known({})), 'needs-judgement');
});

describe('an obligation', () => {
  const rule: Rule = { rule: 'obligation', of: ['report', 'visits'], is: 'missed' };
  const events = (duty: string, is: 'missed' | 'refused', on: string | null = '2024-01-01') =>
    known({}, { obligations: [{ duty, is, on: on === null ? null : day(on) }] });

  it('was missed, refused or breached on record', () => {
    assert.equal(answerOf(rule, events('visits', 'missed')), 'holds');
    assert.equal(answerOf(rule, events('visits', 'refused')), 'does-not-hold');
    assert.equal(answerOf(rule, events('other', 'missed')), 'does-not-hold');
    assert.equal(answerOf({ ...rule, open: true }, events('other', 'missed')), 'needs-judgement');
    assert.equal(answerOf(rule, known({}, { obligations: [] })), 'does-not-hold');
    assert.equal(answerOf(rule, known({})), 'fact-missing');
  });
  it('inside the window', () => {
    const within = { within: '3 years before application' } as const;
    assert.equal(answerOf(rule, events('visits', 'missed', '2020-01-01'), within), 'does-not-hold');
    assert.equal(answerOf(rule, events('visits', 'missed', null), within), 'fact-missing');
  });
});
