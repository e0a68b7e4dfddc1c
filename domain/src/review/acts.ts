import type { ActInfo, ActOf, BodyId, CaseId, PersonId, StepId, TeamId } from '../language/index.ts';

/** What came out for one case, in the order of case numbers. */
interface ResultFound {
  readonly case: CaseId;
  /** Exact; a percentage as so many of a hundred; null where nothing is scored. */
  readonly points: string | null;
  /** SHA-256 of what was found in words; null: nothing. */
  readonly said: string | null;
}

interface Payloads {
  'team-formed': {
    readonly team: TeamId;
    readonly body: BodyId;
    readonly steps: readonly StepId[];
    readonly members: readonly { readonly person: PersonId; readonly seat: string }[];
    readonly cases: readonly CaseId[];
    /** Rules about size and seats that hold in principle and are departed from; the reasons are on record. */
    readonly departures: readonly string[];
  };
  'sheet-handed-in': {
    readonly step: StepId;
    readonly case: CaseId;
    readonly assessor: PersonId;
    /** Percentage (or number of the level) of each line of the sheet, in the order of the criteria set. */
    readonly percents: readonly number[];
    /** Exact; null where the criteria carry no points. */
    readonly points: string | null;
  };
  'consensus-reached': {
    readonly step: StepId;
    readonly case: CaseId;
    readonly team: TeamId;
    readonly percents: readonly number[];
    readonly points: string | null;
  };
  'defence-heard': { readonly step: StepId; readonly case: CaseId };
  'review-closed': {
    readonly step: StepId;
    readonly results: readonly ResultFound[];
    /** SHA-256 of the report the regulation asks for, or from which results are reported; null: none asked. */
    readonly reportSha256: string | null;
    /** The body that has found the results, where they are reported; null: they come from this review itself. */
    readonly reportedBy: BodyId | null;
  };
  'survey-recorded': {
    readonly step: StepId;
    readonly results: readonly ResultFound[];
    /** SHA-256 of the survey's report. */
    readonly reportSha256: string;
  };
}

export type ReviewAct = ActOf<Payloads>;

export const reviewActs = {
  'team-formed': {
    subject: 'team',
    zh: '组建评审组',
    en: 'Team formed',
    says: 'Assessors without interest in the cases are put together under a leader, within the size laid down.',
  },
  'sheet-handed-in': {
    subject: 'case',
    zh: '提交评分表',
    en: 'Sheet handed in',
    says: 'An assessor hands in all items of one case; the sheet is sealed, colleagues may see it only after their own.',
  },
  'consensus-reached': {
    subject: 'case',
    zh: '形成合议',
    en: 'Consensus reached',
    says: 'Under its leader the team agrees one percentage for each item; the single sheets stay on record.',
  },
  'defence-heard': {
    subject: 'case',
    zh: '听取陈述答辩',
    en: 'Defence heard',
    says: 'A candidate has presented and answered; nothing is scored where the regulation gives it no weight.',
  },
  'review-closed': {
    subject: 'step',
    zh: '评审结束',
    en: 'Review closed',
    says: 'Every case has its result; sheets and results can be changed no more.',
  },
  'survey-recorded': {
    subject: 'step',
    zh: '记录测评结果',
    en: 'Survey recorded',
    says: 'What the public or others were asked, and found about each case; it counts only where a total has a part for it.',
  },
} satisfies Record<keyof Payloads, ActInfo>;
