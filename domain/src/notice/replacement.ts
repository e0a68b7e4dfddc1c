import { stepOf } from '../edition/index.ts';
import type { CaseId, Refusal, StepId } from '../language/index.ts';
import { articleOf, type ResolvedPack } from '../regulation/index.ts';
import { no } from './refusals.ts';

/**
 * 不得递补: once a notice of winners has cost somebody the seat, and the regulation says that nobody takes it over, no case may be listed that was not
 * listed then. Where the regulation is silent, or wants a new decision and a new notice, that is for the deciding body.
 */
export function replacementForbidden(
  pack: ResolvedPack,
  failed: readonly { readonly step: StepId; readonly case: CaseId }[],
  added: readonly CaseId[],
): Refusal | false {
  const forbidding = failed
    .map(({ step }) => stepOf(pack, step))
    .find((step) => step.kind === 'notice' && step.upheld?.replacement === 'forbidden');
  if (forbidding?.kind !== 'notice' || added.length === 0) return false;
  const article = forbidding.upheld && articleOf(forbidding.upheld);
  return no('replacement-forbidden', article ?? articleOf(forbidding, 'upheld'), {
    name: forbidding.name,
    removed: failed.map((one) => one.case),
    added,
  });
}
