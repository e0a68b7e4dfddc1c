import type { Frame } from '@heng/domain/edition';
import {
  as,
  type CaseId,
  exactly,
  type Instant,
  type ObjectionId,
  type PersonId,
  type StepId,
} from '@heng/domain/language';
import { blockedBy, type CaseState } from '@heng/domain/notice';
import type { CaseToClose, ConsensusState, ReviewedCase, SavedDraft } from '@heng/domain/review';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { markOpened, markStep } from '../edition/store.ts';
import { loadCases } from '../notice/cases/store.ts';
import { openObjections } from '../notice/objections/store.ts';
import { type ActNamed, byCase, type Tx } from '../storage/index.ts';
import { loadTeams } from './teams/store.ts';

/** The work on one sheet in one query. A case has a team in a step only if it goes through it, so the scope is not asked again. */
export async function loadSheetWork(tx: Tx, frame: Frame, step: StepId, id: CaseId): Promise<ConsensusState> {
  const row = await tx
    .selectFrom('case_file')
    .select((own) => [
      'number',
      'submitted_at',
      'ended_step',
      jsonArrayFrom(own.selectFrom('recusal').select('person_id').where('recusal.case_id', '=', id)).as('recused'),
      jsonArrayFrom(
        own.selectFrom('sheet').select('person_id').where('sheet.case_id', '=', id).where('sheet.step', '=', step),
      ).as('sheets'),
      jsonArrayFrom(
        own
          .selectFrom('consensus')
          .select('team_id')
          .where('consensus.case_id', '=', id)
          .where('consensus.step', '=', step),
      ).as('agreed'),
      jsonArrayFrom(
        own
          .selectFrom('objection')
          .innerJoin('notice', 'notice.id', 'objection.notice_id')
          .select(['objection.id', 'notice.step', 'objection.due'])
          .where('objection.case_id', '=', id)
          .where('complete_at', 'is not', null)
          .where('answered_at', 'is', null),
      ).as('objections'),
    ])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const open = row.objections.map((one) => ({
    objection: as<ObjectionId>(one.id),
    step: as<StepId>(one.step),
    case: id,
    complete: true,
    due: one.due,
  }));
  const teams = await loadTeams(tx, frame.edition.id, [id], [step]);
  return {
    frame,
    case: {
      id,
      number: row.number,
      standing: row.submitted_at !== null && row.ended_step === null,
      objection: objectionOf(frame, open, id),
      recused: row.recused.map(({ person_id }) => as<PersonId>(person_id)),
    },
    inScope: true,
    team: teams.get(id)?.[step] ?? null,
    handedIn: row.sheets.map(({ person_id }) => as<PersonId>(person_id)),
    reached: row.agreed.length > 0,
  };
}

/** The version of a person's draft; 0: there is none. */
export async function draftVersion(tx: Tx, step: StepId, id: CaseId, person: PersonId): Promise<number> {
  const row = await tx
    .selectFrom('sheet_draft')
    .select('version')
    .where('case_id', '=', id)
    .where('step', '=', step)
    .where('person_id', '=', person)
    .executeTakeFirst();
  return row?.version ?? 0;
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

export async function saveDraft(tx: Tx, draft: SavedDraft): Promise<void> {
  const row = { percents: [...draft.percents], version: draft.version };
  await tx
    .insertInto('sheet_draft')
    .values({ case_id: draft.case, step: draft.step, person_id: draft.assessor, ...row })
    .onConflict((conflict) => conflict.columns(['jurisdiction_id', 'case_id', 'step', 'person_id']).doUpdateSet(row))
    .execute();
}

export async function saveSheet(tx: Tx, act: ActNamed<'sheet-handed-in'>, at: Instant): Promise<void> {
  await tx
    .insertInto('sheet')
    .values({
      case_id: act.case,
      step: act.step,
      person_id: act.assessor,
      percents: [...act.percents],
      points: act.points,
      handed_in_at: at,
    })
    .execute();
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
