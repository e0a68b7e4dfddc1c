import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { as, type CaseId, day, endOf, instantAt, type NoticeId, type ObjectionId } from '@heng/domain/language';
import { sql } from 'kysely';
import { loadFrame } from '../edition/store.ts';
import { type Desk, within } from '../storage/index.ts';
import { codes, type TestDatabase, testDatabase } from '../storage/testing.ts';
import { answersObjection, closesNotice, completesObjection, filesObjection, publishesNotice } from './acts.ts';
import { blockedCases, failedInNotice, openObjections } from './objections/store.ts';
import {
  actor,
  agent,
  change,
  closeSteps,
  deskOf,
  edition,
  handIn,
  journalOf,
  laySample,
  office,
  setClock,
} from './testing/sample-edition.ts';

let test: TestDatabase;
let desk: Desk;
before(async () => {
  test = await testDatabase();
  desk = deskOf(test);
  await laySample(test);
  await handIn(test, 1, 'a');
  await handIn(test, 2, 'b');
  await handIn(test, 3, 'c');
  await closeSteps(test, 'call', 'apply');
});
after(() => test.drop());

const noon = (text: string) => setClock(test, instantAt(day(text), '12:00'));
const reply = 'cd'.repeat(32);
const somebody = actor('anybody', 'public');
const publish = async (step: string): Promise<NoticeId> => {
  const command = { step: as<never>(step), case: null, media: null, document: null, last: null };
  const done = await publishesNotice(desk, office, null, edition, command);
  assert.ok(done.ok, JSON.stringify(done));
  return done.value.act.notice;
};
const object = (
  notice: NoticeId,
  id: string,
  brought = ['evidence', 'signature'],
  identity = { name: '不入日志的姓名' },
) => filesObjection(desk, somebody, null, edition, { notice, case: as<CaseId>(id), by: 'person', brought, identity });
const waiting = () =>
  within(test.db, 'here', async (tx) => blockedCases(tx, await loadFrame(desk, tx, edition, office)));
const rowOf = async (id: string) =>
  (await sql`select ended_step, ended_why from case_file where id = ${id}`.execute(test.owner)).rows[0];

