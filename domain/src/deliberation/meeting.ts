import { type Frame, stepOf } from '../edition/index.ts';
import { type Day, dayOf } from '../language/index.ts';

/** The last of the steps before this one to be over, and on which day; null: none is. Whoever met before that day could decide on nothing yet. */
export function closingBefore(frame: Frame, step: string): { readonly name: string; readonly closed: Day } | null {
  const place = frame.steps.findIndex((state) => state.step === step);
  const closings = frame.steps
    .slice(0, place)
    .flatMap(({ step: id, closedAt }) => (closedAt === null ? [] : [{ id, closedAt }]));
  const last = closings.toSorted((a, b) => (a.closedAt < b.closedAt ? -1 : 1)).at(-1);
  return last ? { name: stepOf(frame.pack, last.id).name, closed: dayOf(last.closedAt) } : null;
}
