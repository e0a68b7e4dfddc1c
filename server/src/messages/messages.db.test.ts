import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { day, instantAt } from '@heng/domain/language';
import { loadCalendar } from '@heng/regulations';
import { sql } from 'kysely';
import { playMoments } from '../rehearsal/testing/moments.ts';
import { seal, sealAll, setRehearsalClock } from '../storage/index.ts';
import { type TestDatabase, testDatabase } from '../storage/testing.ts';
import { draw, enqueueLooks, takeJob } from './jobs/store.ts';
import { workOff } from './jobs/worker.ts';
import { tellActs } from './tell.ts';

let test: TestDatabase;
let works: Parameters<typeof workOff>[0];
before(async () => {
  test = await testDatabase();
  const calendar = await loadCalendar();
  assert.ok(calendar.ok);
  works = { db: test.db, calendar: calendar.value, origin: 'http://localhost' };
});
after(() => test.drop());

const count = async (query: string): Promise<number> =>
  Number((await sql.raw<{ n: number }>(`select count(*) as n ${query}`).execute(test.owner)).rows[0]?.n);
const faults: unknown[] = [];
const work = () => workOff(works, 'other', { onFault: (fault) => faults.push(fault) });

describe('an edition, as its people are told of it', () => {
  let objected = 0;

  before(async () => {
    await playMoments(test, 'xinyang-2022', { applicants: 5, seed: '3' }, async ({ moment }) => {
      // At the end all of it, whatever other tests have under way on this server.
      await (moment === 'closed' ? sealAll : seal)(test.db);
      while ((await draw(test.db)) !== null);
      await enqueueLooks(test.db, '00:00');
      await work();
      if (moment === 'in-the-notice') objected = await count(`from message where kind = 'done'`);
    });
  });

  it('draws every sealed act once', async () => {
    const { rows } = await sql<{ place: number; end: number }>`
      select place, (select max(place) + 1 from journal_leaf) as end from drawn`.execute(test.owner);
    assert.equal(rows[0]?.place, rows[0]?.end);
    assert.equal(await draw(test.db), null);
    assert.equal(await count('from job'), 0);
    assert.deepEqual(faults, []);
  });

  it('tells applicants, assessors and departments what concerns them, and nobody else', async () => {
    const { rows } = await sql<{ kind: string; act: string; n: number }>`
      select kind, act, count(*) as n from message group by 1, 2 order by 1, 2`.execute(test.owner);
    const told = rows.map(({ kind, act }) => `${kind} ${act}`);
    for (const expected of [
      'done application-submitted',
      'to-do sheet-handed-in',
      'to-do opinion-given',
      'done notice-published',
    ])
      assert.ok(told.includes(expected), `${expected} in ${told.join(', ')}`);
    assert.ok(objected > 0);
    // Of a case only those are told who act for its applicant, but for whoever has to do something about it, as who receives an objection.
    const foreign = await count(`from message m join case_file f on f.id = m.case_id
      where m.kind = 'done' and m.act not in ('application-withdrawn', 'objection-filed') and not exists (
        select from member x where x.person_id = m.person_id and x.body = 'applicant' and x.of = f.applicant_id)`);
    assert.equal(foreign, 0);
  });

  it('tells it once, however often the work is done', async () => {
    const { rows } = await sql<{ edition: string; end: number }>`
      select id as edition, (select max(place) + 1 from journal_leaf) as end from edition`.execute(test.owner);
    const about = { edition: rows[0]?.edition ?? '', from: 0, to: rows[0]?.end ?? 0 };
    // Who has come since is told of the whole once; nobody is told anything again.
    const again = (attempts: number) =>
      tellActs(works, { id: 0, task: 'tell-acts', jurisdiction: 'here', about, attempts });
    await again(1);
    const told = await count('from message');
    await again(2);
    assert.equal(await count('from message'), told);
  });

  it('loses nothing when it breaks between an act and what follows from it', async () => {
    await sql`update drawn set place = place - 3`.execute(test.owner);
    await sql`alter table job add constraint broken check (task <> 'tell-acts')`.execute(test.owner);
    await assert.rejects(draw(test.db));
    assert.equal(await count('from job'), 0);
    await sql`alter table job drop constraint broken`.execute(test.owner);
    const drawn = await draw(test.db);
    assert.equal((drawn?.to ?? 0) - (drawn?.from ?? 0), 3);
    assert.equal(await count(`from job where task = 'tell-acts'`), 1);
    await work();
    assert.equal(await count('from job'), 0);
  });

  it('gives a job back when whoever held it has died, and never to two at once', async () => {
    await sql`insert into job (task, jurisdiction, about, key) values ('tell-acts', 'here', '{"edition":"none","from":0,"to":0}', 'x')`.execute(
      test.owner,
    );
    const [one, two] = await Promise.all([takeJob(test.db, 'other'), takeJob(test.db, 'other')]);
    assert.deepEqual([one, two].filter((job) => job !== null).length, 1);
    assert.equal(await takeJob(test.db, 'other'), null);
    await sql`update job set held_until = clock_timestamp() - interval '1 second'`.execute(test.owner);
    assert.equal((await takeJob(test.db, 'other'))?.attempts, 2);
    await sql`delete from job`.execute(test.owner);
  });
});

describe('the daily look', () => {
  const looks = () => count('from daily_look');
  const at = (text: string, time: string) => setRehearsalClock(test.db, instantAt(day(text), time));

  it('is once a day and edition from 08:30 in China on, and made up when it was missed', async () => {
    await sql`delete from daily_look`.execute(test.owner);
    await at('2031-05-06', '08:29:59');
    assert.equal(await enqueueLooks(test.db, '08:30'), 0);
    await at('2031-05-06', '08:30');
    const both = await Promise.all([enqueueLooks(test.db, '08:30'), enqueueLooks(test.db, '08:30')]);
    assert.equal(both[0] + both[1], 1);
    await at('2031-05-09', '23:00');
    assert.equal(await enqueueLooks(test.db, '08:30'), 1);
    assert.equal(await looks(), 2);
    await work();
    assert.deepEqual(faults, []);
  });
});
