import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { day } from '../language/index.ts';
import { codes } from '../language/testing/codes.ts';
import { recordBreach } from './record-breach.ts';
import { type DoDuty, doDuty, dueDaysOf, missDuty } from './record-duties.ts';
import type { AwardFile, DutyRecord } from './state.ts';
import { awardId, digest, on, placeOf, samplePack } from './testing/sample-supervision.ts';

const report = (more: Partial<DoDuty> = {}): DoDuty => ({
  award: awardId,
  duty: 'yearly-report',
  time: 1,
  sha256: digest,
  on: null,
  ...more,
});
const done = (command: Partial<DoDuty>, today: string, body = 'applicant', more: Partial<AwardFile> = {}) =>
  doDuty(placeOf(body, more), report(command), on(today));
const record = (is: DutyRecord['is'], time: number | null = 1, duty = 'yearly-report'): DutyRecord => ({
  duty,
  is,
  time,
  on: day('2026-11-18'),
  recordedAt: on('2026-11-19'),
});
const missed = (today: string, more: Partial<AwardFile> = {}, body = 'office', time = 1, duty = 'yearly-report') =>
  missDuty(placeOf(body, more), { award: awardId, duty, time }, on(today));

describe('whether a duty is owed', () => {
  const scoped = (facts: AwardFile['facts']['facts']) => {
    const [duty] = samplePack.obligations;
    assert.ok(duty);
    const place = placeOf('applicant');
    const pack = { ...samplePack, obligations: [{ ...duty, for: { where: { listed: true } } }] };
    const award = { ...place.award, facts: { ...place.award.facts, facts } };
    return doDuty({ ...place, award, frame: { ...place.frame, pack } }, report(), on('2026-11-18'));
  };

  it('is not known while a fact is missing, which is no no', () => {
    const open = scoped({});
    assert.deepEqual(!open.ok && open.reasons.map(({ code, facts }) => [code, facts.missing]), [
      ['duty-scope-unknown', ['listed']],
    ]);
    assert.deepEqual([codes(scoped({ listed: false })), codes(scoped({ listed: true }))], [['duty-not-owed'], []]);
  });

  it('ends with the title, where it is asked again and again without a number', () => {
    const { award, frame } = placeOf('applicant');
    const due = (more: object) =>
      dueDaysOf(
        { frame, award },
        { ...samplePack.obligations[0], times: undefined, ...more } as never,
        day('2040-01-01'),
      ).length;
    assert.equal(due({}), 6);
    assert.equal(due({ times: 8 }), 8);
  });

  it('ends on the day the award is revoked', () => {
    const revokedOn = day('2026-11-18');
    assert.deepEqual(codes(done({}, '2026-11-18', 'applicant', { revokedOn })), ['award-revoked']);
    assert.deepEqual(codes(missed('2026-11-19', { revokedOn })), ['award-revoked']);
    assert.deepEqual(codes(missed('2026-11-19', { revokedOn: day('2026-11-19') })), []);
  });
});

describe('doing a duty', () => {
  it('is in time to the end of its day, and marked late after it', () => {
    const act = done({}, '2026-11-18');
    assert.deepEqual(act.ok && [act.value.late, act.value.due, act.value.on, act.value.article], [
      false,
      '2026-11-18',
      '2026-11-18',
      24,
    ]);
    const late = done({}, '2026-11-19');
    assert.equal(late.ok && late.value.late, true);
  });

  it('is for the winner itself, once for each time, with the paper that is asked', () => {
    assert.deepEqual(codes(done({}, '2026-11-18', 'office')), ['wrong-body']);
    const stranger = placeOf('applicant');
    const other = { ...stranger, frame: { ...stranger.frame, actor: { ...stranger.frame.actor, of: 'b' } } };
    assert.deepEqual(codes(doDuty(other, report(), on('2026-11-18'))), ['not-your-award']);
    assert.deepEqual(codes(done({}, '2026-11-18', 'applicant', { duties: [record('done')] })), ['duty-done-already']);
    assert.deepEqual(codes(done({ sha256: null }, '2026-11-18')), ['paper-missing']);
    assert.deepEqual(codes(done({ sha256: 'x' }, '2026-11-18')), ['digest-unfit']);
    assert.deepEqual(codes(done({ time: 4 }, '2028-12-18')), ['no-such-time']);
    assert.deepEqual(codes(done({ time: null }, '2026-11-18')), ['no-such-time']);
  });

  it('by a body may be dated back, never into a time that is on record as missed', () => {
    const duty = { ...samplePack.obligations[0], by: 'office' } as (typeof samplePack.obligations)[number];
    const place = placeOf('office', { duties: [record('missed')] });
    const own = { ...place, frame: { ...place.frame, pack: { ...samplePack, obligations: [duty] } } };
    const dated = (text: string) => codes(doDuty(own, report({ on: day(text) }), on('2026-12-01')));
    assert.deepEqual([dated('2026-11-18'), dated('2026-11-19')], [['missed-already'], []]);
  });

  it('waits for its year, and may come after it was recorded as missed', () => {
    assert.deepEqual(codes(done({ time: 2 }, '2026-11-18')), ['duty-too-soon']);
    assert.deepEqual(codes(done({ time: 2 }, '2026-11-19')), []);
    assert.deepEqual(codes(done({}, '2026-12-01', 'applicant', { duties: [record('missed')] })), []);
  });

  it('without a day is done again and again, also by a body, on a day that has been', () => {
    const visits = { duty: 'visits', time: null, sha256: null };
    assert.deepEqual(codes(done(visits, '2026-05-06', 'applicant', { duties: [record('done', null, 'visits')] })), []);
    const call = (day_: string) => codes(done({ ...visits, duty: 'call', on: day(day_) }, '2026-05-06', 'office'));
    assert.deepEqual(
      [call('2026-05-06'), call('2026-05-07'), call('2025-11-01')],
      [[], ['day-not-come'], ['before-the-award']],
    );
  });

  it('is nothing for those it is not for, before the award or after its revocation', () => {
    const talk = { duty: 'talk', time: null, sha256: null };
    assert.deepEqual(codes(done(talk, '2026-05-06')), ['duty-not-owed']);
    assert.deepEqual(codes(done(talk, '2026-05-06', 'applicant', { track: 'individual' })), []);
    assert.ok(codes(done({}, '2026-11-18', 'applicant', { awardedOn: null })).includes('award-not-announced'));
    assert.deepEqual(codes(done({}, '2026-11-18', 'applicant', { revokedOn: day('2026-11-01') })), ['award-revoked']);
    assert.deepEqual(codes(done({ duty: 'nothing' }, '2026-11-18')), ['no-such-duty']);
  });
});

