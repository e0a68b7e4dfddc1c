import { isPerCase, stepOf } from '@heng/domain/edition';
import { as, type CaseId, type Day, type EditionId, type StepId } from '@heng/domain/language';
import type { CaseView, EditionView } from '@heng/domain/procedure';
import { caseScopes } from '@heng/domain/procedure';
import { loadSentBack } from '../../award/store.ts';
import { loadSteps, natureOf } from '../../edition/store.ts';
import { loadCases as loadCaseStates } from '../../notice/cases/store.ts';
import { blockedCases } from '../../notice/objections/store.ts';
import { loadUnshown } from '../../notice/store.ts';
import { sits } from '../../people/store.ts';
import { loadPack } from '../../regulation/store.ts';
import { loadTeams } from '../../review/teams/store.ts';
import { byCase, type Desk, type Tx, whichOf } from '../../storage/index.ts';
import { loadRecommenders } from './recommenders.ts';

/** All of one edition that the agenda is made of, as of one moment. */
export async function loadEditionView(
  desk: Pick<Desk, 'calendar'>,
  tx: Tx,
  edition: EditionId,
  today: Day,
): Promise<EditionView> {
  const found = await tx
    .selectFrom('edition')
    .select(['nature', 'label', 'closed_at', 'pack'])
    .where('edition.id', '=', edition)
    .executeTakeFirstOrThrow();
  const pack = await loadPack(tx, found.pack);
  const steps = await loadSteps(tx, edition);
  const members = await loadMembers(tx, edition);
  const objections = await loadObjections(tx, edition);
  return {
    edition: { id: edition, nature: natureOf(found.nature), label: found.label, closedAt: found.closed_at },
    pack,
    calendar: desk.calendar,
    steps,
    members,
    nominees: await loadNominees(tx, edition),
    cases: await loadCases(tx, { edition, pack, members }, today, firstOpen(pack, steps), {
      blocked: await blockedCases(tx, { edition: { id: edition }, pack }),
      sentBack: await loadSentBack(tx, { edition: { id: edition }, pack }),
    }),
    notices: await loadNotices(tx, edition),
    objections,
    voters: await loadVoters(tx, edition),
    tallied: await loadTallied(tx, edition),
  };
}

/** The first step of the whole edition that is not closed. */
function firstOpen(pack: Pack, steps: EditionView['steps']): string | null {
  const open = steps.find(({ step, closedAt }) => closedAt === null && !isPerCase(stepOf(pack, step)));
  return open?.step ?? null;
}

type Pack = EditionView['pack'];

async function loadCases(
  tx: Tx,
  whole: Pick<EditionView, 'pack' | 'members'> & { readonly edition: EditionId },
  today: Day,
  current: string | null,
  held: {
    readonly blocked: readonly CaseId[];
    readonly sentBack: readonly { readonly case: CaseId; readonly to: StepId }[];
  },
): Promise<readonly CaseView[]> {
  const { edition, pack } = whole;
  const cases = await tx
    .selectFrom('case_file')
    .selectAll()
    .where('edition_id', '=', edition)
    .orderBy('number')
    .execute();
  const ids = cases.map(({ id }) => as<CaseId>(id));
  if (ids.length === 0) return [];
  const states = new Map((await loadCaseStates(tx, edition)).map((state) => [state.id, state]));
  const rows = await loadCaseRows(tx, edition, ids);
  const unshown = await loadUnshown(tx, { edition: { id: edition }, pack }, [...states.values()]);
  const recommendersOf = await loadRecommenders(tx, whole, [...states.values()], rows.recommended);
  const teams = await loadTeams(tx, edition, ids);
  const scopesOf = (id: CaseId) => {
    const state = states.get(id);
    if (!state) return { inScope: {}, toJudge: [], toReport: [], undecided: [] };
    const opinions = rows
      .opinions(id)
      .filter(({ step }) => step === current)
      .map(({ department, given_at: givenAt }) => ({ department, givenAt }));
    return caseScopes(pack, { ...state, opinions }, current, today);
  };
  return cases.map((one): CaseView => {
    const id = as<CaseId>(one.id);
    const winner = rows.winners(id)[0];
    const award = rows.awards(id)[0];
    return {
      id,
      number: one.number,
      applicant: as(one.applicant_id),
      submittedAt: one.submitted_at,
      ended: one.ended_step === null ? null : { step: as<StepId>(one.ended_step), why: one.ended_why ?? '' },
      left: Object.fromEntries(
        rows.steps(id).map(({ step, outcome }) => [step, outcome === 'passed' ? 'passed' : 'stopped']),
      ),
      ...scopesOf(id),
      blocked: held.blocked.includes(id),
      recommendedBy: rows.recommendations(id).map(({ body }) => body),
      recommenders: recommendersOf(id),
      opinions: rows.opinions(id).map((row) => ({
        step: as<StepId>(row.step),
        department: row.department,
        given: row.given_at !== null,
      })),
      vetted: rows.vetted(id).map(({ step }) => as<StepId>(step)),
      teams: teams.get(id) ?? {},
      sheets: Object.fromEntries(
        [...new Set(rows.sheets(id).map(({ step }) => step))].map((step) => [
          step,
          rows.sheets(id).flatMap((row) => (row.step === step ? [as(row.person_id)] : [])),
        ]),
      ),
      consensus: rows.consensus(id).map(({ step }) => as<StepId>(step)),
      reviewed: rows.results(id).map(({ step }) => as<StepId>(step)),
      recused: rows.recusals(id).map(({ person_id }) => as(person_id)),
      tier: rows.candidates(id)[0]?.tier === undefined ? null : as(rows.candidates(id)[0]?.tier ?? ''),
      voted: rows.tallies(id).map(({ step }) => as<StepId>(step)),
      winner: winner ? { approved: winner.approved_at !== null, removed: winner.removed_at !== null } : null,
      unshown: unshown(id),
      sentBack: held.sentBack.filter((one) => one.case === id).map(({ to }) => to),
      award: award ? { id: as(award.id), announced: award.awarded_on !== null } : null,
    };
  });
}

