import { as, type CaseId, type EditionId, type Instant, type StepId, type TierId } from '@heng/domain/language';
import type { CaseState } from '@heng/domain/notice';
import { noFacts, type ResolvedPack } from '@heng/domain/regulation';
import { holdCases } from '../../people/store.ts';
import { loadRuleFacts } from '../../regulation/facts/store.ts';
import { byCase, type Tx } from '../../storage/index.ts';

/** A case as all later stages see it. */
export interface NumberedCase extends CaseState {
  /** 受理编号 */
  readonly number: number;
}

/** One application, held to the end of the act. */
export async function loadCase(tx: Tx, edition: EditionId, id: CaseId): Promise<NumberedCase> {
  await holdCases(tx, edition, [id]);
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
    .forNoKeyUpdate()
    .execute();
}

/** Applications of an edition, or those named, in the order of their numbers. */
export async function loadCases(
  tx: Tx,
  edition: EditionId,
  named?: readonly CaseId[],
): Promise<readonly NumberedCase[]> {
  if (named?.length === 0) return [];
  const files = await tx
    .selectFrom('case_file')
    .select(['id', 'number', 'applicant_id', 'track', 'kind', 'tier', 'submitted_at', 'ended_step'])
    .where('edition_id', '=', edition)
    .$if(named !== undefined, (query) => query.where('id', 'in', [...(named ?? [])]))
    .orderBy('number')
    .execute();
  const ids = files.map(({ id }) => as<CaseId>(id));
  if (ids.length === 0) return [];
  const facts = await loadRuleFacts(tx, ids);
  const passed = byCase(
    await tx
      .selectFrom('case_step')
      .select(['case_id', 'step'])
      .where('case_id', 'in', ids)
      .where('outcome', '=', 'passed')
      .execute(),
  );
  const partners = byCase(await tx.selectFrom('case_partner').select('case_id').where('case_id', 'in', ids).execute());
  const notices = byCase(
    await tx
      .selectFrom('notice')
      .select(['case_id', 'step', 'published_on', 'last_day'])
      .where('case_id', 'in', ids)
      .execute(),
  );
  return files.map((file) => ({
    id: as<CaseId>(file.id),
    number: file.number,
    applicant: as(file.applicant_id),
    track: file.track,
    kind: file.kind,
    tier: file.tier === null ? null : as<TierId>(file.tier),
    holders: 1 + partners(file.id).length,
    submittedAt: file.submitted_at,
    endedStep: file.ended_step === null ? null : as<StepId>(file.ended_step),
    passed: passed(file.id).map(({ step }) => as<StepId>(step)),
    notices: notices(file.id).map((row) => ({
      step: as<StepId>(row.step),
      publishedOn: row.published_on,
      lastDay: row.last_day,
    })),
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

/** How these cases left a step; said once, but a case that had passed may still be stopped by a late answer. */
export async function leaveStep(
  tx: Tx,
  step: StepId,
  cases: readonly CaseId[],
  outcome: 'passed' | 'stopped',
  at: Instant,
): Promise<void> {
  if (cases.length === 0) return;
  await tx
    .insertInto('case_step')
    .values(cases.map((case_id) => ({ case_id, step, outcome, at })))
    .onConflict((conflict) => {
      const own = conflict.columns(['jurisdiction_id', 'case_id', 'step']);
      return outcome === 'passed' ? own.doNothing() : own.doUpdateSet({ outcome, at });
    })
    .execute();
}

/** Why a case may go no further once it has been handed in; the applicant's own reasons are for intake. */
type Ended =
  | 'ineligible'
  | 'objection-upheld'
  | 'below-gate'
  | 'not-listed'
  | 'not-carried'
  | 'no-seat'
  | 'not-approved'
  | 'notice-failed';

/** These cases go no further. One that has ended already, e.g. withdrawn while votes were cast, keeps its own end. */
export async function endCases(tx: Tx, step: StepId, cases: readonly CaseId[], why: Ended): Promise<void> {
  if (cases.length === 0) return;
  await tx
    .updateTable('case_file')
    .set({ ended_step: step, ended_why: why })
    .where('id', 'in', [...cases])
    .where('ended_step', 'is', null)
    .execute();
}

/** The same where the step itself stops them, and says so. */
export async function stopCases(
  tx: Tx,
  step: StepId,
  cases: readonly CaseId[],
  why: Ended,
  at: Instant,
): Promise<void> {
  await leaveStep(tx, step, cases, 'stopped', at);
  await endCases(tx, step, cases, why);
}
