import type { SeatedCase } from '@heng/domain/deliberation';
import { type CaseId, dayOf, type EditionId, type Instant, type TierId } from '@heng/domain/language';
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

/** Whoever of these had a seat on the list of winners has it no more, nor the approval that went with it. */
export async function unseat(tx: Tx, edition: EditionId, lost: readonly CaseId[], at: Instant): Promise<void> {
  if (lost.length === 0) return;
  await tx
    .updateTable('winner')
    .set({ removed_at: at, approved_at: null, approved_on: null })
    .where('edition_id', '=', edition)
    .where('case_id', 'in', [...lost])
    .where('removed_at', 'is', null)
    .execute();
}
