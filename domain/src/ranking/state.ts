import type { Frame } from '../edition/index.ts';
import { type CaseId, type Day, dayOf, type Instant, type ObjectionId, type TierId } from '../language/index.ts';
import type { CaseContext, RuleFacts } from '../regulation/index.ts';
import type { Results } from './total.ts';

/** One standing case of the edition, with all that gates and lists compare. */
export interface RankedCase {
  readonly id: CaseId;
  readonly number: number;
  readonly submittedOn: Day;
  readonly track: string;
  readonly kind: string;
  /** The tiers it still stands for. */
  readonly tiers: readonly TierId[];
  /** Its field of business, for lists by field; null: not on record. */
  readonly field: string | null;
  /** Whether it goes through the step; null: a fact that the scope reads is missing. */
  readonly inScope: boolean | null;
  /** A complete objection that is not answered. */
  readonly objection: ObjectionId | null;
  readonly facts: RuleFacts;
  readonly results: Results;
}

export interface RankingState {
  readonly frame: Frame;
  /** Every standing case of the edition. */
  readonly cases: readonly RankedCase[];
  /** Those of them that the re-check of the disqualifiers bars now. */
  readonly barred: readonly CaseId[];
}

/** A case as the rules of a gate see it, for some of its tiers. */
export const gateContext = (frame: Frame, one: RankedCase, tiers: readonly string[], at: Instant): CaseContext => ({
  pack: frame.pack,
  day: dayOf(at),
  anchors: { application: one.submittedOn },
  track: one.track,
  kind: one.kind,
  tiers,
});
