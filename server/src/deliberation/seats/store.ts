import type { SeatedCase } from '@heng/domain/deliberation';
import { type CaseId, dayOf, type EditionId, type TierId } from '@heng/domain/language';
import { loadCases } from '../../notice/cases/store.ts';
import type { Tx } from '../../storage/index.ts';

/** Those of these cases that still stand, in the order given, with what seats and the award table read about them. */
export async function loadSeated(
  tx: Tx,
  edition: EditionId,
  tiers: readonly { readonly case: CaseId; readonly tier: TierId }[],
): Promise<readonly SeatedCase[]> {
  const files = await loadCases(
    tx,
    edition,
    tiers.map((own) => own.case),
  );
  return tiers.flatMap(({ case: id, tier }) => {
    const file = files.find((own) => own.id === id);
    if (!file || file.submittedAt === null || file.endedStep !== null) return [];
    const { track, kind, facts, submittedAt } = file;
    return [{ case: id, tier, track, kind, facts, submittedAt, anchors: { application: dayOf(submittedAt) } }];
  });
}
