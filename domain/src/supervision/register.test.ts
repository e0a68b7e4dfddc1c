import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addDays, day, type Refusal, type Result } from '../language/index.ts';
import { codes } from '../language/testing/codes.ts';
import { awardStatus, registerHistory } from './award-status.ts';
import { importRegister, type PastRow } from './import-register.ts';
import { awardedOn, awardFile, digest, frameOf, on, samplePack } from './testing/sample-supervision.ts';

const row = (more: Partial<PastRow> = {}): PastRow => ({
  holder: 'a',
  tier: 'main',
  awardedOn: day('2019-12-01'),
  revokedOn: null,
  ...more,
});
const imported = (
  rows: readonly PastRow[],
  body = 'office',
  known: readonly PastRow[] = [],
  tiers: readonly string[] | null = ['main', 'second'],
) => {
  const { actor, seated } = frameOf(body);
  return importRegister(
    { pack: samplePack, tiers, actor, seated, known },
    { programme: 'sample-award', rows, sha256: digest, rowsSha256: digest },
    on('2026-06-01'),
  );
};
const rowsOf = (result: Result<unknown, Refusal>) =>
  result.ok ? [] : result.reasons.map(({ code, facts }) => [code, facts.row]);

describe('importing the register', () => {
  it('takes all rows or none, and tells every fault with its row', () => {
    const act = imported([row(), row({ tier: 'second' })]);
    assert.deepEqual(act.ok && [act.value.awards, act.value.programme], [2, 'sample-award']);
    const faulty = imported([
      row(),
      row({ tier: 'third' }),
      row(),
      row({ holder: 'b', revokedOn: day('2019-01-01') }),
      row({ awardedOn: day('2027-01-01') }),
    ]);
    assert.deepEqual(rowsOf(faulty), [
      ['row-tier-unknown', 2],
      ['row-twice', 3],
      ['row-revoked-before', 4],
      ['row-day-not-come', 5],
    ]);
  });

  it('refuses what the register holds, and another body; tiers of a programme that rules here only speak of are not known', () => {
    assert.deepEqual(rowsOf(imported([row()], 'office', [row({ revokedOn: day('2020-01-01') })])), [['row-twice', 1]]);
    assert.deepEqual(codes(imported([row({ tier: 'third' })], 'office', [], null)), []);
    assert.deepEqual(codes(imported([row()], 'government')), ['not-the-office']);
    assert.deepEqual(codes(imported([])), ['nothing-to-import']);
  });
});

describe('where an award stands', () => {
  const status = (today: string, revokedOn: string | null = null, tier = 'main') =>
    awardStatus(samplePack, { tier, awardedOn, revokedOn: revokedOn === null ? null : day(revokedOn) }, day(today))
      .status;

  it('is held to the last day of its validity, for good without one, or revoked from that day', () => {
    assert.deepEqual(
      [status('2031-11-18'), status('2031-11-19'), status('2099-01-01', null, 'second')],
      ['held', 'expired', 'held'],
    );
    assert.deepEqual(
      [status('2026-05-31', '2026-06-01'), status('2026-06-01', '2026-06-01'), status('2032-01-01', '2026-06-01')],
      ['held', 'revoked', 'revoked'],
    );
  });

  it('is told as a history, by the days, up to today', () => {
    const missed = {
      duty: 'yearly-report',
      is: 'missed' as const,
      time: 1,
      on: day('2026-11-18'),
      recordedAt: on('2026-11-19'),
    };
    const award = { ...awardFile({ duties: [missed], revokedOn: day('2028-01-10') }), awardedOn };
    const decision = {
      sanction: 'missing-report',
      imposed: true,
      day: day('2026-12-01'),
      publishedOn: day('2026-12-03'),
    };
    const told = (today: string) =>
      registerHistory(
        samplePack,
        award,
        [decision, { ...decision, imposed: false, publishedOn: null }],
        day(today),
      ).map(({ day: on_, what }) => `${on_} ${what}`);
    assert.deepEqual(told('2028-02-01'), [
      '2025-11-18 awarded',
      '2026-11-18 missed',
      '2026-12-01 sanctioned',
      '2026-12-03 published',
      '2028-01-10 revoked',
    ]);
    assert.deepEqual(told('2026-12-01').length, 3);
    const held = { ...award, duties: [], revokedOn: null };
    assert.deepEqual(
      registerHistory(samplePack, held, [], day('2032-01-01')).map(({ what }) => what),
      ['awarded', 'expired'],
    );
    const afterwards = { ...held, revokedOn: day('2032-03-01') };
    assert.deepEqual(
      registerHistory(samplePack, afterwards, [], day('2033-01-01')).map(({ what }) => what),
      ['awarded', 'expired', 'revoked'],
    );
  });

  it('never comes back once it is gone', () => {
    const order = ['held', 'expired', 'revoked'];
    const days = fc.integer({ min: 0, max: 4000 });
    fc.assert(
      fc.property(days, days, days, (revoked, first, more) => {
        const award = { tier: 'main', awardedOn, revokedOn: addDays(awardedOn, revoked) };
        const place = (n: number) => order.indexOf(awardStatus(samplePack, award, addDays(awardedOn, n)).status);
        assert.ok(place(first + more) >= place(first));
      }),
    );
  });
});
