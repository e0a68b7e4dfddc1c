import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { listAwards, listDuties, listMoney, listRegister, readAward, readRegistered } from '@heng/contract/award';
import { listNoticeCases, listNotices, listObjections, readNotice, readObjection } from '@heng/contract/notice';
import { readResults } from '@heng/contract/ranking';
import { listBars, listProceedings, listReports, readProceeding, readReport } from '@heng/contract/supervision';
import { sql } from 'kysely';
import { flushAccess } from '../http/looks.ts';
import { type Rehearsed, rehearsedServer } from '../http/testing/rehearsed.ts';

describe('what is read of an edition and the years after it', async () => {
  let here: Rehearsed;
  let edition: string;
  const office = () => ({ person: here.view.members.find(({ body }) => body === 'office')?.person ?? '' });
  before(async () => {
    here = await rehearsedServer({ until: null, applicants: 10, yearsAfter: 1 });
    ({ edition } = here);
  });
  after(() => here.drop());

  it('shows everybody what was published, and no notice from inside an organisation', async () => {
    const list = await here.send(listNotices, { params: { edition }, query: { kind: 'notice' } });
    assert.ok(list.body.total >= 2);
    const days = list.body.items.map(({ publishedAt }: { publishedAt: string }) => publishedAt);
    assert.deepEqual(days, days.toSorted().toReversed());
    const shown = list.body.items.find(({ listed }: { listed: number }) => listed > 1);
    const names = await here.send(listNoticeCases, { params: { notice: shown.id }, query: { size: 1 } });
    assert.deepEqual([names.body.total, names.body.items.length], [shown.listed, 1]);
    const one = await here.send(readNotice, { params: { notice: shown.id } });
    assert.equal(one.body.channel.to, 'office');
    const inside = here.view.notices.find((own) => own.case !== null);
    assert.ok(inside);
    for (const route of [readNotice, listNoticeCases])
      assert.equal((await here.send(route, { params: { notice: inside.id } })).status, 404);
  });

  it('tells who objected to the receiver alone, and to the applicant only that somebody has', async () => {
    const all = await here.send(listObjections, { by: office(), params: { edition } });
    assert.ok(all.body.total > 1 && all.body.items.every(({ by }: { by: unknown }) => by !== null));
    const [one] = all.body.items;
    const params = { edition, objection: one.id };
    const told = await here.send(readObjection, { by: office(), params });
    assert.ok(told.body.identity.name);
    const applicant = here.view.cases.find(({ id }) => id === one.case)?.applicant;
    const by = { person: `${applicant}-agent` };
    const own = await here.send(readObjection, { by, params });
    assert.deepEqual([own.status, own.body.by, own.body.brought, own.body.identity], [200, null, null, null]);
    const list = await here.send(listObjections, { by, params: { edition } });
    assert.ok(list.body.items.length > 0 && list.body.items.every((row: { case: string }) => row.case === one.case));
    for (const person of ['stranger', 'applicant-0-agent'])
      assert.equal((await here.send(readObjection, { by: { person }, params })).status, 404);
    await flushAccess(here.database.db);
    const looks = await here.database.owner.selectFrom('access_log').select(['thing', 'person_id']).execute();
    assert.deepEqual(
      looks.map(({ thing }) => thing),
      ['objection-identity'],
    );
  });

  it('shows reports to those who received them, and tells nobody else that there are any', async () => {
    const reports = await here.send(listReports, { by: office(), params: { edition } });
    assert.equal(reports.status, 200);
    const [one] = reports.body.items;
    assert.ok(one.forwardedTo.includes('office'));
    const content = await here.send(readReport, { by: office(), params: { edition, report: one.id } });
    assert.ok(content.body.content && content.body.identity.name);
    for (const person of ['applicant-7-agent', 'stranger'])
      assert.equal((await here.send(listReports, { by: { person }, params: { edition } })).status, 403);
  });

  it('gives awards, their money, duties and history to those they are for', async () => {
    const awards = await here.send(listAwards, { by: office(), params: { edition } });
    assert.ok(awards.body.total > 0);
    const [award] = awards.body.items;
    const one = await here.send(readAward, { by: office(), params: { edition, award: award.id } });
    assert.equal(one.status, 200, JSON.stringify(one.body));
    assert.ok(one.body.duties.length > 0 && one.body.history[0].what === 'awarded');
    const money = await here.send(listMoney, { by: office(), params: { edition } });
    const paid = money.body.items.reduce((sum: number, row: { paid: number }) => sum + row.paid, 0);
    assert.deepEqual([money.body.sums.paid, paid > 0], [paid, true]);
    assert.equal((await here.send(listDuties, { by: office(), params: { edition } })).body.total, awards.body.total);
    const winner = { person: `${award.applicant.id}-agent` };
    assert.equal(
      (await here.send(readAward, { by: winner, params: { edition, award: award.id } })).body.paid,
      award.paid,
    );
    const results = await here.send(readResults, { by: winner, params: { edition, case: award.case } });
    assert.ok(results.body.reviews.every(({ said }: { said: unknown }) => said === null));
    const other = here.view.cases.find(({ applicant }) => applicant !== award.applicant.id);
    const by = { person: `${other?.applicant}-agent` };
    assert.equal((await here.send(readAward, { by, params: { edition, award: award.id } })).status, 404);
    assert.equal((await here.send(listMoney, { by, params: { edition } })).body.sums.paid, 0);
  });

  it('shows proceedings and bars to those who sanction or watch', async () => {
    const list = await here.send(listProceedings, { by: office(), params: { edition } });
    assert.ok(list.body.total > 0);
    const [one] = list.body.items;
    const course = await here.send(readProceeding, { by: office(), params: { edition, proceeding: one.id } });
    assert.ok(course.body.findings.length > 0);
    assert.equal((await here.send(listBars, { by: office(), params: { edition } })).status, 200);
    // Whoever decides on some sanctions reads of these alone: of the ballot's supervisors' own suggestions the government is told nothing.
    const government = { person: here.view.members.find(({ body }) => body === 'government')?.person ?? '' };
    const theirs = here.view.pack.sanctions
      .filter(({ asked_by, decided_by }) => decided_by === null || [asked_by, decided_by].includes('government'))
      .map(({ id }) => id);
    const { owner } = here.database;
    const others = list.body.items.filter(({ sanction }: { sanction: string }) => !theirs.includes(sanction));
    const own = await here.send(listProceedings, { by: government, params: { edition } });
    assert.equal(own.body.total, list.body.total - others.length);
    await owner.transaction().execute(async (tx) => {
      await sql`select set_config('heng.jurisdiction', 'here', true), set_config('heng.act', 'test', true)`.execute(tx);
      await sql`update proceeding set sanction = 'supervision' where id = ${one.id}`.execute(tx);
    });
    const params = { edition, proceeding: one.id };
    assert.equal((await here.send(readProceeding, { by: government, params })).status, 404);
    assert.equal((await here.send(readProceeding, { by: office(), params })).status, 200);
    for (const person of ['applicant-7-agent', 'stranger'])
      for (const route of [listProceedings, listBars])
        assert.equal((await here.send(route, { by: { person }, params: { edition } })).status, 403);
  });

  const register = { jurisdiction: 'here' };
  it('opens the register to everybody, page by page, with what became of each award', async () => {
    const all = await here.send(listRegister, { query: register });
    assert.ok(all.body.total > 0, JSON.stringify(all.body));
    const [one] = all.body.items;
    assert.deepEqual([one.nature, one.history[0].what], ['rehearsal', 'awarded']);
    assert.equal((await here.send(listRegister, { query: { ...register, year: 1999 } })).body.total, 0);
    assert.equal(
      (await here.send(listRegister, { query: { ...register, q: one.applicant.name.slice(0, 4) } })).body.items[0].id,
      one.id,
    );
    const holder = await here.send(readRegistered, { params: { applicant: one.applicant.id }, query: register });
    assert.ok(holder.body.awards.some(({ id }: { id: string }) => id === one.id));
    const loser = here.view.cases.find(({ award }) => award === null)?.applicant ?? '';
    assert.equal((await here.send(readRegistered, { params: { applicant: loser }, query: register })).status, 404);
  });
});
