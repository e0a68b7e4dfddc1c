import { type Exact, exact, exactly, sum, times } from '../language/index.ts';
import type { CriteriaSet, ResolvedPack, Step } from '../regulation/index.ts';

export type ReviewStep = Extract<Step, { readonly kind: 'review' }>;
export type SurveyStep = Extract<Step, { readonly kind: 'survey' }>;

/** One line of a score sheet: an item, an aspect, or the whole. `points` is what 100 % is worth; null: it carries none. */
export interface SheetLine {
  readonly code: string;
  readonly name: string;
  readonly points: Exact | null;
}

/** What a line may be given: whole per cents from one bound to the other in steps, or the number of a level, from 0. */
export interface Scale {
  readonly unit: 'percent' | 'level';
  readonly from: number;
  readonly to: number;
  readonly step: number;
}

/** The sheet of one review: its lines in the order of the criteria set, and its scale. */
export interface SheetForm {
  readonly lines: readonly SheetLine[];
  readonly scale: Scale;
}

const scored = ['by-item', 'by-aspect', 'total-only', 'rubric'];

/** Assessors fill in sheets for this review; otherwise it is only heard, or reported by others. */
export const hasSheets = (step: ReviewStep): boolean => typeof step.sheet === 'string' && scored.includes(step.sheet);

/**
 * How one result is made of the sheets. Where the regulation and the edition name no way of computing it, nothing is computed: the team agrees.
 * A rubric has no points, so there is nothing to take a mean of.
 */
export const combinationOf = (step: ReviewStep): 'consensus' | 'mean' | 'trimmed-mean' =>
  step.sheet !== 'rubric' && (step.combine === 'mean' || step.combine === 'trimmed-mean') ? step.combine : 'consensus';

/** The criteria set that this review scores by; null: none is laid down or decided. */
export function criteriaSetOf(pack: ResolvedPack, step: ReviewStep): CriteriaSet | null {
  const set = step.criteria === null ? undefined : pack.criteria[step.criteria]?.set;
  return (typeof set === 'string' ? pack.criteria_sets[set] : undefined) ?? null;
}

/** The most a review, or a survey, can give; null: its criteria carry no points, or there are none. A percentage counts to a hundred. */
export function mostPoints(pack: ResolvedPack, step: ReviewStep | SurveyStep): Exact | null {
  if (step.kind === 'survey') return step.result === 'percentage' ? exact(100) : null;
  const set = criteriaSetOf(pack, step);
  return set === null ? null : wholeOf(set);
}

/**
 * The score sheet of a review. The scale of the criteria set is laid down for items; for aspects and for the whole, where it says nothing,
 * every whole per cent between its bounds is lawful. Null: this review has no sheets, or nothing to score by.
 */
export function sheetFormOf(pack: ResolvedPack, step: ReviewStep): SheetForm | null {
  const set = criteriaSetOf(pack, step);
  if (set === null || !hasSheets(step)) return null;
  const scale = scaleOf(set);
  if (step.sheet === 'total-only') {
    return { lines: [{ code: set.id, name: set.name, points: wholeOf(set) }], scale: { ...scale, step: 1 } };
  }
  if (step.sheet === 'by-aspect') {
    const lines = set.categories.map(({ id, name, items }) => ({ code: id, name, points: together(items) }));
    return { lines, scale: { ...scale, step: 1 } };
  }
  const items = set.categories.flatMap((category) => category.items);
  return { lines: items.map(({ code, name, points }) => ({ code, name, points: pointsOf(points) })), scale };
}

type Items = CriteriaSet['categories'][number]['items'];

const pointsOf = (points: number | undefined): Exact | null => (points === undefined ? null : exactly(points));

function together(items: Items): Exact | null {
  const points = items.map((item) => pointsOf(item.points));
  return points.every((one) => one !== null) ? sum(points) : null;
}

const wholeOf = (set: CriteriaSet): Exact | null =>
  set.points === null ? together(set.categories.flatMap(({ items }) => items)) : exactly(set.points);

function scaleOf({ scale }: CriteriaSet): Scale {
  if ('levels' in scale) return { unit: 'level', from: 0, to: scale.levels.length - 1, step: 1 };
  const percent = (share: string): number => {
    const { n, d } = times(exactly(share), exact(100));
    return Number(n) / Number(d);
  };
  return { unit: 'percent', from: percent(scale.from), to: percent(scale.to), step: percent(scale.step) };
}
