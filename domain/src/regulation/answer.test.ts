import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { day } from '../language/index.ts';
import { answerGroups, missingIn, outcomeAt } from './answer.ts';
import { noFacts } from './facts.ts';
import type { Rule, RuleGroup } from './pack.ts';
import { answerOf, known, outcomeOf, sampleCase, samplePack } from './testing/sample.ts';

const path = 'conditions.sample.rules.one';
const holds: Rule = { rule: 'compare', fact: 'in-area', is: true };
const judged: Rule = { rule: 'judgement', by: 'office' };

describe('a scope', () => {
  const small: Rule = { ...holds, for: { where: { size: ['small'] } } };

  it('that is not the case’s own leaves the rule out; one that reads a missing fact leaves it open', () => {
    assert.equal(answerOf(small, known({ 'in-area': true, size: 'small' })), 'holds');
    assert.equal(answerOf(small, known({ 'in-area': true, size: 'large' })), 'not-applicable');
    const outcome = outcomeOf(small, known({ 'in-area': true }));
    assert.equal(outcome.answer, 'fact-missing');
    assert.deepEqual(missingIn(outcome), ['size']);
  });
  it('of another track, tier or kind asks for no facts', () => {
    for (const scope of [{ tracks: ['individual'] }, { tiers: ['second'] }, { kinds: ['school'] }]) {
      assert.equal(answerOf({ ...small, for: { ...scope, where: { size: 'small' } } }, known({})), 'not-applicable');
    }
    assert.equal(answerOf({ ...holds, for: { tiers: ['main', 'second'] } }, known({ 'in-area': true })), 'holds');
  });
  it('never answers a missing fact with not-applicable', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('size', 'staff', 'level'), fc.constantFrom('small', 1, null)),
        (given) => {
          const where = { size: 'small', staff: 1, level: 'city' };
          const missing = Object.keys(where).some((fact) => (given[fact] ?? null) === null);
          const answer = answerOf({ ...holds, for: { where } }, known({ ...given, 'in-area': true }));
          return missing ? answer === 'fact-missing' : answer !== 'fact-missing';
        },
      ),
    );
  });
});

it('`when` decides whether the rule applies', () => {
  const rule: Rule = { ...holds, when: { rule: 'compare', fact: 'size', is: 'small' } };
  assert.equal(answerOf(rule, known({ 'in-area': true, size: 'small' })), 'holds');
  assert.equal(answerOf(rule, known({ 'in-area': true, size: 'large' })), 'not-applicable');
  assert.equal(answerOf(rule, known({ 'in-area': true })), 'fact-missing');
  const byPerson: Rule = { ...holds, article: 12, when: judged };
  const outcome = outcomeOf(byPerson, known({ 'in-area': true }));
  assert.equal(outcome.answer, 'needs-judgement');
  assert.deepEqual([outcome.rule, outcome.article], [path, 12]);
  assert.equal(answerOf(byPerson, known({ 'in-area': true }, { findings: { [`${path}.when`]: 'holds' } })), 'holds');
});

describe('a finding', () => {
  const found = (finding: 'holds' | 'does-not-hold' | 'not-applicable', at = path) => ({ findings: { [at]: finding } });

  it('is the answer where judgement is needed, and only there', () => {
    assert.equal(answerOf(judged, known({}, found('holds'))), 'holds');
    assert.equal(answerOf(judged, known({}, found('not-applicable'))), 'not-applicable');
    assert.equal(answerOf(holds, known({ 'in-area': false }, found('holds'))), 'does-not-hold');
    assert.equal(answerOf(holds, known({}, found('holds'))), 'fact-missing');
  });
  it('reaches missing facts where a party checks by itself', () => {
    assert.equal(answerOf(holds, known({}, found('holds')), { findingsReachMissing: true }), 'holds');
    assert.equal(
      answerOf(holds, known({ 'in-area': false }, found('holds')), { findingsReachMissing: true }),
      'does-not-hold',
    );
  });
  it('addresses the whole or one part, and a part found not applicable is left out', () => {
    const both: Rule = { rule: 'all', of: [holds, judged] };
    const facts = { 'in-area': true };
    assert.equal(answerOf(both, known(facts)), 'needs-judgement');
    assert.equal(answerOf(both, known(facts, found('does-not-hold', `${path}.of.1`))), 'does-not-hold');
    assert.equal(answerOf(both, known(facts, found('not-applicable', `${path}.of.1`))), 'holds');
    assert.equal(answerOf(both, known(facts, found('holds'))), 'holds');
    assert.equal(answerOf(both, known({ 'in-area': false }, found('holds'))), 'does-not-hold');
    assert.equal(outcomeAt([outcomeOf(both, known(facts))], `${path}.of.1`)?.answer, 'needs-judgement');
  });
});

describe('a group', () => {
  const group: RuleGroup & { article: string } = {
    id: 'bars',
    article: '13 pre',
    within: '3 years before application',
    rechecked_until: 'approval',
    rules: [
      { id: 'incident', article: '13(3)', rule: 'record', of: 'incidents' },
      { rule: 'record', of: 'breaches', within: 'ever' },
    ],
  };
  const context = (over: Partial<RuleGroup> = {}) => ({
    ...sampleCase,
    day: day('2024-09-01'),
    pack: { ...samplePack, disqualifiers: [{ ...group, ...over }] },
  });
  const facts = known({ incidents: [{ date: '2024-08-01' }], breaches: [] });

  it('gives path, article, window and re-check to its rules', () => {
    const outcomes = answerGroups('disqualifiers', facts, context());
    assert.deepEqual(
      outcomes.map(({ rule, article, answer }) => [rule, article, answer]),
      [
        ['disqualifiers.bars.rules.incident', '13(3)', 'holds'],
        ['disqualifiers.bars.rules.1', '13 pre', 'does-not-hold'],
      ],
    );
  });
  it('leaves all its rules out, or open, by its own scope', () => {
    const of = (scope: RuleGroup['for']) =>
      answerGroups('disqualifiers', facts, context({ ...(scope && { for: scope }) })).map(({ answer }) => answer);
    assert.deepEqual(of({ tracks: ['individual'] }), ['not-applicable', 'not-applicable']);
    assert.deepEqual(of({ where: { size: 'small' } }), ['fact-missing', 'fact-missing']);
  });
});

it('knows nothing of an empty case, and never lets that pass as no', () => {
  const rules: Rule[] = [
    holds,
    { rule: 'years-since', fact: 'since', at_least: '3 years' },
    { rule: 'yearly', fact: 'profit', last: '3 years', years: 'any', less_than: 0 },
    { rule: 'record', of: 'incidents', within: 'ever' },
    { rule: 'document', document: 'x' },
    { rule: 'recommended-by', any: ['x'] },
    { rule: 'obligation', of: ['x'], is: 'missed' },
    { rule: 'past-award', programme: 'own' },
    { rule: 'other-application', programme: 'own', in: 'same-year' },
    { rule: 'score', of: 'total', at_least: 1 },
    { rule: 'place', by: 'total', at_most: 1 },
  ];
  for (const rule of rules) assert.equal(answerOf(rule, noFacts), 'fact-missing', rule.rule);
});
