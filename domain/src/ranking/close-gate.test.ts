import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { as, compare, exact, exactly, type ObjectionId, type StepId, text } from '../language/index.ts';
import { codes } from '../language/testing/codes.ts';
import { noFacts } from '../regulation/index.ts';
import { closeGate, type GateClosed } from './close-gate.ts';
import { at, caseId, gate, mark600, scored, stateOf } from './testing/sample-ranking.ts';
import { totalOf } from './total.ts';

const command = { step: as<StepId>('gate') };

describe('a gate', () => {
  it('compares before any rounding, the mark included', () => {
    const cases = [scored(1, '598.75', '600.5'), scored(2, '26', '846'), scored(3, '600', '600')];
    const closed = closeGate(stateOf([mark600], cases), command, at);
    assert(closed.ok);
    assert.deepEqual(
      closed.value.standings.map((one) => [one.case, one.total, one.place, one.passed]),
      [
        ['case-2', '600', 1, true],
        ['case-3', '600', 1, true],
        ['case-1', '599.975', 3, false],
      ],
    );
    assert.equal(closed.value.article, 19);
  });

  it('closes also where somebody has opened it beforehand: nothing would close it otherwise', () => {
    const state = stateOf([mark600], [scored(1, '600', '600')]);
    const steps = state.frame.steps.map((own) => (own.step === command.step ? { ...own, openedAt: at } : own));
    assert.deepEqual(codes(closeGate({ ...state, frame: { ...state.frame, steps } }, command, at)), []);
  });

  it('lets pass exactly those whose total reaches the mark, in whatever order they come', () => {
    const points = fc.integer({ min: 0, max: 4000 }).map((quarters) => text(exact(quarters, 4)));
    const near = fc.constantFrom('599.75', '600', '600.25', '598.75', '600.5');
    const pairs = fc.array(fc.tuple(fc.oneof(points, near), fc.oneof(points, near)), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(pairs, (list) => {
        const cases = list.map(([desk, site], i) => scored(i + 1, desk, site));
        const state = stateOf([mark600], cases);
        const closed = closeGate(state, command, at);
        assert(closed.ok);
        for (const one of cases) {
          const total = totalOf(state.frame.pack, 'total', one.results);
          assert(total);
          const standing: GateClosed['standings'][number] | undefined = closed.value.standings.find(
            (own) => own.case === one.id,
          );
          assert.equal(standing?.passed, compare(total, exactly(600)) >= 0);
          assert.equal(standing?.total, text(total));
        }
        assert.deepEqual(closeGate(stateOf([mark600], cases.toReversed()), command, at), closed);
      }),
    );
  });

  it('parts equals by what the edition has decided, in writing and in its order, and by nothing else, however they come', () => {
    // All have the same total; the desk points part them.
    const cases = [scored(1, '600', '600'), scored(2, '614', '594'), scored(3, '586', '606')];
    const places = (by: readonly string[] | null, list = cases) => {
      const tieBreaks = by && { by, document: '秘书处决定 4 号' };
      const closed = closeGate(stateOf([mark600], list), { ...command, ...(tieBreaks && { tieBreaks }) }, at);
      assert(closed.ok);
      assert.deepEqual(closed.value.tieBreaks, tieBreaks);
      return closed.value.standings
        .map((one) => [one.case, one.place])
        .toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1));
    };
    const equal = cases.map(({ id }) => [id, 1]);
    assert.deepEqual(places(null), equal);
    assert.deepEqual(places(['total']), equal);
    const [desk = '', site = ''] = Object.keys(cases[0]?.results ?? {});
    const parted = [
      ['case-1', 2],
      ['case-2', 1],
      ['case-3', 3],
    ];
    assert.deepEqual(places([desk]), parted);
    assert.deepEqual(places([desk, site]), parted);
    assert.deepEqual(places([site])[1], ['case-2', 3]);
    fc.assert(
      fc.property(fc.shuffledSubarray(cases, { minLength: 3 }), (shuffled) => {
        assert.deepEqual(places([desk], shuffled), parted);
      }),
    );
  });

  it('takes no tie-break that is not scored here, and none that nobody has written down', () => {
    const close = (by: string, document: string) =>
      codes(
        closeGate(stateOf([mark600], [scored(1, '600', '600')]), { ...command, tieBreaks: { by: [by], document } }, at),
      );
    assert.deepEqual(close('luck', '决定'), ['tie-break-unknown']);
    assert.deepEqual(close('total', ' '), ['tie-break-undocumented']);
  });

  it('costs only the tiers that its rule is about', () => {
    const step = gate([
      { rule: 'score', of: 'total', at_least: 600, for: { tiers: ['main'] } },
      { rule: 'score', of: 'total', at_least: 500, for: { tiers: ['nomination'] } },
    ]);
    const closed = closeGate(
      stateOf([step], [scored(1, '550', '550'), scored(2, '700', '700'), scored(3, '1', '1')]),
      command,
      at,
    );
    assert(closed.ok);
    assert.deepEqual(
      closed.value.standings.map((one) => [one.case, one.passed, one.lost]),
      [
        ['case-2', true, []],
        ['case-1', true, ['main']],
        ['case-3', false, []],
      ],
    );
  });

  it('measures a margin over the seats exactly, ties passing together', () => {
    const step = gate([{ rule: 'place', by: 'total', seats_times: '6/5' }]);
    const cases = [7, 6, 5, 4, 3, 3, 2].map((hundreds, i) =>
      scored(i + 1, String(hundreds * 100), String(hundreds * 100)),
    );
    const closed = closeGate(stateOf([step], cases), command, at);
    assert(closed.ok);
    assert.deepEqual(
      closed.value.standings.map((one) => [one.place, one.passed]),
      [
        [1, true],
        [2, true],
        [3, true],
        [4, true],
        [5, true],
        [5, true],
        [7, false],
      ],
    );
  });

  it('ranks each list by itself where the rule says so', () => {
    const step = gate([{ rule: 'place', by: 'site', at_most: 1, each: 'industry' }]);
    const of = (industry: string) => ({ facts: { ...noFacts, facts: { industry } } });
    const cases = [scored(1, '1', '700', of('a')), scored(2, '1', '600', of('a')), scored(3, '1', '500', of('b'))];
    const closed = closeGate(stateOf([step], cases), command, at);
    assert(closed.ok);
    assert.deepEqual(
      closed.value.standings.map((one) => [one.case, one.place, one.passed]),
      [
        ['case-1', 1, true],
        ['case-2', 2, false],
        ['case-3', 3, true],
      ],
    );
  });

  it('ends cases that a later event bars, and ranks the others without them', () => {
    const cases = [scored(1, '900', '900'), scored(2, '700', '700')];
    const closed = closeGate(stateOf([mark600], cases, { barred: [caseId(1)] }), command, at);
    assert(closed.ok);
    assert.deepEqual(closed.value.barred, ['case-1']);
    assert.deepEqual(
      closed.value.standings.map((one) => [one.case, one.place]),
      [['case-2', 1]],
    );
  });

  it('waits for every part of a total, every answer to an objection, every finding', () => {
    const missing = scored(1, '600', '600', { results: { desk: exactly(600) } });
    const objection = scored(2, '600', '600', { objection: as<ObjectionId>('objection-1') });
    const unknown = scored(3, '600', '600', { inScope: null });
    const refused = closeGate(stateOf([mark600], [missing, objection, unknown]), command, at);
    assert(!refused.ok);
    assert.deepEqual(
      refused.reasons.map(({ code, facts }) => [code, facts.number]),
      [
        ['objection-holds-list', 2],
        ['gate-scope-unknown', 3],
        ['gate-fact-missing', 1],
      ],
    );
    assert.deepEqual(refused.reasons[2]?.facts.missing, ['scores.total']);
    const judged = gate([{ id: 'chosen', rule: 'judgement', by: 'bureau' }]);
    const said = gate([{ id: 'chosen', says: '当选。', rule: 'judgement', by: 'bureau' }]);
    const open = closeGate(stateOf([said], [scored(1, '1', '1')]), command, at);
    assert.deepEqual(!open.ok && open.reasons.map((one) => [one.code, one.facts.rule, one.facts.says]), [
      ['gate-needs-finding', 'steps.gate.pass.chosen', '当选。'],
    ]);
    const found = { ...noFacts, findings: { 'steps.gate.pass.chosen': 'does-not-hold' as const } };
    const closed = closeGate(stateOf([judged], [scored(1, '1', '1', { facts: found })]), command, at);
    assert(closed.ok);
    assert.deepEqual(closed.value.standings, [{ case: 'case-1', total: null, place: null, passed: false, lost: [] }]);
  });

  it('takes judgements with the closing, with reasons, by the body that the rule names', () => {
    const judged = gate([{ id: 'chosen', rule: 'judgement', by: 'bureau' }]);
    const found = (over: object) => ({
      ...command,
      findings: [
        { case: caseId(1), rule: 'steps.gate.pass.chosen', finding: 'holds' as const, reasons: '突出', ...over },
      ],
    });
    const state = stateOf([judged], [scored(1, '1', '1')]);
    const closed = closeGate(state, found({}), at);
    assert(closed.ok);
    assert.deepEqual(closed.value.findings, [{ case: 'case-1', rule: 'steps.gate.pass.chosen', finding: 'holds' }]);
    assert.equal(closed.value.standings[0]?.passed, true);
    assert.deepEqual(codes(closeGate(state, found({ reasons: ' ' }), at)), ['gate-finding-without-reasons']);
    const other = stateOf([gate([{ id: 'chosen', rule: 'judgement', by: 'team' }])], [scored(1, '1', '1')]);
    assert.deepEqual(codes(closeGate(other, found({}), at)), ['gate-finding-not-yours']);
    const actor = { ...other.frame.actor, body: as<typeof other.frame.actor.body>('team') };
    const judging = { ...other, frame: { ...other.frame, actor } };
    assert.deepEqual(codes(closeGate(judging, found({}), at)), [], 'whoever has to judge may close it');
    assert.deepEqual(
      codes(closeGate(stateOf([mark600], [scored(1, '1', '1')]), found({ rule: 'steps.gate.pass.0' }), at)),
      ['gate-finding-not-asked'],
    );
  });

  it('is for its own body, once all before it is closed', () => {
    const state = stateOf([mark600], [scored(1, '1', '1')]);
    const frame = { ...state.frame, actor: { ...state.frame.actor, body: as<typeof state.frame.actor.body>('team') } };
    assert.deepEqual(codes(closeGate({ ...state, frame }, command, at)), ['wrong-body']);
    const open = state.frame.steps.map((step) => (step.step === 'site' ? { ...step, closedAt: null } : step));
    assert.deepEqual(codes(closeGate({ ...state, frame: { ...state.frame, steps: open } }, command, at)), [
      'step-waits',
    ]);
  });
});
