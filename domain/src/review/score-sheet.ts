import { type Cite, type Exact, exact, type Refusal, sum, times } from '../language/index.ts';
import { no } from './refusals.ts';
import type { Scale, SheetForm } from './sheet-form.ts';

/** A line of a draft that has no value yet. */
export const notScored = -1;

/**
 * The points of one sheet, exactly: points of each line times its percentage. Null where lines carry no points (a rubric).
 * 15 points at 5 % are 0.75; all at 60 % of 1000 are 600.
 */
export function scoreSheet(form: SheetForm, values: readonly number[]): Exact | null {
  if (form.scale.unit === 'level') return null;
  const points = form.lines.map((line, i) => line.points && times(line.points, exact(values[i] ?? 0, 100)));
  return points.every((one) => one !== null) ? sum(points) : null;
}

/** All that is wrong with the values of a sheet: too many or few, lines without a value, values that are not on the scale. */
export function sheetFaults(form: SheetForm, values: readonly number[], article: Cite | null): readonly Refusal[] {
  const { lines, scale } = form;
  if (values.length !== lines.length) {
    return [no('sheet-length', article, { expected: lines.length, given: values.length })];
  }
  const missing = lines.filter((_, i) => values[i] === notScored).map(({ code }) => code);
  const off = lines.flatMap(({ code }, i) => {
    const value = values[i] ?? notScored;
    return value === notScored || isOnScale(scale, value)
      ? []
      : [no('not-on-scale', article, { item: code, value, nearest: nearestOn(scale, value) })];
  });
  return [...(missing.length > 0 ? [no('items-not-scored', article, { items: missing })] : []), ...off];
}

/** Whole, within the bounds, and a whole number of steps above the lower one. */
export function isOnScale({ from, to, step }: Scale, value: number): boolean {
  return Number.isInteger(value) && value >= from && value <= to && (value - from) % step === 0;
}

/** The lawful values next to one that is not: 60 and 65 for 62; only the bound for what lies beyond it. */
export function nearestOn({ from, to, step }: Scale, value: number): readonly number[] {
  if (!(value > from)) return [from];
  if (value > to) return [to];
  const below = from + Math.floor((value - from) / step) * step;
  return [...new Set([below, Math.min(below + step, to)])];
}
