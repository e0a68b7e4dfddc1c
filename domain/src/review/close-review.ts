import { bodiesOf, type Frame, nameOf, stepNotOpen, stepOf } from '../edition/index.ts';
import { type BodyId, type Instant, type Refusal, type Result, type StepId, text, unless } from '../language/index.ts';
import { articleOf } from '../regulation/index.ts';
import type { ReviewAct } from './acts.ts';
import { type CaseToClose, resultOf } from './case-result.ts';
import { notReviewerOrOffice } from './hear-defence.ts';
import { no } from './refusals.ts';
import { type ReportedResult, reportedResults, resultsOfOthers } from './reported-result.ts';
import { mostPoints, type ReviewStep } from './sheet-form.ts';
import { caseFaults, reviewersOf } from './state.ts';

export interface CloseReview {
  readonly step: StepId;
  /** SHA-256 of the report of those who reviewed; null: none is handed in. */
  readonly reportSha256: string | null;
  /** Found by others, where the regulation has the review reported; else empty. */
  readonly reported: readonly ReportedResult[];
  /** Whose results they are, where the office records them for a body that has reviewed; absent: of whoever acts. */
  readonly reportedBy?: BodyId;
}

export interface ReviewToClose {
  readonly frame: Frame;
  /** Every standing case of the edition. */
  readonly cases: readonly CaseToClose[];
}

export type ReviewClosed = Extract<ReviewAct, { act: 'review-closed' }>;

/**
 * Ends a review: every standing case that goes through it has its result, made of the sheets in the way the edition has decided, or agreed by its team,
 * or reported with the report by the body that reviewed. A case with an open objection holds the closing back, and is named. After it sheets and results
 * can be changed no more.
 */
export function closeReview(state: ReviewToClose, command: CloseReview, _at: Instant): Result<ReviewClosed, Refusal> {
  const { frame } = state;
  const step = stepOf(frame.pack, command.step);
  if (step.kind !== 'review') return { ok: false, reasons: [no('not-a-review', articleOf(step), { name: step.name })] };
  const cases = state.cases.filter(({ inScope }) => inScope !== false).toSorted((a, b) => a.number - b.number);
  const isReported = step.sheet === 'reported';
  const results = isReported
    ? reportedResults(step, cases, command.reported, { most: mostPoints(frame.pack, step), of: null })
    : foundHere(frame, step, cases);
  return unless<ReviewClosed, Refusal>(
    [
      notReviewerOrOffice(frame, step),
      stepNotOpen(frame, step),
      ...cases.flatMap((one, i) => [...caseFaults(step, one, one.inScope), ...(results[i]?.reasons ?? [])]),
      !isReported &&
        (command.reported.length > 0 || command.reportedBy !== undefined) &&
        no('result-not-reported-here', articleOf(step, 'sheet'), { name: step.name }),
      isReported && reporterFault(frame, step, command.reportedBy),
      isReported && resultsOfOthers(step, cases, command.reported),
      reportMissing(step, command.reportSha256),
    ],
    () => ({
      act: 'review-closed',
      article: articleOf(step),
      step: command.step,
      results: results.map((own) => ({ case: own.case, points: own.points && text(own.points), said: own.said })),
      reportSha256: command.reportSha256,
      reportedBy: isReported ? reporterOf(frame, command.reportedBy) : null,
    }),
  );
}

const foundHere = (frame: Frame, step: ReviewStep, cases: readonly CaseToClose[]) =>
  cases.map((one) => {
    const result = resultOf(frame.pack, step, one);
    return {
      case: one.id,
      points: result.ok ? result.value : null,
      said: null,
      reasons: result.ok ? [] : result.reasons,
    };
  });

const reporterOf = (frame: Frame, named: BodyId | undefined): BodyId => named ?? frame.actor.body;

/** The office records results for a body that has reviewed, never as its own. */
function reporterFault(frame: Frame, step: ReviewStep, named: BodyId | undefined): Refusal | false {
  const expected = reviewersOf(frame, step);
  const by = reporterOf(frame, named);
  const isOthers = frame.actor.body !== by && !bodiesOf(frame.pack, 'office').includes(frame.actor.body);
  return (
    (!expected.includes(by) || isOthers) &&
    no('result-not-theirs', articleOf(step, 'by'), {
      name: step.name,
      body: nameOf(frame.pack, by),
      expected: expected.map((body) => nameOf(frame.pack, body)),
    })
  );
}

/** Results that are only reported rest on a report, whether or not the regulation asks for one. */
function reportMissing(step: ReviewStep, sha256: string | null): Refusal | false {
  const papers = (step.papers ?? []).map(({ paper }) => paper);
  const [first] = step.papers ?? [];
  const article = first
    ? (articleOf(first) ?? articleOf(step))
    : step.sheet === 'reported'
      ? articleOf(step, 'sheet')
      : null;
  const needed = papers.length > 0 || step.sheet === 'reported';
  return needed && sha256 === null && no('report-missing', article, { name: step.name, papers });
}
