import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { as, type CaseId, day, type Instant, type StepId, type TierId } from '@heng/domain/language';
import { sql } from 'kysely';
import type { Desk } from '../storage/index.ts';
import { codes, laidOut, type TestDatabase, testDatabase } from '../storage/testing.ts';
import { addsWinner, listsWinners, recordsResolution } from './acts.ts';
import { caseOf, edition, follows, layEditions, members, office } from './testing/sample-edition.ts';

let test: TestDatabase;
let desk: Desk;
/** A committee that resolves without a majority laid down. */
before(async () => {
  test = await testDatabase();
  desk = test.desk();
  await layEditions(test, { vote: { kind: 'resolution', effect: 'decides', quorum: null, carried_by: null } });
  await sql`select set_rehearsal_clock('2026-05-07T01:00:00Z')`.execute(test.owner);
});
after(() => test.drop());

const vote = as<StepId>('vote');
const one = (name: string) => as<CaseId>(caseOf(name));
const [member] = members;
assert.ok(member);
const minutes = (outcomes: Record<string, boolean>) => ({
  step: vote,
  document: '会议纪要 5 号',
  day: day('2026-05-07'),
  present: members.map(({ person }) => person),
  outcomes: Object.entries(outcomes).map(([name, carried]) => ({ case: one(name), votes: null, carried })),
  without: [],
});
const lists = (...main: string[]) => ({
  step: vote,
  lists: [{ tier: as<TierId>('main'), cases: main.map(one) }],
  departure: null,
  decision: { document: '会议纪要 5 号', reasons: '当年改进更大' },
});
const noon = as<Instant>('2026-05-06T04:00:00Z');
/** A complete objection that nobody has answered, against a notice of an earlier list. */
const objectTo = (on: TestDatabase, name: string) =>
  laidOut(on.db, async (tx) => {
    const notice = { id: 'n', edition_id: edition, step: 'winners-notice', published_on: day('2026-05-06') };
    await tx
      .insertInto('notice')
      .values({ ...notice, published_at: noon, kind: 'notice', title: '公示', act: 'x' })
      .execute();
    const objection = { id: 'o', edition_id: edition, notice_id: 'n', case_id: one(name), channel: 'objection' };
    await tx
      .insertInto('objection')
      .values({ ...objection, by: 'person', brought: [], received_at: noon, complete_at: noon })
      .execute();
  });
const fate = async (name: string) => {
  const row = test.owner.selectFrom('case_file').select('ended_why').where('id', '=', one(name));
  return (await row.executeTakeFirstOrThrow()).ended_why;
};

it('records what the body declares, without a vote being counted, and nothing twice', async () => {
  const all = { a: true, b: true, c: true, d: false, e: false };
  assert.deepEqual(codes(await recordsResolution(desk, office, null, edition, minutes(all))), ['wrong-body']);
  assert.deepEqual(codes(await recordsResolution(desk, member, null, edition, minutes({ a: true }))), [
    'outcome-missing',
  ]);
  const twice = await Promise.all([1, 2].map(() => recordsResolution(desk, member, null, edition, minutes(all))));
  assert.deepEqual(
    twice.flatMap((done) => (done.ok ? [] : [codes(done)])),
    [['resolution-recorded-before']],
  );
  const rows = await test.owner.selectFrom('tally').select(['case_id', 'yes', 'needed', 'carried']).execute();
  assert.deepEqual(
    rows.toSorted((x, y) => (x.case_id < y.case_id ? -1 : 1)).map(({ yes, needed, carried }) => [yes, needed, carried]),
    Object.values(all).map((carried) => [null, null, carried]),
  );
  const [kept] = await test.owner.selectFrom('resolution').select(['members', 'document']).execute();
  assert.deepEqual(kept, { members: 9, document: '会议纪要 5 号' });
});

it('is followed by the list of winners, under every cap, and ends those who are not on it', async () => {
  assert.deepEqual(codes(await listsWinners(desk, office, null, edition, lists('a', 'b', 'c'))), ['over-quota']);
  assert.deepEqual(codes(await listsWinners(desk, office, null, edition, lists('a', 'd'))), ['not-carried']);
  assert.ok((await listsWinners(desk, office, null, edition, lists('a', 'b'))).ok);
  assert.deepEqual(await Promise.all(['a', 'b', 'c', 'd'].map(fate)), [null, null, 'no-seat', 'not-carried']);
});

it('resolves further on one whom an open objection held back, who then may take a seat by a new decision', async () => {
  const other = await testDatabase();
  try {
    await layEditions(other, {
      vote: { kind: 'resolution', effect: 'decides', quorum: null, carried_by: null },
      'winners-notice': { upheld: follows('removed', 'allowed') },
    });
    await sql`select set_rehearsal_clock('2026-05-07T01:00:00Z')`.execute(other.owner);
    const desk = other.desk();
    await objectTo(other, 'b');
    const rest = { a: true, c: false, d: false, e: false };
    const first = { ...minutes(rest), without: [one('b')] };
    assert.ok((await recordsResolution(desk, member, null, edition, first)).ok);
    assert.ok((await listsWinners(desk, office, null, edition, lists('a'))).ok);
    const further = minutes({ b: true });
    assert.deepEqual(codes(await recordsResolution(desk, member, null, edition, further)), ['candidate-blocked']);
    await laidOut(other.db, (tx) => tx.updateTable('objection').set({ answered_at: noon, upheld: false }).execute());
    await sql`select set_rehearsal_clock('2026-05-07T02:00:00Z')`.execute(other.owner);
    assert.ok((await recordsResolution(desk, member, null, edition, further)).ok);
    assert.deepEqual(codes(await recordsResolution(desk, member, null, edition, further)), [
      'resolution-recorded-before',
    ]);
    const decision = { document: '会议纪要 6 号', reasons: '异议不成立，另行审议通过' };
    const added = await addsWinner(desk, member, null, edition, { step: vote, case: one('b'), decision });
    assert.ok(added.ok, JSON.stringify(added));
    const meetings = await other.owner.selectFrom('resolution').select('step').execute();
    assert.equal(meetings.length, 2);
  } finally {
    await other.drop();
  }
});
