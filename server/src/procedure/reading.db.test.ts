import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  listEditions,
  listRegulations,
  readCalendar,
  readEdition,
  readEditionRegulation,
  readTimeline,
} from '@heng/contract/edition';
import { listCases, listRecommendations, readDraft, readFile, readForm } from '@heng/contract/intake';
import {
  exportList,
  listTasks,
  readCase,
  readCaseTimeline,
  readCheckpoint,
  readEditionTodo,
  readJournal,
  readReceipt,
  readTodo,
  readView,
} from '@heng/contract/procedure';
import { checkEligibility, listVetting, readVetting } from '@heng/contract/vetting';
import { as, type BodyId, type EditionId } from '@heng/domain/language';
import { sql } from 'kysely';
import { type Rehearsed, rehearsedServer } from '../http/testing/rehearsed.ts';
import { declaresRecusal } from '../people/acts.ts';
import { connect, holdsInclusion, offRecord, sealAll, within } from '../storage/index.ts';
import { readKeptView } from './kept-view/store.ts';
import { flushAccess } from './rights/access-log.ts';

const bytes = (hex: string): Buffer => Buffer.from(hex, 'hex');

describe('what is read of an edition under review', async () => {
  let here: Rehearsed;
  const seated = (body: string, of: string | null = null): string => {
    const found = here.view.members.find((one) => one.body === body && (of === null || one.of === of));
    assert.ok(found, `somebody sits in ${body}`);
    return found.person;
  };
  const holder = (role: string): string => {
    const body = Object.entries(here.view.pack.bodies).find(([, one]) => one.role === role);
    assert.ok(body);
    return seated(body[0]);
  };
  before(async () => {
    here = await rehearsedServer({ until: 'material-review', applicants: 6 });
  });
  after(() => here.drop());

  it('tells everybody about editions, their steps, law and days', async () => {
    const { edition } = here;
    const params = { edition };
    const list = await here.send(listEditions, {});
    assert.deepEqual([list.status, list.body.total, list.body.items[0].id], [200, 1, edition]);
    const one = await here.send(readEdition, { params });
    assert.equal(one.status, 200);
    assert.ok(one.body.steps.length > 5 && one.body.settings.length > 0 && one.body.notices.length > 0);
    const law = await here.send(readEditionRegulation, { params });
    assert.deepEqual([law.status, law.body.digest], [200, one.body.pack]);
    assert.equal(law.body.pack.regulation.id, 'xinyang-2022');
    const timeline = await here.send(readTimeline, { params });
    assert.equal(timeline.body.current, one.body.step.id);
    assert.ok(timeline.body.steps.some((step: { workingDays: number | null }) => (step.workingDays ?? 0) > 0));
    assert.equal((await here.send(listRegulations, {})).status, 200);
    const year = await here.send(readCalendar, { params: { year: '2026' } });
    assert.deepEqual([year.body.published, year.body.work.length > 0], [true, true]);
    assert.equal((await here.send(readCalendar, { params: { year: '2199' } })).body.published, false);
  });

  it('gives each their own tasks, and everybody’s to those alone who see the progress', async () => {
    const params = { edition: here.edition };
    const office = { person: holder('office') };
    const all = await here.send(listTasks, { by: office, params });
    assert.equal(all.status, 200, JSON.stringify(all.body));
    const closing = all.body.items.find(({ act }: { act: string }) => act === 'review-closed');
    assert.ok(closing?.ready && all.body.waitedFor.length > 0);
    const own = await here.send(readEditionTodo, { by: office, params });
    assert.ok(own.body.items.some(({ act }: { act: string }) => act === 'review-closed'));
    const todo = await here.send(readTodo, { by: office, query: { ready: true } });
    assert.equal(todo.body.editions[0].id, here.edition);
    assert.ok(todo.body.total <= own.body.total && todo.body.items.every(({ ready }: { ready: boolean }) => ready));
    const assessor = { person: holder('team') };
    assert.deepEqual((await here.send(readEditionTodo, { by: assessor, params })).body.total, 1);
    assert.equal((await here.send(listTasks, { by: assessor, params })).status, 403);
    assert.equal((await here.send(readView, { by: assessor, params })).status, 403);
    const view = await here.send(readView, { by: office, params });
    assert.equal(view.body.view.cases.length, here.view.cases.length);
    const nobody = await here.send(readTodo, { by: { person: 'stranger' } });
    assert.deepEqual([nobody.status, nobody.body.total], [200, 0]);
  });

  it('lists cases within what may be seen, sorted, filtered and counted by the database', async () => {
    const params = { edition: here.edition };
    const office = { person: holder('office') };
    const all = await here.send(listCases, { by: office, params });
    assert.equal(all.status, 200, JSON.stringify(all.body));
    assert.equal(all.body.total, here.view.cases.length);
    for (const sort of ['number', 'applicant', 'submitted', 'state', 'tier', 'total', 'place']) {
      const sorted = await here.send(listCases, {
        by: office,
        params,
        query: { sort, order: 'desc', size: 2, page: 2 },
      });
      assert.deepEqual([sorted.status, sorted.body.items.length, sorted.body.total], [200, 2, all.body.total], sort);
    }
    const standing = await here.send(listCases, { by: office, params, query: { state: 'standing', blocked: false } });
    assert.ok(standing.body.total > 0 && standing.body.total < all.body.total + 1);
    const [first] = all.body.items;
    const found = await here.send(listCases, { by: office, params, query: { q: first.name.slice(0, 4) } });
    assert.ok(found.body.items.some(({ id }: { id: string }) => id === first.id));
    const past = await here.send(listCases, { by: office, params, query: { page: 99 } });
    assert.deepEqual([past.body.items, past.body.total], [[], all.body.total]);
    const one = here.view.cases.find(({ ended }) => ended === null);
    assert.ok(one);
    const agent = { person: seated('applicant', one.applicant) };
    const own = await here.send(listCases, { by: agent, params });
    assert.deepEqual([own.body.total, own.body.items[0].id, own.body.items[0].score], [1, one.id, null]);
    assert.equal((await here.send(listCases, { by: { person: 'stranger' }, params })).body.total, 0);
  });

  it('opens a case to whom it concerns, part by part', async () => {
    const one = here.view.cases.find(({ ended }) => ended === null);
    const other = here.view.cases.find(({ id }) => id !== one?.id);
    assert.ok(one && other);
    const params = { edition: here.edition, case: one.id };
    const office = { person: holder('office') };
    const agent = { person: seated('applicant', one.applicant) };
    for (const by of [office, agent]) {
      const got = await here.send(readCase, { by, params });
      assert.deepEqual([got.status, got.body.id], [200, one.id], JSON.stringify(got.body));
      const file = await here.send(readFile, { by, params });
      assert.ok(file.status === 200 && file.body.facts.length > 0 && file.body.documents.length > 0);
      const form = await here.send(readForm, { by, params });
      assert.ok(form.status === 200 && form.body.questions.length > 0, JSON.stringify(form.body));
      assert.equal((await here.send(listRecommendations, { by, params })).status, 200);
      const timeline = await here.send(readCaseTimeline, { by, params });
      const acts = timeline.body.acts.map(({ act }: { act: string }) => act);
      assert.ok(acts.includes('case-opened') && acts.includes('application-submitted'));
      assert.equal(acts.includes('application-vetted'), by === office);
      const vetting = await here.send(readVetting, { by, params });
      assert.equal(vetting.status, 200, JSON.stringify(vetting.body));
      const last = vetting.body.steps.at(-1);
      assert.equal(last.result.outcome, 'eligible');
      assert.equal(last.answers === null, by === agent);
      assert.equal(last.findings === null, by === agent);
    }
    // What departments and the office have reported belongs to vetting, and is nothing to those who score.
    const sourcesFor = async (person: string): Promise<readonly string[]> => {
      const file = await here.send(readFile, { by: { person }, params });
      return [...new Set<string>(file.body.facts.map(({ source }: { source: string }) => source))].toSorted();
    };
    await here.database.owner.transaction().execute(async (tx) => {
      await sql`select set_config('heng.jurisdiction', 'here', true), set_config('heng.act', 'test', true)`.execute(tx);
      await sql`insert into case_fact (case_id, fact, source, of, value, at)
        values (${one.id}, 'violations', 'department', 'city-departments', '[]', now())`.execute(tx);
    });
    const [assessor] = Object.values(one.teams).flatMap(({ members }) => members);
    assert.ok((await sourcesFor(office.person)).includes('department'));
    assert.deepEqual(await sourcesFor(assessor?.person ?? ''), ['applicant']);
    const foreign = { edition: here.edition, case: other.id };
    for (const route of [readCase, readFile, readForm, readDraft, readVetting, readCaseTimeline, listRecommendations])
      assert.equal((await here.send(route, { by: agent, params: foreign })).status, 404, route.id);
    const draft = await here.send(readDraft, { by: agent, params });
    assert.ok(draft.status === 200 && draft.body.filled > 0 && draft.body.version > 0, JSON.stringify(draft.body));
    assert.equal((await here.send(readDraft, { by: office, params })).status, 404);
  });

  it('shows departments what they were asked, and no more', async () => {
    const params = { edition: here.edition };
    const office = { person: holder('office') };
    const matrix = await here.send(listVetting, { by: office, params });
    assert.ok(matrix.status === 200 && matrix.body.rules.length > 0 && matrix.body.departments.length > 1);
    const [asked] = matrix.body.items[0].opinions;
    const department = here.view.members.find(({ body, of }) => (of ?? body) === asked.department);
    assert.ok(department);
    const by = { person: department.person };
    const own = await here.send(readVetting, { by, params: { ...params, case: matrix.body.items[0].case } });
    assert.equal(own.status, 200, JSON.stringify(own.body));
    const told = own.body.steps.flatMap(({ opinions }: { opinions: { department: string }[] }) => opinions);
    assert.deepEqual(
      told.map((one: { department: string }) => one.department),
      [asked.department],
    );
    assert.ok(
      own.body.steps.every(
        (step: { answers: unknown; result: unknown }) => step.answers === null && step.result === null,
      ),
    );
    assert.ok(own.body.steps.at(-1).opinions[0].asks.length > 0);
    assert.equal((await here.send(listVetting, { by, params })).body.total, 0);
  });

  it('answers the self-check by the rules, and keeps nothing', async () => {
    const params = { edition: here.edition };
    const [track, { kinds }] = Object.entries(here.view.pack.tracks)[0] ?? ['', { kinds: {} }];
    const [kind = ''] = Object.keys(kinds);
    const empty = await here.send(checkEligibility, { params, body: { track, kind } });
    assert.deepEqual([empty.status, empty.body.result], [200, 'open'], JSON.stringify(empty.body));
    assert.ok(empty.body.asks.length > 0);
    const wrong = await here.send(checkEligibility, { params, body: { track: 'x', kind, answers: { nonsense: 1 } } });
    assert.deepEqual([wrong.status, wrong.body.faults.length], [422, 2]);
  });

  it('proves what was recorded', async () => {
    await sealAll(here.database.db);
    const params = { edition: here.edition };
    const supervisor = { person: holder('supervisor') };
    const journal = await here.send(readJournal, { by: supervisor, params, query: { size: 5, order: 'asc' } });
    assert.equal(journal.status, 200, JSON.stringify(journal.body));
    assert.deepEqual([journal.body.items.length, journal.body.items[0].act.act], [5, 'edition-opened']);
    const opened = await here.send(readJournal, { by: supervisor, params, query: { act: 'case-opened' } });
    assert.equal(opened.body.total, here.view.cases.length);
    const [entry] = opened.body.items;
    const receipt = await here.send(readReceipt, { by: { person: entry.by.person }, params: { act: entry.id } });
    assert.equal(receipt.status, 200, JSON.stringify(receipt.body));
    const { size, root, path } = receipt.body.proof;
    assert.ok(holdsInclusion(bytes(receipt.body.sha256), receipt.body.place, size, path.map(bytes), bytes(root)));
    const checkpoint = await here.send(readCheckpoint, {});
    assert.deepEqual([checkpoint.body.size, checkpoint.body.root], [size, root]);
    assert.equal((await here.send(readReceipt, { by: { person: 'stranger' }, params: { act: entry.id } })).status, 404);
    assert.equal((await here.send(readReceipt, { by: supervisor, params: { act: entry.id } })).status, 200);
  });

  it('hands out lists as files, each on record', async () => {
    const office = { person: holder('office') };
    for (const what of ['cases', 'vetting', 'standings', 'winners', 'journal', 'tasks'])
      for (const format of ['csv', 'xlsx']) {
        const file = await here.send(exportList, {
          by: office,
          params: { edition: here.edition, what },
          query: { format },
        });
        assert.equal(file.status, 200, `${what}.${format}`);
        assert.ok(file.body.length > 20, `${what}.${format}`);
      }
    const csv = await here.send(exportList, { by: office, params: { edition: here.edition, what: 'cases' } });
    assert.equal(csv.body.trim().split('\r\n').length, here.view.cases.length + 1);
    // Words and the clock on the wall, not ids and UTC.
    assert.match(csv.body, /,20\d\d-\d\d-\d\d \d\d:\d\d:\d\d,(在办|已终止),/);
    assert.doesNotMatch(csv.body, /standing|not-listed|\dT\d/);
    await flushAccess(here.place.db);
    const looked = await here.database.owner.selectFrom('access_log').select('person_id').execute();
    assert.equal(looked.length, 13);
    const agent = { person: seated('applicant') };
    assert.equal(
      (await here.send(exportList, { by: agent, params: { edition: here.edition, what: 'cases' } })).status,
      403,
    );
  });

  it('keeps the view while nothing changes, and is never behind what was committed, on any server', async () => {
    const { edition, database, place, view } = here;
    const elsewhere = { ...place, db: connect(database.urls.app) };
    const read = (at: typeof place) =>
      within(at.db, 'here', (tx) => readKeptView(at, tx, 'here', as<EditionId>(edition)));
    const both = async () => [await read(place), await read(elsewhere)] as const;
    const recused = ({ view: { cases } }: Awaited<ReturnType<typeof read>>) =>
      cases.flatMap((one) => one.recused).length;
    try {
      const first = await both();
      const again = await both();
      assert.ok(first[0] === again[0] && first[1] === again[1] && first[0] !== first[1]);

      const one = view.cases.find(({ ended, teams }) => ended === null && Object.keys(teams).length > 0);
      const member = Object.values(one?.teams ?? {})[0]?.members[0];
      assert.ok(one && member);
      const seat = view.members.find(({ person }) => person === member.person);
      assert.ok(seat);
      const done = await declaresRecusal(
        place.desk('here'),
        { person: member.person, body: as<BodyId>(seat.body), of: seat.of },
        null,
        as<EditionId>(edition),
        { case: one.id, person: member.person, reason: '样例' },
      );
      assert.ok(done.ok, JSON.stringify(done));
      const after = await both();
      assert.deepEqual(after.map(recused), [recused(first[0]) + 1, recused(first[0]) + 1]);
      const many = await Promise.all(Array.from({ length: 30 }, () => read(place)));
      assert.ok(many.every((kept) => kept === after[0]));

      // A draft is no act, yet it may change what is to be done.
      await offRecord(place.db, 'here', (tx) =>
        tx
          .updateTable('case_draft')
          .set({ value: JSON.stringify('x') })
          .where('case_id', '=', one.id)
          .execute(),
      );
      assert.notEqual(await read(elsewhere), after[1]);

      // What is under way while the view is read is seen once it is committed, though it began before.
      const slow = await database.owner.startTransaction().execute();
      await sql`select set_config('heng.jurisdiction', 'here', true)`.execute(slow);
      await sql`update draft_change set xid = pg_current_xact_id() where case_id = ${one.id}`.execute(slow);
      const meanwhile = await read(place);
      assert.equal(await read(place), meanwhile);
      await slow.commit().execute();
      assert.notEqual(await read(place), meanwhile);
    } finally {
      await elsewhere.db.destroy();
    }
  });
});
