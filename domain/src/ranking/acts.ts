import type { ActInfo, ActOf, BodyId, CaseId, StepId, TierId } from '../language/index.ts';
import type { Finding, Shortfall } from '../regulation/index.ts';
import type { TieBreaks } from './tie-breaks.ts';

interface Payloads {
  'gate-closed': {
    readonly step: StepId;
    readonly standings: readonly {
      readonly case: CaseId;
      /** Exact; null: this gate compares no points. */
      readonly total: string | null;
      /** 1, 2, 2, 4; null: nothing is ranked. */
      readonly place: number | null;
      readonly passed: boolean;
      /** Tiers the case no longer stands for, where only some are lost. */
      readonly lost: readonly TierId[];
    }[];
    /** What the gate's body has judged, where no rule can compute it; the reasons are on record. */
    readonly findings: readonly { readonly case: CaseId; readonly rule: string; readonly finding: Finding }[];
    /** Cases that a disqualifying event found later bars: they end here, unranked. */
    readonly barred: readonly CaseId[];
    /** Between equals for the last places: the document in which the body has chosen. */
    readonly choice: { readonly document: string } | null;
    /** What the edition has decided to part equals by; null: nothing, they stay equal. */
    readonly tieBreaks: TieBreaks | null;
    /** Minima of the shortlist that are not reached. */
    readonly short: readonly Shortfall[];
  };
  'candidates-listed': {
    readonly step: StepId;
    readonly lists: readonly { readonly tier: TierId; readonly cases: readonly CaseId[] }[];
    /** Cases listed out of the order of the ranking; their reasons are on record. */
    readonly departures: readonly CaseId[];
    /** Cases that a disqualifying event found later bars: they cannot be listed. */
    readonly barred: readonly CaseId[];
    /** Over a soft quota of the shortlist: the body that departs from it, and the document with its reasons. */
    readonly beyond: { readonly by: BodyId; readonly document: string } | null;
    readonly tieBreaks: TieBreaks | null;
    /** Minima of the shortlist that are not reached. */
    readonly short: readonly Shortfall[];
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
