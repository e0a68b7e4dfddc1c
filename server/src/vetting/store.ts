import { as, type CaseId, type EditionId, type Instant, type PersonId, type StepId } from '@heng/domain/language';
import type { GiveOpinion, MakeFinding, VettedCase, VettingAct } from '@heng/domain/vetting';
import { markStep } from '../edition/store.ts';
import { loadCases } from '../notice/cases/store.ts';
import { canonicalText, type Tx } from '../storage/index.ts';

export { loadRuleFacts } from '../regulation/facts/store.ts';

/** One case as a vetting step sees it; `lock` holds it to the end of the act. */
export async function loadVettedCase(
  tx: Tx,
  edition: EditionId,
  step: StepId,
  id: CaseId,
  lock: boolean,
): Promise<VettedCase> {
  if (lock) await tx.selectFrom('case_file').select('id').where('id', '=', id).forUpdate().execute();
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
    const own = <Row extends { case_id: string }>(all: readonly Row[]) => all.filter((row) => row.case_id === file.id);
    const vetted = own(rows.vetted)[0]?.outcome;
    return {
      ...file,
      number: rows.numbers.get(file.id) ?? 0,
      opinions: own(rows.opinions).map(({ department, given_at }) => ({ department, givenAt: given_at })),
      recused: own(rows.recusals).map(({ person_id }) => as<PersonId>(person_id)),
      vetted: vetted === undefined ? null : vetted === 'eligible' ? 'eligible' : 'ineligible',
    };
  });
}

async function loadRows(tx: Tx, step: StepId, of: readonly CaseId[]) {
  const numbers = await tx.selectFrom('case_file').select(['id', 'number']).where('id', 'in', of).execute();
  return {
    numbers: new Map(numbers.map(({ id, number }) => [as<CaseId>(id), number])),
    opinions: await tx
      .selectFrom('opinion')
      .select(['case_id', 'department', 'given_at'])
      .where('case_id', 'in', of)
      .where('step', '=', step)
      .orderBy('department')
      .execute(),
    recusals: await tx.selectFrom('recusal').select(['case_id', 'person_id']).where('case_id', 'in', of).execute(),
    vetted: await tx
      .selectFrom('vetting_result')
      .select(['case_id', 'outcome'])
      .where('case_id', 'in', of)
      .where('step', '=', step)
      .execute(),
  };
}

type ActNamed<Name extends VettingAct['act']> = Extract<VettingAct, { act: Name }>;

export async function saveAsked(tx: Tx, act: ActNamed<'opinions-asked'>, at: Instant): Promise<void> {
  const { step, department, due } = act;
  await tx
    .insertInto('opinion')
    .values(act.cases.map((id) => ({ case_id: id, step, department, asked_at: at, due })))
    .execute();
}

/** The first answer keeps its instant; what is added later replaces what was said of the same fact. */
export async function saveOpinion(
  tx: Tx,
  act: ActNamed<'opinion-given'>,
  { reports }: GiveOpinion,
  at: Instant,
): Promise<void> {
  await tx
    .updateTable('opinion')
    .set(({ fn, val }) => ({ given_at: fn.coalesce('given_at', val(at)), adverse: reports.length > 0 }))
    .where('case_id', '=', act.case)
    .where('step', '=', act.step)
    .where('department', '=', act.department)
    .execute();
  for (const { fact, value } of reports) {
    const row = { value: canonicalText(value), at };
    await tx
      .insertInto('case_fact')
      .values({ case_id: act.case, fact, source: 'department', of: act.department, ...row })
      .onConflict((conflict) =>
        conflict.columns(['jurisdiction_id', 'case_id', 'fact', 'source', 'of']).doUpdateSet(row),
      )
      .execute();
  }
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
  await leaveStep(
    tx,
    act.step,
    act.outcome === 'eligible' ? [act.case] : [],
    act.outcome === 'eligible' ? [] : [act.case],
    at,
  );
}

export async function saveClosed(
  tx: Tx,
  edition: EditionId,
  act: ActNamed<'vetting-closed'>,
  at: Instant,
): Promise<void> {
  await leaveStep(tx, act.step, act.accepted, act.refused, at);
  await markStep(tx, edition, act.step, { closedAt: at });
}

async function leaveStep(
  tx: Tx,
  step: StepId,
  passed: readonly CaseId[],
  stopped: readonly CaseId[],
  at: Instant,
): Promise<void> {
  const rows = [
    ...passed.map((id) => ({ case_id: id, step, outcome: 'passed', at })),
    ...stopped.map((id) => ({ case_id: id, step, outcome: 'stopped', at })),
  ];
  if (rows.length > 0) await tx.insertInto('case_step').values(rows).execute();
  if (stopped.length === 0) return;
  await tx
    .updateTable('case_file')
    .set({ ended_step: step, ended_why: 'ineligible' })
    .where('id', 'in', [...stopped])
    .execute();
}
