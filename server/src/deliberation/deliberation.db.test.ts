import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { type Actor, as, type CaseId, type StepId, type TierId } from '@heng/domain/language';
import { type Desk, within } from '../storage/index.ts';
import { codes, laidOut, type TestDatabase, testDatabase } from '../storage/testing.ts';
import { addsWinner, castsBallot, closesBallot, listsWinners, opensBallot } from './acts.ts';
import type { Choice } from './ballot-box/store.ts';
import { caseOf, edition, layEditions, mayor, members, office, real } from './testing/sample-edition.ts';

let test: TestDatabase;
let desk: Desk;
before(async () => {
  test = await testDatabase();
  desk = test.desk();
  await layEditions(test);
});
after(() => test.drop());

const step = as<StepId>('vote');
const one = (name: string) => as<CaseId>(caseOf(name));
const [first, second] = members as readonly [Actor, Actor, ...Actor[]];

/** Member 1 is recused from b; a gets 9 of 9, b 6 of 8, c 6 of 9, d 5 of 9, e 9 of 9. */
function slipsOf(member: Actor): readonly { case: CaseId; choice: Choice }[] {
  const place = members.indexOf(member) + 1;
  const choices: Record<string, Choice> = {
    a: 'yes',
    b: place <= 7 ? 'yes' : 'abstain',
    c: place <= 6 ? 'yes' : place === 7 ? 'invalid' : 'no',
    d: place <= 5 ? 'yes' : 'no',
    e: 'yes',
  };
  return Object.entries(choices)
    .filter(([name]) => !(name === 'b' && place === 1))
    .map(([name, choice]) => ({ case: one(name), choice }));
}
const vote = (member: Actor, key: string | null = null, slips = slipsOf(member)) =>
  castsBallot(desk, member, key, edition, { step, slips });

it('does not open a ballot that has to be secret in a real edition', async () => {
  const refused = await opensBallot(desk, office, null, real, { step, without: [] });
  assert.deepEqual(codes(refused), ['secret-ballot-not-available']);
});

it('fixes candidates and voters', async () => {
  assert.deepEqual(codes(await vote(first)), ['step-not-open', 'ballot-not-opened', 'not-a-candidate']);
  const opened = await opensBallot(desk, office, null, edition, { step, without: [] });
  assert.ok(opened.ok);
  assert.deepEqual(
    opened.value.act.candidates.map((own) => [own.tier, own.case]),
    [...['a', 'b', 'c', 'd'].map((name) => ['main', one(name)]), ['second', one('e')]],
  );
  assert.equal(opened.value.act.voters.length, 9);
  assert.deepEqual(codes(await opensBallot(desk, office, null, edition, { step, without: [] })), [
    'ballot-already-opened',
  ]);
});

it('takes the ballots of all members at once, each of them once', async () => {
  await laidOut(test.db, (tx) =>
    tx
      .insertInto('recusal')
      .values({ case_id: one('b'), person_id: first.person, at: as('2026-03-02T04:00:00Z') })
      .execute(),
  );
  assert.deepEqual(codes(await vote(first, null, slipsOf(second))), ['recused']);
  const twice = await Promise.all([...members, ...members, ...members].map((member) => vote(member)));
  assert.equal(twice.filter((result) => result.ok).length, 9);
  assert.ok(twice.every((result) => result.ok || codes(result)[0] === 'already-voted'));
  assert.deepEqual(codes(await vote(mayor)), ['wrong-body', 'not-a-voter']);
});

it('counts each candidate against its own base', async () => {
  const closed = await closesBallot(desk, office, null, edition, { step });
  assert.ok(closed.ok);
  assert.deepEqual(
    closed.value.act.tallies.map(({ case: own, yes, no, abstain, invalid, needed, carried }) => [
      own.slice(-1),
      yes,
      no,
      abstain,
      invalid,
      needed,
      carried,
    ]),
    [
      ['a', 9, 0, 0, 0, 6, true],
      ['b', 6, 0, 2, 0, 6, true],
      ['c', 6, 2, 0, 1, 6, true],
      ['d', 5, 4, 0, 0, 6, false],
      ['e', 9, 0, 0, 0, 6, true],
    ],
  );
  assert.deepEqual(codes(await closesBallot(desk, office, null, edition, { step })), ['ballot-counted']);
});

it('refuses a list over the cap, proposes the lawful one, and makes it', async () => {
  const list = (main: string[]) => ({
    step,
    lists: [
      { tier: as<TierId>('main'), cases: main.map(one) },
      { tier: as<TierId>('second'), cases: [one('e')] },
    ],
    departure: null,
    decision: null,
  });
  const over = await listsWinners(desk, office, null, edition, list(['a', 'b', 'c']));
  assert.ok(!over.ok);
  assert.equal(over.reasons[0]?.code, 'over-quota');
  assert.deepEqual(over.reasons[0]?.facts.proposed, [one('a'), one('b')]);
  const accidents = (value: string) =>
    laidOut(test.db, (tx) => tx.updateTable('case_fact').set({ value }).where('case_id', '=', one('a')).execute());
  await accidents('[{"date":"2026-03-01"}]');
  const barred = await listsWinners(desk, office, null, edition, list(['a', 'b', 'c']));
  assert.deepEqual(codes(barred), ['candidate-barred', 'over-quota']);
  assert.ok(!barred.ok);
  assert.deepEqual(barred.reasons[1]?.facts.proposed, [one('b'), one('c')]);
  await accidents('[]');
  const listed = await listsWinners(desk, office, null, edition, list(['a', 'b']));
  assert.ok(listed.ok);
  assert.deepEqual(listed.value.act.vacant, { main: 0, second: 2 });
  const ended = await within(desk.db, 'here', (tx) =>
    tx
      .selectFrom('case_file')
      .select(['id', 'ended_why'])
      .where('edition_id', '=', edition)
      .where('ended_step', '=', 'vote')
      .orderBy('id')
      .execute(),
  );
  assert.deepEqual(ended, [
    { id: one('c'), ended_why: 'no-seat' },
    { id: one('d'), ended_why: 'not-carried' },
  ]);
});

it('lets nobody take the seat of a winner who failed the notice', async () => {
  await laidOut(test.db, async (tx) => {
    await tx
      .updateTable('winner')
      .set({ removed_at: as('2026-04-01T00:00:00Z') })
      .where('case_id', '=', one('b'))
      .execute();
    await tx
      .updateTable('case_file')
      .set({ ended_step: 'winners-notice', ended_why: 'notice-failed' })
      .where('id', '=', one('b'))
      .execute();
  });
  const refused = await addsWinner(desk, office, null, edition, { step, case: one('c'), decision: null });
  assert.ok(!refused.ok);
  assert.equal(refused.reasons[0]?.code, 'replacement-forbidden');
  assert.deepEqual(refused.reasons[0]?.facts.vacant, ['main: 1', 'second: 2']);
});

it('has a choice nowhere but in the box: not in the journal, not beside a name', async () => {
  const entries = await test.owner.selectFrom('journal_entry').select(['act', 'entry']).execute();
  const cast = entries.filter(({ act }) => act === 'ballot-cast');
  assert.equal(cast.length, 9);
  for (const { entry } of [...cast, ...entries.filter(({ act }) => act === 'attempt-refused')]) {
    assert.doesNotMatch(entry, /"(yes|no|abstain|invalid|choice|slips)"/);
  }
  assert.ok(entries.some(({ act, entry }) => act === 'attempt-refused' && entry.includes('already-voted')));
  assert.ok(entries.some(({ act, entry }) => act === 'attempt-refused' && entry.includes('over-quota')));
});
