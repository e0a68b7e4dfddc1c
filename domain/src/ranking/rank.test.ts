import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { compare, exact, exactly } from '../language/index.ts';
import { placesAmong, rank } from './rank.ts';
import { toScale } from './scale.ts';
import { showPoints } from './show-points.ts';
import { caseId } from './testing/sample-ranking.ts';

const points = fc.tuple(fc.integer({ min: 0, max: 40 }), fc.constantFrom(1, 3, 4, 7)).map(([n, d]) => exact(n, d));
const field = fc
  .array(fc.record({ points, tieBreaks: fc.tuple(points) }), { maxLength: 30 })
  .map((list) => list.map((one, i) => ({ ...one, case: caseId(i) })));

describe('a ranking', () => {
  it('counts 1, 2, 2, 4', () => {
    const list = ['600', '700', '650.5', '650.5'].map((text, i) => ({
      case: caseId(i),
      points: exactly(text),
      tieBreaks: [],
    }));
    assert.deepEqual(
      rank(list).map((one) => [one.case, one.place]),
      [
        ['case-1', 1],
        ['case-2', 2],
        ['case-3', 2],
        ['case-0', 4],
      ],
    );
  });

  it('gives the same places in whatever order the applications came in', () => {
    fc.assert(
      fc.property(field, (list) => {
        assert.deepEqual(rank(list.toReversed()), rank(list));
      }),
    );
  });

  it('gives each case one place more than there are better ones, tie-breaks included', () => {
    fc.assert(
      fc.property(field, (list) => {
        for (const own of rank(list)) {
          const better = list.filter((other) => {
            const difference = compare(other.points, own.points);
            const [a, b] = [other.tieBreaks[0], own.tieBreaks[0]];
            return difference > 0 || (difference === 0 && compare(a, b) > 0);
          });
          assert.equal(own.place, better.length + 1);
        }
      }),
    );
  });

  it('tells apart what no double can', () => {
    const least = exact(1n, 2n ** 60n);
    const list = [exact(600), { n: 600n * least.d + 1n, d: least.d }].map((own, i) => ({
      case: caseId(i),
      points: own,
      tieBreaks: [],
    }));
    assert.deepEqual(
      rank(list).map((one) => one.case),
      ['case-1', 'case-0'],
    );
    assert(!(toScale(list.map((one) => one.points)).values instanceof Float64Array));
  });

  it('is the same for whole numbers and for big ones', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -9, max: 9 })), (values) => {
        assert.deepEqual(placesAmong(Float64Array.from(values)), placesAmong(values.map(BigInt)));
      }),
    );
  });
});

describe('points on the screen', () => {
  it('have as many digits as it takes to be on the right side of the mark', () => {
    assert.equal(showPoints(exactly('599.975'), [exactly(600)]), '599.98');
    assert.equal(showPoints(exactly('599.975')), '600.0');
    assert.equal(showPoints(exactly('599.99999'), [exactly(600)]), '599.99999');
    assert.equal(showPoints(exactly(600), [exactly(600)]), '600.0');
    assert.equal(showPoints(exact(1802, 3), [exactly(600)]), '600.7');
    assert.equal(showPoints(exact(2, 3), [exact(2, 3)]), '2/3');
    assert.equal(showPoints(exactly('-0.04')), '0.0');
    assert.equal(showPoints(exactly('12.5'), [], 0), '13');
  });

  it('never stand on the other side', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 9 }), fc.integer({ min: 1, max: 10 ** 6 }), (n, d) => {
        const own = exact(n, d);
        const mark = exactly(600);
        const shown = showPoints(own, [mark]);
        assert.equal(Math.sign(compare(exactly(shown), mark)), Math.sign(compare(own, mark)));
      }),
    );
  });
});