describe('the notice of those accepted', () => {
  let notice: NoticeId;
  let incomplete: ObjectionId;

  it('lists all that stand and opens its step, once', async () => {
    await noon('2025-10-08');
    notice = await publish('accepted');
    const again = { step: as<never>('accepted'), case: null, media: null, document: null, last: null };
    assert.deepEqual(codes(await publishesNotice(desk, office, null, edition, again)), ['notice-published-already']);
    const rows = await sql`select case_id, place from notice_case order by place`.execute(test.owner);
    assert.deepEqual(rows.rows, [
      { case_id: 'case-a', place: 1 },
      { case_id: 'case-b', place: 2 },
      { case_id: 'case-c', place: 3 },
    ]);
    const titles = await sql`select title from notice`.execute(test.owner);
    assert.deepEqual(titles.rows, [{ title: '此地奖（2025 届）accepted' }]);
  });

  it('lets wait only the cases objected to; the names of objectors stay out of the journal', async () => {
    await noon('2025-10-09');
    const first = await object(notice, 'case-a');
    const second = await object(notice, 'case-b', ['signature']);
    assert.ok(first.ok && second.ok);
    assert.equal(first.value.act.due, '2025-10-16');
    assert.deepEqual(second.value.act.missing, ['evidence']);
    assert.deepEqual(await waiting(), ['case-a']);
    const completed = await completesObjection(desk, somebody, null, edition, {
      objection: second.value.act.objection,
      brought: ['evidence'],
      identity: { telephone: '1' },
    });
    assert.ok(completed.ok);
    assert.deepEqual(await waiting(), ['case-a', 'case-b']);
    const third = await object(notice, 'case-c', ['signature']);
    assert.ok(third.ok);
    incomplete = third.value.act.objection;
    const anonymous = await object(notice, 'case-c', ['evidence'], { name: ' ' });
    assert.deepEqual(codes(anonymous), ['objection-without-identity']);
    const journal = await journalOf(test);
    assert.ok(journal.some(({ act }) => act === 'attempt-refused'));
    assert.ok(!journal.some(({ entry }) => entry.includes('不入日志的姓名')));
    const who =
      await sql`select identity from objection_identity where objection_id = ${second.value.act.objection}`.execute(
        test.owner,
      );
    assert.deepEqual(who.rows, [{ identity: { name: '不入日志的姓名', telephone: '1' } }]);
  });

  it('closes after its last day; the answer then frees one and removes the other', async () => {
    await noon('2025-10-15');
    assert.deepEqual(codes(await closesNotice(desk, office, null, edition, { notice })), ['too-early']);
    await setClock(test, endOf(day('2025-10-15')));
    assert.deepEqual(codes(await object(notice, 'case-c')), ['objection-late']);
    const closed = await closesNotice(desk, office, null, edition, { notice });
    assert.ok(closed.ok);
    assert.deepEqual(closed.value.act.passed, ['case-c']);
    assert.deepEqual(closed.value.act.waiting, ['case-a', 'case-b']);
    const command = { objection: incomplete, brought: ['evidence'], identity: {} };
    const completed = await completesObjection(desk, somebody, null, edition, command);
    assert.deepEqual(codes(completed), ['objection-completion-late']);
    assert.deepEqual(await waiting(), ['case-a', 'case-b']);
    const refused = (await journalOf(test)).filter(({ act }) => act === 'attempt-refused');
    assert.ok(refused.some(({ entry }) => entry.includes('objection-completion-late')));
    const all = await within(test.db, 'here', (tx) => openObjections(tx, edition));
    const open = all.filter(({ complete }) => complete);
    const answer = (at: number, upheld: boolean) => {
      const objection = open[at]?.objection;
      assert.ok(objection);
      return answersObjection(desk, office, null, edition, { objection, upheld, replySha256: reply, outcome: null });
    };
    assert.ok((await answer(0, false)).ok);
    await setClock(test, endOf(day('2025-10-16')));
    const late = await answer(1, true);
    assert.equal(late.ok && late.value.act.late, true);
    assert.deepEqual(await waiting(), []);
    assert.deepEqual(await rowOf('case-b'), { ended_step: 'accepted', ended_why: 'objection-upheld' });
    const steps = await sql`select case_id, outcome from case_step where step = 'accepted' order by case_id`.execute(
      test.owner,
    );
    assert.deepEqual(steps.rows, [
      { case_id: 'case-a', outcome: 'passed' },
      { case_id: 'case-b', outcome: 'stopped' },
      { case_id: 'case-c', outcome: 'passed' },
    ]);
  });
});

describe('the notice of winners', () => {
  it('lists winners only; one that fails leaves the seat empty', async () => {
    await change(test, (tx) =>
      sql`insert into winner (jurisdiction_id, edition_id, case_id, tier, place, listed_at) values ('here', ${edition}, 'case-c', 'main', 1, now()), ('here', ${edition}, 'case-a', 'main', 2, now())`.execute(
        tx,
      ),
    );
    await noon('2025-11-03');
    const notice = await publish('winners');
    const listed = await sql`select case_id, tier from notice_case where notice_id = ${notice} order by place`.execute(
      test.owner,
    );
    assert.deepEqual(listed.rows, [
      { case_id: 'case-c', tier: 'main' },
      { case_id: 'case-a', tier: 'main' },
    ]);
    const filed = await object(notice, 'case-a');
    assert.ok(filed.ok);
    const command = { objection: filed.value.act.objection, upheld: true, replySha256: reply, outcome: null };
    assert.deepEqual(codes(await answersObjection(desk, agent('b'), null, edition, command)), ['wrong-body']);
    assert.ok((await answersObjection(desk, office, null, edition, command)).ok);
    assert.deepEqual(await rowOf('case-a'), { ended_step: 'winners', ended_why: 'notice-failed' });
    const failed = await within(test.db, 'here', (tx) => failedInNotice(tx, edition));
    assert.deepEqual(failed, [{ step: 'winners', case: 'case-a' }]);
    await noon('2025-11-12');
    const closed = await closesNotice(desk, office, null, edition, { notice });
    assert.ok(closed.ok);
    assert.deepEqual([closed.value.act.passed, closed.value.act.removed], [['case-c'], ['case-a']]);
    const step = await sql`select closed_at is not null as closed from edition_step where step = 'winners'`.execute(
      test.owner,
    );
    assert.deepEqual(step.rows, [{ closed: true }]);
  });
});