describe('recording a duty as missed', () => {
  it('is for the office, once its day has ended', () => {
    assert.deepEqual(codes(missed('2026-11-18')), ['duty-not-over']);
    const act = missed('2026-11-19');
    assert.deepEqual(act.ok && [act.value.due, act.value.time], ['2026-11-18', 1]);
    assert.deepEqual(codes(missed('2026-11-19', {}, 'watch')), ['wrong-body']);
  });

  it('is refused when it was done by its day, not when it was done late; when it is recorded, undated, or the award was gone by then', () => {
    assert.deepEqual(codes(missed('2026-11-19', { duties: [record('done')] })), ['duty-done-already']);
    const late = { ...record('done'), on: day('2026-11-19') };
    assert.deepEqual(codes(missed('2026-11-20', { duties: [late] })), []);
    assert.deepEqual(codes(missed('2026-11-19', { duties: [record('missed')] })), ['missed-already']);
    assert.deepEqual(codes(missed('2026-11-19', { duties: [record('missed', 2)] })), []);
    assert.deepEqual(codes(missed('2026-11-19', {}, 'office', 1, 'visits')), ['duty-undated']);
    assert.deepEqual(codes(missed('2026-11-19', { revokedOn: day('2026-10-01') })), ['award-revoked']);
    assert.deepEqual(codes(missed('2026-11-19', { revokedOn: day('2026-11-19') })), []);
  });
});

describe('recording a breach', () => {
  const breach = (more: object, body = 'office') =>
    recordBreach(
      placeOf(body),
      {
        award: awardId,
        of: 'no-trade',
        is: 'breached',
        on: day('2026-05-06'),
        use: 'rent',
        reasons: '查实。',
        ...more,
      },
      on('2026-06-01'),
    );

  it('names the rule, its article and the use', () => {
    const act = breach({});
    assert.deepEqual(act.ok && [act.value.article, act.value.of, act.value.use], [32, 'no-trade', 'rent']);
    assert.deepEqual(codes(breach({ of: 'purposes', use: 'other-purposes' })), []);
    assert.deepEqual(codes(breach({ of: 'visits', is: 'refused', use: null })), []);
  });

  it('is for the office, of a rule there is, with reasons', () => {
    assert.deepEqual(codes(breach({}, 'applicant')), ['wrong-body']);
    assert.deepEqual(codes(breach({ use: 'training' })), ['use-not-ruled']);
    assert.deepEqual(codes(breach({ of: 'call', use: null })), ['not-the-winners-duty']);
    assert.deepEqual(codes(breach({ of: 'talk', use: null })), ['duty-not-owed']);
    assert.deepEqual(codes(breach({ of: 'nothing' })), ['no-such-duty']);
    assert.deepEqual(codes(breach({ reasons: ' ' })), ['breach-without-reasons']);
    assert.deepEqual(codes(breach({ on: day('2026-06-02') })), ['day-not-come']);
    assert.deepEqual(codes(breach({ on: day('2025-11-17') })), ['before-the-award']);
  });
});
