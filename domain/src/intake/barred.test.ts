import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { as, day, type Refusal, type Result } from '../language/index.ts';
import { codes } from '../language/testing/codes.ts';
import type { ExcludedRecommender, StandingBar } from './barred.ts';
import { openCase } from './open-case.ts';
import { makeRecommendation } from './recommend.ts';
import { submitApplication } from './submit-application.ts';
import { actor, file, frame, noon } from './testing/sample.ts';

const { id: regulation, programme } = frame().pack.regulation;
const bar = (more: Partial<StandingBar> = {}): StandingBar => ({
  programme,
  first: day('2020-09-11'),
  last: day('2025-09-10'),
  editions: null,
  editionsSince: 1,
  regulation,
  article: 33,
  ...more,
});
const open = (bars: readonly StandingBar[], on = '2025-09-10') =>
  openCase(
    { frame: frame({ seated: false }), next: 1, taken: null, agents: [], bars },
    { case: as('case-1'), applicant: as('org-a'), track: 'organisation', kind: 'enterprise' },
    noon(on),
  );
const told = (result: Result<unknown, Refusal>) =>
  result.ok ? [] : result.reasons.map(({ code, article, facts }) => [code, article, facts.last, facts.editions]);

describe('a bar', () => {
  it('refuses opening a case to its last day, with its article, and not on the next', () => {
    assert.deepEqual(told(open([bar()])), [['barred-from-applying', 33, '2025-09-10', null]]);
    assert.deepEqual(codes(open([bar()], '2025-09-11')), []);
  });

  it('refuses handing in what was opened before', () => {
    const draft = {
      frame: frame(),
      file: file({ branch: false, founded: '2015-01-01' }, { passed: [as('own-notice')] }),
      factsSha256: '',
      onFile: [],
      bars: [],
    };
    const command = { case: as<never>('case-1'), documents: [], declarations: [] };
    assert.ok(
      codes(submitApplication({ ...draft, bars: [bar()] }, command, noon('2025-09-10'))).includes(
        'barred-from-applying',
      ),
    );
    assert.ok(!codes(submitApplication(draft, command, noon('2025-09-10'))).includes('barred-from-applying'));
  });

  it('is told once where several stand: the longest', () => {
    const longer = bar({ first: day('2023-01-02'), last: day('2028-01-01') });
    assert.deepEqual(told(open([bar(), longer])), [['barred-from-applying', 33, '2028-01-01', null]]);
    const [both] = [open([bar(), longer])].flatMap((one) => (one.ok ? [] : one.reasons));
    const [alone] = [open([longer])].flatMap((one) => (one.ok ? [] : one.reasons));
    assert.deepEqual([both?.facts.shorter, alone?.facts.shorter], [1, null]);
    const editions = bar({ last: null, editions: 2 });
    assert.deepEqual(told(open([editions])), [['barred-from-applying', 33, null, 2]]);
    assert.deepEqual(told(open([{ ...editions, editionsSince: 3 }])), []);
  });

  it('keeps nobody from another award, and cites no article of another regulation', () => {
    assert.deepEqual(codes(open([bar({ programme: 'another' })])), []);
    assert.deepEqual(told(open([bar({ regulation: 'older' })])), [['barred-from-applying', null, '2025-09-10', null]]);
  });
});

describe('an excluded recommender', () => {
  const recommend = (of: string | null) => {
    const excluded: readonly ExcludedRecommender[] = [{ body: as('department'), of, article: 36 }];
    const place = {
      frame: frame({ actor: actor('department', 'education') }),
      file: file({ branch: false }, { kind: 'school' }),
    };
    const command = { case: as<never>('case-1'), document: 'letter', sha256: 'cd'.repeat(32) };
    return makeRecommendation({ ...place, said: null, recommended: [], excluded }, command, noon('2025-09-20'));
  };

  it('recommends nobody, be it the whole body or the one of many', () => {
    assert.deepEqual(
      [null, 'education', 'health'].map((of) => codes(recommend(of))),
      [['recommender-excluded'], ['recommender-excluded'], []],
    );
  });
});
