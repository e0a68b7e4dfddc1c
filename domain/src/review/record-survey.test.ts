import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { exactly } from '../language/index.ts';
import { codes } from '../language/testing/codes.ts';
import { recordSurvey } from './record-survey.ts';
import type { SurveyStep } from './sheet-form.ts';
import { at, caseId, sampleCase, sampleFrame, stepId } from './testing/sample-review.ts';

const digest = 'cd'.repeat(32);
const survey: SurveyStep = {
  id: 'survey',
  kind: 'survey',
  name: '满意度测评',
  by: 'bureau',
  asks: '社会公众',
  result: 'percentage',
  article: 16,
};
const frameOf = (over: Partial<SurveyStep> = {}, more: object = {}) =>
  sampleFrame({ body: 'bureau', opened: false, steps: [{ ...survey, ...over }], ...more });
const cases = [sampleCase(), sampleCase({ id: caseId('case-2'), number: 2 })];
const found = (name: string, points: string | null, said: string | null = null) => ({
  case: caseId(name),
  points: points === null ? null : exactly(points),
  said,
});
const record = (results: readonly ReturnType<typeof found>[], over: Partial<SurveyStep> = {}, more: object = {}) =>
  recordSurvey({ frame: frameOf(over, more), cases }, { step: stepId('survey'), results, reportSha256: digest }, at);

describe('recording a survey', () => {
  it('keeps a percentage for every case, once, by those who hold it or the office', () => {
    const results = [found('case-2', '91'), found('case-1', '87.5')];
    const recorded = record(results);
    assert(recorded.ok);
    assert.deepEqual(recorded.value.results, [
      { case: 'case-1', points: '87.5', said: null },
      { case: 'case-2', points: '91', said: null },
    ]);
    assert.deepEqual(codes(record(results, {}, { body: 'team' })), ['wrong-body']);
    assert.deepEqual(codes(record(results, {}, { closed: true, opened: true })), ['step-over']);
  });

  it('names every case that has no result', () => {
    const refused = record([found('case-1', '50')]);
    assert(!refused.ok);
    assert.deepEqual(
      refused.reasons.map(({ code, facts }) => [code, facts.number]),
      [['result-missing', 2]],
    );
  });

  it('takes what the regulation asks for: no words for a percentage, no points for words, more than a hundred never', () => {
    assert.deepEqual(codes(record([found('case-1', '101'), found('case-2', null, digest)])), [
      'result-out-of-range',
      'result-of-another-kind',
    ]);
    assert.deepEqual(codes(record([found('case-1', '9'), found('case-2', null, digest)], { result: 'text' })), [
      'result-of-another-kind',
    ]);
    assert(record([found('case-1', '9'), found('case-2', null, digest)], { result: null }).ok, 'silent: either');
  });
});
