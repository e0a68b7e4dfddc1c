import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  type AwardId,
  addDays,
  as,
  type CaseId,
  day,
  instantAt,
  type NoticeId,
  type StepId,
  type TierId,
} from '../language/index.ts';
import { codes } from '../language/testing/codes.ts';
import { noFacts, type Step } from '../regulation/index.ts';
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

  it('waits for a deciding meeting that was held without the winner, not for one that advises', () => {
    const { pack, ...frame } = sampleFrame({ closed });
    const meeting = (effect: 'decides' | 'advises') => {
      const step: Step = { id: 'again', kind: 'resolution', name: '复议', by: 'office', effect, carried_by: null };
      const again = { step: as<StepId>('again'), opensOn: null, closesOn: null, openedAt: at, closedAt: at };
      return { ...frame, pack: { ...pack, steps: [step, ...pack.steps] }, steps: [again, ...frame.steps] };
    };
    assert.deepEqual(codes(confer(winner({ voted: [] }), meeting('decides'))), ['resolution-outstanding']);
    assert.ok(confer(winner({ voted: [as('again')] }), meeting('decides')).ok);
    assert.ok(confer(winner({ voted: [] }), meeting('advises')).ok);
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
  /** The days on which it was put on record that these steps were over. */
  const closedOn = (days: Readonly<Record<string, string>>) => {
    const frame = sampleFrame({ closed });
    const steps = frame.steps.map((state) => {
      const on = days[state.step];
      return on === undefined ? state : { ...state, closedAt: instantAt(day(on), '10:00') };
    });
    return { ...frame, steps };
  };
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
    const frame = closedOn({ 'winners-notice': '2026-06-20', approval: '2026-07-01' });
    const early = announce([a, b], frame, addDays(today, -2));
    assert.ok(!early.ok);
    const facts = { day: '2026-06-29', cases: ['b'], approved: '2026-06-30' };
    assert.deepEqual(early.reasons, [{ code: 'dated-before-approval', article: 23, facts }]);
    const dated = announce([a, b], frame, addDays(today, -1));
    assert.ok(dated.ok && dated.value.day === '2026-06-30');
    const ahead = announce([a], undefined, addDays(today, 1));
    assert.ok(!ahead.ok);
    assert.deepEqual(ahead.reasons, [{ code: 'day-ahead', article: 23, facts: { day: '2026-07-02' } }]);
    assert.ok(announce([{ ...a, approvedOn: null }], frame, addDays(today, -9)).ok);
  });

  it('is dated after the notice too, where the approval went before it', () => {
    const own = closedOn({ approval: '2026-06-20', 'winners-notice': '2026-06-30' });
    const turned = ['approval', 'winners-notice', 'conferral'];
    const sorted = <T>(list: readonly T[], id: (one: T) => string): readonly T[] =>
      list.toSorted((one, other) => turned.indexOf(id(one)) - turned.indexOf(id(other)));
    const frame = {
      ...own,
      pack: { ...own.pack, steps: [...sorted(own.pack.steps, (one) => one.id)] },
      steps: sorted(own.steps, (one) => one.step),
    };
    const early = announce([{ ...a, approvedOn: day('2026-06-20') }], frame, day('2026-06-29'));
    assert.ok(!early.ok);
    assert.deepEqual(early.reasons, [
      {
        code: 'day-before-its-turn',
        article: 23,
        facts: { day: '2026-06-29', name: '公示', closed: '2026-06-30' },
      },
    ]);
    assert.ok(announce([{ ...a, approvedOn: day('2026-06-20') }], frame, day('2026-06-30')).ok);
  });

  it('also announces that nobody has won', () => {
    assert.ok(announce([]).ok);
  });
});
