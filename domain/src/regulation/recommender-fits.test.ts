import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Rule } from './pack.ts';
import { recommenderFits } from './recommender-fits.ts';
import { answerOf, known, packWith, samplePack } from './testing/sample.ts';

const pack = packWith({
  facts: {
    ...samplePack.facts,
    area: { name: '县区', type: { choices: { east: '东区', west: '西区' } }, from: ['applicant'] },
    industry: { name: '行业', type: 'text', from: ['applicant'] },
  },
  bodies: {
    county: { name: '县级部门', role: 'recommender', many: true, matched_by: 'area' },
    ministry: { name: '主管部门', role: 'recommender', many: true, matched_by: 'industry' },
    registry: { name: '登记部门', role: 'recommender', many: true },
    port: { name: '港区', role: 'recommender' },
  },
});
const fits = (body: string, of: string | null, facts: Record<string, string | null>) =>
  recommenderFits(pack, body, of, { facts });

it('is decided by a closed list of answers', () => {
  assert.equal(fits('county', 'east', { area: 'east' }), true);
  assert.equal(fits('county', 'west', { area: 'east' }), false);
});

it('is confirmed by free text, and never refuted', () => {
  assert.equal(fits('ministry', '教育', { industry: '教育' }), true);
  assert.equal(fits('ministry', '市教育局', { industry: '教育' }), null);
});

it('is for a person where nobody has answered, or nobody said which one it is', () => {
  assert.equal(fits('county', 'east', {}), null);
  assert.equal(fits('county', null, { area: 'east' }), null);
});

it('is not asked of a body that is one, or that nothing matches', () => {
  assert.equal(fits('port', null, {}), true);
  assert.equal(fits('registry', 'x', { area: 'east' }), true);
});

it('leaves a recommendation that cannot be matched to judgement, unless another one holds', () => {
  const rule: Rule = { rule: 'recommended-by', any: ['county', 'port'] };
  assert.equal(answerOf(rule, known({}, { recommendedUnmatched: ['county'] })), 'needs-judgement');
  assert.equal(answerOf(rule, known({}, { recommendedUnmatched: ['ministry'] })), 'does-not-hold');
  assert.equal(answerOf(rule, known({}, { recommendedBy: ['port'], recommendedUnmatched: ['county'] })), 'holds');
  const both: Rule = { rule: 'recommended-by', all: ['county', 'port'] };
  assert.equal(
    answerOf(both, known({}, { recommendedBy: ['port'], recommendedUnmatched: ['county'] })),
    'needs-judgement',
  );
});
