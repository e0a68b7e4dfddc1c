import type { Frame } from '../edition/index.ts';
import { stepNotOpen, stepOf } from '../edition/index.ts';
import {
  type CaseId,
  type Exact,
  type Instant,
  type Refusal,
  type Result,
  type StepId,
  text,
  unless,
} from '../language/index.ts';
import { articleOf } from '../regulation/index.ts';
import type { ReviewAct } from './acts.ts';
import { type CaseToClose, resultOf } from './case-result.ts';
import { notReviewerOrOffice } from './hear-defence.ts';
import { no } from './refusals.ts';
import { caseFaults } from './state.ts';

export interface CloseReview {
  readonly step: StepId;
  /** SHA-256 of the report of those who reviewed; null: none is handed in. */
  readonly reportSha256: string | null;
  /** Points found by others, where the regulation has the review reported; else empty. */
  readonly reported: readonly { readonly case: CaseId; readonly points: Exact }[];
}

export interface ReviewToClose {
  readonly frame: Frame;
  /** Every standing case of the edition. */
  readonly cases: readonly CaseToClose[];
}

export type ReviewClosed = Extract<ReviewAct, { act: 'review-closed' }>;

/**
 * Ends a review: every standing case that goes through it has its result, made of the sheets in the way the edition has decided, or agreed by its team,
 * or reported. A case with an open objection holds the closing back, and is named. After it sheets and results can be changed no more.
 */
export function closeReview(state: ReviewToClose, command: CloseReview, _at: Instant): Result<ReviewClosed, Refusal> {
  const { frame } = state;
  const step = stepOf(frame.pack, command.step);
  if (step.kind !== 'review') return { ok: false, reasons: [no('not-a-review', articleOf(step), { name: step.name })] };
  const cases = state.cases.filter(({ inScope }) => inScope !== false).toSorted((a, b) => a.number - b.number);
  const results = cases.map((one) => ({ one, result: resultOf(frame.pack, step, one, command.reported) }));
  const papers = (step.papers ?? []).map(({ paper }) => paper);
  const mayReport = step.sheet === 'reported' || command.reported.length === 0;
  return unless<ReviewClosed, Refusal>(
    [
      notReviewerOrOffice(frame, step),
      stepNotOpen(frame, step),
      ...results.flatMap(({ one, result }) => [
        ...caseFaults(step, one, one.inScope),
        ...(result.ok ? [] : result.reasons),
      ]),
      !mayReport && no('result-not-reported-here', articleOf(step, 'sheet'), { name: step.name }),
      papers.length > 0 &&
        command.reportSha256 === null &&
        no('report-missing', step.papers?.[0] ? (articleOf(step.papers[0]) ?? articleOf(step)) : null, {
          name: step.name,
          papers,
        }),
    ],
    () => ({
      act: 'review-closed',
      article: articleOf(step),
      step: command.step,
      results: results.flatMap(({ one, result }) =>
        result.ok ? [{ case: one.id, points: result.value && text(result.value) }] : [],
      ),
      reportSha256: command.reportSha256,
    }),
  );
}
