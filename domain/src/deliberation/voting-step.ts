import { type Frame, isPerCase, stateOf } from '../edition/index.ts';
import type { ResolvedPack, Step } from '../regulation/index.ts';

/** A step in which a body votes: a ballot, or a resolution. */
export type VotingStep = Extract<Step, { kind: 'ballot' | 'resolution' }>;
export type ResolutionStep = Extract<Step, { kind: 'resolution' }>;

const isVoting = (step: Step): step is VotingStep => step.kind === 'ballot' || step.kind === 'resolution';

/** The step with this id; one that is no ballot or resolution is a fault of ours. */
export function votingStepOf(pack: ResolvedPack, id: string): VotingStep {
  const step = pack.steps.find((candidate) => candidate.id === id);
  if (!step || !isVoting(step)) throw new Error(`the pack of ${pack.regulation.id} has no ballot ${id}`);
  return step;
}

/** A vote that decides: whoever is not carried goes no further. Advice and recommendations end nobody's case. */
export const isDeciding = (step: VotingStep): boolean => step.kind === 'ballot' || step.effect === 'decides';

/** Steps after which it may be somebody else who stands: no vote before one of them has the last word on who wins. */
const choosing: readonly Step['kind'][] = ['application', 'vetting', 'review', 'survey', 'gate', 'candidate-list'];

const showsWinners = (step: Step): boolean =>
  !isPerCase(step) && (step.kind === 'notice' || (step.kind === 'approval' && step.of === 'winners'));

/**
 * The vote that makes the list of winners 拟获奖名单: of those that decide after all choosing is done, the last before the list is shown or approved.
 * A vote after that is on the winners: it confirms them or takes the seat away. Where choosing goes on after every vote, the last of them all. Null: no
 * body votes on winners.
 */
export function winnersVoteOf(pack: ResolvedPack): VotingStep | null {
  const whole = pack.steps.filter((step) => !isPerCase(step));
  const decides = (step: Step): step is VotingStep => isVoting(step) && isDeciding(step);
  const chosen = whole.slice(whole.findLastIndex(({ kind }) => choosing.includes(kind)) + 1);
  const first = chosen.findIndex(decides);
  if (first < 0) return whole.findLast(decides) ?? null;
  const shown = chosen.findIndex((step, place) => place > first && showsWinners(step));
  return chosen.slice(first, shown < 0 ? undefined : shown).findLast(decides) ?? null;
}

export const makesWinners = (pack: ResolvedPack, step: VotingStep): boolean => winnersVoteOf(pack)?.id === step.id;

/** The winners are announced: nothing is voted on any more. */
export const isAnnounced = (frame: Frame): boolean =>
  frame.pack.steps.some(({ id, kind }) => kind === 'conferral' && stateOf(frame, id).closedAt !== null);

/** A vote after the one that makes the list of winners is on those who are on it; one before is on whoever stands. */
export function isOnWinners(pack: ResolvedPack, step: VotingStep): boolean {
  const makes = pack.steps.findIndex(({ id }) => id === winnersVoteOf(pack)?.id);
  return makes >= 0 && pack.steps.findIndex(({ id }) => id === step.id) > makes;
}
