import type { Frame } from '@heng/domain/edition';
import {
  as,
  type CaseId,
  type Day,
  dayOf,
  type EditionId,
  exactly,
  type Instant,
  type TierId,
} from '@heng/domain/language';
import type { CaseState } from '@heng/domain/notice';
import type { GateFinding, ListCandidates, RankedCase } from '@heng/domain/ranking';
import { type Answer, standsFor } from '@heng/domain/regulation';
import { standsAgainst, tiersLeft } from '@heng/domain/vetting';
import { markStep } from '../edition/store.ts';
import { endCases } from '../notice/cases/store.ts';
import { loadReviewedCases } from '../review/store.ts';
import { type ActNamed, byCase, type Tx } from '../storage/index.ts';

type Where = Parameters<typeof loadReviewedCases>[1];

/** Every standing case with all that gates and lists compare; scopes and re-checks are for whoever knows the day. */
export async function loadRankedCases(
  tx: Tx,
  frame: Where,
): Promise<readonly { readonly file: CaseState; readonly one: Omit<RankedCase, 'inScope'> }[]> {
  const cases = (await loadReviewedCases(tx, frame)).filter(({ one }) => one.standing);
  if (cases.length === 0) return [];
  const rows = await loadRows(
    tx,
    cases.map(({ one }) => one.id),
  );
  return cases.map(({ file, one: { id, number, objection } }) => {
    const against = rows.vetted(id).flatMap(({ answers }) => pathsAgainst(answers));
    const lost = rows.standings(id).flatMap(({ lost_tiers }) => lost_tiers);
    const open = tiersLeft(frame.pack, standsFor(frame.pack, file), against).filter((tier) => !lost.includes(tier));
    const results = rows
      .results(id)
      .map(({ step, points }) => [step, points === null ? null : exactly(points)] as const);
    return {
      file,
      one: {
        id,
        number,
        objection,
        submittedOn: submittedOn(file),
        track: file.track,
        kind: file.kind,
        tiers: open.map((tier) => as<TierId>(tier)),
        field: rows.fields(id)[0]?.industry ?? null,
        facts: file.facts,
        results: Object.fromEntries(results),
      },
    };
  });
}

function submittedOn(file: CaseState): Day {
  if (file.submittedAt === null) throw new Error(`case ${file.id} stands without having been handed in`);
  return dayOf(file.submittedAt);
}

/** Rules that stood against the application when it was vetted, and cost it some tiers only. */
function pathsAgainst(answers: unknown): readonly string[] {
  return Object.entries(answers as Readonly<Record<string, Answer>>)
    .filter(([rule, answer]) => standsAgainst({ rule, answer, article: null, facts: {} }))
    .map(([rule]) => rule);
}

async function loadRows(tx: Tx, of: readonly CaseId[]) {
  const ids = [...of];
  return {
    results: byCase(
      await tx.selectFrom('review_result').select(['case_id', 'step', 'points']).where('case_id', 'in', ids).execute(),
    ),
    standings: byCase(
      await tx.selectFrom('standing').select(['case_id', 'lost_tiers']).where('case_id', 'in', ids).execute(),
    ),
    vetted: byCase(
      await tx.selectFrom('vetting_result').select(['case_id', 'answers']).where('case_id', 'in', ids).execute(),
    ),
    fields: byCase(
      await tx
        .selectFrom('case_file')
        .innerJoin('applicant', 'applicant.id', 'case_file.applicant_id')
        .select(['case_file.id as case_id', 'industry'])
        .where('case_file.id', 'in', ids)
        .execute(),
    ),
  };
}

/** The ranking, what was judged with it, and the end of those who go no further. */
export async function saveGate(
  tx: Tx,
  frame: Frame,
  act: ActNamed<'gate-closed'>,
  findings: readonly GateFinding[],
  at: Instant,
): Promise<void> {
  const { step } = act;
  if (act.standings.length > 0) {
    await tx
      .insertInto('standing')
      .values(
        act.standings.map(({ case: id, total, place, passed, lost }) => ({
          case_id: id,
          step,
          total,
          place,
          passed,
          lost_tiers: [...lost],
        })),
      )
      .execute();
  }
  if (findings.length > 0) {
    const { body, person } = frame.actor;
    const rows = findings.map(({ case: id, rule, finding, reasons }) => ({
      case_id: id,
      step,
      rule,
      finding,
      reasons,
      body,
      person_id: person,
      at,
    }));
    await tx.insertInto('finding').values(rows).execute();
  }
  const failed = act.standings.filter(({ passed }) => !passed).map((standing) => standing.case);
  await endCases(tx, step, failed, 'below-gate');
  await endCases(tx, step, act.barred, 'ineligible');
  await markStep(tx, frame.edition.id, step, { openedAt: at, closedAt: at });
}

/** The lists, with the reasons given for whom they name, e.g. for a departure from the ranking, and the end of those who are not listed. */
export async function saveCandidates(
  tx: Tx,
  edition: EditionId,
  act: ActNamed<'candidates-listed'>,
  { reasons }: ListCandidates,
  inScope: readonly CaseId[],
  at: Instant,
): Promise<void> {
  const { step } = act;
  const written = reasons.filter((given) => given.reasons.trim() !== '');
  const reasonsOf = new Map(written.map((given) => [given.case, given.reasons]));
  const rows = act.lists.flatMap(({ tier, cases }) =>
    cases.map((id, i) => ({
      step,
      case_id: id,
      tier,
      place: i + 1,
      reasons: reasonsOf.get(id) ?? null,
    })),
  );
  if (rows.length > 0) await tx.insertInto('candidate').values(rows).execute();
  const listed = new Set(act.lists.flatMap(({ cases }) => cases));
  await endCases(tx, step, act.barred, 'ineligible');
  const left = inScope.filter((id) => !listed.has(id) && !act.barred.includes(id));
  await endCases(tx, step, left, 'not-listed');
  await markStep(tx, edition, step, { openedAt: at, closedAt: at });
}
