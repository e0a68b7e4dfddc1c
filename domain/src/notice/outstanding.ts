import { isPerCase } from '../edition/index.ts';
import { inScope, type ResolvedPack } from '../regulation/index.ts';
import type { CaseState } from './case-state.ts';
import type { NoticeStep } from './channel.ts';

/**
 * The notices of the whole edition that are over and that this case has not been shown in to their end, as it was decided last: it came on the list after
 * them, or was sent back from one and decided on anew. Nothing is given to it before they are held anew; not where the regulation lets somebody take over a
 * seat without that. `over`: steps that are closed; `shown`: steps in whose notices it stood to the last day.
 */
export function noticesOutstanding(
  pack: ResolvedPack,
  file: Pick<CaseState, 'track' | 'kind' | 'facts'>,
  over: readonly string[],
  shown: readonly string[],
): readonly NoticeStep[] {
  const tiers = Object.keys(pack.tiers);
  return pack.steps.filter(
    (step): step is NoticeStep =>
      step.kind === 'notice' &&
      !isPerCase(step) &&
      step.upheld?.replacement !== 'allowed' &&
      over.includes(step.id) &&
      !shown.includes(step.id) &&
      inScope(step.for, file.facts, { ...file, tiers }).in === true,
  );
}
