import type { Actor, AwardId, EditionId } from '@heng/domain/language';
import {
  type DecideMoney,
  type DoDuty,
  decideMoney,
  doDuty,
  type MissDuty,
  missDuty,
  type PayMoney,
  payMoney,
  type RecordBreach,
  type ReportEvent,
  type ReportMoneyUse,
  recordBreach,
  reportEvent,
  reportMoneyUse,
  type WithdrawEvent,
  withdrawEvent,
} from '@heng/domain/supervision';
import { type Desk, digestOfValue, type Key, record } from '../storage/index.ts';
import {
  loadAwardPlace,
  saveBreach,
  saveDutyDone,
  saveDutyMissed,
  saveEvent,
  saveEventWithdrawn,
  saveMoneyDecided,
  saveMoneyPaid,
  saveMoneyUse,
} from './store.ts';

const about = (by: Actor, key: Key, edition: EditionId, award: AwardId) => ({ by, key, edition, subject: award });

/** 履行义务 */
export function doesDuty(desk: Desk, by: Actor, key: Key, edition: EditionId, command: DoDuty) {
  return record(
    desk,
    { ...about(by, key, edition, command.award), attempted: 'duty-done' },
    {
      load: (tx) => loadAwardPlace(desk, tx, edition, by, command.award),
      decide: (place, at) => doDuty(place, command, at),
      save: (tx, act, at, id) => saveDutyDone(tx, act, at, id),
    },
  );
}

/** 记录未履行 */
export function recordsMissedDuty(desk: Desk, by: Actor, key: Key, edition: EditionId, command: MissDuty) {
  return record(
    desk,
    { ...about(by, key, edition, command.award), attempted: 'duty-missed' },
    {
      load: (tx) => loadAwardPlace(desk, tx, edition, by, command.award),
      decide: (place, at) => missDuty(place, command, at),
      save: (tx, act, at, id) => saveDutyMissed(tx, act, at, id),
    },
  );
}

/** 记录拒绝或违反 */
export function recordsBreach(desk: Desk, by: Actor, key: Key, edition: EditionId, command: RecordBreach) {
  return record(
    desk,
    { ...about(by, key, edition, command.award), attempted: 'breach-recorded' },
    {
      load: (tx) => loadAwardPlace(desk, tx, edition, by, command.award),
      decide: (place, at) => recordBreach(place, command, at),
      save: (tx, act, at, id) => saveBreach(tx, act, command.reasons, at, id),
    },
  );
}

/** 报告奖金使用 */
export function reportsMoneyUse(desk: Desk, by: Actor, key: Key, edition: EditionId, command: ReportMoneyUse) {
  return record(
    desk,
    { ...about(by, key, edition, command.award), attempted: 'money-use-reported' },
    {
      load: (tx) => loadAwardPlace(desk, tx, edition, by, command.award),
      decide: (place, at) => reportMoneyUse(place, command, at),
      save: (tx, act, _at, id) => saveMoneyUse(tx, act, id),
    },
  );
}

/** 报告事项. The value goes to its table, the digest of its canonical JSON into the act. */
export function reportsEvent(
  desk: Desk,
  by: Actor,
  key: Key,
  edition: EditionId,
  command: Omit<ReportEvent, 'sha256'>,
) {
  const sha256 = digestOfValue(command.value);
  return record(
    desk,
    { ...about(by, key, edition, command.award), attempted: 'event-reported' },
    {
      load: (tx) => loadAwardPlace(desk, tx, edition, by, command.award),
      decide: (place, at) => reportEvent(place, { ...command, sha256 }, at),
      save: (tx, act, at, id) => saveEvent(tx, act, { value: command.value, body: by.body, of: by.of }, at, id),
    },
  );
}

/** 撤回所报事项. The reasons stay in their table. */
export function withdrawsEvent(desk: Desk, by: Actor, key: Key, edition: EditionId, command: WithdrawEvent) {
  return record(
    desk,
    { ...about(by, key, edition, command.award), attempted: 'event-withdrawn' },
    {
      load: (tx) => loadAwardPlace(desk, tx, edition, by, command.award),
      decide: (place, at) => withdrawEvent(place, command, at),
      save: (tx, act, at) => saveEventWithdrawn(tx, act, command.reasons, at),
    },
  );
}

/** 决定奖金 */
export function decidesMoney(desk: Desk, by: Actor, key: Key, edition: EditionId, command: DecideMoney) {
  return record(
    desk,
    { ...about(by, key, edition, command.award), attempted: 'money-decided' },
    {
      load: (tx) => loadAwardPlace(desk, tx, edition, by, command.award),
      decide: (place, at) => decideMoney(place, command, at),
      save: (tx, act, at) => saveMoneyDecided(tx, act, at),
    },
  );
}

/** 发放奖金 */
export function paysMoney(desk: Desk, by: Actor, key: Key, edition: EditionId, command: PayMoney) {
  return record(
    desk,
    { ...about(by, key, edition, command.award), attempted: 'money-paid' },
    {
      load: (tx) => loadAwardPlace(desk, tx, edition, by, command.award),
      decide: (place, at) => payMoney(place, command, at),
      save: (tx, act, _at, id) => saveMoneyPaid(tx, act, id),
    },
  );
}
