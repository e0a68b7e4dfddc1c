import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { as, type ObjectionId, type StepId } from '../language/index.ts';
import { codes } from '../language/testing/codes.ts';
import { type ListCandidates, listCandidates } from './list-candidates.ts';
import { at, candidateList, caseId, scored, stateOf, tier } from './testing/sample-ranking.ts';

const cases = [scored(1, '900', '900'), scored(2, '800', '800'), scored(3, '700', '700'), scored(4, '700', '700')];

const list = (
  main: readonly number[],
  nomination: readonly number[] = [],
  reasons: readonly number[] = [],
): ListCandidates => ({
  step: as<StepId>('list'),
  lists: [
    { tier: tier('main'), cases: main.map(caseId) },
    { tier: tier('nomination'), cases: nomination.map(caseId) },
  ],
  reasons: reasons.map((number) => ({ case: caseId(number), reasons: '行业代表性' })),
});

describe('a candidate list', () => {
  it('follows the ranking; equals may stand in any order, and who is listed for a higher tier is not passed over', () => {
    for (const command of [list([1, 2], [3, 4]), list([1, 2], [4, 3]), list([1]), list([], [])]) {
      const listed = listCandidates(stateOf([candidateList()], cases), command, at);
      assert(listed.ok);
      assert.deepEqual(listed.value.departures, []);
    }
  });

  it('needs reasons for a case that stands before a better one', () => {
    const state = stateOf([candidateList()], cases);
    const refused = listCandidates(state, list([2, 1], [4]), at);
    assert(!refused.ok);
    assert.deepEqual(
      refused.reasons.map(({ code, facts }) => [code, facts]),
      [['order-needs-reasons', { number: 2, place: 2 }]],
    );
    assert.deepEqual(codes(listCandidates(state, list([2], [], [1]), at)), ['order-needs-reasons']);
    assert.deepEqual(codes(listCandidates(state, list([3], [1, 2]), at)), ['order-needs-reasons']);
    const listed = listCandidates(state, list([2], [], [2]), at);
    assert(listed.ok);
    assert.deepEqual(listed.value.departures, ['case-2']);
  });

  it('allows no departure where the regulation allows none, and none is possible where it names no order', () => {
    const strict = stateOf([candidateList({ departures: 'none' })], cases);
    assert.deepEqual(codes(listCandidates(strict, list([2], [], [2]), at)), ['order-is-binding']);
    assert(listCandidates(stateOf([candidateList({ order_by: null })], cases), list([4, 1]), at).ok);
  });

  it('passes over nobody who does not stand for the tier, or whom a later event bars', () => {
    const lost = [scored(1, '900', '900', { tiers: [tier('nomination')] }), ...cases.slice(1)];
    assert(listCandidates(stateOf([candidateList()], lost), list([2]), at).ok);
    assert.deepEqual(codes(listCandidates(stateOf([candidateList()], lost), list([1, 2]), at)), ['tier-not-open']);
    const barred = listCandidates(stateOf([candidateList()], cases, { barred: [caseId(1)] }), list([2]), at);
    assert(barred.ok);
    assert.deepEqual(barred.value.barred, ['case-1']);
    assert.deepEqual(codes(listCandidates(stateOf([candidateList()], cases, { barred: [caseId(1)] }), list([1]), at)), [
      'barred-from-list',
    ]);
  });

  it('ranks tracks by themselves where the list is made for each', () => {
    const step = candidateList({ each: ['tier', 'track'] });
    const mixed = [scored(1, '900', '900'), scored(2, '500', '500', { track: 'individual' })];
    assert(listCandidates(stateOf([step], mixed), list([2, 1]), at).ok);
    assert.deepEqual(codes(listCandidates(stateOf([candidateList()], mixed), list([2, 1]), at)), [
      'order-needs-reasons',
    ]);
  });

  it('has each case once, each tier once, and only cases that have come so far', () => {
    const state = stateOf([candidateList()], cases);
    assert.deepEqual(codes(listCandidates(state, list([1], [1]), at)), ['case-listed-twice']);
    assert.deepEqual(codes(listCandidates(state, list([1, 9]), at)), ['cannot-be-listed']);
    const twice = {
      ...list([1]),
      lists: [...list([1]).lists, { tier: tier('main'), cases: [] }, { tier: tier('x'), cases: [] }],
    };
    assert.deepEqual(codes(listCandidates(state, twice, at)), ['tier-listed-twice', 'no-such-tier']);
  });

  it('keeps to the number that is to be chosen, and waits for an open objection', () => {
    assert.deepEqual(codes(listCandidates(stateOf([candidateList({ choose: 1 })], cases), list([1, 2]), at)), [
      'too-many-candidates',
    ]);
    const waiting = [...cases, scored(5, '1', '1', { objection: as<ObjectionId>('objection-1') })];
    assert.deepEqual(codes(listCandidates(stateOf([candidateList()], waiting), list([1]), at)), [
      'objection-holds-list',
    ]);
  });
});
