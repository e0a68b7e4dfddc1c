import type { Calendar } from '../calendar/index.ts';
import type { Frame, StepState } from '../edition/index.ts';
import type { PossibleRecommender } from '../intake/index.ts';
import type {
  ApplicantId,
  AwardId,
  CaseId,
  Day,
  Instant,
  NoticeId,
  ObjectionId,
  PersonId,
  Refusal,
  StepId,
  TierId,
} from '../language/index.ts';
import type { ResolvedPack } from '../regulation/index.ts';
import type { Team } from '../review/index.ts';

/** All of one edition that the agenda is made of: no names, no scores, no facts. */
export interface EditionView {
  readonly edition: Frame['edition'];
  readonly pack: ResolvedPack;
  readonly calendar: Calendar;
  readonly steps: readonly StepState[];
  readonly members: readonly MemberView[];
  /** Who is on the way to a seat. */
  readonly nominees: readonly NomineeView[];
  /** In the order of their numbers. */
  readonly cases: readonly CaseView[];
  readonly notices: readonly NoticeView[];
  readonly objections: readonly ObjectionView[];
  readonly voters: readonly { readonly step: StepId; readonly person: PersonId; readonly hasCast: boolean }[];
  /** Steps whose votes are counted, or whose resolution is recorded. */
  readonly tallied: readonly StepId[];
}

export interface MemberView {
  readonly body: string;
  readonly of: string | null;
  readonly person: PersonId;
  readonly seat: string;
  readonly category: string | null;
}

export interface NomineeView {
  readonly body: string;
  readonly of: string | null;
  readonly person: PersonId;
  readonly seat: string;
  readonly category: string | null;
  readonly approved: boolean;
  readonly refused: boolean;
  readonly published: boolean;
}

export interface CaseView {
  readonly id: CaseId;
  readonly number: number;
  readonly applicant: ApplicantId;
  readonly submittedAt: Instant | null;
  readonly ended: { readonly step: StepId; readonly why: string } | null;
  /** Steps the case goes through by itself, and how it left them. */
  readonly left: Readonly<Record<string, 'passed' | 'stopped'>>;
  /** By step; null: a fact that the scope reads is missing. */
  readonly inScope: Readonly<Record<string, boolean | null>>;
  /** An objection is open: this case waits. */
  readonly blocked: boolean;
  /** Bodies that have recommended. */
  readonly recommendedBy: readonly string[];
  /** While it is prepared: whom it may be asked of to recommend it, and what is against each. */
  readonly recommenders: readonly PossibleRecommender[];
  readonly opinions: readonly { readonly step: StepId; readonly department: string; readonly given: boolean }[];
  readonly vetted: readonly StepId[];
  /** Paths of rules that a person has to judge before the case can be vetted. */
  readonly toJudge: readonly string[];
  /** Facts that whoever holds the vetting has to report. */
  readonly toReport: readonly string[];
  /** Rules that cannot be decided yet, and why. */
  readonly undecided: readonly Refusal[];
  /** By step. */
  readonly teams: Readonly<Record<string, Team>>;
  /** Who has handed in a sheet, by step. */
  readonly sheets: Readonly<Record<string, readonly PersonId[]>>;
  readonly consensus: readonly StepId[];
  readonly reviewed: readonly StepId[];
  readonly recused: readonly PersonId[];
  readonly tier: TierId | null;
  /** Votes that were held on it. */
  readonly voted: readonly StepId[];
  readonly winner: { readonly approved: boolean; readonly removed: boolean } | null;
  /** Notices that are over and that it has yet to be shown in, since it came on the list after them. */
  readonly unshown: readonly StepId[];
  /** Steps that have to decide on it anew, since an objection was upheld after they had. */
  readonly sentBack: readonly StepId[];
  readonly award: { readonly id: AwardId; readonly announced: boolean } | null;
}

export interface NoticeView {
  readonly id: NoticeId;
  readonly step: StepId;
  readonly case: CaseId | null;
  readonly published: Day;
  readonly last: Day | null;
  readonly provisional: boolean;
  readonly closed: boolean;
}

export interface ObjectionView {
  readonly id: ObjectionId;
  readonly notice: NoticeId;
  readonly case: CaseId;
  readonly complete: boolean;
  readonly due: Day | null;
  readonly answered: boolean;
}

/** In the procedure still: submitted, and neither ended nor withdrawn. */
export const isStanding = (one: CaseView): boolean => one.submittedAt !== null && one.ended === null;
