import { as, type CaseId } from '@heng/domain/language';
import type { Thing } from '@heng/domain/procedure';
import { sql } from 'kysely';
import type { AtMoment } from '../../../rehearsal/testing/moments.ts';
import type { TestDatabase } from '../../../storage/testing.ts';
import type { Found, Visitor } from './crawl.ts';
import { type Besides, expectedFor } from './standing.ts';

const nobody = { may: () => false, edition: () => false, report: () => false, either: () => false };

/** Rows of the moment, as the owner sees them: what the view of an edition does not tell. */
export async function rowsOf(
  { owner }: TestDatabase,
  { view, edition, moment }: AtMoment,
): Promise<{ found: Found; besides: Besides }> {
  const all = async (query: ReturnType<typeof sql>) =>
    (await query.execute(owner)).rows as { id: string; case: string | null }[];
  const shown =
    await all(sql`select nc.case_id as id, null as "case" from notice_case nc union select case_id, null from award where awarded_on is not null and case_id is not null
    union select n.case_id, null from notice n where n.case_id is not null`);
  // They take a third of the time: at two moments, one before the vote and one after.
  const withFiles = ['review', 'closed'].includes(moment);
  const winners = await all(sql`select applicant_id as id, null as "case" from award where awarded_on is not null`);
  const rows = {
    objection: await all(
      sql`select id, case_id as "case" from objection where edition_id = ${edition} order by id = 'objection-canary' desc, id limit 2`,
    ),
    award: await all(sql`select id, case_id as "case" from award where edition_id = ${edition} order by id limit 2`),
    proceeding: await all(
      sql`select id, null as "case" from proceeding where edition_id = ${edition} order by id limit 1`,
    ),
    report: await all(
      sql`select id, null as "case" from report where edition_id = ${edition} order by id = 'report-canary' desc, id limit 2`,
    ),
    notice: await all(
      sql`select id, null as "case" from notice where edition_id = ${edition} order by id desc limit 2`,
    ),
    act: await all(
      sql`select id, null as "case" from journal_entry where edition_id = ${edition} and act in ('sheet-handed-in', 'recusal-declared', 'application-submitted') order by at desc limit 3`,
    ),
    applicant: await all(sql`select id, null as "case" from applicant order by id limit 2`),
    year: [{ id: '2026', case: null }],
    code: [{ id: 'A'.repeat(26), case: null }],
    link: [{ id: 'A'.repeat(43), case: null }],
    file: [
      { id: 'file-none', case: null },
      ...(withFiles ? await all(sql`select id, case_id as "case" from file where owner = 'canaries' order by id`) : []),
    ],
  };
  const signed = (
    await sql<
      Besides['signed'][number]
    >`select person_id as person, undertaking from undertaking where edition_id = ${edition}`.execute(owner)
  ).rows;
  const recommendations = (
    await sql<Besides['recommendations'][number]>`select case_id as "case", body, of from recommendation`.execute(owner)
  ).rows;
  const forwarded = (
    await sql<Besides['forwarded'][number]>`select report_id as report, receiver as body from report_forward`.execute(
      owner,
    )
  ).rows;
  const files = rows.file.flatMap(({ id, case: one }) => {
    const [, thing] = /^file-(.+?)-(?=[a-z]+-\d{4})/.exec(id) ?? [];
    return thing && one ? [[id, { thing: thing as Thing, case: as<CaseId>(one) }] as const] : [];
  });
  const applicants = new Map<string, string[]>();
  for (const { id, applicant } of view.cases) applicants.set(applicant, [...(applicants.get(applicant) ?? []), id]);
  return {
    found: {
      view,
      rows,
      published: new Set(shown.map(({ id }) => id)),
      applicantOf: (one) => applicants.get(one) ?? [],
      onRegister: new Set(winners.map(({ id }) => id)),
      files: new Map(files),
    },
    besides: { signed, recommendations, forwarded },
  };
}

/** One of each sort of person, and everybody who is recused; two of a team and a committee, the chair and the leader among them. */
export function visitorsOf({ view }: AtMoment, besides: Besides): readonly Visitor[] {
  const recused = new Set(view.cases.flatMap((one) => one.recused as readonly string[]));
  const taken = new Map<string, number>();
  const members = view.members.filter(({ body, seat, person }) => {
    const key = `${body} ${seat}`;
    const number = (taken.get(key) ?? 0) + 1;
    taken.set(key, number);
    return (
      number <= (['applicant', 'member'].includes(body) || seat === 'agent' ? 2 : 1) ||
      (recused.has(person) && number <= 20)
    );
  });
  const people = [...new Map(members.map((one) => [one.person, one])).values()];
  const named = people.map(
    ({ person, body, seat }): Visitor => ({
      sort: `${body} ${seat} ${person}${recused.has(person) ? ' recused' : ''}`,
      by: { person },
      may: expectedFor(view, besides, person),
      isIdle: ['government', 'lead-group'].includes(view.pack.bodies[body]?.role ?? '') && body !== 'government',
    }),
  );
  const hands = (['system', 'security', 'audit'] as const).map(
    (administrator): Visitor => ({
      sort: `${administrator} administrator`,
      by: { person: `hand-${administrator}`, administrator },
      may: { ...nobody, edition: (thing) => thing === 'access-log' && administrator === 'audit' },
      isIdle: true,
    }),
  );
  const [clerk] = view.members.filter(({ body }) => view.pack.bodies[body]?.role === 'office');
  return [
    ...named,
    ...hands,
    { sort: 'nobody signed in', by: null, may: nobody, isIdle: true },
    { sort: 'stranger', by: { person: 'stranger' }, may: nobody, isIdle: true },
    { sort: 'office of another edition', by: { person: 'other-clerk' }, may: nobody, isIdle: true },
    {
      sort: 'the same clerk in another city',
      by: { person: clerk?.person ?? '', jurisdiction: 'there' },
      may: nobody,
      isIdle: true,
    },
  ];
}

/** Few cases, so that every relation is met: of the visitor, recused, and others. */
export function casesFor({ view }: AtMoment, { by, may }: Visitor): readonly CaseId[] {
  const mine = view.cases.filter(({ id }) => may.may('case', id)).map(({ id }) => id);
  const not = view.cases.filter(({ id }) => !may.may('case', id)).map(({ id }) => id);
  const recused = view.cases.filter((one) => one.recused.some((person) => person === by?.person)).map(({ id }) => id);
  const own = view.cases.filter(({ id }) => may.may('draft', id)).map(({ id }) => id);
  return [...new Set([...own.slice(0, 1), ...mine.slice(0, 1), ...recused.slice(0, 1), ...not.slice(0, 1)])];
}

/** An account for everybody who asks; their sessions are the tests' own. */
export async function layAccounts({ owner }: TestDatabase, visitors: readonly Visitor[]): Promise<void> {
  for (const { by } of visitors) {
    if (by === null) continue;
    const here = by.jurisdiction ?? 'here';
    await sql`insert into person (jurisdiction_id, id, name) values (${here}, ${by.person}, 'somebody') on conflict do nothing`.execute(
      owner,
    );
    await sql`insert into account (jurisdiction_id, id, person_id, login, administrator)
      values (${here}, ${`account-${by.person}`}, ${by.person}, ${by.person}, ${by.administrator ?? null}) on conflict do nothing`.execute(
      owner,
    );
  }
}
