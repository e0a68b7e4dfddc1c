import { type Frame, stepOf } from '@heng/domain/edition';
import { as, type CaseId, type EditionId, type Instant, type PersonId, type StepId } from '@heng/domain/language';
import { type GiveOpinion, type MakeFinding, sourceOf, type VettedCase } from '@heng/domain/vetting';
import { markStep } from '../edition/store.ts';
import { leaveStep, loadCases, stopCases } from '../notice/cases/store.ts';
import { holdCases } from '../people/store.ts';
import { type ActNamed, byCase, canonicalText, type Tx } from '../storage/index.ts';

/** One case as a vetting step sees it, held to the end of the act. */
export async function loadVettedCase(tx: Tx, edition: EditionId, step: StepId, id: CaseId): Promise<VettedCase> {
  await holdCases(tx, edition, [id]);
  const [file] = await loadVettedCases(tx, edition, step, [id]);
  if (!file) throw new Error(`edition ${edition} has no case ${id}`);
  return file;
}

/** All cases of an edition as a vetting step sees them, or those named, in the order of their numbers. */
export async function loadVettedCases(
  tx: Tx,
  edition: EditionId,
  step: StepId,
  named?: readonly CaseId[],
): Promise<readonly VettedCase[]> {
  const files = await loadCases(tx, edition, named);
  if (files.length === 0) return [];
  const rows = await loadRows(
    tx,
    step,
    files.map(({ id }) => id),
  );
  return files.map((file): VettedCase => {
    const vetted = rows.vetted(file.id)[0]?.outcome;
    return {
      ...file,
      opinions: rows.opinions(file.id).map(({ department, given_at }) => ({ department, givenAt: given_at })),
      recused: rows.recusals(file.id).map(({ person_id }) => as<PersonId>(person_id)),
      vetted: vetted === undefined ? null : vetted === 'eligible' ? 'eligible' : 'ineligible',
    };
  });
}

async function loadRows(tx: Tx, step: StepId, of: readonly CaseId[]) {
  return {
    opinions: byCase(
      await tx
        .selectFrom('opinion')
        .select(['case_id', 'department', 'given_at'])
        .where('case_id', 'in', of)
        .where('step', '=', step)
        .orderBy('department')
        .execute(),
    ),
    recusals: byCase(
      await tx.selectFrom('recusal').select(['case_id', 'person_id']).where('case_id', 'in', of).execute(),
    ),
    vetted: byCase(
      await tx
        .selectFrom('vetting_result')
        .select(['case_id', 'outcome'])
        .where('case_id', 'in', of)
        .where('step', '=', step)
        .execute(),
    ),
  };
}

export async function saveAsked(tx: Tx, act: ActNamed<'opinions-asked'>, at: Instant): Promise<void> {
  const { step, department, due } = act;
  await tx
    .insertInto('opinion')
    .values(act.cases.map((id) => ({ case_id: id, step, department, asked_at: at, due })))
    .execute();
}

/** The first answer keeps its instant; what is added later replaces what was said of the same fact. Whoever holds the vetting is asked by nobody. */
export async function saveOpinion(
  tx: Tx,
  { pack, actor }: Frame,
  act: ActNamed<'opinion-given'>,
  { reports }: GiveOpinion,
  at: Instant,
): Promise<void> {
  const own = { case_id: act.case, step: act.step, department: act.department, asked_at: at, due: null };
  await tx
    .insertInto('opinion')
    .values({ ...own, given_at: at, adverse: reports.length > 0 })
    .onConflict((conflict) =>
      conflict.columns(['jurisdiction_id', 'case_id', 'step', 'department']).doUpdateSet(({ fn, ref, val }) => ({
        given_at: fn.coalesce(ref('opinion.given_at'), val(at)),
        adverse: reports.length > 0,
      })),
    )
    .execute();
  // Of two reports of one fact the later one stands.
  const said = new Map(reports.map(({ fact, value }) => [fact, canonicalText(value)]));
  if (said.size === 0) return;
  const step = stepOf(pack, act.step);
  const sourceFor = (fact: string) =>
    (step.kind === 'vetting' && sourceOf(pack, step, actor.body, fact)) || 'department';
  const common = { case_id: act.case, of: act.department, at };
  await tx
    .insertInto('case_fact')
    .values([...said].map(([fact, value]) => ({ ...common, source: sourceFor(fact), fact, value })))
    .onConflict((conflict) =>
      conflict
        .columns(['jurisdiction_id', 'case_id', 'fact', 'source', 'of'])
        .doUpdateSet(({ ref }) => ({ value: ref('excluded.value'), at })),
    )
    .execute();
}

export async function saveFinding(
  tx: Tx,
  act: ActNamed<'finding-made'>,
  { reasons }: MakeFinding,
  by: { readonly person: string; readonly body: string },
  at: Instant,
): Promise<void> {
  const row = { finding: act.finding, body: by.body, person_id: by.person, reasons, at };
  await tx
    .insertInto('finding')
    .values({ case_id: act.case, step: act.step, rule: act.rule, ...row })
    .onConflict((conflict) => conflict.columns(['jurisdiction_id', 'case_id', 'step', 'rule']).doUpdateSet(row))
    .execute();
}

/** The result; where each case is vetted by itself, it goes on or ends at once. */
export async function saveVetted(
  tx: Tx,
  act: ActNamed<'application-vetted'>,
  own: boolean,
  at: Instant,
): Promise<void> {
  await tx
    .insertInto('vetting_result')
    .values({ case_id: act.case, step: act.step, outcome: act.outcome, answers: canonicalText(act.rules), at })
    .execute();
  if (!own) return;
  if (act.outcome === 'eligible') await leaveStep(tx, act.step, [act.case], 'passed', at);
  else await stopCases(tx, act.step, [act.case], 'ineligible', at);
}

export async function saveClosed(
  tx: Tx,
  edition: EditionId,
  act: ActNamed<'vetting-closed'>,
  at: Instant,
): Promise<void> {
  await leaveStep(tx, act.step, act.accepted, 'passed', at);
  await stopCases(tx, act.step, act.refused, 'ineligible', at);
  await markStep(tx, edition, act.step, { closedAt: at });
}
