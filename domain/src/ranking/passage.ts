import type { Answer, RuleOutcome } from '../regulation/index.ts';
import type { RankedCase } from './state.ts';

/** What a gate has found about one case. */
export interface Passage {
  readonly one: RankedCase;
  readonly answers: readonly {
    readonly tier: string;
    readonly answer: Answer;
    readonly outcomes: readonly RuleOutcome[];
  }[];
}
