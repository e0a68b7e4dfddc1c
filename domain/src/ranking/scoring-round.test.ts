import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { compare, type Exact, exact, exactly, over, plus, times, zero } from '../language/index.ts';
import { meanOf, scoreSheet, sheetFormOf, trimmedMeanOf } from '../review/index.ts';
import { rank } from './rank.ts';
import { planRound, type RoundPart, roundOf, scoreRound } from './scoring-round.ts';
import { caseId, itemPoints, sampleFrame } from './testing/sample-ranking.ts';

const line = fc.tuple(fc.integer({ min: 1, max: 80 }), fc.constantFrom(1, 2, 4)).map(([n, d]) => exact(n, d));
const part: fc.Arbitrary<RoundPart> = fc.record({
  lines: fc.array(line, { minLength: 1, maxLength: 5 }),
  factor: fc.constantFrom(exactly('30%'), exactly('0.7'), exact(1, 3), exact(5, 7)),
  combination: fc.constantFrom('mean' as const, 'trimmed-mean' as const),
  assessors: fc.integer({ min: 3, max: 5 }),
});
const round = fc.array(part, { minLength: 1, maxLength: 3 }).chain((parts) =>
  fc.integer({ min: 1, max: 6 }).chain((cases) =>
    fc
      .tuple(
        ...parts.map(({ lines, assessors }) => {
          const length = cases * assessors * lines.length;
          return fc.uint8Array({ minLength: length, maxLength: length, max: 100 });
        }),
      )
      .map((cells) => ({ parts, cases, cells })),
  ),
);

/** The same, case by case, in exact fractions. */
function slowly(parts: readonly RoundPart[], cells: readonly Uint8Array[], own: number): Exact {
  return parts.reduce((total, { lines, factor, combination, assessors }, i) => {
    const sheets = Array.from({ length: assessors }, (_, sheet) =>
      lines.reduce((points, worth, k) => {
        const percent = cells[i]?.[(own * assessors + sheet) * lines.length + k] ?? 0;
        return plus(points, times(worth, exact(percent, 100)));
      }, zero),
    );
    const combined = combination === 'trimmed-mean' ? trimmedMeanOf(sheets) : meanOf(sheets);
    return plus(total, times(combined ?? zero, factor));
  }, zero);
}

describe('a scoring round in whole numbers', () => {
  it('gives the totals, places and passes of the exact fractions', () => {
    fc.assert(
      fc.property(round, ({ parts, cases, cells }) => {
        const plan = planRound(parts);
        assert(plan.small);
        const totals = Array.from({ length: cases }, (_, own) => slowly(parts, cells, own));
        const mark = totals[0] ?? zero;
        for (const found of [
          scoreRound(plan, cells, cases, mark),
          scoreRound({ ...plan, small: false }, cells, cases, mark),
        ]) {
          const ranked = rank(totals.map((points, own) => ({ case: caseId(own), own, points, tieBreaks: [] })));
          for (const { own, points, place } of ranked) {
            assert.deepEqual(over(exact(BigInt(found.totals[own] ?? 0)), exact(found.scale)), points);
            assert.equal(found.places[own], place);
            assert.equal(found.passed[own], compare(points, mark) >= 0 ? 1 : 0);
          }
        }
      }),
    );
  });

  it('is planned from the regulation, on the least scale', () => {
    const parts = roundOf(sampleFrame([]).pack, 'total', { desk: 3, site: 7 });
    assert(parts);
    assert.deepEqual(
      parts.map(({ lines, assessors }) => [lines.length, assessors]),
      [
        [23, 3],
        [23, 7],
      ],
    );
    assert.equal(planRound(parts).scale, 1000n);
    assert.equal(planRound(parts.map((one) => ({ ...one, assessors: 1 }))).scale, 1000n);
    assert.equal(roundOf(sampleFrame([]).pack, 'nothing', {}), null);
  });

  it('agrees with single sheets, and knows the mark from just below it', () => {
    const { pack } = sampleFrame([]);
    const step = pack.steps.find(({ id }) => id === 'desk');
    const form = step?.kind === 'review' ? sheetFormOf(pack, step) : null;
    assert(form);
    const sixty = itemPoints.map(() => 60);
    assert.deepEqual(scoreSheet(form, sixty), exact(600));
    const lower = sixty.with(8, 55);
    const plan = planRound([
      { lines: itemPoints.map((points) => exact(points)), factor: exact(1), combination: 'consensus', assessors: 1 },
    ]);
    const found = scoreRound(plan, [Uint8Array.from([...sixty, ...lower])], 2, exact(600));
    assert.deepEqual([...found.passed], [1, 0]);
    assert.deepEqual([...found.places], [1, 2]);
  });

  it('uses big integers where a double could be off', () => {
    const huge = exact(1, 2n ** 50n);
    const plan = planRound([
      { lines: [exact(1000)], factor: plus(exact(1), huge), combination: 'consensus', assessors: 1 },
    ]);
    assert(!plan.small);
    const found = scoreRound(plan, [Uint8Array.of(100, 99)], 2, exact(1000));
    assert.deepEqual([...found.places], [1, 2]);
    assert.deepEqual([...found.passed], [1, 0]);
  });
});
