import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { allRoutes } from '@heng/contract/all';
import { as, type BodyId, type CaseId, type PersonId } from '@heng/domain/language';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { mounted } from '../../api.ts';
import { declaresRecusal } from '../../people/acts.ts';
import { type AtMoment, playMoments } from '../../rehearsal/testing/moments.ts';
import { type TestDatabase, testDatabase } from '../../storage/testing.ts';
import { buildWhole } from '../server.ts';
import { testPlace } from '../testing/place.ts';
import { plantCanaries } from './canaries.ts';
import { crawl, type Found, knowledgeIn, type Visitor, type Wrong } from './crawl.ts';
import { type Besides, expectedFor } from './standing.ts';
import { withoutChecks } from './unguarded.ts';

/** What a build without checks told somebody beyond what they may know. */
interface Leak {
  readonly asked: string;
  readonly who: string;
  readonly more: readonly string[];
}

const nobody = { may: () => false, edition: () => false, report: () => false, either: () => false };

/** Rows of the moment, as the owner sees them: what the view of an edition does not tell. */
async function rowsOf(
  { owner }: TestDatabase,
  { view, edition }: AtMoment,
): Promise<{ found: Found; besides: Besides }> {
  const all = async (query: ReturnType<typeof sql>) =>
    (await query.execute(owner)).rows as { id: string; case: string | null }[];
  const shown =
    await all(sql`select nc.case_id as id, null as "case" from notice_case nc union select case_id, null from award where awarded_on is not null and case_id is not null
    union select n.case_id, null from notice n where n.case_id is not null`);
  const rows = {
    objection: await all(
      sql`select id, case_id as "case" from objection where edition_id = ${edition} order by id limit 2`,
    ),
    award: await all(sql`select id, case_id as "case" from award where edition_id = ${edition} order by id limit 2`),
    proceeding: await all(
      sql`select id, null as "case" from proceeding where edition_id = ${edition} order by id limit 1`,
    ),
    report: await all(sql`select id, null as "case" from report where edition_id = ${edition} order by id limit 1`),
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
    file: [{ id: 'file-none', case: null }],
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
  const applicants = new Map<string, string[]>();
  for (const { id, applicant } of view.cases) applicants.set(applicant, [...(applicants.get(applicant) ?? []), id]);
  return {
    found: {
      view,
      rows,
      published: new Set(shown.map(({ id }) => id)),
      applicantOf: (one) => applicants.get(one) ?? [],
    },
    besides: { signed, recommendations, forwarded },
  };
}

/** One of each sort of person, and everybody who is recused; two of a team and a committee, the chair and the leader among them. */
function visitorsOf({ view }: AtMoment, besides: Besides): readonly Visitor[] {
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
function casesFor({ view }: AtMoment, { by, may }: Visitor): readonly CaseId[] {
  const mine = view.cases.filter(({ id }) => may.may('case', id)).map(({ id }) => id);
  const not = view.cases.filter(({ id }) => !may.may('case', id)).map(({ id }) => id);
  const recused = view.cases.filter((one) => one.recused.some((person) => person === by?.person)).map(({ id }) => id);
  const own = view.cases.filter(({ id }) => may.may('draft', id)).map(({ id }) => id);
  return [...new Set([...own.slice(0, 1), ...mine.slice(0, 1), ...recused.slice(0, 1), ...not.slice(0, 1)])];
}

/** An account for everybody who asks; their sessions are the tests' own. */
async function layAccounts({ owner }: TestDatabase, visitors: readonly Visitor[]): Promise<void> {
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

for (const regulation of ['xinyang-2022'])
  describe(`who reads what, by every route, at every moment of an edition: ${regulation}`, () => {
    let test: TestDatabase;
    let app: FastifyInstance;
    let bare: FastifyInstance;
    let behind: FastifyInstance;
    const leaked = { bare: [] as Leak[], behind: [] as Leak[] };
    const wrong: Wrong[] = [];
    let asked = 0;
    const moments: string[] = [];
    before(async () => {
      test = await testDatabase();
      const place = testPlace(test);
      const site = { db: test.db, calendar: place.calendar, packs: [], now: place.now };
      app = await buildWhole(site, place, mounted, { logger: false });
      await app.ready();
      bare = await buildWhole(site, place, withoutChecks(mounted, false), { logger: false });
      behind = await buildWhole(site, place, withoutChecks(mounted, true), { logger: false });
      const routes = mounted.map(({ route }) => route);
      const ofReaders = routes.filter(({ access }) => access.to === 'reader');
      await playMoments(test, regulation, { applicants: 8, seed: '7' }, async (now) => {
        const [, second] = now.view.cases;
        if (now.moment === 'intake' && second) {
          const clerks = now.view.members.filter(({ body }) => now.view.pack.bodies[body]?.role === 'office');
          const [first, other] = clerks;
          const by = { person: as<PersonId>(first?.person ?? ''), body: as<BodyId>(first?.body ?? ''), of: null };
          const declared = { case: second.id, person: as<PersonId>(other?.person ?? ''), reason: '亲属' };
          const done = await declaresRecusal(
            test.desk({ newId: (kind) => `${kind}-table` }),
            by,
            null,
            now.edition,
            declared,
          );
          assert.ok(done.ok);
          (second.recused as PersonId[]).push(declared.person);
        }
        await plantCanaries(test);
        const { found, besides } = await rowsOf(test, now);
        moments.push(now.moment);
        const visitors = visitorsOf(now, besides);
        await layAccounts(test, visitors);
        for (const visitor of visitors) {
          if (visitor.isIdle && now.moment !== 'review' && now.moment !== 'closed') continue;
          const cases = casesFor(now, visitor);
          const checked = await crawl(app, routes, found, now.moment, visitor, cases);
          asked += checked.asked;
          wrong.push(...checked.wrong);
          if (now.moment !== 'after-the-vote' || visitor.by?.administrator !== undefined) continue;
          // What somebody may know, by all that the whole application answers; what the builds without checks tell besides is leaked.
          const known = new Set([...checked.answers.values()].flatMap((text) => [...knowledgeIn(text)]));
          for (const [build, unguarded] of [
            ['bare', bare],
            ['behind', behind],
          ] as const) {
            const { answers } = await crawl(unguarded, ofReaders, found, now.moment, visitor, cases);
            for (const [asked, text] of answers) {
              const more = [...knowledgeIn(text)].filter((one) => !known.has(one) && !asked.includes(one));
              if (more.length > 0) leaked[build].push({ asked, who: visitor.sort, more });
            }
          }
        }
      });
    });
    after(async () => {
      (await import('node:fs')).writeFileSync('/tmp/t/leaked.json', JSON.stringify(leaked));
      for (const one of [app, bare, behind]) await one.close();
      await test.drop();
    });

    it('asks every route there is to read', () => {
      const reads = allRoutes.filter(({ method }) => method === 'GET').map(({ id }) => id);
      const asked = mounted.filter(({ route }) => route.method === 'GET').map(({ route }) => route.id);
      assert.deepEqual(
        reads.filter((id) => !asked.includes(id)),
        [],
      );
    });

    it('answers as written down: no leak, no wrong refusal, no fault', () => {
      assert.ok(asked > 8000 && moments.length === 7, `${asked} at ${moments}`);
      assert.deepEqual(wrong, []);
    });

    it('catches a check that is missing: the same table over routes that ask nobody', () => {
      assert.ok(leaked.bare.length > 100, String(leaked.bare.length));
    });

    it('keeps it behind row-level security where the application forgets to ask', () => {
      assert.ok(leaked.behind.length <= 0.2 * leaked.bare.length, `${leaked.behind.length} of ${leaked.bare.length}`);
    });
  });
