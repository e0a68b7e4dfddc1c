import { nominalLastDay, parseLength, windowStart } from '../calendar/index.ts';
import { addDays, type Day } from '../language/index.ts';
import { type RuleContext, seenFrom } from './context.ts';
import type { Window } from './pack.ts';

/** A window in the regulation's own terms. A length may be in editions; then it has no days. */
export type ReadWindow =
  | { readonly kind: 'ever' }
  | { readonly kind: 'now' }
  | { readonly kind: 'since'; readonly anchor: string }
  | { readonly kind: 'before' | 'after'; readonly length: string; readonly anchor: string };

/** Days from and to, both inside; null: without limit on that side. */
export interface Span {
  readonly from: Day | null;
  readonly to: Day | null;
}

/** The days of a window; or what it cannot be measured without: an anchor day that has not come, or days at all (editions). */
export type SpanOrNot = Span | { readonly missing: string } | null;

/** Reads `3 years before application`, `since award`, `now`, `ever`. */
export function readWindow(window: Window): ReadWindow {
  if (window === 'ever' || window === 'now') return { kind: window };
  const [, since] = /^since (.+)$/.exec(window) ?? [];
  if (since !== undefined) return { kind: 'since', anchor: since };
  const [, length = '', side, anchor = ''] = /^(.+) (before|after) (.+)$/.exec(window) ?? [];
  return { kind: side === 'after' ? 'after' : 'before', length, anchor };
}

/**
 * The days a window takes in. Looking back, the anchor day and the corresponding day are inside: three years before 2024-06-03 begin on 2021-06-03;
 * where the group is re-checked the window runs on to today. Looking ahead, the anchor day is not counted and the corresponding day is.
 */
export function spanOf(window: ReadWindow, context: RuleContext): SpanOrNot {
  if (window.kind === 'ever') return { from: null, to: null };
  if (window.kind === 'now') return { from: context.day, to: context.day };
  const anchor = window.anchor === 'application' ? seenFrom(context) : context.anchors[window.anchor];
  if (anchor === undefined) return { missing: window.anchor };
  if (window.kind === 'since') return { from: addDays(anchor, 1), to: null };
  if (!hasDays(window.length)) return null;
  if (window.kind === 'after') return { from: addDays(anchor, 1), to: nominalLastDay(anchor, window.length) };
  const to = context.rechecked && context.day > anchor ? context.day : anchor;
  return { from: windowStart(anchor, window.length), to };
}

/** A length in working days or editions is not measured by the days of the calendar alone. */
export function hasDays(length: string): boolean {
  const parsed = parseLength(length);
  return parsed !== null && parsed.unit !== 'working day';
}

/** Whether the days from `first` to `last` (null: they go on) touch the span. */
export function touches({ from, to }: Span, first: Day, last: Day | null): boolean {
  return (to === null || first <= to) && (from === null || last === null || last >= from);
}
