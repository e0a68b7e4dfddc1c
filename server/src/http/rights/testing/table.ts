import assert from 'node:assert/strict';
import type { AnyRoute } from '@heng/contract';
import { as, type BodyId, type CaseId, type PersonId } from '@heng/domain/language';
import type { FastifyInstance } from 'fastify';
import { mounted } from '../../../api.ts';
import { absentFiles } from '../../../files/testing/absent.ts';
import { declaresRecusal } from '../../../people/acts.ts';
import { type AtMoment, type Moment, playMoments } from '../../../rehearsal/testing/moments.ts';
import type { TestDatabase } from '../../../storage/testing.ts';
import type { Mounted } from '../../mount.ts';
import { buildWhole } from '../../server.ts';
import { testPlace } from '../../testing/place.ts';
import { attempt } from './attempts.ts';
import { plantCanaries } from './canaries.ts';
import { crawl, type Found, knowledgeIn, leaksIn, type Visitor, type Wrong } from './crawl.ts';
import { withoutCheckOf, withoutChecks } from './unguarded.ts';
import { casesFor, layAccounts, rowsOf, visitorsOf } from './visitors.ts';

/** What a build without checks told somebody beyond what they may know. */
interface Leak {
  readonly asked: string;
  readonly who: string;
  readonly more: readonly string[];
}

/** What the table found wrong in a build in which one route does not ask. */
interface Planted {
  readonly route: string;
  /** With the database's barrier too: that stands behind the check. */
  readonly behind: boolean;
  readonly wrong: readonly Wrong[];
}

export interface Played {
  readonly asked: number;
  readonly moments: readonly Moment[];
  readonly wrong: readonly Wrong[];
  /** What builds told in which no route asks: `bare` with no barrier either, `behind` with the database's. */
  readonly leaked: { readonly bare: readonly Leak[]; readonly behind: readonly Leak[] };
  readonly planted: readonly Planted[];
}

type Build = (routes: readonly Mounted[]) => Promise<FastifyInstance>;

/** Plays an edition, and has everybody ask for everything at these moments. `unguarded`: builds that do not ask as well. */
export async function playTable(
  test: TestDatabase,
  regulation: string,
  {
    moments,
    unguarded,
    planted,
  }: { moments: readonly Moment[] | null; unguarded: boolean; planted: readonly string[] },
): Promise<Played> {
  const files = { ...absentFiles, storage: { ...absentFiles.storage, open: async () => opened } };
  const place = testPlace(test, { files });
  const site = { db: test.db, calendar: place.calendar, packs: [], now: place.now };
  const apps: FastifyInstance[] = [];
  const build: Build = async (routes) => {
    const app = await buildWhole(site, place, routes, { logger: false });
    apps.push(app);
    await app.ready();
    return app;
  };
  const app = await build(mounted);
  const routes = mounted.map(({ route }) => route);
  const played = {
    asked: 0,
    moments: [] as Moment[],
    wrong: [] as Wrong[],
    leaked: { bare: [] as Leak[], behind: [] as Leak[] },
    planted: [] as Planted[],
  };
  const take = ({ asked, wrong }: { readonly asked: number; readonly wrong: readonly Wrong[] }) => {
    played.asked += asked;
    played.wrong.push(...wrong);
  };
  await playMoments(test, regulation, { applicants: 8, seed: '7' }, async (now) => {
    const { moment } = now;
    if (moment === 'intake') await recuseClerk(test, now);
    if (moments !== null && !moments.includes(moment)) return;
    played.moments.push(moment);
    const putBack = await plantCanaries(test, now.view);
    const { found, besides } = await rowsOf(test, now);
    const visitors = visitorsOf(now, besides);
    await layAccounts(test, visitors);
    const tried = new Set<string>();
    for (const visitor of visitors) {
      if (visitor.isIdle && moment !== 'review' && moment !== 'closed') continue;
      const cases = casesFor(now, visitor);
      const checked = await crawl(app, routes, found, moment, visitor, cases);
      take(checked);
      const [sort = ''] = visitor.sort.split(' ');
      if (moment === 'review' && !tried.has(sort)) take(await attempt(app, routes, found, moment, visitor));
      tried.add(sort);
      if (unguarded && moment === 'after-the-vote' && visitor.by?.administrator === undefined) {
        const known = new Set([...checked.answers.values()].flatMap((text) => [...knowledgeIn(text)]));
        await compare(build, routes, found, now, visitor, cases, known, played.leaked);
      }
    }
    take(await lookAtPages(app, found, moment, visitors));
    if (moment === 'closed')
      for (const route of planted) played.planted.push(...(await plant(build, route, found, now, visitors)));
    await putBack();
  });
  for (const one of apps) await one.close();
  return played;
}

