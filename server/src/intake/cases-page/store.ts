import type { EditionId, Instant } from '@heng/domain/language';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { type CaseScope, inScope, sendAhead, type Tx } from '../../storage/index.ts';
import { knownEnds } from './ended.ts';

type Sort = 'number' | 'applicant' | 'submitted' | 'state' | 'tier' | 'total' | 'place';

/** Which cases are asked for, by whom: `seen` may be listed, of `results` ends and scores are told, of `objections` whether one holds it up. */
export interface CasesAsked {
  readonly page: number;
  readonly size: number;
  readonly sort: Sort;
  readonly order: 'asc' | 'desc';
  readonly q?: string | undefined;
  readonly track?: string | undefined;
  readonly kind?: string | undefined;
  readonly tier?: string | undefined;
  readonly state?: string | undefined;
  readonly blocked?: boolean | undefined;
  /** Only these; null: all that are seen. */
  readonly mine: readonly string[] | null;
  readonly seen: CaseScope;
  readonly results: CaseScope;
  readonly objections: CaseScope;
  /** Whether the reader sees the sheets of the whole edition. */
  readonly allSheets: boolean;
  /** Notices whose open objections hold nobody back: asked only where it is filtered by whether a case waits. */
  readonly free: readonly string[];
}

export interface CaseRow {
  readonly id: string;
  readonly number: number;
  readonly applicant_id: string;
  readonly name: string;
  readonly industry: string | null;
  readonly track: string;
  readonly kind: string;
  readonly tier: string | null;
  readonly submitted_at: Instant | null;
  readonly state: 'preparing' | 'standing' | 'ended';
  readonly ended_step: string | null;
  readonly ended_why: string | null;
  /** Notices in which an objection to it is complete and unanswered; null: there is none. */
  readonly held: readonly string[] | null;
  readonly scored: boolean;
  readonly review: string | null;
  readonly sheets: number;
  readonly mean: string | null;
  readonly total: string | null;
  readonly place: number | null;
}

const within = (scope: CaseScope): RawBuilder<SqlBool> => inScope(scope, 'f.id');

/** An exact number, `599.975` or `2/3`, to compare by. */
const decimal = (column: string): RawBuilder<string> => {
  const text = sql.ref(column);
  return sql`case when strpos(${text}, '/') = 0 then ${text}::numeric else split_part(${text}, '/', 1)::numeric / split_part(${text}, '/', 2)::numeric end`;
};

const columns: Readonly<Record<Sort, string>> = {
  number: 'number',
  applicant: 'name collate "und-x-icu"',
  submitted: 'submitted_at',
  state: 'state',
  tier: 'tier',
  total: 'exact',
  place: 'place',
};

/**
 * One page of the cases, and how many there are in all, in one statement. What is hidden of a case is null before it is filtered or sorted by, so that
 * neither order nor number tells of it. Sheets are counted for the page alone, or for all where it is sorted by what they gave.
 */
