import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addDays, as, type CaseId, type StepId } from '../language/index.ts';
import { codes } from '../language/testing/codes.ts';
import type { ApprovalState, DecideApproval } from './approval.ts';
import { giveApproval } from './give-approval.ts';
import { refuseApproval } from './refuse-approval.ts';
import { at, fileOf, sampleFrame, today } from './testing/sample-edition.ts';

const state = (more: Partial<ApprovalState> = {}): ApprovalState => ({
  frame: sampleFrame(),
  waiting: [
    { file: fileOf('a'), blocked: false, sentBack: false },
    { file: fileOf('b'), blocked: true, sentBack: false },
  ],
  ...more,
});
const decide = (...cases: string[]): DecideApproval => ({
  step: as<StepId>('approval'),
  cases: cases.map((name) => as<CaseId>(name)),
  document: null,
  day: today,
});
describe('approval', () => {
  it('goes on with the others while one waits for the answer to an objection', () => {
    const first = giveApproval(state(), decide('a'), at);
    assert.ok(first.ok);
    assert.equal(first.value.closes, false);
    assert.equal(first.value.article, '22¶2');
    assert.deepEqual(codes(giveApproval(state(), decide('a', 'b'), at)), ['objection-open']);
    const frame = sampleFrame({ opened: ['approval'] });
    const last = giveApproval(
      state({ frame, waiting: [{ file: fileOf('b'), blocked: false, sentBack: false }] }),
      decide('b'),
      at,
    );
    assert.ok(last.ok);
    assert.equal(last.value.closes, true);
  });

  it('refuses who is barred by now, also by what happened after the application', () => {
    const waiting = [{ file: fileOf('a', '2026-06-20'), blocked: false, sentBack: false }];
    const refused = giveApproval(state({ waiting }), decide('a'), at);
    assert.ok(!refused.ok);
    assert.deepEqual(refused.reasons, [
      {
        code: 'winner-barred',
        article: '13(3)',
        facts: { case: 'a', rule: 'disqualifiers.all.rules.accident', says: '发生事故。' },
      },
    ]);
    assert.ok(refuseApproval(state({ waiting }), decide('a'), at).ok);
  });

  it('is for its own body, after the notice, about those who wait', () => {
    const frame = sampleFrame({ body: 'office', closed: [] });
    const late = { ...decide('c'), day: addDays(today, 1) };
    assert.deepEqual(codes(giveApproval(state({ frame }), late, at)), [
      'wrong-body',
      'step-waits',
      'not-awaiting-approval',
      'day-ahead',
    ]);
    assert.deepEqual(codes(giveApproval(state(), decide(), at)), ['nothing-decided']);
    const over = sampleFrame({ closed: ['winners-notice', 'approval'] });
    assert.deepEqual(codes(giveApproval(state({ frame: over }), decide('a'), at)), ['step-over']);
  });

  it('knows no sitting before the notice was over, only on or after that day', () => {
    const early = { ...decide('a'), day: addDays(today, -1) };
    const refused = giveApproval(state(), early, at);
    assert.ok(!refused.ok);
    assert.deepEqual(refused.reasons, [
      {
        code: 'day-before-its-turn',
        article: '22¶2',
        facts: { day: '2026-06-30', name: '公示', closed: '2026-07-01' },
      },
    ]);
    assert.deepEqual(codes(refuseApproval(state(), early, at)), ['day-before-its-turn']);
  });

  it('decides anew on who is sent back by an objection, also when all others are done', () => {
    const frame = sampleFrame({ closed: ['winners-notice', 'approval'] });
    const waiting = [{ file: fileOf('a'), blocked: false, sentBack: true }];
    assert.ok(giveApproval(state({ frame, waiting }), decide('a'), at).ok);
    assert.deepEqual(codes(giveApproval(state({ frame, waiting }), decide('a', 'c'), at)), [
      'step-over',
      'not-awaiting-approval',
    ]);
  });

  it('of a piece of work as a whole ends no case: not approved, it waits for another sitting', () => {
    const own = sampleFrame();
    const steps = own.pack.steps.map((step) => (step.kind === 'approval' ? { ...step, of: 'review' as const } : step));
    const whole = state({ frame: { ...own, pack: { ...own.pack, steps } }, waiting: [] });
    const refused = refuseApproval(whole, decide(), at);
    assert.ok(refused.ok);
    assert.deepEqual([refused.value.cases, refused.value.closes], [[], false]);
    assert.deepEqual(codes(refuseApproval(whole, decide('a'), at)), ['not-awaiting-approval']);
    const given = giveApproval(whole, decide(), at);
    assert.ok(given.ok && given.value.closes);
  });

  it('closes with nobody on the list: all seats stay empty', () => {
    const none = giveApproval(state({ waiting: [] }), decide(), at);
    assert.ok(none.ok && none.value.closes);
    assert.deepEqual(codes(refuseApproval(state({ waiting: [] }), decide(), at)), ['nothing-decided']);
  });
});
