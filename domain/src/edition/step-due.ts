import { type LastDay, lastDayOf } from '../calendar/index.ts';
import { type Day, dayOf } from '../language/index.ts';
import { hasDays, type Step } from '../regulation/index.ts';
import type { Frame, Standing } from './frame.ts';

/**
 * The last day by which a step is to be done, where the regulation gives it a time from the end of another (`30 working days after vetting`; `application`:
 * from its closing day). Null: it gives none, what it counts from has not come, or it counts in what has no days.
 */
export function dueOf(frame: Standing & Pick<Frame, 'calendar'>, step: Step): LastDay | null {
  const [, length = '', anchor = ''] = /^(.+) after (.+)$/.exec(step.due ?? '') ?? [];
  const start = anchorDay(frame, anchor);
  const isCounted = hasDays(length) || length.includes('working day');
  return start === null || !isCounted ? null : lastDayOf(frame.calendar, start, length);
}

function anchorDay({ steps, pack }: Standing, anchor: string): Day | null {
  const own = steps.find(({ step }) => step === anchor);
  if (own) return own.closedAt === null ? null : dayOf(own.closedAt);
  if (anchor !== 'application') return null;
  const applications = pack.steps.filter(({ kind }) => kind === 'application').map(({ id }) => id);
  return steps.findLast(({ step }) => applications.some((id) => id === step))?.closesOn ?? null;
}
