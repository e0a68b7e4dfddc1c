import { type Exact, exact, over, times } from '../language/index.ts';
import type { ResolvedPack } from '../regulation/index.ts';
import { combinationOf, sheetFormOf } from '../review/index.ts';
import { placesAmong } from './rank.ts';
import { commonScale, tooLarge } from './scale.ts';
import { partsOf } from './total.ts';

/** One review of a round in which every case has the same number of sheets. */
export interface RoundPart {
  /** What 100 % of each line is worth. */
  readonly lines: readonly Exact[];
  /** What a point scored here counts in the total. */
  readonly factor: Exact;
  readonly combination: 'consensus' | 'mean' | 'trimmed-mean';
  /** Sheets of each case; one, if the team agrees. */
  readonly assessors: number;
}

/** The percentages of one review: case by case, sheet by sheet, line by line. */
export type Cells = Uint8Array;

/** A round in whole numbers: `scale` of them make one point of the total. */
export interface RoundPlan {
  readonly scale: bigint;
  readonly parts: readonly PlannedPart[];
  /** No sum on the way can reach 2^53: plain numbers are exact. */
  readonly small: boolean;
}

interface PlannedPart {
  readonly weights: readonly bigint[];
  readonly times: bigint;
  readonly assessors: number;
  readonly trimmed: boolean;
}

export interface Round {
  readonly scale: bigint;
  readonly totals: Float64Array | readonly bigint[];
  readonly places: Uint32Array;
  readonly passed: Uint8Array;
}

/** The reviews that a total is made of, with so many sheets of each case. Null where one of them has no sheets with points, or a share is open. */
export function roundOf(
  pack: ResolvedPack,
  total: string,
  assessors: Readonly<Record<string, number>>,
): readonly RoundPart[] | null {
  const parts = (partsOf(pack, total) ?? []).map(({ step: id, factor }) => {
    const step = pack.steps.find((candidate) => candidate.id === id);
    const form = step?.kind === 'review' ? sheetFormOf(pack, step) : null;
    const lines = form?.lines.map(({ points }) => points) ?? [];
    if (step?.kind !== 'review' || lines.length === 0 || !lines.every((points) => points !== null)) return null;
    const combination = combinationOf(step);
    return { lines, factor, combination, assessors: combination === 'consensus' ? 1 : (assessors[id] ?? 1) };
  });
  return parts.length > 0 && parts.every((part) => part !== null) ? parts : null;
}

/** Finds the least scale on which all line weights and the total are whole, and whether plain numbers can hold every sum. */
export function planRound(parts: readonly RoundPart[]): RoundPlan {
  const planned = parts.map(({ lines, factor, combination, assessors }) => {
    const unit = commonScale(lines);
    const trimmed = combination === 'trimmed-mean';
    const counted = trimmed ? assessors - 2 : assessors;
    if (counted < 1) throw new Error('a trimmed mean takes three sheets');
    const weights = lines.map(({ n, d }) => n * (unit / d));
    return { weights, assessors, trimmed, each: over(factor, exact(100n * unit * BigInt(counted))) };
  });
  const scale = commonScale(planned.map(({ each }) => each));
  const whole = planned.map(({ each, ...part }) => ({ ...part, times: each.n * (scale / each.d) }));
  // A cell is a byte, so no sheet can weigh more than 255 % of its lines.
  const most = whole.reduce(
    (all, part) => all + 255n * BigInt(part.assessors) * part.times * part.weights.reduce((a, b) => a + b, 0n),
    0n,
  );
  return { scale, parts: whole, small: most < tooLarge };
}

/** Scores, combines, weighs, compares with the mark (inclusive; null: none) and ranks a whole round. Exact in every step. */
export function scoreRound(plan: RoundPlan, cells: readonly Cells[], cases: number, mark: Exact | null): Round {
  return plan.small ? scoreSmall(plan, cells, cases, mark) : scoreLarge(plan, cells, cases, mark);
}

/** The least whole total that reaches the mark. */
function leastWhole({ scale }: RoundPlan, mark: Exact): bigint {
  const { n, d } = times(mark, exact(scale));
  return (n + d - 1n) / d;
}

function scoreSmall(plan: RoundPlan, cells: readonly Cells[], cases: number, mark: Exact | null): Round {
  const totals = new Float64Array(cases);
  plan.parts.forEach((part, i) => {
    addPart(totals, part, cells[i] ?? new Uint8Array(0));
  });
  const least = mark === null ? Number.NEGATIVE_INFINITY : Number(leastWhole(plan, mark));
  const passed = new Uint8Array(cases);
  for (let i = 0; i < cases; i += 1) passed[i] = (totals[i] ?? 0) >= least ? 1 : 0;
  return { scale: plan.scale, totals, places: placesAmong(totals), passed };
}

function addPart(
  totals: Float64Array,
  { weights, times: factor, assessors, trimmed }: PlannedPart,
  cells: Cells,
): void {
  const lineWeights = Float64Array.from(weights, Number);
  const lines = lineWeights.length;
  const counts = Number(factor);
  let at = 0;
  for (let own = 0; own < totals.length; own += 1) {
    let low = Number.POSITIVE_INFINITY;
    let high = 0;
    let all = 0;
    for (let sheet = 0; sheet < assessors; sheet += 1) {
      let points = 0;
      for (let line = 0; line < lines; line += 1)
        points += (cells[at + line] as number) * (lineWeights[line] as number);
      at += lines;
      all += points;
      if (points < low) low = points;
      if (points > high) high = points;
    }
    totals[own] = (totals[own] ?? 0) + (trimmed ? all - low - high : all) * counts;
  }
}

/** The same in big integers, where a double could be off by one. */
function scoreLarge(plan: RoundPlan, cells: readonly Cells[], cases: number, mark: Exact | null): Round {
  const totals = Array.from({ length: cases }, (_, own) =>
    plan.parts.reduce((total, part, i) => total + partOf(part, cells[i] ?? new Uint8Array(0), own), 0n),
  );
  const least = mark === null ? null : leastWhole(plan, mark);
  const passed = Uint8Array.from(totals, (total) => (least === null || total >= least ? 1 : 0));
  return { scale: plan.scale, totals, places: placesAmong(totals), passed };
}

function partOf({ weights, times: factor, assessors, trimmed }: PlannedPart, cells: Cells, own: number): bigint {
  const sheets = Array.from({ length: assessors }, (_, sheet) => {
    const at = (own * assessors + sheet) * weights.length;
    return weights.reduce((points, weight, line) => points + weight * BigInt(cells[at + line] ?? 0), 0n);
  }).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return (trimmed ? sheets.slice(1, -1) : sheets).reduce((a, b) => a + b, 0n) * factor;
}
