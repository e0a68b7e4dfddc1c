import { join } from 'node:path';
import { type Calendar, type CalendarYear, calendarFaults } from '@heng/domain/calendar';
import { addDays, type Day, day, type Result } from '@heng/domain/language';
import type { z } from 'zod';
import type { Finding } from '../finding.ts';
import { calendarFile } from '../schema/beside.ts';
import { readFolder } from './load-common.ts';
import { packsFolder } from './packs-folder.ts';
import { type Read, wasRead } from './read-as.ts';

type YearFile = z.infer<typeof calendarFile>;

/** The years of the State Council's calendar in `calendar/`. Refused as a whole when a year is unsound: a wrong working day is worse than none. */
export async function loadCalendar(root: string = packsFolder): Promise<Result<Calendar, Finding>> {
  const reads = await readFolder(calendarFile, join(root, 'calendar'));
  const findings = reads.flatMap((read) => (wasRead(read) ? faultsOf(read) : read.findings));
  if (findings.length > 0) return { ok: false, reasons: findings };
  const years = reads.filter(wasRead).map(({ value }) => yearOf(value));
  return { ok: true, value: new Map(years.map((year) => [year.year, year])) };
}

/** One year as the domain reads it: every day off by its name. A block whose days are no days is left to `calendarFaults`. */
export function yearOf({ calendar: { year, source, off, work } }: YearFile): CalendarYear {
  const days: Record<Day, string> = {};
  for (const { name, from, to } of off) for (let d = day(from); d <= day(to); d = addDays(d, 1)) days[d] = name;
  return { year, source, off: days, work: work.map(day) };
}

function faultsOf({ value, source }: Extract<Read<YearFile>, { value: YearFile }>): readonly Finding[] {
  const { off } = value.calendar;
  const backward = off.findIndex(({ from, to }) => to < from || to.slice(0, 4) > String(value.calendar.year + 1));
  const faults =
    backward >= 0 ? [{ day: off[backward]?.to ?? '', code: 'ends-before-it-begins' }] : calendarFaults(yearOf(value));
  return faults.map((fault) => ({
    file: source.file,
    line: source.lineOf(['calendar']),
    path: 'calendar',
    level: 'error',
    code: `calendar-${fault.code}`,
    zh: `${fault.day} 有误（${fault.code}）。`,
    en: `${fault.day} is wrong (${fault.code}).`,
    mend: { zh: '与国务院办公厅通知核对。', en: 'Compare it with the notice.' },
  }));
}
