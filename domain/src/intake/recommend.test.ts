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
  excluded: [],
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
        {
          code: 'recommendations-over-quota',
          article: 9,
          facts: { quota: 'per-department', most: 2, taken: 2, may_depart: null },
        },
      ],
    });
  });

  it('goes beyond a soft number only by the body named, with a document and reasons', () => {
    const quotas = department.pack.quotas.map((quota) => ({ ...quota, soft: { at_most: 'bureau' } }));
    const soft = { ...department, pack: { ...department.pack, quotas } };
    const full = { frame: soft, recommended: [file({}, { id: as('case-2') }), file({}, { id: as('case-3') })] };
    const by = (body: string, reasons = '业绩突出') =>
      makeRecommendation(
        state(full),
        {
          case: as('case-1'),
          document: 'letter',
          sha256,
          departure: { by: as(body), document: '办公室函', reasons },
        },
        noon('2025-09-20'),
      );
    assert.deepEqual(codes(recommend(full)), ['recommendations-over-quota']);
    assert.deepEqual(codes(by('department')), ['recommendations-over-quota']);
    assert.deepEqual(codes(by('bureau', ' ')), ['recommendations-over-quota']);
    const made = by('bureau');
    assert.ok(made.ok);
    assert.deepEqual(made.value.departure, { by: 'bureau', document: '办公室函' });
  });

  it('is for the one of many that the facts name, and else for a person to confirm', () => {
    const matched = (type: 'text' | { choices: Record<string, string> }) => {
      const bodies = { ...department.pack.bodies };
      bodies.department = { ...bodies.department, matched_by: 'field' } as never;
      const facts = { ...department.pack.facts, field: { name: '行业', type, from: ['applicant' as const] } };
      return { ...department, pack: { ...department.pack, bodies, facts } };
    };
    const of = (field: string, type: Parameters<typeof matched>[0]) =>
      recommend({ frame: matched(type), file: file({ branch: false, field }, { kind: 'school' }) });
    const closed = { choices: { education: '教育', steel: '钢铁' } };
    const own = of('education', closed);
    assert.ok(own.ok);
    assert.equal(own.value.fits, true);
    assert.deepEqual(codes(of('steel', closed)), ['recommender-of-another']);
    const unsure = of('教育系统', 'text');
    assert.ok(unsure.ok);
    assert.equal(unsure.value.fits, null);
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
