import type { Frame } from '../edition/index.ts';
import type { Day } from '../language/index.ts';
import type { CaseState } from '../notice/index.ts';
import { answerGroups, type ResolvedPack, type RuleOutcome, type Step } from '../regulation/index.ts';
import { isUndecided, standsAgainst } from './apply-rules.ts';
import { vettingContext } from './state.ts';

/** The last step at which disqualifiers are looked at again; null: the regulation does not look again. */
export function lastRecheck(pack: ResolvedPack): Step | null {
  return pack.steps.findLast(({ id }) => pack.disqualifiers.some((group) => group.rechecked_until === id)) ?? null;
}

/**
 * Looks again at every gate up to the one a group of disqualifiers names: what happened after filing bars too. `bars`: what bars today;
 * `open`: what has come up and is not decided. Both empty: the case goes on.
 */
export function recheck(
  frame: Frame,
  step: Step,
  file: CaseState,
  today: Day,
): { readonly bars: readonly RuleOutcome[]; readonly open: readonly RuleOutcome[] } {
  const { pack } = frame;
  const placeOf = (id: string) => pack.steps.findIndex((candidate) => candidate.id === id);
  const still = pack.disqualifiers.filter(
    ({ rechecked_until: until }) => until !== undefined && placeOf(until) >= placeOf(step.id),
  );
  const context = vettingContext(frame, step, file, today);
  const outcomes = answerGroups('disqualifiers', file.facts, { ...context, pack: { ...pack, disqualifiers: still } });
  return { bars: outcomes.filter(standsAgainst), open: outcomes.filter(isUndecided) };
}
