import { bodiesOf, notAllowed } from '../edition/index.ts';
import {
  type AwardId,
  addDays,
  type Day,
  dayOf,
  type Instant,
  isDigest,
  type Refusal,
  type Result,
  refuse,
  unless,
} from '../language/index.ts';
import { articleOf, type Block, inScope, type Obligation } from '../regulation/index.ts';
import type { SupervisionAct } from './acts.ts';
import { awardStatus } from './award-status.ts';
import { type DueDay, dueDays } from './due-days.ts';
import { no } from './refusals.ts';
import { type AwardFile, type AwardPlace, hasWithdrawn, notHeld, notYourAward, partyOf, wrongDay } from './state.ts';

export interface DoDuty {
  readonly award: AwardId;
  readonly duty: string;
  /** Which time; null where the regulation neither counts nor dates it. */
  readonly time: number | null;
  /** Of the paper; null where none is asked. */
  readonly sha256: string | null;
  /** The day a body did it; null: today. What a winner owes is done on the day it comes in. */
  readonly on: Day | null;
}

export interface MissDuty {
  readonly award: AwardId;
  readonly duty: string;
  readonly time: number;
}

type DutyDone = Extract<SupervisionAct, { act: 'duty-done' }>;
type DutyMissed = Extract<SupervisionAct, { act: 'duty-missed' }>;

/** Whether a duty, or a rule about money or title, is for this winner; null: a fact its scope reads is missing. */
export const isOwedBy = (award: AwardFile, block: Pick<Obligation, 'for'>): boolean | null => scopeOf(award, block).in;

const scopeOf = (award: AwardFile, block: Pick<Obligation, 'for'>) =>
  inScope(block.for, award.facts, { track: award.track, kind: award.kind, tiers: [award.tier] });

/** It is for others; or nobody can tell yet, which is no no. `says`: the duty or rule in words. */
export function notOwed(award: AwardFile, block: Block<Pick<Obligation, 'for'>>, says: string): Refusal | false {
  const scope = scopeOf(award, block);
  if (scope.in === true) return false;
  const article = articleOf(block, 'for');
  return scope.in === false
    ? no('duty-not-owed', article, { says })
    : no('duty-scope-unknown', article, { says, missing: scope.missing });
}

/**
 * The days a duty of this award falls due; empty where the regulation names none. What it asks again and again, without a number, it asks of whoever holds
 * the title: no more after the last day of its validity.
 */
export function dueDaysOf(
  { frame, award }: { readonly frame: Pick<AwardPlace['frame'], 'calendar' | 'pack'>; readonly award: AwardFile },
  duty: Obligation,
  today: Day,
): readonly DueDay[] {
  const { awardedOn, tier, revokedOn } = award;
  if (awardedOn === null) return [];
  const days = dueDays(duty, { ...award.anchors, award: awardedOn }, frame.calendar, today);
  const { until } = awardStatus(frame.pack, { tier, awardedOn, revokedOn }, today);
  const isEndless = duty.every !== undefined && duty.times === undefined;
  return isEndless && until !== null ? days.filter(({ due }) => due <= until) : days;
}

/**
 * 履行义务: the winner, or the body whose duty it is, has done it. What comes after its day still counts as done, and is marked late. What is owed each
 * year is not done before its year begins, after the day before it was due.
 */
export function doDuty(place: AwardPlace, command: DoDuty, at: Instant): Result<DutyDone, Refusal> {
  const { frame, award } = place;
  const duty = frame.pack.obligations.find(({ id }) => id === command.duty);
  if (!duty) return refuse(no('no-such-duty', null, { duty: command.duty }));
  const today = dayOf(at);
  const on = duty.by === 'winner' ? today : (command.on ?? today);
  const days = dueDaysOf(place, duty, today);
  const due = days.find(({ time }) => time === command.time)?.due ?? null;
  const article = articleOf(duty);
  return unless<DutyDone, Refusal>(
    [
      notAllowed(frame, [partyOf(duty.by)], articleOf(duty, 'by')),
      notYourAward(place),
      hasWithdrawn(place),
      ...againstDuty(award, duty, on),
      wrongDay(award, on, today),
      wrongTime(duty, days, command.time),
      tooSoon(duty, days, command.time, on),
      alreadyDone(award, duty, command),
      missedBefore(award, duty, command, due !== null && on <= due),
      command.sha256 === null
        ? duty.paper !== undefined && no('paper-missing', articleOf(duty, 'paper'), { paper: duty.paper })
        : !isDigest(command.sha256) && no('digest-unfit', null),
    ],
    () => ({
      act: 'duty-done',
      article,
      award: award.id,
      duty: duty.id,
      time: command.time,
      sha256: command.sha256,
      on,
      late: due !== null && on > due,
      due,
    }),
  );
}

