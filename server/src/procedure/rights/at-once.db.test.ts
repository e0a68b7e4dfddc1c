import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Actor, as, type CaseId, type EditionId, type PersonId } from '@heng/domain/language';
import { mayRead } from '@heng/domain/procedure';
import { sql } from 'kysely';
import { rehearsedServer } from '../../http/testing/rehearsed.ts';
import { appointsMember, declaresRecusal, leavesBody } from '../../people/acts.ts';
import { keepPerson } from '../../people/store.ts';
import { loadPackOf } from '../../regulation/store.ts';
import { newId, offRecord, readAs } from '../../storage/index.ts';
import { codes, laidOut, type TestDatabase } from '../../storage/testing.ts';
import { flushAccess, recordAccess } from './access-log.ts';
import { stillMay } from './still.ts';
import { loadReader } from './store.ts';

const clerk = as<PersonId>('p-clerk');
const session = { id: 's-1', person: clerk, administrator: null };
let test: TestDatabase;
let here: EditionId;
let one: CaseId;
let other: CaseId;
let seat: Actor;
let office: Actor;
let drop: () => Promise<void>;

before(async () => {
  const rehearsed = await rehearsedServer({ until: 'material-review', applicants: 6 });
  const { view } = rehearsed;
  [test, here, drop] = [rehearsed.database, view.edition.id, rehearsed.drop];
  [one, other] = view.cases.map(({ id }) => id) as [CaseId, CaseId];
  const clerkNow = view.members.find(({ body }) => view.pack.bodies[body]?.role === 'office');
  office = { person: clerkNow?.person ?? clerk, body: as(clerkNow?.body ?? ''), of: null };
  seat = { ...office, person: clerk };
  await offRecord(test.db, 'here', (tx) => keepPerson(tx, { id: clerk, name: '经办' }));
  await sql`insert into account (jurisdiction_id, id, person_id, login) values ('here', 'a-1', ${clerk}, 'clerk')`.execute(
    test.owner,
  );
  await sql`insert into session (jurisdiction_id, id, account_id, token, whole, strong, idle, ends_at, device, network, address)
    values ('here', 's-1', 'a-1', '\\x01', true, true, 600, now() + interval '1 hour', '', '', '\\x01')`.execute(
    test.owner,
  );
});
after(() => drop());

const may = (of: CaseId = one) =>
  stillMay(test.db, { jurisdiction: 'here', session, edition: here, thing: 'case', case: of });
const sees = () =>
  readAs(test.db, { jurisdiction: 'here', person: clerk }, async (tx) => ({
    decided: mayRead('case', await loadReader(tx, session, here), one),
    rows: (await tx.selectFrom('case_file').select('id').where('id', '=', one).execute()).length,
  }));

const desk = () => test.desk({ newId });

describe('what was allowed when it began, and is not any more', () => {
  it('begins when the seat is on record', async () => {
    assert.equal(await may(), false);
    const appointed = { ...seat, seat: 'member', category: null };
    assert.deepEqual(codes(await appointsMember(desk(), office, null, here, appointed)), []);
    assert.equal(await may(), true);
    assert.deepEqual(await sees(), { decided: true, rows: 1 });
  });

  it('ends when the account is disabled or locked, or the session is over, and comes back with them', async () => {
    for (const [table, column, id] of [
      ['account', 'disabled_at', 'a-1'],
      ['account', 'locked_at', 'a-1'],
      ['session', 'ended_at', 's-1'],
    ]) {
      const set = (value: string) =>
        sql`update ${sql.table(table ?? '')} set ${sql.ref(column ?? '')} = ${sql.raw(value)} where id = ${id}`.execute(
          test.owner,
        );
      await set('now()');
      assert.equal(await may(), false, `${table}.${column}`);
      await set('null');
      assert.equal(await may(), true);
    }
  });

  it('ends on the day after the last of a term', async () => {
    const mark = (day: string) =>
      test.owner.transaction().execute(async (tx) => {
        await sql`select set_config('heng.jurisdiction', 'here', true), set_config('heng.act', 'term', true)`.execute(
          tx,
        );
        await sql`update member set until = ${sql.raw(day)} where person_id = ${clerk}`.execute(tx);
      });
    await mark(`(heng_now() at time zone 'Asia/Shanghai')::date - 1`);
    assert.deepEqual([await may(), await sees()], [false, { decided: false, rows: 0 }]);
    await mark(`(heng_now() at time zone 'Asia/Shanghai')::date`);
    assert.equal(await may(), true);
    await mark('null');
  });

  it('ends for one case when somebody withdraws from it, in the database too', async () => {
    const done = await declaresRecusal(desk(), seat, null, here, { case: one, person: clerk, reason: '亲属' });
    assert.deepEqual(codes(done), []);
    assert.deepEqual([await may(), await sees()], [false, { decided: false, rows: 0 }]);
    assert.equal(await may(other), true);
  });

  it('ends when somebody leaves the body', async () => {
    const left = await leavesBody(desk(), office, null, here, seat);
    assert.deepEqual(codes(left), []);
    assert.equal(await may(other), false);
  });
});