/** What hangs on the cases, table by table: a handful of queries, whatever the number of cases. */
async function loadCaseRows(tx: Tx, edition: EditionId, ids: readonly CaseId[]) {
  const of = [...ids];
  const recommended = await tx
    .selectFrom('recommendation')
    .select(['case_id', 'body', 'of'])
    .where('case_id', 'in', of)
    .where('recommended', '=', true)
    .execute();
  return {
    recommended,
    steps: byCase(
      await tx.selectFrom('case_step').select(['case_id', 'step', 'outcome']).where('case_id', 'in', of).execute(),
    ),
    recommendations: byCase(recommended),
    opinions: byCase(
      await tx
        .selectFrom('opinion')
        .select(['case_id', 'step', 'department', 'given_at'])
        .where('case_id', 'in', of)
        .orderBy('department')
        .execute(),
    ),
    vetted: byCase(
      await tx.selectFrom('vetting_result').select(['case_id', 'step']).where('case_id', 'in', of).execute(),
    ),
    sheets: byCase(
      await tx.selectFrom('sheet').select(['case_id', 'step', 'person_id']).where('case_id', 'in', of).execute(),
    ),
    consensus: byCase(
      await tx.selectFrom('consensus').select(['case_id', 'step']).where('case_id', 'in', of).execute(),
    ),
    results: byCase(
      await tx.selectFrom('review_result').select(['case_id', 'step']).where('case_id', 'in', of).execute(),
    ),
    recusals: byCase(
      await tx.selectFrom('recusal').select(['case_id', 'person_id']).where('case_id', 'in', of).execute(),
    ),
    candidates: byCase(
      await tx.selectFrom('candidate').select(['case_id', 'tier']).where('case_id', 'in', of).execute(),
    ),
    tallies: byCase(
      await tx.selectFrom('tally').select(['case_id', 'step']).where('edition_id', '=', edition).execute(),
    ),
    winners: byCase(
      await tx
        .selectFrom('winner')
        .select(['case_id', 'approved_at', 'removed_at'])
        .where('edition_id', '=', edition)
        .execute(),
    ),
    awards: byCase(
      await tx.selectFrom('award').select(['case_id', 'id', 'awarded_on']).where('edition_id', '=', edition).execute(),
    ),
  };
}

async function loadMembers(tx: Tx, edition: EditionId): Promise<EditionView['members']> {
  const rows = await tx
    .selectFrom('member')
    .select(['body', 'of', 'person_id', 'seat', 'category'])
    .where('edition_id', '=', edition)
    .where(sits)
    .orderBy('body')
    .orderBy('of')
    .orderBy('person_id')
    .execute();
  return rows.map(({ body, of, person_id, seat, category }) => ({
    body,
    of: whichOf(of),
    person: as(person_id),
    seat,
    category,
  }));
}

async function loadNominees(tx: Tx, edition: EditionId): Promise<EditionView['nominees']> {
  const rows = await tx
    .selectFrom('nominee')
    .selectAll()
    .where('edition_id', '=', edition)
    .orderBy('body')
    .orderBy('of')
    .orderBy('person_id')
    .execute();
  return rows.map((row) => ({
    body: row.body,
    of: whichOf(row.of),
    person: as(row.person_id),
    seat: row.seat,
    category: row.category,
    approved: row.approved_at !== null,
    refused: row.refused_at !== null,
    published: row.published_at !== null,
  }));
}

async function loadNotices(tx: Tx, edition: EditionId): Promise<EditionView['notices']> {
  const rows = await tx
    .selectFrom('notice')
    .selectAll()
    .where('edition_id', '=', edition)
    .orderBy('published_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: as(row.id),
    step: as(row.step),
    case: row.case_id === null ? null : as(row.case_id),
    published: row.published_on,
    last: row.last_day,
    provisional: row.provisional,
    closed: row.closed_at !== null,
  }));
}

async function loadObjections(tx: Tx, edition: EditionId): Promise<EditionView['objections']> {
  const rows = await tx
    .selectFrom('objection')
    .selectAll()
    .where('edition_id', '=', edition)
    .orderBy('received_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: as(row.id),
    notice: as(row.notice_id),
    case: as(row.case_id),
    complete: row.complete_at !== null,
    due: row.due,
    answered: row.answered_at !== null,
  }));
}

async function loadVoters(tx: Tx, edition: EditionId): Promise<EditionView['voters']> {
  const rows = await tx
    .selectFrom('ballot_voter')
    .select(['step', 'person_id', 'has_cast'])
    .where('edition_id', '=', edition)
    .orderBy('step')
    .orderBy('person_id')
    .execute();
  return rows.map((row) => ({ step: as(row.step), person: as(row.person_id), hasCast: row.has_cast }));
}

async function loadTallied(tx: Tx, edition: EditionId): Promise<readonly StepId[]> {
  const rows = await tx.selectFrom('tally').select('step').distinct().where('edition_id', '=', edition).execute();
  return rows.map(({ step }) => as<StepId>(step));
}
