import type { Frame } from '../edition/index.ts';
import type { CaseId, Cite, Day } from '../language/index.ts';
import type { CaseState } from '../notice/index.ts';
import { answerGroups, type ResolvedPack, type RuleOutcome, type Step, saysAt } from '../regulation/index.ts';
import { isUndecided, standsAgainst } from './apply-rules.ts';
import { vettingContext } from './state.ts';

/** What looking again reads about a case. */
export interface RecheckedCase
  extends Pick<CaseState, 'id' | 'track' | 'kind' | 'tier' | 'holders' | 'submittedAt' | 'facts'> {
  /** What it stands for, once that is known; else it may still get any tier. */
  readonly tiers?: readonly string[];
}

/** A case that a disqualifier bars now. */
export interface Barred {
  readonly case: CaseId;
  readonly rule: string;
  readonly says: string;
  readonly article: Cite | null;
}

/** The last step at which disqualifiers are looked at again; null: the regulation does not look again. */
export function lastRecheck(pack: ResolvedPack): Step | null {
  return pack.steps.findLast(({ id }) => pack.disqualifiers.some((group) => group.rechecked_until === id)) ?? null;
}

/**
 * Looks again at every gate up to the one a group of disqualifiers names: what happened after filing bars too. `bars`: what bars today;
 * `open`: what has come up and is not decided. Both empty: the case goes on.
 */
export function recheck(
  frame: Pick<Frame, 'pack'>,
  step: Step,
  file: RecheckedCase,
  today: Day,
): { readonly bars: readonly RuleOutcome[]; readonly open: readonly RuleOutcome[] } {
  const { pack } = frame;
  const placeOf = (id: string) => pack.steps.findIndex((candidate) => candidate.id === id);
  const still = pack.disqualifiers.filter(
    ({ rechecked_until: until }) => until !== undefined && placeOf(until) >= placeOf(step.id),
  );
  const { tiers, ...context } = vettingContext(frame, step, file, today);
  const own = { ...context, tiers: file.tiers ?? tiers, pack: { ...pack, disqualifiers: still } };
  const outcomes = answerGroups('disqualifiers', file.facts, own);
  return { bars: outcomes.filter(standsAgainst), open: outcomes.filter(isUndecided) };
}

/** Every disqualifier that bars one of these cases at this step on this day: nobody barred is voted on, listed or approved. */
export function barredNow(
  frame: Pick<Frame, 'pack'>,
  step: Step,
  files: readonly RecheckedCase[],
  today: Day,
): readonly Barred[] {
  return files.flatMap((file) =>
    recheck(frame, step, file, today).bars.map(({ rule, article }) => ({
      case: file.id,
      rule,
      says: saysAt(frame.pack, rule),
      article,
    })),
  );
}
