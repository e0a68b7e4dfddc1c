import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { as, type BodyId } from '../language/index.ts';
import { makeRecommendation } from './recommend.ts';
import { type RecommendersState, recommendersFor } from './recommenders.ts';
import { actor, file, frame, noon } from './testing/sample.ts';

const school = (n: number) => file({ branch: false }, { id: as(`case-${n}`), kind: 'school' });
const files = [1, 2, 3, 4].map(school);
const of = (body: string, of: string | null) => ({ body: as<BodyId>(body), of });
const [education, health] = [of('department', 'education'), of('department', 'health')];
const state = (over: Partial<RecommendersState> = {}): RecommendersState => ({
  pack: frame().pack,
  parties: [of('bureau', null), education, health, of('applicant', 'org-a')],
  recommendations: [],
  files,
  excluded: [],
  ...over,
});
const codes = (over: Partial<RecommendersState>) =>
  recommendersFor(state(over), school(1)).map((one) => [one.of, ...one.against.map(({ code }) => code)]);

it('names those who recommend, not those who organise or apply', () => {
  assert.deepEqual(codes({}), [['education'], ['health']]);
});

it('says of each alone that its recommendations are given, or that it was excluded', () => {
  const given = [2, 3].map((n) => ({ ...education, case: school(n).id }));
  assert.deepEqual(codes({ recommendations: given }), [['education', 'recommendations-over-quota'], ['health']]);
  assert.deepEqual(codes({ excluded: [{ ...health, article: 30 }] }), [
    ['education'],
    ['health', 'recommender-excluded'],
  ]);
});

it('says nothing else than the act would be answered', () => {
  const some = fc.uniqueArray(fc.constantFrom(2, 3, 4));
  fc.assert(
    fc.property(some, fc.boolean(), (numbers, isOut) => {
      const excluded = isOut ? [{ ...education, article: 30 }] : [];
      const recommendations = numbers.map((n) => ({ ...education, case: school(n).id }));
      const told = recommendersFor(state({ recommendations, excluded }), school(1))[0];
      const acted = makeRecommendation(
        {
          frame: frame({ actor: actor('department', 'education') }),
          file: school(1),
          said: null,
          recommended: numbers.map(school),
          excluded,
        },
        { case: as('case-1'), document: 'letter', sha256: 'ab'.repeat(32) },
        noon('2025-09-20'),
      );
      assert.deepEqual(told?.against, acted.ok ? [] : acted.reasons);
    }),
  );
});
