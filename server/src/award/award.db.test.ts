import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { as, type CaseId, type Day, day, type StepId } from '@heng/domain/language';
import { sql } from 'kysely';
import { caseOf, earlier, edition, layEditions, mayor, office } from '../deliberation/testing/sample-edition.ts';
import { type Desk, within } from '../storage/index.ts';
import { codes, laidOut, type TestDatabase, testDatabase } from '../storage/testing.ts';
import { announcesConferral, confersAward, givesApproval, refusesApproval } from './acts.ts';
import { registerOf } from './register/store.ts';

let test: TestDatabase;
let desk: Desk;
const at = as<never>('2026-04-20T04:00:00Z');
const sitting = day('2026-05-06');
const approval = as<StepId>('approval');
const conferral = as<StepId>('award');
const one = (name: string) => as<CaseId>(caseOf(name));

/** a and b have the main award on the list, e and d the second; a won the main award before, an objection to b is open. */
before(async () => {
  test = await testDatabase();
  desk = test.desk();
  await layEditions(test);
  await sql`select set_rehearsal_clock('2026-05-07T01:00:00Z')`.execute(test.owner);
  await laidOut(test.db, async (tx) => {
    const tiers = { a: 'main', b: 'main', d: 'second', e: 'second' };
    for (const [name, tier] of Object.entries(tiers)) {
      await tx
        .insertInto('winner')
        .values({ edition_id: edition, case_id: one(name), tier, place: 1, listed_at: at })
        .execute();
    }
    await tx
      .updateTable('edition_step')
      .set({ opened_at: at, closed_at: at })
      .where('edition_id', '=', edition)
      .where('step', 'in', ['vote', 'winners-notice'])
      .execute();
    const notice = { id: 'n', edition_id: edition, step: 'winners-notice', kind: 'notice', title: '公示' };
    await tx
      .insertInto('notice')
      .values({
        ...notice,
        published_on: day('2026-04-06'),
        last_day: day('2026-04-13'),
        published_at: at,
        closed_at: at,
        act: 'x',
      })
      .execute();
    await tx
      .insertInto('notice_case')
      .values(
        Object.entries(tiers).map(([name, tier], i) => ({ notice_id: 'n', case_id: one(name), tier, place: i + 1 })),
      )
      .execute();
    const objection = { id: 'o', edition_id: edition, notice_id: 'n', case_id: one('b'), channel: 'objection' };
    await tx
      .insertInto('objection')
      .values({ ...objection, by: 'person', brought: [], received_at: at, complete_at: at })
      .execute();
    const file = { id: 'old', edition_id: earlier, number: 1, applicant_id: 'org-a', track: 'organisation', kind: 'x' };
    await tx
      .insertInto('case_file')
      .values({ ...file, opened_at: at, submitted_at: at })
      .execute();
    const award = { id: 'award-old', edition_id: earlier, programme: 'sample-award', applicant_id: 'org-a' };
    await tx
      .insertInto('award')
      .values({ ...award, case_id: 'old', tier: 'main', row: 'main', money: 300000, awarded_on: day('2022-12-01') })
      .execute();
  });
});
after(() => test.drop());

const approve = (...names: string[]) =>
  givesApproval(desk, mayor, null, edition, { step: approval, cases: names.map(one), document: null, day: sitting });
const confer = (name: string) => confersAward(desk, office, null, edition, { step: conferral, case: one(name) });
const stepTimes = (step: string) =>
  within(desk.db, 'here', (tx) =>
    tx
      .selectFrom('edition_step')
      .select(['opened_at', 'closed_at'])
      .where('edition_id', '=', edition)
      .where('step', '=', step)
      .executeTakeFirstOrThrow(),
  );

it('approves the others while one waits, and bars who is barred by now', async () => {
  assert.deepEqual(codes(await approve('a', 'b')), ['objection-open']);
  await laidOut(test.db, (tx) =>
    tx.updateTable('case_fact').set({ value: '[{"date":"2026-04-30"}]' }).where('case_id', '=', one('d')).execute(),
  );
  assert.deepEqual(codes(await approve('a', 'd')), ['winner-barred']);
  const first = await approve('a', 'e');
  assert.ok(first.ok && !first.value.act.closes);
  const against = { step: approval, cases: [one('d')], document: '常务会议纪要', day: sitting };
  assert.ok((await refusesApproval(desk, mayor, null, edition, against)).ok);
  assert.deepEqual(codes(await confer('a')), ['step-waits']);
  assert.equal((await stepTimes('approval')).closed_at, null);
});

it('closes with the last one, once the objection is answered', async () => {
  await laidOut(test.db, (tx) =>
    tx.updateTable('objection').set({ answered_at: at, upheld: false }).where('id', '=', 'o').execute(),
  );
  const last = await approve('b');
  assert.ok(last.ok && last.value.act.closes);
  assert.notEqual((await stepTimes('approval')).closed_at, null);
  assert.deepEqual(codes(await approve('b')), ['step-over', 'not-awaiting-approval']);
});

it('confers by the first row that fits, with the register of earlier awards', async () => {
  const rows = [];
  for (const name of ['a', 'b', 'e']) {
    const done = await confer(name);
    assert.ok(done.ok);
    const { row, honours, money, takesSeat } = done.value.act;
    rows.push([row, honours, money, takesSeat]);
  }
  assert.deepEqual(rows, [
    ['main-again', ['plaque'], 0, true],
    ['main', ['plaque'], 300000, true],
    ['second', null, null, true],
  ]);
  assert.deepEqual(codes(await confer('a')), ['already-conferred']);
  assert.deepEqual(codes(await confer('d')), ['not-a-winner']);
});

it('announces all together, which fixes the award date and fills the register', async () => {
  const before = await within(desk.db, 'here', (tx) => registerOf(tx, 'sample-award'));
  assert.deepEqual(
    before.map((own) => own.applicant),
    ['org-a'],
  );
  const announce = (on: string) =>
    announcesConferral(desk, mayor, null, edition, { step: conferral, document: null, day: day(on) });
  // Approved on 6 May: the paper can be of no earlier day, nor of one that has not come.
  assert.deepEqual(codes(await announce('2026-05-05')), ['dated-before-approval']);
  assert.deepEqual(codes(await announce('2026-05-08')), ['day-ahead']);
  const done = await announce('2026-05-06');
  assert.ok(done.ok);
  assert.equal(done.value.act.day, '2026-05-06');
  assert.equal(done.value.act.awards.length, 3);
  assert.notEqual((await stepTimes('award')).closed_at, null);
  const register = await within(desk.db, 'here', (tx) => registerOf(tx, 'all'));
  assert.deepEqual(
    register.map((own) => [own.name, own.awards.map(({ tier, awardedOn, money }) => [tier, awardedOn, money])]),
    [
      [
        '组织 a',
        [
          ['main', '2026-05-06', 0],
          ['main', '2022-12-01', 300000],
        ],
      ],
      ['组织 b', [['main', '2026-05-06', 300000]]],
      ['组织 e', [['second', '2026-05-06', null]]],
    ],
  );
  assert.deepEqual(await within(desk.db, 'here', (tx) => registerOf(tx, 'another')), []);
});

it('shows a revoked award as revoked', async () => {
  const on: Day = day('2027-01-01');
  await laidOut(test.db, (tx) =>
    tx.updateTable('award').set({ revoked_on: on }).where('id', '=', 'award-old').execute(),
  );
  const register = await within(desk.db, 'here', (tx) => registerOf(tx, 'all'));
  assert.deepEqual(
    register[0]?.awards.map(({ revokedOn }) => revokedOn),
    [null, '2027-01-01'],
  );
});
