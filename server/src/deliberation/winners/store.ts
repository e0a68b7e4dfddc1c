import {
  type AddWinner,
  barredOf,
  type ListWinners,
  type TalliedCase,
  votingStepOf,
  type WinnersNow,
  type WinnersPlan,
} from '@heng/domain/deliberation';
import type { Frame } from '@heng/domain/edition';
import { as, type CaseId, dayOf, type EditionId, type Instant, type StepId, type TierId } from '@heng/domain/language';
import type { QuotaLaw, ResolvedPack } from '@heng/domain/regulation';
import { markStep } from '../../edition/store.ts';
import { leaveStep, loadCases, stopCases } from '../../notice/cases/store.ts';
import { failedInNotice } from '../../notice/objections/store.ts';
import type { ActNamed, Tx } from '../../storage/index.ts';
import { loadCandidates } from '../candidates/store.ts';
import { loadSeated } from '../seats/store.ts';
import { loadBallot } from '../store.ts';

/** The counted ballot with the totals behind it, and who is on the list already. */
export async function loadWinnersPlan(tx: Tx, frame: Frame, step: StepId): Promise<WinnersPlan> {
  const edition = frame.edition.id;
  const ballot = await loadBallot(tx, frame, step, null);
  return {
    frame,
    opened: ballot.voters.length > 0 || ballot.counted,
    // Without candidates there is nothing to count.
    counted: ballot.counted || ballot.candidates.length === 0,
    listed: (await loadListed(tx, edition)).length > 0,
    tallied: await loadTallied(tx, frame, step),
    field: await loadField(tx, edition, frame.pack),
  };
}

async function loadTallied(tx: Tx, frame: Frame, step: StepId): Promise<readonly TalliedCase[]> {
  const rows = await tx
    .selectFrom('tally')
    .select(['case_id', 'yes', 'needed', 'carried'])
    .where('edition_id', '=', frame.edition.id)
    .where('step', '=', step)
    .orderBy('case_id')
    .execute();
  const seated = (await loadCandidates(tx, frame, step)).filter((own) => rows.some((row) => row.case_id === own.case));
  const totals = await loadTotals(
    tx,
    frame.pack,
    seated.map((own) => own.case),
  );
  return seated.flatMap((own) => {
    const row = rows.find(({ case_id }) => case_id === own.case);
    return row
      ? [{ ...own, yes: row.yes, needed: row.needed, carried: row.carried, total: totals.get(own.case) ?? null }]
      : [];
  });
}

const tiersOf = (rows: readonly { readonly case_id: string; readonly tier: string }[]) =>
  rows.map((row) => ({ case: as<CaseId>(row.case_id), tier: as<TierId>(row.tier) }));

/** The exact total of each case in the last ranking it was in. */
async function loadTotals(
  tx: Tx,
  pack: ResolvedPack,
  cases: readonly CaseId[],
): Promise<ReadonlyMap<CaseId, string | null>> {
  if (cases.length === 0) return new Map();
  const rows = await tx
    .selectFrom('standing')
    .select(['case_id', 'step', 'total'])
    .where('case_id', 'in', [...cases])
    .execute();
  const placeOf = (step: string): number => pack.steps.findIndex(({ id }) => id === step);
  const inTime = rows.toSorted((a, b) => placeOf(a.step) - placeOf(b.step));
  return new Map(inTime.map((row) => [as<CaseId>(row.case_id), row.total]));
}

/** Everybody who has applied, where a quota is a share of them; otherwise nobody asks. */
async function loadField(tx: Tx, edition: EditionId, pack: ResolvedPack): Promise<QuotaLaw['field']> {
  if (pack.quotas.every(({ at_most_share }) => at_most_share === undefined)) return [];
  const files = await loadCases(tx, edition);
  return files
    .filter(({ submittedAt }) => submittedAt !== null)
    .map(({ id, track, kind, facts }) => ({ case: id, track, kind, facts: facts.facts }));
}

const loadListed = (tx: Tx, edition: EditionId) =>
  tx
    .selectFrom('winner')
    .select(['case_id', 'tier', 'removed_at', 'listed_at'])
    .where('edition_id', '=', edition)
    .orderBy('tier')
    .orderBy('place')
    .execute();

