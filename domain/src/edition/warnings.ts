import { nominalLastDay } from '../calendar/index.ts';
import type { Day, Refusal } from '../language/index.ts';
import { hasDays, type ResolvedPack, type Step } from '../regulation/index.ts';
import type { Frame } from './frame.ts';
import { no } from './refusals.ts';
import { dueOf } from './step-due.ts';

/** What the regulation would have otherwise and does not forbid: told with the act, on record, hindering nobody. */
export interface Warning {
  readonly code: 'before-its-cycle' | 'regulation-ends' | 'regulation-ended' | 'outside-season' | 'after-due-day';
  /** The day it is measured by: the first day of the cycle, the last in force, the due day; of a season, the day of the act. */
  readonly day: Day;
}

/** A warning in the voice of refusals, to be put into words like one. */
export const saidOf = ({ code, day }: Warning): Refusal => no(code, null, { day });

/** On opening an edition: sooner after the last one than its cycle, and under a regulation that will end. A null cycle asks nothing. */
export function warningsOnEdition(pack: ResolvedPack, previous: Day | null, today: Day): readonly Warning[] {
  const { cycle, in_force } = pack.regulation;
  const next =
    previous !== null && typeof cycle === 'string' && hasDays(cycle) ? nominalLastDay(previous, cycle) : null;
  return [
    ...(next !== null && today < next ? [{ code: 'before-its-cycle', day: next } as const] : []),
    ...endOf(in_force.to, today),
  ];
}

/** On opening a step: the regulation has ended meanwhile, the season it is held in is another, the time for it has run out. */
export function warningsOnStep(frame: Frame, step: Step, today: Day): readonly Warning[] {
  const due = dueOf(frame, step)?.last ?? null;
  return [
    ...endOf(frame.pack.regulation.in_force.to, today).filter(({ code }) => code === 'regulation-ended'),
    ...(step.season && !isIn(step.season, today) ? [{ code: 'outside-season', day: today } as const] : []),
    ...(due !== null && today > due ? [{ code: 'after-due-day', day: due } as const] : []),
  ];
}

function endOf(to: string | null, today: Day): readonly Warning[] {
  if (to === null) return [];
  const day = to as Day;
  return [{ code: today > day ? 'regulation-ended' : 'regulation-ends', day }];
}

/** Month and day, both ends inside; a season may run over the end of the year. */
function isIn({ from, to }: NonNullable<Step['season']>, today: Day): boolean {
  const own = today.slice(5);
  return from <= to ? from <= own && own <= to : own >= from || own <= to;
}