const opened = { size: 1, read: async () => Buffer.from('x'), close: async () => {} };

/** Somebody of the office withdraws from a case. */
async function recuseClerk(test: TestDatabase, { view, edition }: AtMoment): Promise<void> {
  const [, second] = view.cases;
  const [first, other] = view.members.filter(({ body }) => view.pack.bodies[body]?.role === 'office');
  if (!second || !first || !other) return;
  const by = { person: as<PersonId>(first.person), body: as<BodyId>(first.body), of: null };
  const declared = { case: second.id, person: as<PersonId>(other.person), reason: '亲属' };
  const done = await declaresRecusal(test.desk({ newId: (kind) => `${kind}-table` }), by, null, edition, declared);
  assert.ok(done.ok);
  (second.recused as PersonId[]).push(declared.person);
}

const kept = new WeakMap<Build, { readonly bare: FastifyInstance; readonly behind: FastifyInstance }>();

/** What the builds without checks tell one visitor beyond all that the whole application tells them. */
async function compare(
  build: Build,
  routes: readonly AnyRoute[],
  found: Found,
  { moment }: AtMoment,
  visitor: Visitor,
  cases: readonly CaseId[],
  known: ReadonlySet<string>,
  leaked: { readonly bare: Leak[]; readonly behind: Leak[] },
): Promise<void> {
  const builds = kept.get(build) ?? {
    bare: await build(withoutChecks(mounted, false)),
    behind: await build(withoutChecks(mounted, true)),
  };
  kept.set(build, builds);
  const ofReaders = routes.filter(({ access }) => access.to === 'reader');
  for (const which of ['bare', 'behind'] as const) {
    const { answers } = await crawl(builds[which], ofReaders, found, moment, visitor, cases);
    for (const [asked, text] of answers) {
      const more = [...knowledgeIn(text)].filter((one) => !known.has(one) && !asked.includes(one));
      if (more.length > 0) leaked[which].push({ asked, who: visitor.sort, more });
    }
  }
}

/** The same table over a build in which this one route asks nobody: for a few who have something to find there. */
async function plant(
  build: Build,
  route: string,
  found: Found,
  now: AtMoment,
  visitors: readonly Visitor[],
): Promise<readonly Planted[]> {
  const few = visitors.filter(({ by, may }) => by !== null && !may.edition('progress') && by.jurisdiction !== 'there');
  const asked = [...few.slice(0, 2), ...few.slice(-2)];
  const all: Planted[] = [];
  for (const behind of [false, true]) {
    const built = withoutCheckOf(mounted, route, behind);
    const app = await build(built);
    // The other routes are as they were; two visitors look whether the table stays quiet there.
    const own = mounted.flatMap((one) => (one.route.id === route ? [one.route] : []));
    const others = mounted.flatMap((one) => (one.route.id === route ? [] : [one.route]));
    const wrong: Wrong[] = [];
    for (const [number, visitor] of asked.entries()) {
      const cases = casesFor(now, visitor);
      wrong.push(...(await crawl(app, own, found, now.moment, visitor, cases)).wrong);
      if (number === 0 && !behind) wrong.push(...(await crawl(app, others, found, now.moment, visitor, cases)).wrong);
    }
    all.push({ route, behind, wrong });
  }
  return all;
}

/** The pages that everybody sees, as far as one leads to the other, and what describes the API. */
async function lookAtPages(
  app: FastifyInstance,
  found: Found,
  moment: string,
  visitors: readonly Visitor[],
): Promise<{ readonly asked: number; readonly wrong: readonly Wrong[] }> {
  const visitor = visitors.find(({ by }) => by === null);
  assert.ok(visitor);
  const seen = new Set(['/', '/notices', '/winners', '/regulations', '/api/openapi.json', '/api/docs']);
  const wrong: Wrong[] = [];
  for (const url of seen) {
    const { body, statusCode } = await app.inject({ method: 'GET', url });
    const told = leaksIn({ to: 'anybody' }, body, found, visitor);
    const faults = statusCode >= 500 ? [`${statusCode}`] : [];
    for (const what of [...told, ...faults])
      wrong.push({ moment, who: visitor.sort, route: url, of: '', wrong: 'leak', what });
    for (const [, link = ''] of body.matchAll(/href="(\/[^"#]*)"/g))
      if (seen.size < 60) seen.add(link.replaceAll('&amp;', '&'));
  }
  return { asked: seen.size, wrong };
}
