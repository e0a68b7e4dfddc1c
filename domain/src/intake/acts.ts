import type { ActInfo, ActOf, ApplicantId, BodyId, CaseId, Day, StepId, TierId } from '../language/index.ts';
import type { About } from '../regulation/index.ts';

/** 关联关系: somebody on the register of applicants who is the applicant's parent, employer and so on; rules about these read their registers. */
export interface Relation {
  readonly about: Exclude<About, 'applicant'>;
  readonly applicant: ApplicantId;
}

interface Payloads {
  'case-opened': {
    readonly case: CaseId;
    readonly number: number;
    readonly applicant: ApplicantId;
    readonly track: string;
    readonly kind: string;
    /** The tier it is for, where the applicant names one; null: every tier that is not applied for by name. */
    readonly tier: TierId | null;
    /** Who applies together with the applicant for one award, in the order given. */
    readonly partners: readonly ApplicantId[];
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
      /** Last day it is in force; null: without end; absent: not said. */
      readonly validUntil?: Day | null;
    }[];
    readonly declarations: readonly string[];
    /** Who is related to the applicant, where that was asked; empty: nobody. null: not asked. */
    readonly relations: readonly Relation[] | null;
  };
  'application-withdrawn': { readonly case: CaseId; readonly step: StepId };
  'recommendation-made': {
    readonly case: CaseId;
    readonly body: BodyId;
    readonly of: string | null;
    readonly document: string;
    readonly sha256: string;
    /** Whether this one of a body of many is the one for the applicant; null: the facts do not tell, a person has to confirm it. */
    readonly fits: true | null;
    /** Over a soft quota of recommendations: who departs from it, and the document with the reasons. */
    readonly departure: { readonly by: BodyId; readonly document: string } | null;
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
