import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { as, type CaseId, day, type StepId, type TierId } from '@heng/domain/language';
import { sql } from 'kysely';
import { addsWinner, listsWinners, recordsResolution } from '../deliberation/acts.ts';
import {
  caseOf,
  edition,
  follows,
  layEditions,
  mayor,
  members,
  office,
} from '../deliberation/testing/sample-edition.ts';
import { closesNotice, publishesNotice } from '../notice/acts.ts';
import type { Desk } from '../storage/index.ts';
import { codes, laidOut, type TestDatabase, testDatabase } from '../storage/testing.ts';
import { confersAward, givesApproval } from './acts.ts';

let test: TestDatabase;
let desk: Desk;
const clock = (now: string) => sql`select set_rehearsal_clock(${now}::timestamptz)`.execute(test.owner);
const vote = as<StepId>('vote');
const notice = as<StepId>('winners-notice');
const one = (name: string) => as<CaseId>(caseOf(name));
const [member] = members;
assert.ok(member);

/** A notice after which a seat needs a new decision and a new notice; a and b are on the list, c was carried and had no seat. */
before(async () => {
  test = await testDatabase();
  desk = test.desk({ calendar: new Map() });
  await layEditions(test, {
    vote: { kind: 'resolution', effect: 'decides', quorum: null, carried_by: null },
    'winners-notice': {
      length: { at_least: '5 calendar days' },
      upheld: follows('removed', 'new-decision-and-new-notice'),
    },
  });
  await clock('2026-05-07T01:00:00Z');
  const resolved = await recordsResolution(desk, member, null, edition, {
    step: vote,
    document: '会议纪要 5 号',
    day: day('2026-05-07'),
    present: members.map(({ person }) => person),
    outcomes: ['a', 'b', 'c', 'd', 'e'].map((name) => ({
      case: one(name),
      votes: null,
      carried: 'abc'.includes(name),
    })),
    without: [],
  });
  assert.ok(resolved.ok);
  const listed = await listsWinners(desk, office, null, edition, {
    step: vote,
    lists: [{ tier: as<TierId>('main'), cases: ['a', 'b'].map(one) }],
    departure: null,
    decision: { document: '会议纪要 5 号', reasons: '当年改进更大' },
  });
  assert.ok(listed.ok);
});
after(() => test.drop());

const fate = async (name: string) => {
  const row = test.owner.selectFrom('case_file').select('ended_why').where('id', '=', one(name));
  return (await row.executeTakeFirstOrThrow()).ended_why;
};

it('after a failed notice gives the seat to nobody without a new decision and a new notice', async () => {
  const add = (decision: { document: string; reasons: string } | null, name = 'c') =>
    addsWinner(desk, member, null, edition, { step: vote, case: one(name), decision });
  const publish = () =>
    publishesNotice(desk, office, null, edition, { step: notice, case: null, media: null, document: null, last: null });
  const shown = await publish();
  assert.ok(shown.ok);
  assert.deepEqual(codes(await publish()), ['notice-published-already']);
  await clock('2026-05-13T01:00:00Z');
  await laidOut(test.db, async (tx) => {
    await tx
      .updateTable('winner')
      .set({ removed_at: as('2026-05-12T01:00:00Z') })
      .where('case_id', '=', one('b'))
      .execute();
    const failed = { ended_step: 'winners-notice', ended_why: 'notice-failed' };
    await tx.updateTable('case_file').set(failed).where('id', '=', one('b')).execute();
  });
  assert.ok((await closesNotice(desk, office, null, edition, { notice: shown.value.act.notice })).ok);
  const decision = { document: '会议纪要 6 号', reasons: '递补' };
  assert.deepEqual(codes(await add(null)), ['new-decision-needed']);
  assert.deepEqual(codes(await add(decision, 'd')), ['not-passed-over']);
  assert.ok((await add(decision)).ok);
  assert.deepEqual(codes(await add(decision)), ['not-passed-over']);
  assert.equal(await fate('c'), null);

  const sitting = { step: as<StepId>('approval'), document: null, day: day('2026-05-13') };
  const approve = (name: string, on = sitting) =>
    givesApproval(desk, mayor, null, edition, { ...on, cases: [one(name)] });
  assert.deepEqual(codes(await approve('c')), ['notice-outstanding']);
  assert.ok((await approve('a')).ok);
  const again = await publish();
  assert.ok(again.ok);
  assert.deepEqual(again.value.act.listed, [one('c')], 'only who was not shown before');
  assert.deepEqual(codes(await approve('c')), ['notice-outstanding']);
  await clock('2026-05-20T01:00:00Z');
  assert.ok((await closesNotice(desk, office, null, edition, { notice: again.value.act.notice })).ok);
  assert.ok((await approve('c', { ...sitting, day: day('2026-05-20') })).ok);
  assert.ok((await confersAward(desk, mayor, null, edition, { step: as<StepId>('award'), case: one('c') })).ok);
});
