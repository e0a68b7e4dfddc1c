import type { Frame } from '@heng/domain/edition';
import {
  type Actor,
  as,
  type BodyId,
  type CaseId,
  type Day,
  type EditionId,
  exactly,
  type Instant,
  type ObjectionId,
  type PersonId,
  type StepId,
  type TeamId,
} from '@heng/domain/language';
import { blockedBy, type CaseState } from '@heng/domain/notice';
import type { CaseToClose, ConsensusState, ReviewedCase, SavedDraft } from '@heng/domain/review';
import { sql } from 'kysely';
import { markOpened, markStep, natureOf } from '../edition/store.ts';
import { loadCases } from '../notice/cases/store.ts';
import { openObjections } from '../notice/objections/store.ts';
import { sitting } from '../people/store.ts';
import { loadPack } from '../regulation/store.ts';
import { type ActNamed, byCase, type Desk, sendAhead, type Tx } from '../storage/index.ts';
import { loadTeams } from './teams/store.ts';

interface SheetRow {
  readonly nature: string;
  readonly label: string;
  readonly closed_at: Instant | null;
  readonly pack: string;
  readonly seated: boolean;
  readonly steps: readonly string[];
  readonly opens_on: readonly (Day | null)[];
  readonly closes_on: readonly (Day | null)[];
  readonly opened_at: readonly (Instant | null)[];
  readonly step_closed_at: readonly (Instant | null)[];
  readonly number: number;
  readonly submitted: boolean;
  readonly ended: boolean;
  readonly recused: readonly string[];
  readonly handed_in: readonly string[];
  readonly reached: boolean;
  readonly objections: readonly { readonly id: string; readonly step: string; readonly due: Day | null }[];
  readonly team: string | null;
  readonly body: string | null;
  readonly members: readonly { readonly person: string; readonly seat: string; readonly sits: boolean }[];
  readonly version: number;
}

/**
 * One person's work on the sheet of one case: the step is shared and the case held, in this order, and then everything is read by one statement, which
 * is sent with it and sees what was committed when the locks were had. A case has a team in a step only if it goes through it, so the scope is not asked
 * again. `version`: of the person's draft; 0: there is none.
 */
