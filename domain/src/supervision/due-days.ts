import { type Calendar, lastDayOf, nominalLastDay, parseLength, windowStart } from '../calendar/index.ts';
import { addDays, type Day } from '../language/index.ts';
import type { Obligation } from '../regulation/index.ts';

/** One time a duty falls due. */
export interface DueDay {
  /** 1 for the first. */
  readonly time: number;
  /** In time until 24:00 of this day. */
  readonly due: Day;
  /** It rests on a year whose working days are not yet published. */
  readonly provisional: boolean;
}

type Dated = Pick<Obligation, 'first_due' | 'due' | 'every' | 'times'>;

/**
 * The days on which a duty falls due, in order, each later than the one before and than the award. Empty: the regulation names none, or what it counts
 * from has not come. The times are counted from one start, so that no month's end creeps forward; a day off moves one to the next working day.
 * Without `times` it goes on: up to the first day after `today`.
 *
 * `first_due: 1 year after award, every: 1 year, times: 3`, awarded on 2025-11-18: 2026-11-18, 2027-11-18, 2028-11-20 (a Saturday before).
 */
export function dueDays(
  obligation: Dated,
  anchors: Readonly<Record<string, Day>>,
  calendar: Calendar,
  today: Day,
): readonly DueDay[] {
  const { award } = anchors;
  const start = startOf(obligation, anchors);
  if (start === null || award === undefined) return [];
  const { every, times = every === undefined ? 1 : null } = obligation;
  const days: DueDay[] = [];
  let before = award;
  while (times === null ? days.length === 0 || before <= today : days.length < times) {
    const time = days.length + 1;
    const due = dueOf(start, every, time, before, calendar);
    if (due === null) break;
    days.push({ time, ...due });
    before = due.due;
  }
  return days;
}

interface Start {
  readonly anchor: Day;
  readonly side: string;
  readonly length: string;
}

function startOf({ first_due, due }: Dated, anchors: Readonly<Record<string, Day>>): Start | null {
  const period = typeof first_due === 'string' ? first_due : typeof due === 'string' ? due : '';
  const [, length = '', side = '', name = ''] = /^(.+) (after|before) (.+)$/.exec(period) ?? [];
  const anchor = anchors[name];
  return anchor === undefined || parseLength(length) === null ? null : { anchor, side, length };
}

function dueOf(start: Start, every: string | undefined, time: number, before: Day, calendar: Calendar) {
  const nominal = nominalOf(start, every, time, before, calendar);
  if (nominal === null) return null;
  if (nominal.fixed && nominal.day > before) return { due: nominal.day, provisional: nominal.provisional };
  const from = nominal.day > before ? addDays(nominal.day, -1) : before;
  const { last, provisional } = lastDayOf(calendar, from, '1 working day');
  return { due: last, provisional };
}

/** The day a time falls on before days off are looked at. `fixed`: a day off does not move it, or it is a working day already. */
function nominalOf(start: Start, every: string | undefined, time: number, before: Day, calendar: Calendar) {
  const own = parseLength(start.length);
  const step = every === undefined ? null : parseLength(every);
  if (own === null || (time > 1 && step === null)) return null;
  const times = time - 1;
  if (time > 1 && step?.unit === 'working day') return worked(calendar, before, step.count);
  if (time === 1 || step === null || step === undefined) return firstDay(start, own.count, own.unit, calendar);
  const joined = own.unit === step.unit && start.side === 'after';
  if (joined) return counted(start.anchor, own.count + times * step.count, own.unit);
  const first = firstDay(start, own.count, own.unit, calendar).day;
  // The year a period starts in is the first of its calendar years.
  const counts = times * step.count + (step.unit === 'calendar year' ? 1 : 0);
  return counted(first, counts, step.unit);
}

function firstDay({ anchor, side, length }: Start, count: number, unit: string, calendar: Calendar) {
  if (side === 'before') return { day: windowStart(anchor, length), fixed: false, provisional: false };
  return unit === 'working day' ? worked(calendar, anchor, count) : counted(anchor, count, unit);
}

const worked = (calendar: Calendar, from: Day, count: number) => {
  const { last, provisional } = lastDayOf(calendar, from, `${count} working days`);
  return { day: last, fixed: true, provisional };
};

const counted = (from: Day, count: number, unit: string) => ({
  day: nominalLastDay(from, `${count} ${unit}s`),
  fixed: unit === 'calendar year' || unit === 'financial year',
  provisional: false,
});
