import { type CaseId, compare, type Exact, type Refusal, text, zero } from '../language/index.ts';
import { articleOf, type Step } from '../regulation/index.ts';
import { no } from './refusals.ts';
import type { ReviewedCase } from './state.ts';

/** What others have found about one case: points, or words, or both; a percentage as so many of a hundred. */
export interface ReportedResult {
  readonly case: CaseId;
  /** null: not scored; never taken for zero. */
  readonly points: Exact | null;
  /** SHA-256 of what was said in words, which may hold personal data; null: nothing was. */
  readonly said: string | null;
}

/** What a result has to be: at most so many points; a number or words, or null: either. */
export interface ResultRule {
  readonly most: Exact | null;
  readonly of: 'percentage' | 'points' | 'text' | null;
}

/** The reported result of every case, in the order of the cases, with all that is wrong with it. */
export function reportedResults(
  step: Step,
  cases: readonly ReviewedCase[],
  reported: readonly ReportedResult[],
  rule: ResultRule,
): readonly (ReportedResult & { readonly reasons: readonly Refusal[] })[] {
  return cases.map((one) => {
    const own = reported.filter((report) => report.case === one.id);
    const [first] = own;
    const found = { case: one.id, points: first?.points ?? null, said: first?.said ?? null };
    const against = [
      own.length > 1 && no('result-twice', articleOf(step), { number: one.number }),
      found.points === null && found.said === null
        ? no('result-missing', articleOf(step), { number: one.number, name: step.name })
        : resultFault(step, one, found, rule),
    ];
    return { ...found, reasons: against.filter((reason) => reason !== false) };
  });
}

/** Results for cases that do not go through the step. */
export function resultsOfOthers(
  step: Step,
  cases: readonly ReviewedCase[],
  reported: readonly ReportedResult[],
): Refusal | false {
  const others = reported.map((own) => own.case).filter((id) => !cases.some((one) => one.id === id));
  return others.length > 0 && no('result-of-others', articleOf(step), { name: step.name, cases: [...new Set(others)] });
}

function resultFault(
  step: Step,
  { number }: ReviewedCase,
  { points }: ReportedResult,
  { most, of }: ResultRule,
): Refusal | false {
  const wrongKind = of === 'text' ? points !== null : of !== null && points === null;
  if (wrongKind) return no('result-of-another-kind', articleOf(step, 'result'), { number, kind: of });
  const inRange = points === null || (compare(points, zero) >= 0 && (most === null || compare(points, most) <= 0));
  return (
    !inRange && no('result-out-of-range', articleOf(step), { number, points: text(points), most: most && text(most) })
  );
}
