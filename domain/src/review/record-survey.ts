import { type Frame, notOrganiser, notYetMet, stepOf } from '../edition/index.ts';
import { type Instant, isDigest, type Refusal, type Result, type StepId, text, unless } from '../language/index.ts';
import { articleOf } from '../regulation/index.ts';
import type { ReviewAct } from './acts.ts';
import { no } from './refusals.ts';
import { type ReportedResult, reportedResults, resultsOfOthers } from './reported-result.ts';
import { mostPoints, type SurveyStep } from './sheet-form.ts';
import { caseFaults, type ReviewedCase } from './state.ts';

export interface RecordSurvey {
  readonly step: StepId;
  readonly results: readonly ReportedResult[];
  /** SHA-256 of the survey's report. */
  readonly reportSha256: string;
}

export interface SurveyState {
  readonly frame: Frame;
  /** Every standing case of the edition; `inScope` null: a fact that the scope reads is missing. */
  readonly cases: readonly (ReviewedCase & { readonly inScope: boolean | null })[];
}

export type SurveyRecorded = Extract<ReviewAct, { act: 'survey-recorded' }>;

/**
 * 测评: records, in one act, what a survey has found about every case that goes through it: a percentage, points or words, as the regulation or the
 * edition says; where neither does, whatever was found. It counts only where a total has a part for it. For those who hold it, or the office.
 */
export function recordSurvey(state: SurveyState, command: RecordSurvey, _at: Instant): Result<SurveyRecorded, Refusal> {
  const { frame } = state;
  const step = stepOf(frame.pack, command.step);
  if (step.kind !== 'survey') return { ok: false, reasons: [no('not-a-survey', articleOf(step), { name: step.name })] };
  const cases = state.cases.filter(({ inScope }) => inScope !== false).toSorted((a, b) => a.number - b.number);
  const results = reportedResults(step, cases, command.results, {
    most: mostPoints(frame.pack, step),
    of: kindOf(step),
  });
  return unless<SurveyRecorded, Refusal>(
    [
      notOrganiser(frame, step),
      ...notYetMet(frame, step),
      ...cases.flatMap((one) => caseFaults(step, one, one.inScope)),
      ...results.flatMap(({ reasons }) => reasons),
      resultsOfOthers(step, cases, command.results),
      !isDigest(command.reportSha256) && no('report-missing', articleOf(step), { name: step.name, papers: [] }),
    ],
    () => ({
      act: 'survey-recorded',
      article: articleOf(step),
      step: command.step,
      results: results.map((own) => ({ case: own.case, points: own.points && text(own.points), said: own.said })),
      reportSha256: command.reportSha256,
    }),
  );
}

const kindOf = ({ result }: SurveyStep): 'percentage' | 'points' | 'text' | null =>
  typeof result === 'string' ? result : null;
