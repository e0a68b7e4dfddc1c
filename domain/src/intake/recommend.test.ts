import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { as, day, endOf } from '../language/index.ts';
import { codes } from '../language/testing/codes.ts';
import { makeRecommendation, type RecommenderState, returnApplication } from './recommend.ts';
import { actor, file, frame, noon } from './testing/sample.ts';

const sha256 = 'cd'.repeat(32);
const department = frame({ actor: actor('department', 'education') });
const school = file({ branch: false }, { kind: 'school' });
const state = (over: Partial<RecommenderState> = {}): RecommenderState => ({
  frame: department,
  file: school,
  said: null,
  recommended: [],
  ...over,
});
const recommend = (over: Partial<RecommenderState> = {}, document = 'letter', at = noon('2025-09-20')) =>
  makeRecommendation(state(over), { case: as('case-1'), document, sha256 }, at);

describe('a recommendation', () => {
  it('names the body, which one of it, and the paper', () => {
    const made = recommend();
    assert.ok(made.ok);
    assert.deepEqual(
      [made.value.body, made.value.of, made.value.document, made.value.article],
      ['department', 'education', 'letter', 9],
    );
  });

  it('of a parent comes after its check and notice', () => {
    const parent = { frame: frame({ actor: actor('parent', 'org-a') }), file: file({ branch: true }) };
    assert.deepEqual(codes(recommend(parent, 'opinion')), ['step-not-passed', 'step-not-passed']);
    const passed = [as<never>('parent-check'), as<never>('parent-notice')];
    assert.ok(recommend({ ...parent, file: file({ branch: true }, { passed }) }, 'opinion').ok);
    assert.deepEqual(codes(recommend({ ...parent, file: file({ branch: false }) }, 'opinion')), [
      'not-asked-to-recommend',
    ]);
  });

  it('is for those whom the regulation asks, in time, once', () => {
    assert.deepEqual(codes(recommend({ frame: frame({ actor: actor('bureau', null) }) })), [
      'wrong-body',
      'not-asked-to-recommend',
    ]);
    assert.deepEqual(codes(recommend({ file: file({ branch: false }) })), ['not-asked-to-recommend']);
    assert.deepEqual(codes(recommend({}, 'letter', endOf(day('2025-09-30')))), ['deadline-passed']);
    assert.deepEqual(codes(recommend({ said: 'recommended' })), ['already-recommended']);
    assert.ok(recommend({ said: 'returned' }).ok);
  });

  it('keeps within the number one recommender may recommend', () => {
    const other = (id: string) => file({}, { id: as(id) });
    assert.ok(recommend({ recommended: [other('case-2')] }).ok);
    const full = recommend({ recommended: [other('case-2'), other('case-3')] });
    assert.deepEqual(full, {
      ok: false,
      reasons: [
        { code: 'recommendations-over-quota', article: 9, facts: { quota: 'per-department', most: 2, taken: 2 } },
      ],
    });
  });
});

describe('returning an application', () => {
  it('needs reasons, which stay out of the act', () => {
    const back = returnApplication(state(), { case: as('case-1'), reasons: '材料不全' }, noon('2025-09-20'));
    assert.ok(back.ok);
    assert.deepEqual(Object.keys(back.value).toSorted(), ['act', 'article', 'body', 'case', 'of']);
    assert.deepEqual(codes(returnApplication(state(), { case: as('case-1'), reasons: ' ' }, noon('2025-09-20'))), [
      'reasons-missing',
    ]);
  });
});