export async function loadCasesPage(
  tx: Tx,
  edition: EditionId,
  asked: CasesAsked,
): Promise<{ readonly rows: readonly CaseRow[]; readonly total: number }> {
  const { page, size, sort, mine } = asked;
  const results = within(asked.results);
  const filters: RawBuilder<SqlBool>[] = [
    sql<SqlBool>`f.edition_id = ${edition} and f.jurisdiction_id = heng_jurisdiction()`,
    within(asked.seen),
    ...(mine === null ? [] : [sql<SqlBool>`f.id = any(${[...mine]}::text[])`]),
    ...(asked.track === undefined ? [] : [sql<SqlBool>`f.track = ${asked.track}`]),
    ...(asked.kind === undefined ? [] : [sql<SqlBool>`f.kind = ${asked.kind}`]),
    ...(asked.tier === undefined ? [] : [sql<SqlBool>`f.tier = ${asked.tier}`]),
    ...(asked.q === undefined ? [] : [sql<SqlBool>`position(lower(${asked.q}) in lower(a.name)) > 0`]),
  ];
  const ends = sql`(${results} or f.ended_why = any(${[...knownEnds]}::text[]))`;
  const ranked = sort === 'total' || sort === 'place';
  const byName = sort === 'applicant' || asked.q !== undefined;
  const direction = sql.raw(asked.order);
  // Names are looked up for the page alone, unless they decide what is on it.
  const found = sql`
    select f.id, f.number, f.applicant_id, ${byName ? sql`a.name,` : sql``} f.track, f.kind, f.tier, f.submitted_at,
      case when f.ended_step is not null and ${ends} then 'ended' when f.submitted_at is null then 'preparing' else 'standing' end as state,
      case when ${ends} then f.ended_step end as ended_step, case when ${ends} then f.ended_why end as ended_why,
      ${within(asked.objections)} as told, ${results} as scored
    from case_file f ${byName ? sql`join applicant a on a.jurisdiction_id = f.jurisdiction_id and a.id = f.applicant_id` : sql``}
    where ${sql.join(filters, sql` and `)}`;
  const held = (of: string) => sql`
    select o.case_id, array_agg(n.step) as steps from objection o join notice n on n.jurisdiction_id = o.jurisdiction_id and n.id = o.notice_id
     where o.jurisdiction_id = heng_jurisdiction() and o.edition_id = ${edition} and o.complete_at is not null and o.answered_at is null
       and o.case_id = any(array(select id from ${sql.raw(of)} where told)) group by o.case_id`;
  // What a list is sorted by is looked up for all of it, the rest for the page alone.
  const standings = (of: string) => sql`
    select distinct on (s.case_id) s.case_id, s.total, s.place${ranked ? sql`, ${decimal('s.total')} as exact` : sql``}
      from standing s join edition_step e on e.jurisdiction_id = s.jurisdiction_id and e.edition_id = ${edition} and e.step = s.step
     where s.jurisdiction_id = heng_jurisdiction() and s.case_id = any(array(select id from ${sql.raw(of)} where scored))
     order by s.case_id, e.place desc`;
  const kept: RawBuilder<SqlBool>[] = [
    ...(asked.state === undefined ? [] : [sql<SqlBool>`f.state = ${asked.state}`]),
    ...(asked.blocked === undefined
      ? []
      : [
          sql<SqlBool>`(exists (select from (${held('found')}) h where h.case_id = f.id and not h.steps <@ ${[...asked.free]}::text[])) = ${asked.blocked}`,
        ]),
  ];
  const where = kept.length === 0 ? sql`` : sql`where ${sql.join(kept, sql` and `)}`;
  const marks = asked.allSheets
    ? sql`select * from sheet_marks(${edition}, array(select id from paged where scored))`
    : sql`
    select distinct on (m.case_id) m.* from (
      select s.case_id, s.step, count(*) as sheets, round(avg(${decimal('s.points')}), 4)::text as mean
      from sheet s where s.jurisdiction_id = heng_jurisdiction() and s.case_id = any(array(select id from paged where scored)) group by s.case_id, s.step) m
      join edition_step e on e.jurisdiction_id = heng_jurisdiction() and e.edition_id = ${edition} and e.step = m.step
      order by m.case_id, e.place desc`;
  // One plan for all pages: planning this anew each time would cost more than running it.
  await sendAhead(tx, sql`select set_config('plan_cache_mode', 'force_generic_plan', true)`);
  const { rows } = await sql<CaseRow & { readonly counted: number }>`
    with found as not materialized (${found}),
    paged as materialized (
      select f.*${ranked ? sql`, st.total, st.place, st.exact` : sql``}
      from found f ${ranked ? sql`left join (${standings('found')}) st on st.case_id = f.id` : sql``} ${where}
      order by ${sql.raw(columns[sort])} ${direction} nulls last, number ${direction}
      limit ${size} offset ${(page - 1) * size}),
    named as (
      select a.id, a.name, a.industry from applicant a
      where a.jurisdiction_id = heng_jurisdiction() and a.id = any(array(select applicant_id from paged)))
    select f.id, f.number, f.applicant_id, named.name, named.industry, f.track, f.kind, f.tier, f.submitted_at, f.state, f.ended_step, f.ended_why,
      h.steps as held, f.scored, (select count(*) from found f ${where}) as counted,
      m.step as review, coalesce(m.sheets, 0) as sheets, m.mean, ${ranked ? sql`f.total, f.place` : sql`st.total, st.place`}
    from paged f
    left join named on named.id = f.applicant_id
    left join (${held('paged')}) h on h.case_id = f.id
    left join (${marks}) m on m.case_id = f.id
    ${ranked ? sql`` : sql`left join (${standings('paged')}) st on st.case_id = f.id`}
    order by ${sql.raw(`f.${columns[sort]}`)} ${direction} nulls last, f.number ${direction}`.execute(tx);
  const [first] = rows;
  if (first !== undefined || page === 1) return { rows, total: first?.counted ?? 0 };
  const counted = await sql<{ total: number }>`
    with found as not materialized (${found}) select count(*) as total from found f ${where}`.execute(tx);
  return { rows, total: counted.rows[0]?.total ?? 0 };
}
