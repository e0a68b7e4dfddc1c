import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { castBallot } from '@heng/contract/acts/deliberation';
import { saveDraft } from '@heng/contract/acts/intake';
import { readBallot } from '@heng/contract/deliberation';
import { exportList, readJournal, readReceipt } from '@heng/contract/procedure';
import { sql } from 'kysely';
import { isVisible } from '../live/visible.ts';
import { loadReader } from '../procedure/rights/store.ts';
import { readAs } from '../storage/index.ts';
import { laidOut } from '../storage/testing.ts';
import { type Rehearsed, rehearsedServer } from './testing/rehearsed.ts';

describe('a vote', async () => {
  let here: Rehearsed;
  before(async () => {
    here = await rehearsedServer({ until: 'committee-ballot', applicants: 8 });
  });
  after(() => here.drop());

  it('that is tried a second time tells nobody else that there was a first', async () => {
    const { view, edition, send, database } = here;
    const step = 'committee-ballot';
    const voter = view.voters.find((one) => one.step === step && one.hasCast);
    const office = view.members.find(({ body }) => body === 'office');
    assert.ok(voter && office);
    const by = { person: voter.person };
    const paper = await send(readBallot, { by, params: { edition, step } });
    assert.equal(paper.status, 200, JSON.stringify(paper.body));
    const { candidates } = paper.body;
    const slips = candidates
      .filter(({ mayVote }: { mayVote: boolean }) => mayVote)
      .map((one: { case: string }) => ({ case: one.case, choice: 'yes' }));
    const body = { as: { body: 'committee', of: null }, step, slips };
    const again = await send(castBallot, { by, params: { edition }, body });
    assert.deepEqual(
      again.body.reasons?.map(({ code }: { code: string }) => code),
      ['already-voted'],
      JSON.stringify(again.body),
    );
    const { rows } = await sql<{ id: string }>`
      select id from journal_entry where act = 'attempt-refused' and strpos(entry, 'already-voted') > 0
         and entry::jsonb #>> '{by,person}' = ${voter.person} order by at desc`.execute(database.owner);
    assert.ok(rows.length > 0, 'it is on record');
    const watcher = { by: { person: office.person }, params: { edition } };
    for (const query of [{}, { act: 'attempt-refused' }, { person: voter.person }]) {
      const { status, body: told } = await send(readJournal, { ...watcher, query: { ...query, size: 300 } });
      assert.equal(status, 200, JSON.stringify(told));
      assert.ok(!JSON.stringify(told).includes('already-voted'), JSON.stringify(query));
    }
    const out = await send(exportList, { ...watcher, params: { edition, what: 'journal' } });
    assert.equal(out.status, 200);
    assert.ok(!JSON.stringify(out.body).includes(voter.person) || !JSON.stringify(out.body).includes('ballot-cast'));
    const params = { act: rows[0]?.id ?? '' };
    assert.equal((await send(readReceipt, { by: { person: office.person }, params })).status, 404);
    assert.equal((await send(readReceipt, { by, params })).status, 200);
  });

  it('is told to nobody as it is cast: a count that moves while somebody sits there tells who', async () => {
    const office = here.view.members.find(({ body }) => body === 'office')?.person ?? '';
    const session = { person: office as never, jurisdiction: 'here', administrator: null };
    await readAs(here.database.db, session, async (tx) => {
      const reader = await loadReader(tx, session, here.edition as never);
      assert.equal(isVisible(reader, { act: 'ballot-opened', case: null }), true);
      assert.equal(isVisible(reader, { act: 'ballot-cast', case: null }), false);
    });
  });
});

describe('a draft', async () => {
  let here: Rehearsed;
  before(async () => {
    here = await rehearsedServer({ until: 'application' });
  });
  after(() => here.drop());

  it('is not a place to store whatever somebody has', async () => {
    const { view, edition, send, database } = here;
    const one = view.cases.find(({ submittedAt }) => submittedAt === null) ?? view.cases[0];
    assert.ok(one);
    const [by, as] = [{ person: `${one.applicant}-agent` }, { body: 'applicant', of: one.applicant }];
    const large = { 'no-such-question': Array.from({ length: 15 }, () => ({ a: 'x'.repeat(4000) })) };
    const save = async (answers: object) =>
      (await send(saveDraft, { by, params: { edition, case: one.id }, body: { as, answers, version: 0 } })).status;
    assert.equal(await save(large), 409);
    await laidOut(database.db, (tx) =>
      tx
        .insertInto('case_draft')
        .values({ case_id: one.id, fact: 'filler', value: JSON.stringify('x'.repeat(4_000_000)) })
        .execute(),
    );
    assert.equal(await save(large), 413);
    assert.equal(await save({ 'no-such-question': 'x' }), 409);
  });
});
