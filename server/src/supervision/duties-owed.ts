import { type Calendar, workingDaysLeft } from '@heng/domain/calendar';
import type { Cite, Day } from '@heng/domain/language';
import { articleOf, type ResolvedPack } from '@heng/domain/regulation';
import { type AwardFile, dueDaysOf, isOwedBy } from '@heng/domain/supervision';

/** One time somebody owes a duty. */
interface Owed {
  readonly duty: string;
  readonly by: string;
  readonly says: string;
  readonly article: Cite | null;
  /** null: the regulation names no day. */
  readonly time: number | null;
  readonly due: Day | null;
  readonly provisional: boolean;
  readonly workingDaysLeft: number | null;
  readonly state: 'open' | 'overdue' | 'done' | 'missed' | 'undated';
  readonly doneOn: Day | null;
}

/** Every duty an announced award brings, time by time, with its last day and what became of it. */
export function dutiesOwed(pack: ResolvedPack, calendar: Calendar, award: AwardFile, today: Day): Owed[] {
  const { awardedOn, revokedOn } = award;
  if (awardedOn === null) return [];
  return pack.obligations
    .filter((duty) => isOwedBy(award, duty) === true)
    .flatMap((duty): Owed[] => {
      const common = { duty: duty.id, by: duty.by, says: duty.says, article: articleOf(duty) };
      const records = award.duties.filter((one) => one.duty === duty.id);
      const days = dueDaysOf({ frame: { pack, calendar }, award }, duty, today);
      if (days.length === 0) {
        const done = records.findLast(({ is }) => is === 'done');
        const state = done ? ('done' as const) : ('undated' as const);
        const none = { time: null, due: null, provisional: false, workingDaysLeft: null };
        return [{ ...common, ...none, state, doneOn: done?.on ?? null }];
      }
      return days
        .filter(({ due }) => revokedOn === null || due < revokedOn)
        .map(({ time, due, provisional }) => {
          const own = records.filter((one) => one.time === time);
          const done = own.find(({ is }) => is === 'done');
          const open = today > due ? ('overdue' as const) : ('open' as const);
          const state = done ? ('done' as const) : own.length > 0 ? ('missed' as const) : open;
          return {
            ...common,
            ...{ time, due, provisional, state, doneOn: done?.on ?? null },
            workingDaysLeft: state === 'open' ? workingDaysLeft(calendar, today, due).days : null,
          };
        });
    });
}
