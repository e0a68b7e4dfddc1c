import { as, type CaseId, type EditionId, type Instant, type StepId, type TierId } from '@heng/domain/language';
import type { CaseState } from '@heng/domain/notice';
import { noFacts, type ResolvedPack } from '@heng/domain/regulation';
import { loadRuleFacts } from '../../regulation/facts/store.ts';
import type { Tx } from '../../storage/index.ts';

/** One application, held to the end of the act. */
export async function loadCase(tx: Tx, edition: EditionId, id: CaseId): Promise<CaseState> {
  await tx.selectFrom('case_file').select('id').where('id', '=', id).forUpdate().execute();
  const [file] = await loadCases(tx, edition, [id]);
  if (!file) throw new Error(`edition ${edition} has no case ${id}`);
  return file;
}

/** Holds every case that is in the procedure still: what is decided about all of them finds them as they are. */
export async function holdStanding(tx: Tx, edition: EditionId): Promise<void> {
  await tx
    .selectFrom('case_file')
    .select('id')
    .where('edition_id', '=', edition)
    .where('ended_step', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute();
}

/** Applications of an edition, or those named, in the order of their numbers. */
export async function loadCases(tx: Tx, edition: EditionId, named?: readonly CaseId[]): Promise<readonly CaseState[]> {
  if (named?.length === 0) return [];
  const files = await tx
    .selectFrom('case_file')
    .select(['id', 'applicant_id', 'track', 'kind', 'submitted_at', 'ended_step'])
    .where('edition_id', '=', edition)
    .$if(named !== undefined, (query) => query.where('id', 'in', [...(named ?? [])]))
    .orderBy('number')
    .execute();
  const ids = files.map(({ id }) => as<CaseId>(id));
  if (ids.length === 0) return [];
  const facts = await loadRuleFacts(tx, ids);
  const passed = await tx
    .selectFrom('case_step')
    .select(['case_id', 'step'])
    .where('case_id', 'in', ids)
    .where('outcome', '=', 'passed')
    .execute();
  const notices = await tx
    .selectFrom('notice')
    .select(['case_id', 'step', 'published_on', 'last_day'])
    .where('case_id', 'in', ids)
    .execute();
  return files.map((file) => ({
    id: as<CaseId>(file.id),
    applicant: as(file.applicant_id),
    track: file.track,
    kind: file.kind,
    submittedAt: file.submitted_at,
    endedStep: file.ended_step === null ? null : as<StepId>(file.ended_step),
    passed: passed.filter(({ case_id }) => case_id === file.id).map(({ step }) => as<StepId>(step)),
    notices: notices
      .filter(({ case_id }) => case_id === file.id)
      .map((row) => ({ step: as<StepId>(row.step), publishedOn: row.published_on, lastDay: row.last_day })),
    facts: facts.get(as<CaseId>(file.id)) ?? noFacts,
  }));
}

/** The list as it stands: winners by tier and place once there are any, before that all that were handed in and have not ended. */
export async function loadStanding(
  tx: Tx,
  edition: EditionId,
  pack: ResolvedPack,
): Promise<{ readonly files: readonly CaseState[]; readonly tiers: ReadonlyMap<CaseId, TierId> }> {
  const all = await loadCases(tx, edition);
  const standing = all.filter(({ submittedAt, endedStep }) => submittedAt !== null && endedStep === null);
  const winners = await tx
    .selectFrom('winner')
    .select(['case_id', 'tier', 'place'])
    .where('edition_id', '=', edition)
    .where('removed_at', 'is', null)
    .execute();
  const candidates = await tx
    .selectFrom('candidate')
    .innerJoin('edition_step', 'edition_step.step', 'candidate.step')
    .select(['case_id', 'tier'])
    .where('edition_step.edition_id', '=', edition)
    .where('case_id', 'in', [...standing.map(({ id }) => id), ''])
    .orderBy('edition_step.place')
    .execute();
  const order = Object.keys(pack.tiers);
  const sorted = winners.toSorted((a, b) => order.indexOf(a.tier) - order.indexOf(b.tier) || a.place - b.place);
  const listed = sorted.flatMap(({ case_id }) => standing.filter(({ id }) => id === case_id));
  return {
    files: winners.length > 0 ? listed : standing,
    tiers: new Map([...candidates, ...winners].map(({ case_id, tier }) => [as<CaseId>(case_id), as<TierId>(tier)])),
  };
}

/** How a case left a step; said once, but a case that had passed may still be stopped by a late answer. */
export async function leaveStep(
  tx: Tx,
  one: CaseId,
  step: StepId,
  outcome: 'passed' | 'stopped',
  at: Instant,
): Promise<void> {
  await tx
    .insertInto('case_step')
    .values({ case_id: one, step, outcome, at })
    .onConflict((conflict) => {
      const own = conflict.columns(['jurisdiction_id', 'case_id', 'step']);
      return outcome === 'passed' ? own.doNothing() : own.doUpdateSet({ outcome, at });
    })
    .execute();
}
