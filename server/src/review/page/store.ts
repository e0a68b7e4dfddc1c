import type { CaseId, EditionId, Instant, PersonId, StepId, TeamId } from '@heng/domain/language';
import { sql } from 'kysely';
import { type CaseScope, inScope, type PageAsked, pageFrom, type Tx, textIn } from '../../storage/index.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

export interface SheetRow {
  readonly step: string;
  readonly assessor: Named;
  readonly percents: number[];
  readonly points: string | null;
  readonly handedInAt: Instant;
}

/** One on the team of a case. */
interface AssessorRow {
  readonly person: Named;
  readonly seat: string;
  readonly left: boolean;
  readonly recused: boolean;
  readonly handedIn: boolean;
}

interface ConsensusRow {
  readonly step: string;
  readonly team: string;
  readonly percents: number[];
  readonly points: string | null;
  readonly reachedAt: Instant;
}

/** One application with its sheets. What of it the reader may see is for the rights to say. */
export interface SheetsRow {
  readonly number: number;
  readonly applicant: Named;
  readonly sheets: readonly SheetRow[];
  readonly drafts: readonly { readonly step: string; readonly percents: number[]; readonly version: number }[];
  readonly teams: readonly { readonly step: string; readonly members: readonly AssessorRow[] }[];
  readonly consensus: readonly ConsensusRow[];
}

interface SheetsAsked {
  readonly case: CaseId;
  readonly step: StepId | null;
  readonly reader: PersonId | null;
  readonly all: boolean;
}

const at = (column: string) => sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

const inStep = (column: string, step: StepId | null) => (step === null ? sql`true` : sql`${sql.ref(column)} = ${step}`);

/** How many of these are still at work on their case, and how many of all have handed in. */
const counted = (members: string, which: 'at work' | 'handed in') => sql<number>`(
  select count(*) from json_array_elements(${sql.ref(members)}) as m
  where ${which === 'at work' ? sql`not (m ->> 'left')::boolean and not (m ->> 'recused')::boolean` : sql`(m ->> 'handedIn')::boolean`})`;

/**
 * An application with its sheets, of one step or of all, in one query: whoever reads it waits for it once. `all`: the reader sees cases, sheets and
 * consensus of the whole edition; then the barrier is asked once, not about every row.
 */
export async function findSheets(
  tx: Tx,
  edition: EditionId,
  { case: id, step, reader, all }: SheetsAsked,
): Promise<SheetsRow | undefined> {
  if (all) {
    const found = await sql<SheetsRow>`
      select number, applicant, sheets, drafts, teams, consensus from sheets_of(${edition}, ${id}, ${step})`.execute(
      tx,
    );
    return found.rows[0];
  }
  const { rows } = await sql<SheetsRow>`
    select f.number, json_build_object('id', a.id, 'name', a.name) as applicant,
      (select coalesce(json_agg(json_build_object(
            'step', s.step, 'assessor', json_build_object('id', s.person_id, 'name', p.name),
            'percents', s.percents, 'points', s.points, 'handedInAt', ${at('s.handed_in_at')})
          order by s.step, s.person_id), '[]')
        from sheet s join person p on p.id = s.person_id
        where s.case_id = f.id and ${inStep('s.step', step)}) as sheets,
      (select coalesce(json_agg(json_build_object('step', d.step, 'percents', d.percents, 'version', d.version)
          order by d.step), '[]')
        from sheet_draft d where d.case_id = f.id and d.person_id = ${reader} and ${inStep('d.step', step)}
          and not exists (select from sheet h where h.case_id = f.id and h.step = d.step and h.person_id = d.person_id)) as drafts,
      (select coalesce(json_agg(json_build_object('step', t.step, 'members', team_at_work(t.team_id, t.case_id, t.step)) order by t.step), '[]')
        from team_case t where t.case_id = f.id and ${inStep('t.step', step)}) as teams,
      (select coalesce(json_agg(json_build_object('step', c.step, 'team', c.team_id, 'percents', c.percents,
            'points', c.points, 'reachedAt', ${at('c.reached_at')}) order by c.step), '[]')
        from consensus c where c.case_id = f.id and ${inStep('c.step', step)}) as consensus
    from case_file f join applicant a on a.id = f.applicant_id
    where f.edition_id = ${edition} and f.id = ${id}`.execute(tx);
  return rows[0];
}

export const findConsensus = (tx: Tx, id: CaseId, step: StepId) =>
  tx
    .selectFrom('consensus')
    .select(['team_id', 'percents', 'points', 'reached_at'])
    .where('case_id', '=', id)
    .where('step', '=', step)
    .executeTakeFirst();

