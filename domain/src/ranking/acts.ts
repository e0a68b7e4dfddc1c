import type { ActInfo, ActOf, CaseId, StepId, TierId } from '../language/index.ts';

interface Payloads {
  'gate-closed': {
    readonly step: StepId;
    readonly standings: readonly {
      readonly case: CaseId;
      /** Exact. */
      readonly total: string;
      /** 1, 2, 2, 4. */
      readonly place: number;
      readonly passed: boolean;
    }[];
  };
  'candidates-listed': {
    readonly step: StepId;
    readonly lists: readonly { readonly tier: TierId; readonly cases: readonly CaseId[] }[];
    /** Cases listed out of the order of the ranking; their reasons are on record. */
    readonly departures: readonly CaseId[];
  };
}

export type RankingAct = ActOf<Payloads>;

export const rankingActs = {
  'gate-closed': {
    subject: 'step',
    zh: '确定入围',
    en: 'Gate closed',
    says: 'Totals are computed exactly, compared before any rounding, and ranked; who reaches the mark goes on.',
  },
  'candidates-listed': {
    subject: 'step',
    zh: '提出候选名单',
    en: 'Candidates listed',
    says: 'The office proposes candidates for each tier from those who passed; any departure from the ranking has written reasons.',
  },
} satisfies Record<keyof Payloads, ActInfo>;
