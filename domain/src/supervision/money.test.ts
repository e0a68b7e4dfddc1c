import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { day } from '../language/index.ts';
import { codes } from '../language/testing/codes.ts';
import { reportMoneyUse } from './report-money-use.ts';
import { decideMoney, payMoney } from './settle-money.ts';
import type { AwardFile } from './state.ts';
import { awardId, digest, on, placeOf, samplePack } from './testing/sample-supervision.ts';

const money = (more: Partial<AwardFile['money']>) => ({
  settled: null,
  decided: null,
  decidedOn: null,
  paid: 0,
  used: 0,
  ...more,
});
const decide = (
  amount: number,
  more: Partial<AwardFile> = {},
  body = 'government',
  dated = '2026-01-05',
  document: string | null = '〔2026〕1号',
) =>
  decideMoney(
    placeOf(body, { row: 'capped', money: money({}), ...more }),
    { award: awardId, money: amount, document, day: day(dated) },
    on('2026-01-05'),
  );
const pay = (amount: number, more: Partial<AwardFile> = {}, body = 'office', paidOn = '2026-01-05') =>
  payMoney(placeOf(body, more), { award: awardId, amount, on: day(paidOn) }, on('2026-01-05'));

describe('deciding an amount', () => {
  it('is for the government itself, where the table names none, within its ceiling', () => {
    const act = decide(50_000);
    assert.deepEqual(act.ok && [act.value.money, act.value.article], [50_000, 27]);
    assert.deepEqual(codes(decide(50_001)), ['money-over-limit']);
    assert.deepEqual(codes(decide(900_000, { row: 'silent' })), []);
    assert.deepEqual(codes(decide(0)), []);
    assert.deepEqual(codes(decide(1, {}, 'county')), ['wrong-body']);
    assert.deepEqual(codes(decide(1, {}, 'government', '2026-01-05', null)), ['money-undocumented']);
  });

  it('is done once, never where the amount is laid down or the award is gone', () => {
    assert.deepEqual(codes(decide(1, { row: 'main', money: money({ settled: 300_000 }) })), ['money-laid-down']);
    assert.deepEqual(codes(decide(1, { money: money({ decided: 20 }) })), ['money-decided-already']);
    assert.deepEqual(codes(decide(1, { revokedOn: day('2026-01-02') })), ['award-revoked']);
    assert.deepEqual(codes(decide(1, { awardedOn: null })), ['award-not-announced']);
    assert.deepEqual(codes(decide(1.5)), ['not-an-amount']);
    assert.deepEqual(codes(decide(1, {}, 'government', '2025-11-17')), ['before-the-award']);
  });
});

describe('paying', () => {
  it('takes parts, never more in all than is due', () => {
    const act = pay(300_000);
    assert.deepEqual(act.ok && act.value.article, '26¶2');
    assert.deepEqual(codes(pay(100_000, { money: money({ settled: 300_000, paid: 200_000 }) })), []);
    assert.deepEqual(codes(pay(100_001, { money: money({ settled: 300_000, paid: 200_000 }) })), [
      'money-over-decided',
    ]);
    assert.deepEqual(codes(pay(50, { row: 'capped', money: money({ decided: 50 }) })), []);
    assert.deepEqual(codes(pay(1, { row: 'main', money: money({ settled: 0 }) })), ['money-over-decided']);
    assert.deepEqual(codes(pay(0)), ['not-an-amount']);
  });

  it('is not dated before the decision on the amount', () => {
    const decided = { row: 'silent', money: money({ decided: 50, decidedOn: day('2026-01-04') }) };
    assert.deepEqual(codes(pay(50, decided, 'office', '2026-01-03')), ['paid-before-decided']);
    assert.deepEqual(codes(pay(50, decided, 'office', '2026-01-04')), []);
  });

  it('waits for the amount, and is not before the award or once it is revoked', () => {
    assert.deepEqual(codes(pay(1, { row: 'silent', money: money({}) })), ['money-not-decided']);
    assert.deepEqual(codes(pay(1, {}, 'office', '2025-11-17')), ['before-the-award']);
    assert.deepEqual(codes(pay(1, { revokedOn: day('2026-01-05') })), ['award-revoked']);
    assert.deepEqual(codes(pay(1, { revokedOn: day('2026-01-05') }, 'office', '2026-01-04')), []);
    assert.deepEqual(codes(pay(1, {}, 'government')), ['wrong-body']);
  });
});

describe('reporting what the money was spent on', () => {
  const paid = { money: money({ settled: 300_000, paid: 300_000, used: 100_000 }) };
  const report = (
    uses: readonly { use: string; amount: number }[],
    more: Partial<AwardFile> = paid,
    body = 'applicant',
  ) => reportMoneyUse(placeOf(body, more), { award: awardId, uses, sha256: digest }, on('2026-06-01'));

  it('is taken also where a use is not allowed, and names the rule it breaks', () => {
    const act = report([
      { use: 'training', amount: 150_000 },
      { use: 'other-purposes', amount: 50_000 },
    ]);
    assert.deepEqual(act.ok && [act.value.breaches, act.value.article], [['purposes'], 28]);
    const fine = report([{ use: 'training', amount: 200_000 }]);
    assert.deepEqual(fine.ok && fine.value.breaches, []);
  });

  it('never comes to more than was paid', () => {
    assert.deepEqual(codes(report([{ use: 'training', amount: 200_001 }])), ['more-than-paid']);
    assert.deepEqual(codes(report([{ use: 'training', amount: -1 }])), ['not-an-amount']);
  });

  it('is for the winner, of uses there are, where the regulation rules them', () => {
    assert.deepEqual(codes(report([{ use: 'training', amount: 1 }], paid, 'office')), ['wrong-body']);
    assert.deepEqual(codes(report([{ use: 'feast', amount: 1 }])), ['no-such-use']);
    assert.deepEqual(codes(report([])), ['no-use-named']);
    const place = placeOf('applicant', paid);
    const silent = { ...place, frame: { ...place.frame, pack: { ...samplePack, money_use: [] } } };
    const command = { award: awardId, uses: [{ use: 'training', amount: 1 }], sha256: digest };
    assert.deepEqual(codes(reportMoneyUse(silent, command, on('2026-06-01'))), ['no-rule-for-money']);
  });
});
