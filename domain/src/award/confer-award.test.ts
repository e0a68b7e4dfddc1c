import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type AwardId, addDays, as, type CaseId, type NoticeId, type StepId, type TierId } from '../language/index.ts';
import { codes } from '../language/testing/codes.ts';
import { noFacts } from '../regulation/index.ts';
import { type Announced, announceConferral } from './announce-conferral.ts';
import { conferAward, type Winner } from './confer-award.ts';
import { at, sampleFrame, today, winnerBefore } from './testing/sample-edition.ts';

const step = as<StepId>('conferral');
const closed = ['winners-notice', 'approval'];
const winner = (more: Partial<Winner> = {}): Winner => ({
  case: as<CaseId>('a'),
  applicant: as('applicant-a'),
  tier: as<TierId>('main'),
  track: 'organisation',
  kind: 'organisation',
  approved: true,
  conferred: false,
  blocked: false,
  facts: winnerBefore(),
  anchors: {},
  ...more,
});
const confer = (own: Winner | null, frame = sampleFrame({ closed })) =>
  conferAward({ frame, winner: own }, { step, case: as<CaseId>('a'), award: as<AwardId>('award-1') }, at);
const brings = (own: Winner) => {
  const done = confer(own);
  assert.ok(done.ok);
  const { row, honours, money, takesSeat } = done.value;
  return { row, honours, money, takesSeat };
};

describe('conferring an award', () => {
  it('pays again across tiers, and nothing for the same tier', () => {
    const main = { row: 'main', honours: ['plaque'], money: 300000, takesSeat: true };
    assert.deepEqual(brings(winner()), main);
    assert.deepEqual(brings(winner({ facts: winnerBefore('second') })), main);
    assert.deepEqual(brings(winner({ facts: winnerBefore('main') })), { ...main, row: 'main-again', money: 0 });
  });

  it('keeps silence as silence: null is neither zero nor none', () => {
    assert.deepEqual(brings(winner({ tier: as<TierId>('second') })), {
      row: 'second',
      honours: null,
      money: null,
      takesSeat: true,
    });
  });

  it('waits while an amount is left to somebody, or a row cannot be told', () => {
    const receives = [{ id: 'all', honours: null, money: { decided_by: 'government' }, takes_seat: true, article: 20 }];
    const open = confer(winner(), sampleFrame({ closed, receives }));
    assert.ok(!open.ok);
    assert.deepEqual(open.reasons.at(-1), {
      code: 'award-undecided',
      article: 20,
      facts: { row: 'all', what: 'money', by: '市政府' },
    });
    assert.deepEqual(codes(confer(winner({ facts: noFacts }))), ['award-row-open']);
    assert.deepEqual(codes(confer(winner({ tier: as<TierId>('third') }))), ['no-award-row']);
    const ceiling = [{ id: 'all', honours: null, money: { at_most: 100 }, takes_seat: true }];
    const capped = confer(winner(), sampleFrame({ closed, receives: ceiling }));
    assert.ok(capped.ok);
    assert.equal(capped.value.money, null);
  });

  it('waits while an objection to the winner is open: approved before the notice, nothing is given before it is undisputed', () => {
    assert.deepEqual(codes(confer(winner({ blocked: true }))), ['objection-open']);
  });

  it('is for approved winners, once, after the approval is over', () => {
    assert.deepEqual(codes(confer(null)), ['not-a-winner']);
    assert.deepEqual(codes(confer(winner({ approved: false, conferred: true }))), [
      'not-approved',
      'already-conferred',
    ]);
    assert.deepEqual(codes(confer(winner(), sampleFrame())), ['step-waits']);
  });
});

describe('announcing the conferral', () => {
  const announce = (winners: readonly Announced[], frame = sampleFrame({ closed }), on = today) =>
    announceConferral({ frame, winners }, { notice: as<NoticeId>('n'), step, document: null, day: on }, at);
  const a = { case: as<CaseId>('a'), award: as<AwardId>('award-1'), approvedOn: addDays(today, -2) };

  it('fixes the award date on the date of the paper; its number may stay a marked blank', () => {
    const done = announce([a]);
    assert.ok(done.ok);
    assert.deepEqual(done.value, {
      act: 'conferral-announced',
      article: 23,
      notice: 'n',
      step: 'conferral',
      awards: ['award-1'],
      document: null,
      day: today,
    });
  });

  it('waits until every winner has an award, and is for the government alone', () => {
    assert.deepEqual(codes(announce([a, { ...a, case: as<CaseId>('b'), award: null }])), ['awards-outstanding']);
    assert.deepEqual(codes(announce([a], sampleFrame({ closed, body: 'office' }))), ['wrong-body']);
  });

  it('is dated neither before a winner on it was approved nor ahead of today, with the article', () => {
    const b = { ...a, case: as<CaseId>('b'), approvedOn: addDays(today, -1) };
    const early = announce([a, b], undefined, addDays(today, -2));
    assert.ok(!early.ok);
    const facts = { day: '2026-06-29', cases: ['b'], approved: '2026-06-30' };
    assert.deepEqual(early.reasons, [{ code: 'dated-before-approval', article: 23, facts }]);
    const dated = announce([a, b], undefined, addDays(today, -1));
    assert.ok(dated.ok && dated.value.day === '2026-06-30');
    const ahead = announce([a], undefined, addDays(today, 1));
    assert.ok(!ahead.ok);
    assert.deepEqual(ahead.reasons, [{ code: 'day-ahead', article: 23, facts: { day: '2026-07-02' } }]);
    assert.ok(announce([{ ...a, approvedOn: null }], undefined, addDays(today, -9)).ok);
  });

  it('also announces that nobody has won', () => {
    assert.ok(announce([]).ok);
  });
});
