import { type Calendar, workingDaysLeft } from '@heng/domain/calendar';
import { stepOf } from '@heng/domain/edition';
import { type Day, daysBetween } from '@heng/domain/language';
import type { ResolvedPack } from '@heng/domain/regulation';
import { bodyWords } from '@heng/regulations';

/** The name of a body as the regulation has it, or of a party. */
export const bodyName = (pack: ResolvedPack, body: string): string =>
  bodyWords({ pack, en: {}, decided: new Set() }, body).zh;

export const namedStep = (pack: ResolvedPack, id: string) => ({ id, name: stepOf(pack, id).name });

/** Days to a last day, both counted; none once it is past. */
export function leftTo(calendar: Calendar, today: Day, last: Day) {
  const { days: workingDays, provisional } = workingDaysLeft(calendar, today, last);
  return { days: Math.max(0, daysBetween(today, last) + 1), workingDays, provisional };
}
