import { type Exact, exact, exactly, over, sum, times } from '../language/index.ts';
import { isOpen, type ResolvedPack } from '../regulation/index.ts';
import { mostPoints } from '../review/index.ts';

/** What each review gave one case, by step; null: not scored. */
export type Results = Readonly<Record<string, Exact | null>>;

/** One step of a total: every point scored there counts `factor`. */
export interface Part {
  readonly step: string;
  readonly factor: Exact;
}

/**
 * How a total is made: each step's points are first brought to `out_of`, then weighed by its share. Where the regulation names no such number, or
 * the step's own maximum is not known, points count as they were scored. Null: no such total, or a share is still to be decided.
 */
export function partsOf(pack: ResolvedPack, id: string): readonly Part[] | null {
  const total = pack.totals[id];
  if (!total) return null;
  const parts = Object.entries(total.parts).map(([name, share]) => {
    const step = pack.steps.find((candidate) => candidate.id === name);
    const most = step?.kind === 'review' || step?.kind === 'survey' ? mostPoints(pack, step) : null;
    const brought = typeof total.out_of === 'number' && most ? over(exact(total.out_of), most) : exact(1);
    return isOpen(share) ? null : { step: name, factor: times(exactly(share), brought) };
  });
  return parts.every((part) => part !== null) ? parts : null;
}

/**
 * The points a case is compared and ranked by: a total, or those of one step; exact. Null unless every part of it is there.
 * 598.75 x 30 % + 600.5 x 70 % is 599.975.
 */
export function totalOf(pack: ResolvedPack, id: string, results: Results): Exact | null {
  if (!pack.totals[id]) return results[id] ?? null;
  const weighed = (partsOf(pack, id) ?? [{ step: '', factor: exact(0) }]).map(({ step, factor }) => {
    const points = results[step] ?? null;
    return points && times(points, factor);
  });
  return weighed.every((one) => one !== null) ? sum(weighed) : null;
}
