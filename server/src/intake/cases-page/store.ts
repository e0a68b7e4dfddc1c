import type { EditionId, Instant } from '@heng/domain/language';
import type { Scope } from '@heng/domain/procedure';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Tx } from '../../storage/index.ts';
import { knownEnds } from './ended.ts';

export const caseSorts = ['number', 'applicant', 'submitted', 'state', 'tier', 'total', 'place'] as const;

/** Which cases are asked for, by whom: `seen` may be listed, of `results` ends and scores are told, of `objections` whether one holds it up. */
export interface CasesAsked {
  readonly page: number;
  readonly size: number;
  readonly sort: (typeof caseSorts)[number];
  readonly order: 'asc' | 'desc';
  readonly q?: string | undefined;
  readonly track?: string | undefined;
  readonly kind?: string | undefined;
  readonly tier?: string | undefined;
  readonly state?: string | undefined;
  readonly blocked?: boolean | undefined;
  /** Only these; null: all that are seen. */
  readonly mine: readonly string[] | null;
  readonly seen: Scope;
  readonly results: Scope;
  readonly objections: Scope;
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
  /** Digest of the pack of the edition. */
  readonly pack: string;
  /** Notices in which an objection to it is complete and unanswered. */
  readonly held: readonly string[];
  readonly scored: boolean;
  readonly review: string | null;
  readonly sheets: number;
  readonly mean: string | null;
  readonly total: string | null;
  readonly place: number | null;
}

const within = (scope: Scope): RawBuilder<SqlBool> => {
  if (!scope.all) return sql<SqlBool>`f.id = any(${[...scope.only]}::text[])`;
  return scope.except.length === 0 ? sql<SqlBool>`true` : sql<SqlBool>`f.id <> all(${[...scope.except]}::text[])`;
};

const order: Readonly<Record<CasesAsked['sort'], string>> = {
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
  // With all that is sorted by it is looked up before the page is cut, else after it.
  const standing = sql`left join lateral (
      select s.total, s.place from standing s join edition_step e on e.jurisdiction_id = s.jurisdiction_id and e.edition_id = ${edition} and e.step = s.step
       where s.jurisdiction_id = heng_jurisdiction() and s.case_id = f.id and f.scored order by e.place desc limit 1) st on true`;
  const direction = sql.raw(asked.order);
  const found = sql`
    select f.id, f.number, f.applicant_id, a.name, a.industry, f.track, f.kind, f.tier, f.submitted_at,
      case when f.ended_step is not null and ${ends} then 'ended' when f.submitted_at is null then 'preparing' else 'standing' end as state,
      case when ${ends} then f.ended_step end as ended_step, case when ${ends} then f.ended_why end as ended_why,
      case when ${within(asked.objections)} then array(select n.step from objection o join notice n on n.jurisdiction_id = o.jurisdiction_id and n.id = o.notice_id
        where o.jurisdiction_id = f.jurisdiction_id and o.case_id = f.id and o.complete_at is not null and o.answered_at is null) else '{}' end as held,
      ${results} as scored
    from case_file f join applicant a on a.jurisdiction_id = f.jurisdiction_id and a.id = f.applicant_id
    where ${sql.join(filters, sql` and `)}`;
  const kept: RawBuilder<SqlBool>[] = [
    ...(asked.state === undefined ? [] : [sql<SqlBool>`f.state = ${asked.state}`]),
    ...(asked.blocked === undefined
      ? []
      : [sql<SqlBool>`(not f.held <@ ${[...asked.free]}::text[]) = ${asked.blocked}`]),
  ];
  const where = kept.length === 0 ? sql`` : sql`where ${sql.join(kept, sql` and `)}`;
  const exact = sql`case when st.total like '%/%' then split_part(st.total, '/', 1)::numeric / split_part(st.total, '/', 2)::numeric else st.total::numeric end`;
  const { rows } = await sql<CaseRow & { readonly counted: number }>`
    with found as (${found}),
    paged as (
      select f.*, count(*) over () as counted${ranked ? sql`, st.total, st.place, ${exact} as exact` : sql``}
      from found f ${ranked ? standing : sql``} ${where}
      order by ${sql.raw(order[sort])} ${direction} nulls last, number ${direction}
      limit ${size} offset ${(page - 1) * size})
    select f.id, f.number, f.applicant_id, f.name, f.industry, f.track, f.kind, f.tier, f.submitted_at, f.state, f.ended_step, f.ended_why, f.held,
      (select e.pack from edition e where e.jurisdiction_id = heng_jurisdiction() and e.id = ${edition}) as pack, f.scored, f.counted, sh.step as review, coalesce(sh.sheets, 0) as sheets, sh.mean::text as mean,
      ${ranked ? sql`f.total, f.place` : sql`st.total, st.place`}
    from paged f ${ranked ? sql`` : standing}
    left join lateral (
      select s.step, count(*) as sheets,
        round(avg(case when s.points like '%/%' then split_part(s.points, '/', 1)::numeric / split_part(s.points, '/', 2)::numeric else s.points::numeric end), 4) as mean
      from sheet s join edition_step e on e.jurisdiction_id = s.jurisdiction_id and e.edition_id = ${edition} and e.step = s.step
       where s.jurisdiction_id = heng_jurisdiction() and s.case_id = f.id and f.scored
       group by s.step, e.place order by e.place desc limit 1) sh on true
    order by ${ranked ? sql.raw(`f.${order[sort]}`) : sql.raw(order[sort])} ${direction} nulls last, f.number ${direction}`.execute(
    tx,
  );
  const [first] = rows;
  if (first !== undefined || page === 1) return { rows, total: first?.counted ?? 0 };
  const counted = await sql<{ total: number }>`
    with found as (${found}) select count(*) as total from found f ${where}`.execute(tx);
  return { rows, total: counted.rows[0]?.total ?? 0 };
}
