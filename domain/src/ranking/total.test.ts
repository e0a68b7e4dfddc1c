import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { exact, exactly } from '../language/index.ts';
import type { ResolvedPack, Step } from '../regulation/index.ts';
import { sampleFrame } from '../review/testing/sample-review.ts';
import { partsOf, totalOf } from './total.ts';

const survey = {
  id: 'survey',
  kind: 'survey',
  name: '测评',
  by: 'bureau',
  asks: '公众',
  result: 'percentage',
} as const;
const lawWith = (over: Partial<Extract<Step, { kind: 'survey' }>> = {}): ResolvedPack => {
  const { pack } = sampleFrame({ steps: [{ ...survey, ...over }] });
  const total = { name: '总分', out_of: 1000, parts: { survey: '10%', other: '90%' } };
  return { ...pack, totals: { total, rest: { ...total, parts: { other: '100%' } } } };
};

describe('a survey in a total', () => {
  const results = { survey: exactly('87.5'), other: exact(600) };

  it('counts as a share of the whole where the total has a part for it, and else not at all', () => {
    assert.deepEqual(totalOf(lawWith(), 'total', results), exactly('627.5'));
    assert.deepEqual(totalOf(lawWith(), 'rest', results), exact(600));
    assert.equal(partsOf(lawWith(), 'rest')?.length, 1);
  });

  it('counts by its points as they are where it gives points, and leaves no total where it gives words alone', () => {
    assert.deepEqual(totalOf(lawWith({ result: 'points' }), 'total', results), exactly('548.75'));
    assert.equal(totalOf(lawWith({ result: 'text' }), 'total', { ...results, survey: null }), null);
  });
});