export async function loadSheetWork(
  desk: Desk,
  tx: Tx,
  edition: EditionId,
  by: Actor,
  { step, case: id }: { readonly step: StepId; readonly case: CaseId },
): Promise<ConsensusState & { readonly version: number }> {
  await sendAhead(
    tx,
    sql`
    with step as materialized (select step from edition_step where edition_id = ${edition} and step = ${step} for share)
    select own.id from (select count(*) from step) as shared, case_file own where own.edition_id = ${edition} and own.id = ${id} for no key update of own`,
  );
  const { rows } = await sql<SheetRow>`
    select e.nature, e.label, e.closed_at, e.pack, s.*, t.team, t.body, coalesce(t.members, '[]') as members,
      own.number, own.submitted_at is not null as submitted, own.ended_step is not null as ended,
      exists (select from member where edition_id = e.id and body = ${by.body} and of = ${by.of ?? ''} and person_id = ${by.person} and ${sitting}) as seated,
      array(select person_id from recusal where case_id = own.id) as recused,
      array(select person_id from sheet where case_id = own.id and step = ${step}) as handed_in,
      exists (select from consensus where case_id = own.id and step = ${step}) as reached,
      coalesce((select version from sheet_draft where case_id = own.id and step = ${step} and person_id = ${by.person}), 0) as version,
      coalesce((
        select json_agg(json_build_object('id', o.id, 'step', n.step, 'due', o.due))
        from objection o join notice n on n.id = o.notice_id
        where o.case_id = own.id and o.complete_at is not null and o.answered_at is null), '[]') as objections
    from edition e
    join case_file own on own.edition_id = e.id
    cross join lateral (
      select array_agg(step order by place) as steps, array_agg(opens_on order by place) as opens_on, array_agg(closes_on order by place) as closes_on,
        array_agg(opened_at order by place) as opened_at, array_agg(closed_at order by place) as step_closed_at
      from edition_step where edition_id = e.id) s
    left join lateral (
      select team.id as team, team.body, json_agg(json_build_object('person', tm.person_id, 'seat', tm.seat, 'sits', team.dissolved_at is null and exists (
          select from member where edition_id = e.id and body = team.body and person_id = tm.person_id and ${sitting})) order by tm.person_id) as members
      from team_case tc join team on team.id = tc.team_id join team_member tm on tm.team_id = team.id
      where tc.case_id = own.id and tc.step = ${step}
      group by team.id, team.body, team.dissolved_at) t on true
    where e.id = ${edition} and own.id = ${id}`.execute(tx);
  const [row] = rows;
  if (row === undefined) throw new Error(`edition ${edition} has no case ${id}`);
  const frame = {
    edition: { id: edition, nature: natureOf(row.nature), label: row.label, closedAt: row.closed_at },
    pack: await loadPack(tx, row.pack),
    steps: row.steps.map((own, i) => ({
      step: as<StepId>(own),
      opensOn: row.opens_on[i] ?? null,
      closesOn: row.closes_on[i] ?? null,
      openedAt: row.opened_at[i] ?? null,
      closedAt: row.step_closed_at[i] ?? null,
    })),
    actor: by,
    seated: row.seated,
    calendar: desk.calendar,
  };
  const open = row.objections.map((one) => ({
    objection: as<ObjectionId>(one.id),
    step: as<StepId>(one.step),
    case: id,
    complete: true,
    due: one.due,
  }));
  const members = row.members.map(({ person, seat, sits }) => ({ person: as<PersonId>(person), seat, left: !sits }));
  return {
    frame,
    case: {
      id,
      number: row.number,
      standing: row.submitted && !row.ended,
      objection: objectionOf(frame, open, id),
      recused: row.recused.map((person) => as<PersonId>(person)),
    },
    inScope: true,
    team: row.team === null ? null : { id: as<TeamId>(row.team), body: as<BodyId>(row.body ?? ''), members },
    handedIn: row.handed_in.map((person) => as<PersonId>(person)),
    reached: row.reached,
    version: row.version,
  };
}

/** The cases named, or all, as a review sees them; scopes are for whoever knows the day. */
export async function loadReviewedCases(
  tx: Tx,
  frame: { readonly edition: Pick<Frame['edition'], 'id'>; readonly pack: Frame['pack'] },
  named?: readonly CaseId[],
): Promise<readonly { readonly file: CaseState; readonly one: ReviewedCase }[]> {
  const files = await loadCases(tx, frame.edition.id, named);
  const ids = files.map(({ id }) => id);
  if (ids.length === 0) return [];
  const recused = byCase(
    await tx.selectFrom('recusal').select(['case_id', 'person_id']).where('case_id', 'in', ids).execute(),
  );
  const open = await openObjections(tx, frame.edition.id);
  return files.map((file) => ({
    file,
    one: {
      id: file.id,
      number: file.number,
      standing: file.submittedAt !== null && file.endedStep === null,
      objection: objectionOf(frame, open, file.id),
      recused: recused(file.id).map(({ person_id }) => as<PersonId>(person_id)),
    },
  }));
}

type Open = Parameters<typeof blockedBy>[1];

function objectionOf(frame: Pick<Frame, 'pack'>, open: Open, id: CaseId): ObjectionId | null {
  return open.find((one) => one.case === id && blockedBy(frame.pack, [one]).length > 0)?.objection ?? null;
}

/** Whether a case has been heard, or has its result, in a step. */
export async function hasResult(tx: Tx, step: StepId, id: CaseId): Promise<boolean> {
  const row = tx.selectFrom('review_result').select('case_id').where('case_id', '=', id).where('step', '=', step);
  return (await row.executeTakeFirst()) !== undefined;
}

type Gathered = Omit<CaseToClose, keyof ReviewedCase | 'inScope'>;

