import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Actor, as, type CaseId, type EditionId, type StepId, type TierId } from '@heng/domain/language';
import { sql } from 'kysely';
import { loadFrame } from '../edition/store.ts';
import { withdrawsApplication } from '../intake/acts.ts';
import { declaresRecusal } from '../people/acts.ts';
import type { Desk } from '../storage/index.ts';
import { codes, laidOut, type TestDatabase, testDatabase } from '../storage/testing.ts';
import { castsBallot, closesBallot, listsWinners, opensBallot } from './acts.ts';
import { caseOf, edition, layEditions, members, office, real } from './testing/sample-edition.ts';

let test: TestDatabase;
let desk: Desk;
before(async () => {
  test = await testDatabase();
  desk = test.desk();
  await layEditions(test);
  await laidOut(test.db, (tx) =>
    tx
      .insertInto('member')
      .values({
        edition_id: edition,
        body: 'applicant',
        of: 'org-b',
        person_id: 'p-office',
        seat: 'agent',
        appointed_at: as('2026-03-02T04:00:00Z'),
      })
      .execute(),
  );
});
after(() => test.drop());

const step = as<StepId>('vote');
const one = (name: string, own: EditionId = edition) => as<CaseId>(caseOf(name, own));
const names = ['a', 'b', 'c', 'd', 'e'];
const times = <T>(count: number, run: () => Promise<T>) => Promise.all(Array.from({ length: count }, run));
const slips = names.map((name) => ({ case: one(name), choice: 'yes' as const }));
const vote = (member: Actor, own = slips) => castsBallot(desk, member, null, edition, { step, slips: own });
const agent: Actor = { person: office.person, body: as('applicant'), of: 'org-b' };

it('opens one ballot of twenty opened at once', async () => {
  const opened = await times(20, () => opensBallot(desk, office, null, edition, { step, without: [] }));
  assert.equal(opened.filter(({ ok }) => ok).length, 1);
  assert.ok(opened.every((result) => result.ok || codes(result).includes('ballot-already-opened')));
});

it('takes no slip for a case of another edition, none twice, and none on which nothing is marked that a slip knows', async () => {
  const [first] = members as readonly [Actor];
  assert.deepEqual(codes(await vote(first, [...slips, { case: one('a', real), choice: 'yes' }])), ['not-a-candidate']);
  assert.deepEqual(codes(await vote(first, [...slips, ...slips.slice(0, 1)])), ['slip-twice']);
  const strange = slips.map((slip) => ({ ...slip, choice: 'secret-choice' as 'yes' }));
  await assert.rejects(vote(first, strange), (fault) => fault instanceof Error && !/secret-choice/.test(fault.message));
  const { rows } = await sql<{ cast: boolean }>`select bool_or(has_cast) as cast from ballot_voter`.execute(test.owner);
  assert.deepEqual(rows, [{ cast: false }]);
});

it('counts every ballot that is cast, and none that comes after, while votes, a recusal and twenty closings meet', async () => {
  const [recused] = members as readonly [Actor];
  const [cast, closed] = await Promise.all([
    Promise.all([...members, ...members].map((member) => vote(member))),
    times(20, () => closesBallot(desk, office, null, edition, { step })),
    declaresRecusal(desk, recused, null, edition, { case: one('b'), person: recused.person, reason: '亲属' }),
  ]);
  const tallies = closed.flatMap((result) => (result.ok ? result.value.act.tallies : []));
  assert.equal(tallies.length, 5, 'one closing of twenty');
  const counted = cast.filter(({ ok }) => ok).length;
  for (const { yes, no, abstain, invalid } of tallies) assert.equal(yes + no + abstain + invalid, counted);
  for (const result of cast) {
    if (!result.ok) assert.match(String(codes(result)[0]), /already-voted|ballot-counted|recused/);
  }
  const box = await test.owner.selectFrom('rehearsal_box').select(['yes', 'no', 'abstain', 'invalid']).execute();
  for (const { yes, no, abstain, invalid } of box) assert.equal(yes + no + abstain + invalid, counted);
});

const list = (main: string[]) =>
  listsWinners(desk, office, null, edition, {
    step,
    lists: [
      { tier: as<TierId>('main'), cases: main.map((name) => one(name)) },
      { tier: as<TierId>('second'), cases: [one('e')] },
    ],
    departure: null,
    decision: { document: '会议纪要', reasons: '抽签' },
  });

it('lists nobody who is withdrawing at the same moment', async () => {
  // Whatever came of the votes above: all are carried.
  await laidOut(test.db, (tx) => tx.updateTable('tally').set({ carried: true, needed: 0 }).execute());
  const withdrawing = Promise.withResolvers<void>();
  const withdrawn = laidOut(test.db, async (tx) => {
    await tx
      .updateTable('case_file')
      .set({ ended_step: 'vote', ended_why: 'withdrawn' })
      .where('id', '=', one('d'))
      .execute();
    withdrawing.resolve();
    await sleep(150);
  });
  await withdrawing.promise;
  assert.ok(codes(await list(['a', 'd'])).includes('not-voted-on'));
  await withdrawn;
});

it('makes one list of winners of twenty, and a winner who withdraws meanwhile loses the seat', async () => {
  const [withdrawn, ...listed] = await Promise.all([
    withdrawsApplication(desk, agent, null, edition, { case: one('b') }),
    ...Array.from({ length: 10 }, () => [list(['a', 'b']), list(['a', 'c'])]).flat(),
  ]);
  assert.equal(listed.filter(({ ok }) => ok).length, 1);
  const { rows } = await sql<{ case_id: string }>`
    select case_id from winner join case_file on case_file.id = case_id
    where removed_at is null and ended_step is not null`.execute(test.owner);
  assert.deepEqual(rows, []);
  const file = test.owner.selectFrom('case_file').select('ended_why').where('id', '=', one('b'));
  const { ended_why: why } = await file.executeTakeFirstOrThrow();
  assert.equal(why, withdrawn.ok ? 'withdrawn' : 'no-seat');
});

it('decides no setting while a step opens or closes', async () => {
  await desk.db.transaction().execute(async (tx) => {
    await sql`select set_config('heng.jurisdiction', 'here', true)`.execute(tx);
    await loadFrame(desk, tx, edition, office, { step, lock: 'update' });
    const meanwhile = desk.db.transaction().execute(async (other) => {
      await sql`select set_config('heng.jurisdiction', 'here', true), set_config('lock_timeout', '50ms', true)`.execute(
        other,
      );
      await loadFrame(desk, other, edition, office, { edition: 'update' });
    });
    await assert.rejects(meanwhile, /lock timeout/);
  });
});

it('has no choice of anybody in the journal, in an answer or in a table beside a name', async () => {
  const entries = await test.owner
    .selectFrom('journal_entry')
    .select(['entry'])
    .where('act', '=', 'ballot-cast')
    .execute();
  for (const { entry } of entries) assert.doesNotMatch(entry, /yes|abstain|invalid|choice|slip/);
  const columns = await sql<{ name: string }>`
    select distinct c.table_name as name from information_schema.columns c join information_schema.columns p using (table_schema, table_name)
    where c.table_schema = 'public' and c.column_name in ('yes', 'no', 'abstain', 'choice') and p.column_name = 'person_id'`.execute(
    test.owner,
  );
  assert.deepEqual(columns.rows, []);
});
