import { type Calendar, workingDaysLeft } from '@heng/domain/calendar';
import { stepOf } from '@heng/domain/edition';
import { type Day, daysBetween } from '@heng/domain/language';
import { partyName } from '@heng/domain/procedure';
import type { ResolvedPack } from '@heng/domain/regulation';

/** The name of a body as the regulation has it, or of a party. */
export const bodyName = (pack: Pick<ResolvedPack, 'bodies'>, body: string): string =>
  pack.bodies[body]?.name ?? partyName(body, 'zh') ?? body;

export const namedStep = (pack: ResolvedPack, id: string) => ({ id, name: stepOf(pack, id).name });

/** Days to a last day, both counted; none once it is past. */
export function leftTo(calendar: Calendar, today: Day, last: Day) {
  const { days: workingDays, provisional } = workingDaysLeft(calendar, today, last);
  return { days: Math.max(0, daysBetween(today, last) + 1), workingDays, provisional };
}