/** What a review has gathered about every case. */
export async function loadGathered(
  tx: Tx,
  frame: Frame,
  step: StepId,
  cases: readonly CaseId[],
): Promise<(id: CaseId) => Gathered> {
  const of = [...cases, as<CaseId>('')];
  const teams = await loadTeams(tx, frame.edition.id, cases, [step]);
  const inStep = <Table extends 'sheet' | 'consensus' | 'review_result'>(table: Table) =>
    tx
      .selectFrom(table as 'sheet')
      .where('case_id', 'in', of)
      .where('step', '=', step);
  const sheets = await inStep('sheet').select(['case_id', 'person_id', 'points']).orderBy('person_id').execute();
  const agreed = await inStep('consensus').select(['case_id', 'points']).execute();
  const heard = await inStep('review_result').select('case_id').execute();
  const sheetsOf = byCase(sheets);
  const agreedOf = new Map(agreed.map((row) => [row.case_id, row]));
  const heardOf = new Set(heard.map(({ case_id }) => case_id));
  const points = (text: string | null) => (text === null ? null : exactly(text));
  return (id) => {
    const consensus = agreedOf.get(id);
    return {
      team: teams.get(id)?.[step] ?? null,
      sheets: sheetsOf(id).map((row) => ({
        person: as<PersonId>(row.person_id),
        points: points(row.points),
      })),
      consensus: consensus ? { points: points(consensus.points) } : null,
      heard: heardOf.has(id),
    };
  };
}

export async function saveDraft(tx: Tx, { case: id, step, assessor, percents, version }: SavedDraft): Promise<void> {
  await sendAhead(
    tx,
    sql`
    insert into sheet_draft (case_id, step, person_id, percents, version) values (${id}, ${step}, ${assessor}, ${[...percents]}, ${version})
    on conflict (jurisdiction_id, case_id, step, person_id) do update set percents = excluded.percents, version = excluded.version`,
  );
}

export async function saveSheet(tx: Tx, act: ActNamed<'sheet-handed-in'>, at: Instant): Promise<void> {
  await sendAhead(
    tx,
    sql`
    insert into sheet (case_id, step, person_id, percents, points, handed_in_at)
    values (${act.case}, ${act.step}, ${act.assessor}, ${[...act.percents]}, ${act.points}, ${at})`,
  );
}

export async function saveConsensus(tx: Tx, act: ActNamed<'consensus-reached'>, at: Instant): Promise<void> {
  await tx
    .insertInto('consensus')
    .values({
      case_id: act.case,
      step: act.step,
      team_id: act.team,
      percents: [...act.percents],
      points: act.points,
      reached_at: at,
    })
    .execute();
}

/** A defence that was heard is a result without points. */
export async function saveHeard(tx: Tx, act: ActNamed<'defence-heard'>, at: Instant): Promise<void> {
  await tx.insertInto('review_result').values({ case_id: act.case, step: act.step, points: null, at }).execute();
}

/** The results, with the words of those who reported them; the step is over. */
export async function saveReview(
  tx: Tx,
  frame: Frame,
  { step, results }: ActNamed<'review-closed' | 'survey-recorded'>,
  reported: readonly { readonly case: CaseId; readonly said: string | null }[],
  at: Instant,
): Promise<void> {
  const saidOf = new Map(reported.map((own) => [own.case, own.said]));
  if (results.length > 0) {
    await tx
      .insertInto('review_result')
      .values(results.map(({ case: id, points }) => ({ case_id: id, step, points, said: saidOf.get(id) ?? null, at })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  await markOpened(tx, frame, step, at);
  await markStep(tx, frame.edition.id, step, { closedAt: at });
}

/** An assessor's own open sheet; version 0: there is none. */
export async function loadOwnDraft(tx: Tx, step: string, id: CaseId, person: PersonId) {
  const row = await tx
    .selectFrom('sheet_draft')
    .select(['percents', 'version'])
    .where('case_id', '=', id)
    .where('step', '=', step)
    .where('person_id', '=', person)
    .executeTakeFirst();
  return row ?? { percents: [], version: 0 };
}
