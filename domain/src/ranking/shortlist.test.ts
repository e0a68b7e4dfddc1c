import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { as, type BodyId } from '../language/index.ts';
import { codes } from '../language/testing/codes.ts';
import type { Block, Quota, Step } from '../regulation/index.ts';
import { closeGate } from './close-gate.ts';
import { listCandidates } from './list-candidates.ts';
import type { RankedCase } from './state.ts';
import { at, candidateList, caseId, gate, scored, stateOf, tier } from './testing/sample-ranking.ts';

const shortlisted = (quota: Partial<Block<Quota>>): Block<Quota> => ({
  id: 'shortlist',
  counts: 'shortlisted',
  article: 20,
  ...quota,
});
/** The same edition with one quota more. */
function underQuota(step: Step, cases: readonly RankedCase[], quota: Block<Quota>) {
  const { frame, ...state } = stateOf([step], cases);
  const { pack } = frame;
  return { ...state, frame: { ...frame, pack: { ...pack, quotas: [...pack.quotas, quota] } } };
}
const mark = gate([{ rule: 'score', of: 'desk', at_least: 500 }]);
const cases = (...points: number[]) => points.map((own, i) => scored(i + 1, String(own), '0'));
const close = (points: readonly number[], quota: Block<Quota>, chosen: readonly number[] = []) =>
  closeGate(
    underQuota(mark, cases(...points), quota),
    { step: as('gate'), choice: chosen.length > 0 ? { cases: chosen.map(caseId), document: '会议纪要' } : null },
    at,
  );
const passed = (result: ReturnType<typeof close>): readonly string[] => {
  assert.ok(result.ok, JSON.stringify(result));
  return result.value.standings.flatMap((one) => (one.passed ? [one.case] : [])).toSorted();
};

describe('a gate that so many may pass', () => {
  it('lets the best go on, of those who reach the mark', () => {
    assert.deepEqual(passed(close([600, 700, 650, 400], shortlisted({ at_most: 2 }))), ['case-2', 'case-3']);
    assert.deepEqual(passed(close([600, 400], shortlisted({ at_most: 2 }))), ['case-1']);
  });

  it('takes a share of all who came to it, never rounded up', () => {
    assert.deepEqual(passed(close([600, 700, 650, 400, 900], shortlisted({ at_most_share: '50%' }))), [
      'case-2',
      'case-5',
    ]);
  });

  it('decides nothing between equals at the last place; the body does, by a document', () => {
    const tied = close([700, 600, 600], shortlisted({ at_most: 2 }));
    assert.ok(!tied.ok);
    assert.deepEqual(
      tied.reasons.map(({ code, facts }) => [code, facts.numbers]),
      [['shortlist-tied', [2, 3]]],
    );
    assert.deepEqual(passed(close([700, 600, 600], shortlisted({ at_most: 2 }), [3])), ['case-1', 'case-3']);
    assert.deepEqual(codes(close([700, 600, 600], shortlisted({ at_most: 3 }))), []);
  });

  it('tells a minimum that is not reached, and lets nobody in for it', () => {
    const short = close([600, 400], shortlisted({ at_least: 2 }));
    assert.ok(short.ok);
    assert.deepEqual(short.value.short, [{ quota: 'shortlist', group: null, least: 2, taken: 1 }]);
  });

  it('holds the cap and keeps the order, whatever the points and the order of the cases', () => {
    const points = fc.uniqueArray(fc.integer({ min: 400, max: 900 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(points, fc.integer({ min: 1, max: 5 }), (given, most) => {
        const on = passed(close(given, shortlisted({ at_most: most })));
        const able = given.filter((own) => own >= 500);
        const best = able.toSorted((a, b) => b - a).slice(0, most);
        assert.deepEqual(on, given.flatMap((own, i) => (best.includes(own) ? [`case-${i + 1}`] : [])).toSorted());
      }),
    );
  });
});

describe('a list of candidates under a quota', () => {
  const list = (quota: Block<Quota>, beyond: { by: string; document: string } | null = null) =>
    listCandidates(
      underQuota(candidateList({ order_by: null }), cases(1, 2, 3), quota),
      {
        step: as('list'),
        lists: [{ tier: tier('main'), cases: [1, 2, 3].map(caseId) }],
        reasons: [],
        beyond: beyond && { ...beyond, by: as<BodyId>(beyond.by) },
      },
      at,
    );

  it('is refused over it', () => {
    const refused = list(shortlisted({ at_most: 2 }));
    assert.ok(!refused.ok);
    const [reason] = refused.reasons;
    assert.deepEqual([reason?.code, reason?.article, reason?.facts.taken], ['shortlist-over-quota', 20, 3]);
    assert.deepEqual(codes(list(shortlisted({ at_most: 3 }))), []);
  });

  it('may go beyond a soft one by the body named, with a document', () => {
    const soft = shortlisted({ at_most: 2, soft: { at_most: 'jury' } });
    assert.deepEqual(codes(list(soft)), ['shortlist-over-quota']);
    assert.deepEqual(codes(list(soft, { by: 'bureau', document: '一' })), ['shortlist-over-quota']);
    const beyond = list(soft, { by: 'jury', document: '纪要' });
    assert.ok(beyond.ok);
    assert.deepEqual(beyond.value.beyond, { by: 'jury', document: '纪要' });
    const within = list(shortlisted({ at_most: 3, soft: { at_most: 'jury' } }), { by: 'jury', document: '纪要' });
    assert.ok(within.ok);
    assert.equal(within.value.beyond, null);
  });
});