/** Teams that review a case which may be read, or no case yet. */
export function findTeams(
  tx: Tx,
  edition: EditionId,
  scope: CaseScope,
  asked: PageAsked & {
    readonly step?: StepId | undefined;
    readonly q?: string | undefined;
    readonly sort: 'formed' | 'body';
    readonly order: 'asc' | 'desc';
  },
) {
  const seen = inScope(scope, 'tc.case_id');
  const query = tx
    .selectFrom('team as t')
    .select(['t.id', 't.body', 't.formed_at', 't.dissolved_at', 't.reasons'])
    .select([
      sql<{ person: Named; seat: string; left: boolean }[]>`team_at_work(t.id, null, null)`.as('members'),
      sql<{ step: string; case: string; number: number; name: string }[]>`(
        select coalesce(json_agg(json_build_object('step', tc.step, 'case', tc.case_id, 'number', f.number, 'name', a.name)
            order by tc.step, f.number), '[]')
        from team_case tc join case_file f on f.id = tc.case_id join applicant a on a.id = f.applicant_id
        where tc.team_id = t.id and ${seen})`.as('cases'),
    ])
    .where('t.edition_id', '=', edition)
    .where(
      sql<boolean>`(exists (select from team_case tc where tc.team_id = t.id and ${seen})
        ${scope.all ? sql`or not exists (select from team_case tc where tc.team_id = t.id)` : sql``})`,
    )
    .$if(asked.step !== undefined, (on) =>
      on.where(sql<boolean>`exists (select from team_case tc where tc.team_id = t.id and tc.step = ${asked.step})`),
    )
    .$if(asked.q !== undefined, (on) =>
      on.where(
        sql<boolean>`exists (select from team_member m join person p on p.id = m.person_id where m.team_id = t.id and ${textIn('p.name', asked.q)})`,
      ),
    )
    .orderBy(asked.sort === 'body' ? 't.body' : 't.formed_at', asked.order)
    .orderBy('t.id');
  return pageFrom(tx, query, asked);
}

/** How far a review has come with the cases it is for, as far as tracks and kinds tell. */
export function findReviewed(
  tx: Tx,
  edition: EditionId,
  scope: CaseScope,
  asked: PageAsked & {
    readonly step: StepId;
    readonly tracks: readonly string[] | null;
    readonly kinds: readonly string[] | null;
    readonly reader: PersonId | null;
    /** Of which cases results may be read. */
    readonly results: CaseScope;
    readonly team?: TeamId | undefined;
    readonly state?: 'no-team' | 'open' | 'all-in' | 'agreed' | undefined;
    readonly q?: string | undefined;
    readonly sort: 'number' | 'name' | 'handed-in';
    readonly order: 'asc' | 'desc';
  },
) {
  const { step, tracks, kinds, reader } = asked;
  const work = tx
    .selectFrom('case_file as f')
    .innerJoin('applicant as a', 'a.id', 'f.applicant_id')
    .leftJoin('team_case as own', (join) => join.onRef('own.case_id', '=', 'f.id').on('own.step', '=', step))
    .select(['f.id', 'f.number', 'f.applicant_id', 'a.name', 'own.team_id'])
    .select([
      sql<readonly AssessorRow[]>`team_at_work(own.team_id, f.id, ${step})`.as('assessors'),
      sql<boolean>`exists (select from consensus c where c.case_id = f.id and c.step = ${step})`.as('agreed'),
      sql<boolean>`exists (select from sheet_draft d where d.case_id = f.id and d.step = ${step} and d.person_id = ${reader})`.as(
        'drafted',
      ),
      sql<{ points: string | null; said: string | null; at: Instant } | null>`(
        select json_build_object('points', g.points, 'said', g.said, 'at', ${at('g.at')})
        from review_result g where g.case_id = f.id and g.step = ${step} and ${inScope(asked.results, 'g.case_id')})`.as(
        'result',
      ),
    ])
    .where('f.edition_id', '=', edition)
    .where('f.submitted_at', 'is not', null)
    .where(inScope(scope, 'f.id'))
    .where(
      sql<boolean>`(f.ended_step is null or own.team_id is not null
        or exists (select from review_result g where g.case_id = f.id and g.step = ${step}))`,
    )
    .where(textIn('a.name', asked.q))
    .$if(tracks !== null, (on) => on.where('f.track', 'in', [...(tracks ?? []), '']))
    .$if(kinds !== null, (on) => on.where('f.kind', 'in', [...(kinds ?? []), '']))
    .$if(asked.team !== undefined, (on) => on.where('own.team_id', '=', asked.team ?? ''));
  const column = { number: 'number', name: 'name', 'handed-in': 'handed_in' } as const;
  const reached = tx
    .selectFrom(work.as('work'))
    .selectAll()
    .select([counted('assessors', 'at work').as('expected'), counted('assessors', 'handed in').as('handed_in')]);
  const query = tx
    .selectFrom(reached.as('reached'))
    .selectAll()
    .$if(asked.state === 'no-team', (on) => on.where('team_id', 'is', null))
    .$if(asked.state === 'agreed', (on) => on.where('agreed', '=', true))
    .$if(asked.state === 'all-in', (on) =>
      on.where(sql<boolean>`not agreed and team_id is not null and expected > 0 and handed_in >= expected`),
    )
    .$if(asked.state === 'open', (on) =>
      on.where(sql<boolean>`not agreed and team_id is not null and (expected = 0 or handed_in < expected)`),
    )
    .orderBy(column[asked.sort], asked.order)
    .orderBy('number');
  return pageFrom(tx, query, asked);
}
