import { lengthOf } from '../../calendar/index.ts';
import { yearOf } from '../../language/index.ts';
import { type CaseContext, seenFrom } from '../context.ts';
import type { FactValue } from '../facts.ts';
import type { Length, Scalar } from '../pack.ts';

/** The last completed years before the day of application, latest first: seen from 2024-06-03 the last three are 2023, 2022, 2021. */
export function lastYears(last: Length, context: CaseContext): readonly number[] {
  const year = yearOf(seenFrom(context));
  return Array.from({ length: lengthOf(last).count }, (_, i) => year - 1 - i);
}

/** The figure of one year; null: not given. */
export function figureOf(value: FactValue | null | undefined, year: number): Scalar | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  return (value as Readonly<Record<string, Scalar | null>>)[String(year)] ?? null;
}
