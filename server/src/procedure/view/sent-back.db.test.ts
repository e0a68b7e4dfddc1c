import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { type Actor, as, type CaseId, day, type NoticeId, type ObjectionId, type StepId } from '@heng/domain/language';
import { agenda } from '@heng/domain/procedure';
import { sql } from 'kysely';
import { confersAward, givesApproval } from '../../award/acts.ts';
import { caseOf, edition, follows, layEditions, mayor, office } from '../../deliberation/testing/sample-edition.ts';
import { answersObjection, closesNotice, filesObjection, publishesNotice } from '../../notice/acts.ts';
import { type Desk, within } from '../../storage/index.ts';
import { codes, laidOut, type TestDatabase, testDatabase } from '../../storage/testing.ts';
import { loadEditionView } from './store.ts';

let test: TestDatabase;
let desk: Desk;
const notice = as<StepId>('winners-notice');
const anybody: Actor = { person: as('p-anybody'), body: as('public'), of: null };
const one = (name: string) => as<CaseId>(caseOf(name));
const clock = (now: string) => sql`select set_rehearsal_clock(${now}::timestamptz)`.execute(test.owner);

/** A regulation that approves before it shows the list; a and b are approved, and an upheld objection sends back to the approval. */
before(async () => {
  test = await testDatabase();
  desk = test.desk({ calendar: new Map() });
  const upheld = { ...follows('back-to'), to: 'approval', replacement: null };
  await layEditions(
    test,
    { approval: { effect: 'provisional' }, 'winners-notice': { length: { exactly: '7 calendar days' }, upheld } },
    ['gate', 'list', 'vote', 'approval', 'winners-notice', 'award'],
  );
  const at = as<never>('2026-05-06T01:00:00Z');
  await laidOut(test.db, async (tx) => {
    for (const [index, name] of ['a', 'b'].entries()) {
      const winner = { edition_id: edition, case_id: one(name), tier: 'main', place: index + 1, listed_at: at };
      await tx
        .insertInto('winner')
        .values({ ...winner, approved_at: at, approved_on: day('2026-05-06') })
        .execute();
    }
    await tx
      .updateTable('edition_step')
      .set({ opened_at: at, closed_at: at })
      .where('edition_id', '=', edition)
      .where('step', 'in', ['vote', 'approval'])
      .execute();
  });
});
after(() => test.drop());

const publish = () =>
  publishesNotice(desk, office, null, edition, { step: notice, case: null, media: null, document: null, last: null });
const close = (id: NoticeId) => closesNotice(desk, office, null, edition, { notice: id });
const confer = (name: string) =>
  confersAward(desk, mayor, null, edition, { step: as<StepId>('award'), case: one(name) });
const tasks = async (today: string) => {
  const view = await within(desk.db, 'here', (tx) => loadEditionView(desk, tx, edition, day(today)));
  return agenda(view, day(today)).map(({ step, act, case: file }) => [step, act, file]);
};

it('shows a winner anew whom an upheld objection has sent back and who was approved anew, before anything is given', async () => {
  await clock('2026-05-07T01:00:00Z');
  const first = await publish();
  assert.ok(first.ok);
  const shown = first.value.act.notice;
  const told = { case: one('b'), notice: shown, by: 'person' as const, brought: [], identity: { name: '某人' } };
  const objected = await filesObjection(desk, anybody, null, edition, told);
  assert.ok(objected.ok);
  await clock('2026-05-08T01:00:00Z');
  const objection: ObjectionId = objected.value.act.objection;
  const answered = { objection, upheld: true, replySha256: 'b'.repeat(64), outcome: null };
  assert.deepEqual(codes(await answersObjection(desk, office, null, edition, answered)), []);
  await clock('2026-05-15T01:00:00Z');
  const closed = await close(shown);
  assert.ok(closed.ok);
  assert.deepEqual([closed.value.act.passed, closed.value.act.waiting], [[one('a')], [one('b')]]);
  assert.ok((await confer('a')).ok);
  const early = ['step-over', 'notice-published-already'];
  assert.deepEqual(codes(await publish()), early, 'not before it is decided on');
  assert.deepEqual(await tasks('2026-05-15'), [
    ['approval', 'approval-given', one('b')],
    ['award', 'conferral-announced', null],
  ]);

  const sitting = { step: as<StepId>('approval'), cases: [one('b')], document: null, day: day('2026-05-15') };
  assert.ok((await givesApproval(desk, mayor, null, edition, sitting)).ok);
  assert.deepEqual(codes(await confer('b')), ['notice-outstanding']);
  assert.deepEqual((await tasks('2026-05-15'))[0], ['winners-notice', 'notice-published', null]);
  await clock('2026-05-16T01:00:00Z');
  const again = await publish();
  assert.ok(again.ok);
  assert.deepEqual(again.value.act.listed, [one('b')]);
  assert.deepEqual(codes(await confer('b')), ['notice-outstanding']);
  await clock('2026-05-26T01:00:00Z');
  const over = await close(again.value.act.notice);
  assert.ok(over.ok);
  assert.deepEqual(over.value.act.passed, [one('b')]);
  assert.ok((await confer('b')).ok);
});
