import { type Frame, type StepState, stateOf } from '@heng/domain/edition';
import {
  type Actor,
  as,
  type CaseId,
  type Day,
  dayOf,
  type EditionId,
  type Instant,
  type StepId,
} from '@heng/domain/language';
import type { ResolvedPack } from '@heng/domain/regulation';
import { isSeated } from '../people/store.ts';
import { loadPack } from '../regulation/store.ts';
import type { ActNamed, Desk, Tx } from '../storage/index.ts';

/** Which step's row to lock, and how: `share` for work inside it, `update` for opening and closing. */
export interface FrameLock {
  readonly step?: StepId;
  readonly lock?: 'share' | 'update';
  /** For what changes the edition itself: its settings, its end. */
  readonly edition?: 'update';
}

/**
 * Where an act stands. Locks the edition if asked, then the step; cases and sheets come after, by the caller. What opens or closes a step shares
 * the edition's row, so that no setting is decided meanwhile: it would go by a law that is none any more. Editions and cases are held without their
 * keys: whoever holds a case and writes a row that refers to the edition would else wait for one who holds the edition and waits for the case.
 */
export async function loadFrame(
  desk: Desk,
  tx: Tx,
  edition: EditionId,
  by: Actor,
  lock: FrameLock = {},
): Promise<Frame> {
  const found = await tx
    .selectFrom('edition')
    .select(['nature', 'label', 'closed_at', 'pack'])
    .where('edition.id', '=', edition)
    .$if(lock.edition === 'update', (query) => query.forNoKeyUpdate('edition'))
    .$if(lock.edition === undefined && lock.lock === 'update', (query) => query.forShare('edition'))
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
    pack: await loadPack(tx, found.pack),
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

/** The step opens with the first act in it; to those after it, it is open. */
export async function markOpened(tx: Tx, frame: Frame, step: StepId, at: Instant): Promise<void> {
  if (stateOf(frame, step).openedAt === null) await markStep(tx, frame.edition.id, step, { openedAt: at });
}

export async function isTaken(tx: Tx, edition: EditionId): Promise<boolean> {
  return (await tx.selectFrom('edition').select('id').where('id', '=', edition).executeTakeFirst()) !== undefined;
}

/** The day on which the last edition of this nature under the programme was opened; null: there is none. */
export async function loadPrevious(tx: Tx, programme: string, nature: 'real' | 'rehearsal'): Promise<Day | null> {
  const row = await tx
    .selectFrom('edition')
    .select('opened_at')
    .where('programme', '=', programme)
    .where('nature', '=', nature)
    .orderBy('opened_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? dayOf(row.opened_at) : null;
}

/** What stood at a place before it was last decided for this edition; undefined: it never was. */
export async function loadHandedFrom(tx: Tx, edition: EditionId, path: string): Promise<unknown> {
  const row = await tx
    .selectFrom('setting')
    .select('was')
    .where('edition_id', '=', edition)
    .where('path', '=', path)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.was;
}

/** Numbers of the amendments that the edition's pack has in it: those put in since, and this one if it was in force when the edition was opened. */
export async function loadApplied(
  tx: Tx,
  edition: EditionId,
  amendment: { readonly number: string; readonly from: string },
): Promise<readonly string[]> {
  const { opened_at } = await tx
    .selectFrom('edition')
    .select('opened_at')
    .where('id', '=', edition)
    .executeTakeFirstOrThrow();
  const rows = await tx.selectFrom('edition_amendment').select('number').where('edition_id', '=', edition).execute();
  return [...rows.map(({ number }) => number), ...(amendment.from <= dayOf(opened_at) ? [amendment.number] : [])];
}

/** The edition goes on under the amended pack. */
export async function saveAmended(
  tx: Tx,
  edition: EditionId,
  { amendment, from, packAfter }: ActNamed<'amendment-applied'>,
  at: Instant,
): Promise<void> {
  await tx.updateTable('edition').set({ pack: packAfter }).where('id', '=', edition).execute();
  await tx
    .insertInto('edition_amendment')
    .values({ edition_id: edition, number: amendment, in_force_from: from, at })
    .execute();
}

/** Steps in the order of the pack: those that came in are added, those that went, and never opened, are taken out. */
export async function layOutSteps(tx: Tx, edition: EditionId, pack: ResolvedPack): Promise<void> {
  const steps = pack.steps.map((step, index) => ({ edition_id: edition, step: step.id, place: index + 1 }));
  await tx
    .deleteFrom('edition_step')
    .where('edition_id', '=', edition)
    .where(
      'step',
      'not in',
      steps.map(({ step }) => step),
    )
    .execute();
  await tx
    .insertInto('edition_step')
    .values(steps)
    .onConflict((conflict) =>
      conflict
        .columns(['jurisdiction_id', 'edition_id', 'step'])
        .doUpdateSet(({ ref }) => ({ place: ref('excluded.place') })),
    )
    .execute();
}

/** The edition, and its steps in the order of the pack. */
export async function saveOpened(
  tx: Tx,
  act: ActNamed<'edition-opened'>,
  pack: ResolvedPack,
  at: Instant,
): Promise<void> {
  const { edition: id, regulation, label, number, nature } = act;
  const { programme } = pack.regulation;
  await tx
    .insertInto('edition')
    .values({ id, regulation, programme, label, number, nature, pack: act.pack, opened_at: at })
    .execute();
  await layOutSteps(tx, id, pack);
}

/** The edition goes on under the changed pack. */
export async function saveSetting(
  tx: Tx,
  edition: EditionId,
  { path, was, now, document, day, packAfter }: ActNamed<'setting-decided'>,
  body: string,
  at: Instant,
): Promise<void> {
  await tx.updateTable('edition').set({ pack: packAfter }).where('id', '=', edition).execute();
  const text = { was: JSON.stringify(was ?? null), now: JSON.stringify(now ?? null) };
  await tx
    .insertInto('setting')
    .values({ edition_id: edition, path, ...text, body, document, decided_on: day, at })
    .execute();
}

export async function countSubmitted(tx: Tx, edition: EditionId): Promise<number> {
  const { count } = await tx
    .selectFrom('case_file')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('edition_id', '=', edition)
    .where('submitted_at', 'is not', null)
    .executeTakeFirstOrThrow();
  return count;
}

/** Cases that were not handed in when the time was over end there. */
export async function endUnsubmitted(tx: Tx, edition: EditionId, step: StepId): Promise<void> {
  await tx
    .updateTable('case_file')
    .set({ ended_step: step, ended_why: 'not-submitted' })
    .where('edition_id', '=', edition)
    .where('submitted_at', 'is', null)
    .where('ended_step', 'is', null)
    .execute();
}

/** Approved winners without an award. */
export async function loadUnconferred(tx: Tx, edition: EditionId): Promise<readonly CaseId[]> {
  const rows = await tx
    .selectFrom('winner')
    .leftJoin('award', (join) =>
      join.onRef('award.edition_id', '=', 'winner.edition_id').onRef('award.case_id', '=', 'winner.case_id'),
    )
    .select('winner.case_id')
    .where('winner.edition_id', '=', edition)
    .where('winner.approved_at', 'is not', null)
    .where('winner.removed_at', 'is', null)
    .where('award.id', 'is', null)
    .execute();
  return rows.map(({ case_id }) => as<CaseId>(case_id));
}

export async function saveClosed(tx: Tx, edition: EditionId, at: Instant): Promise<void> {
  await tx.updateTable('edition').set({ closed_at: at }).where('id', '=', edition).execute();
}
