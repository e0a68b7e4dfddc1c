import type { ActInfo, ActOf, ApplicantId, AwardId, CaseId, Day, NoticeId, StepId, TierId } from '../language/index.ts';

interface Payloads {
  'approval-given': {
    readonly step: StepId;
    readonly cases: readonly CaseId[];
    /** Number or name of the sitting's record; null: a marked blank. */
    readonly document: string | null;
    readonly day: Day;
    /** No standing case is left to approve: the step is over. */
    readonly closes: boolean;
  };
  'approval-refused': {
    readonly step: StepId;
    readonly cases: readonly CaseId[];
    readonly document: string | null;
    readonly day: Day;
    readonly closes: boolean;
  };
  'award-conferred': {
    readonly step: StepId;
    readonly award: AwardId;
    readonly case: CaseId;
    readonly applicant: ApplicantId;
    readonly tier: TierId;
    /** The row of the award table that applied. */
    readonly row: string;
    readonly honours: readonly string[] | null;
    /** Whole units of the pack's currency; null: not decided. Zero is not null. */
    readonly money: number | null;
    readonly takesSeat: boolean | null;
  };
  'conferral-announced': {
    readonly notice: NoticeId;
    readonly step: StepId;
    readonly awards: readonly AwardId[];
    readonly document: string | null;
    /** The award date: duties and windows count from it. */
    readonly day: Day;
  };
}

export type AwardAct = ActOf<Payloads>;

export const awardActs = {
  'approval-given': {
    subject: 'step',
    zh: '审定批准',
    en: 'Approval given',
    says: 'The approving body has decided for these cases; a case with an open objection waits.',
  },
  'approval-refused': {
    subject: 'step',
    zh: '未予批准',
    en: 'Approval refused',
    says: 'The approving body has decided against these cases, and their seats stay empty; or against a piece of work as a whole, which waits for another sitting.',
  },
  'award-conferred': {
    subject: 'award',
    zh: '核定奖励',
    en: 'Award settled',
    says: 'What a winner receives is settled by the first row of the award table that fits, earlier awards considered; it is given once it is announced.',
  },
  'conferral-announced': {
    subject: 'step',
    zh: '发文公告',
    en: 'Conferral announced',
    says: 'The founding government announces the winners; this day is the award date and enters the register.',
  },
} satisfies Record<keyof Payloads, ActInfo>;
