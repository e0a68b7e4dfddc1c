import type { ActInfo, ActOf, ApplicantId, BodyId, CaseId, StepId } from '../language/index.ts';

interface Payloads {
  'case-opened': {
    readonly case: CaseId;
    readonly number: number;
    readonly applicant: ApplicantId;
    readonly track: string;
    readonly kind: string;
  };
  'application-submitted': {
    readonly case: CaseId;
    readonly step: StepId;
    /** SHA-256 of the canonical JSON of all facts as submitted. */
    readonly factsSha256: string;
    readonly documents: readonly {
      readonly document: string;
      readonly sha256: string;
      readonly tradeSecret: boolean;
    }[];
    readonly declarations: readonly string[];
  };
  'application-withdrawn': { readonly case: CaseId; readonly step: StepId };
  'recommendation-made': {
    readonly case: CaseId;
    readonly body: BodyId;
    readonly of: string | null;
    readonly document: string;
    readonly sha256: string;
  };
  'application-returned': { readonly case: CaseId; readonly body: BodyId; readonly of: string | null };
}

export type IntakeAct = ActOf<Payloads>;

export const intakeActs = {
  'case-opened': {
    subject: 'case',
    zh: '立卷',
    en: 'Case opened',
    says: 'An applicant starts an application; own notices and the parent’s check belong to its file.',
  },
  'application-submitted': {
    subject: 'case',
    zh: '提交申报',
    en: 'Application submitted',
    says: 'Facts, documents and declarations are handed in before the closing day ends and can be changed no more.',
  },
  'application-withdrawn': {
    subject: 'case',
    zh: '撤回申报',
    en: 'Application withdrawn',
    says: 'The applicant, who applies of free will, ends the application.',
  },
  'recommendation-made': {
    subject: 'case',
    zh: '出具推荐意见',
    en: 'Recommendation made',
    says: 'A parent or a competent body recommends the application in writing.',
  },
  'application-returned': {
    subject: 'case',
    zh: '退回申报',
    en: 'Application returned',
    says: 'A recommender returns the application to the applicant with reasons.',
  },
} satisfies Record<keyof Payloads, ActInfo>;
