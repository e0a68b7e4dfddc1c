import type { SeatedCase } from '@heng/domain/deliberation';
import { type CaseId, dayOf, type EditionId, type Instant, type StepId, type TierId } from '@heng/domain/language';
import { leaveStep, loadCases } from '../../notice/cases/store.ts';
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
    return [{ case: id, tier, track, kind, facts, anchors: { application: dayOf(submittedAt) } }];
  });
}

export async function passCases(tx: Tx, step: StepId, cases: readonly CaseId[], at: Instant): Promise<void> {
  for (const one of cases) await leaveStep(tx, one, step, 'passed', at);
}

/** These cases go no further. One that has ended already, e.g. withdrawn while votes were cast, keeps its own end. */
export async function endCases(
  tx: Tx,
  step: StepId,
  cases: readonly CaseId[],
  why: 'not-carried' | 'no-seat' | 'not-approved',
  at: Instant,
): Promise<void> {
  if (cases.length === 0) return;
  for (const one of cases) await leaveStep(tx, one, step, 'stopped', at);
  await tx
    .updateTable('case_file')
    .set({ ended_step: step, ended_why: why })
    .where('id', 'in', [...cases])
    .where('ended_step', 'is', null)
    .execute();
}
