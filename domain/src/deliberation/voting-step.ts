import { isPerCase } from '../edition/index.ts';
import type { ResolvedPack, Step } from '../regulation/index.ts';

/** A step in which a body votes: a ballot, or a resolution. */
export type VotingStep = Extract<Step, { kind: 'ballot' | 'resolution' }>;

const isVoting = (step: Step): step is VotingStep => step.kind === 'ballot' || step.kind === 'resolution';

/** The step with this id; one that is no ballot or resolution is a fault of ours. */
export function votingStepOf(pack: ResolvedPack, id: string): VotingStep {
  const step = pack.steps.find((candidate) => candidate.id === id);
  if (!step || !isVoting(step)) throw new Error(`the pack of ${pack.regulation.id} has no ballot ${id}`);
  return step;
}

/** A vote that decides: whoever is not carried goes no further. Advice and recommendations end nobody's case. */
export const isDeciding = (step: VotingStep): boolean => step.kind === 'ballot' || step.effect === 'decides';

/** The last vote that decides makes the list of winners 拟获奖名单, whatever votes there are before it. */
export function makesWinners(pack: ResolvedPack, step: VotingStep): boolean {
  const last = pack.steps.findLast(
    (candidate) => isVoting(candidate) && isDeciding(candidate) && !isPerCase(candidate),
  );
  return last?.id === step.id;
}