/** The list of winners after its notice. */
export async function loadWinnersNow(tx: Tx, frame: Frame, step: StepId): Promise<WinnersNow> {
  const edition = frame.edition.id;
  const listed = await loadListed(tx, edition);
  const first = listed.map(({ listed_at }) => listed_at).toSorted()[0];
  const passedOver = await tx
    .selectFrom('tally')
    .innerJoin('case_file', 'case_file.id', 'tally.case_id')
    .innerJoin('case_step', (join) =>
      join.onRef('case_step.case_id', '=', 'tally.case_id').onRef('case_step.step', '=', 'tally.step'),
    )
    .select(['tally.case_id', 'tally.tier', 'case_step.at'])
    .where('tally.edition_id', '=', edition)
    .where('tally.step', '=', step)
    .where('ended_why', '=', 'no-seat')
    .orderBy('tally.case_id')
    .execute();
  return {
    frame,
    listed: await loadSeated(tx, edition, tiersOf(listed.filter(({ removed_at }) => removed_at === null))),
    failed: await failedInNotice(tx, edition),
    passedOver: await loadPassedOver(
      tx,
      edition,
      passedOver.map((row) => ({ ...row, late: first === undefined || row.at > first })),
    ),
    field: await loadField(tx, edition, frame.pack),
  };
}

/** Those who were carried and had no seat, as seats see them: they have ended for that alone. */
async function loadPassedOver(
  tx: Tx,
  edition: EditionId,
  rows: readonly { readonly case_id: string; readonly tier: string | null; readonly late: boolean }[],
): Promise<WinnersNow['passedOver']> {
  const files = await loadCases(
    tx,
    edition,
    rows.map(({ case_id }) => as<CaseId>(case_id)),
  );
  return rows.flatMap(({ case_id, tier, late }) => {
    const file = files.find(({ id }) => id === case_id);
    if (!file || tier === null || file.submittedAt === null) return [];
    const { id, track, kind, facts, submittedAt } = file;
    const anchors = { application: dayOf(submittedAt) };
    return [{ case: id, tier: as<TierId>(tier), track, kind, facts, submittedAt, anchors, late }];
  });
}

/** A further winner goes on where the others are: on the list, after those of its tier, and back in the procedure. */
export async function saveAdded(
  tx: Tx,
  edition: EditionId,
  act: ActNamed<'winners-listed'>,
  { decision }: AddWinner,
  at: Instant,
): Promise<void> {
  for (const { tier, cases } of act.lists) {
    const { last } = await tx
      .selectFrom('winner')
      .select(({ fn }) => fn.max('place').as('last'))
      .where('edition_id', '=', edition)
      .where('tier', '=', tier)
      .executeTakeFirstOrThrow();
    const rows = cases.map((case_id, index) => ({
      edition_id: edition,
      case_id,
      tier,
      place: (last ?? 0) + index + 1,
      reasons: decision?.reasons ?? null,
      listed_at: at,
    }));
    await tx.insertInto('winner').values(rows).execute();
    await tx
      .updateTable('case_file')
      .set({ ended_step: null, ended_why: null })
      .where('id', 'in', [...cases])
      .execute();
    await tx
      .updateTable('case_step')
      .set({ outcome: 'passed', at })
      .where('case_id', 'in', [...cases])
      .where('step', '=', act.step)
      .execute();
  }
}

/** The list, in its order; everybody else of the ballot ends here: barred by now, or for want of votes, or of a seat. */
export async function saveListed(
  tx: Tx,
  plan: WinnersPlan,
  act: ActNamed<'winners-listed'>,
  command: ListWinners,
  at: Instant,
): Promise<void> {
  const edition = plan.frame.edition.id;
  const given = [act.departure && command.departure?.reasons, act.decision && command.decision?.reasons];
  const reasons = given.filter(Boolean).join('\n') || null;
  const rows = act.lists.flatMap(({ tier, cases }) =>
    cases.map((case_id, index) => ({ edition_id: edition, case_id, tier, place: index + 1, reasons, listed_at: at })),
  );
  if (rows.length > 0) await tx.insertInto('winner').values(rows).execute();
  const listed = rows.map((row) => row.case_id);
  const others = plan.tallied.filter((own) => !listed.includes(own.case));
  const voting = votingStepOf(plan.frame.pack, act.step);
  const barred = new Set(barredOf(plan.frame, voting, others, dayOf(at)).map(({ facts }) => facts.case));
  const carried = others.filter((own) => own.carried === true).map((own) => own.case);
  const ineligible = carried.filter((own) => barred.has(own));
  const noSeat = carried.filter((own) => !barred.has(own));
  const notCarried = others.filter((own) => own.carried !== true).map((own) => own.case);
  await leaveStep(tx, act.step, listed, 'passed', at);
  await stopCases(tx, act.step, ineligible, 'ineligible', at);
  await stopCases(tx, act.step, noSeat, 'no-seat', at);
  await stopCases(tx, act.step, notCarried, 'not-carried', at);
  await markStep(tx, edition, act.step, { closedAt: at });
}