/** 未履行: once the due day has ended, the office records that a duty was not done by then, also when it has been done since. Recording it late lengthens nothing. */
export function missDuty(place: AwardPlace, command: MissDuty, at: Instant): Result<DutyMissed, Refusal> {
  const { frame, award } = place;
  const duty = frame.pack.obligations.find(({ id }) => id === command.duty);
  if (!duty) return refuse(no('no-such-duty', null, { duty: command.duty }));
  const today = dayOf(at);
  const due = dueDaysOf(place, duty, today).find(({ time }) => time === command.time)?.due;
  const article = articleOf(duty);
  return unless<DutyMissed, Refusal>(
    [
      notAllowed(frame, bodiesOf(frame.pack, 'office'), null),
      hasWithdrawn(place),
      ...againstDuty(award, duty, due ?? today),
      due === undefined && no('duty-undated', article, { says: duty.says, time: command.time }),
      due !== undefined &&
        today <= due &&
        no('duty-not-over', article, { says: duty.says, due, from: addDays(due, 1) }),
      due !== undefined && alreadyDone(award, duty, command, due),
      missedBefore(award, duty, command, true),
    ],
    () => ({ act: 'duty-missed', article, award: award.id, duty: duty.id, time: command.time, due: due ?? today }),
  );
}

function againstDuty(award: AwardFile, duty: Block<Obligation>, day: Day): readonly (Refusal | false)[] {
  return [notHeld(award, day), notOwed(award, duty, duty.says)];
}

/** A duty with times is done for one of them; one without, without. */
function wrongTime(duty: Block<Obligation>, days: readonly DueDay[], time: number | null): Refusal | false {
  const counted = days.length > 0 || duty.times !== undefined;
  const last = duty.times ?? days.length;
  const fits = counted ? time !== null && Number.isInteger(time) && time >= 1 && time <= last : time === null;
  return !fits && no('no-such-time', articleOf(duty), { says: duty.says, time, last: counted ? last : null });
}

function tooSoon(duty: Block<Obligation>, days: readonly DueDay[], time: number | null, on: Day): Refusal | false {
  const before = days.find((day) => day.time === (time ?? 0) - 1);
  return (
    before !== undefined &&
    on <= before.due &&
    no('duty-too-soon', articleOf(duty), { says: duty.says, time, from: addDays(before.due, 1) })
  );
}

interface Named {
  readonly duty: string;
  readonly time: number | null;
}

const isThis = (one: Named, { duty, time }: Named): boolean => one.duty === duty && one.time === time;

/** It is on record as missed: it cannot be missed again, nor have been done in time after all; done late, it still is. */
function missedBefore(award: AwardFile, duty: Block<Obligation>, command: Named, matters: boolean): Refusal | false {
  const missed = award.duties.some((one) => one.is === 'missed' && isThis(one, command));
  return matters && missed && no('missed-already', articleOf(duty), { says: duty.says, time: command.time });
}

/** What has no number may be done again and again. `by`: only what was done by this day counts; null: whenever it was. */
function alreadyDone(award: AwardFile, { says }: Obligation, command: Named, by: Day | null = null): Refusal | false {
  const done = award.duties.find((one) => one.is === 'done' && isThis(one, command) && (by === null || one.on <= by));
  return (
    command.time !== null &&
    done !== undefined &&
    no('duty-done-already', null, { says, time: command.time, on: done.on })
  );
}