describe('what a team was given', () => {
  const assessor = as<PersonId>('p-assessor');
  const seen = () =>
    readAs(test.db, { jurisdiction: 'here', person: assessor }, async (tx) => ({
      decided: mayRead('sheet', await loadReader(tx, { person: assessor, administrator: null }, here), one),
      rows: (await tx.selectFrom('case_file').select('id').where('id', '=', one).execute()).length,
    }));
  const lay = (statement: ReturnType<typeof sql>) => laidOut(test.owner, (tx) => statement.execute(tx));

  it('is seen until the team is dissolved, or the edition is closed', async () => {
    const pack = await readAs(test.db, { jurisdiction: 'here', person: null }, (tx) => loadPackOf(tx, here));
    const [body] = Object.entries(pack.bodies).find(([, { role }]) => role === 'team') ?? [];
    for (const statement of [
      sql`insert into person (id, name) values (${assessor}, '评审员')`,
      sql`insert into member (edition_id, body, person_id, seat, appointed_at) values (${here}, ${body}, ${assessor}, 'member', now())`,
      sql`insert into team (id, edition_id, body, formed_at) values ('t-1', ${here}, ${body}, now())`,
      sql`insert into team_member (team_id, person_id, seat) values ('t-1', ${assessor}, 'member')`,
      sql`insert into team_case (team_id, case_id, step) values ('t-1', ${one}, 'some-review')`,
    ])
      await lay(statement);
    assert.deepEqual(await seen(), { decided: true, rows: 1 });
    for (const [end, back] of [
      [
        sql`update team set dissolved_at = now() where id = 't-1'`,
        sql`update team set dissolved_at = null where id = 't-1'`,
      ],
      [sql`update edition set closed_at = now()`, sql`update edition set closed_at = null`],
    ] as const) {
      await lay(end);
      assert.deepEqual(await seen(), { decided: false, rows: 0 });
      await lay(back);
      assert.deepEqual(await seen(), { decided: true, rows: 1 });
    }
  });
});

describe('the record of what was looked at', () => {
  const look = (subject: string) =>
    recordAccess(
      {
        place: { db: test.db },
        jurisdiction: 'here',
        session: { person: clerk },
        request: { routeOptions: { config: { route: 'read-report' } } } as never,
      },
      { thing: 'report', edition: here, subject },
    );
  const subjects = async () =>
    (await sql<{ subject: string }>`select subject from access_log order by id`.execute(test.owner)).rows.map(
      (row) => row.subject,
    );

  it('is written in batches, in its order, and not twice', async () => {
    for (let i = 0; i < 50; i += 1) look(`r-${i}`);
    await Promise.all([flushAccess(test.db), flushAccess(test.db)]);
    assert.deepEqual(
      await subjects(),
      Array.from({ length: 50 }, (_, i) => `r-${i}`),
    );
  });

  it('is changed and emptied by nobody', async () => {
    for (const statement of [sql`update access_log set subject = 'x'`, sql`delete from access_log`])
      await assert.rejects(
        offRecord(test.db, 'here', (tx) => statement.execute(tx)),
        /permission denied/,
      );
  });

  it('is not shown to somebody whose it is not to read', async () => {
    const rows = await readAs(test.db, { jurisdiction: 'here', person: clerk }, (tx) =>
      tx.selectFrom('access_log').select('id').execute(),
    );
    assert.equal(rows.length, 0);
  });
});
