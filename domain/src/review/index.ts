export * from './acts.ts';
export type { CaseToClose } from './case-result.ts';
export * from './close-review.ts';
export * from './combine-sheets.ts';
export * from './form-team.ts';
export { type FilledSheet, handInSheet, type SheetHandedIn, type SheetState } from './hand-in-sheet.ts';
export { type DefenceHeard, hearDefence } from './hear-defence.ts';
export * from './may-see-sheet.ts';
export * from './reach-consensus.ts';
export { type RecordSurvey, recordSurvey, type SurveyRecorded, type SurveyState } from './record-survey.ts';
export { reviewRefusals } from './refusals.ts';
export type { ReportedResult } from './reported-result.ts';
export * from './save-sheet-draft.ts';
export { isOnScale, nearestOn, notScored, scoreSheet } from './score-sheet.ts';
export * from './sheet-form.ts';
export {
  type CaseWork,
  contextOn,
  isFor,
  membersAtWork,
  type ReviewedCase,
  reviewersOf,
  type Team,
  type TeamMember,
} from './state.ts';
export { canGoOn, teamBodyOf } from './team-rules.ts';
