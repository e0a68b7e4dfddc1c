import type { Frame, StepState } from '@heng/domain/edition';
import { type Actor, as, type Day, type EditionId, type Instant, type StepId } from '@heng/domain/language';
import { isSeated } from '../people/store.ts';
import { readPack } from '../regulation/store.ts';
import type { Desk, Tx } from '../storage/index.ts';

/** Which step's row to lock, and how: `share` for work inside it, `update` for opening and closing. */
export interface FrameLock {
  readonly step?: StepId;
  readonly lock?: 'share' | 'update';
  /** For what changes the edition itself: its settings, its end. */
  readonly edition?: 'update';
}

/** Where an act stands. Locks the edition if asked, then the step; cases and sheets come after, by the caller. */
export async function loadFrame(
  desk: Desk,
  tx: Tx,
  edition: EditionId,
  by: Actor,
  lock: FrameLock = {},
): Promise<Frame> {
  const found = await tx
    .selectFrom('edition')
    .innerJoin('regulation_pack', 'regulation_pack.digest', 'edition.pack')
    .select(['nature', 'label', 'closed_at', 'pack', 'resolved'])
    .where('edition.id', '=', edition)
    .$if(lock.edition === 'update', (query) => query.forUpdate('edition'))
    .executeTakeFirstOrThrow();
  if (lock.step !== undefined && lock.lock !== undefined) {
    const row = tx
      .selectFrom('edition_step')
      .select('step')
      .where('edition_id', '=', edition)
      .where('step', '=', lock.step);
    await (lock.lock === 'share' ? row.forShare() : row.forUpdate()).execute();
  }
  return {
    edition: { id: edition, nature: natureOf(found.nature), label: found.label, closedAt: found.closed_at },
    pack: readPack(found.pack, found.resolved),
    steps: await loadSteps(tx, edition),
    actor: by,
    seated: await isSeated(tx, edition, by),
    calendar: desk.calendar,
  };
}

export const natureOf = (text: string): 'real' | 'rehearsal' => (text === 'real' ? 'real' : 'rehearsal');

export async function loadSteps(tx: Tx, edition: EditionId): Promise<readonly StepState[]> {
  const rows = await tx
    .selectFrom('edition_step')
    .select(['step', 'opens_on', 'closes_on', 'opened_at', 'closed_at'])
    .where('edition_id', '=', edition)
    .orderBy('place')
    .execute();
  return rows.map((row) => ({
    step: as<StepId>(row.step),
    opensOn: row.opens_on,
    closesOn: row.closes_on,
    openedAt: row.opened_at,
    closedAt: row.closed_at,
  }));
}

/** Opens, closes or dates a step; what is not given stays. */
export async function markStep(
  tx: Tx,
  edition: EditionId,
  step: StepId,
  marks: { readonly openedAt?: Instant; readonly closedAt?: Instant; readonly opensOn?: Day; readonly closesOn?: Day },
): Promise<void> {
  const { openedAt, closedAt, opensOn, closesOn } = marks;
  await tx
    .updateTable('edition_step')
    .set({
      ...(openedAt && { opened_at: openedAt }),
      ...(closedAt && { closed_at: closedAt }),
      ...(opensOn && { opens_on: opensOn }),
      ...(closesOn && { closes_on: closesOn }),
    })
    .where('edition_id', '=', edition)
    .where('step', '=', step)
    .execute();
}
