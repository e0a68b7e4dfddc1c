import { type Frame, stepOf } from '../edition/index.ts';
import { type Day, dayOf } from '../language/index.ts';
import type { Step } from '../regulation/index.ts';

/**
 * The last of the steps before this one to be over, and on which day; null: none is. Whoever met before that day could decide on nothing yet.
 * `counts`: steps that count; all, unless it is said.
 */
export function closingBefore(
  frame: Frame,
  step: string,
  counts: (before: Step) => boolean = () => true,
): { readonly name: string; readonly closed: Day } | null {
  const place = frame.steps.findIndex((state) => state.step === step);
  const closings = frame.steps
    .slice(0, place)
    .filter((state) => counts(stepOf(frame.pack, state.step)))
    .flatMap(({ step: id, closedAt }) => (closedAt === null ? [] : [{ id, closedAt }]));
  const last = closings.toSorted((a, b) => (a.closedAt < b.closedAt ? -1 : 1)).at(-1);
  return last ? { name: stepOf(frame.pack, last.id).name, closed: dayOf(last.closedAt) } : null;
}
