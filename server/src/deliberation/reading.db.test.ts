import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { listCarried, listTallies, listWinners, readBallot } from '@heng/contract/deliberation';
import { listTasks, readView } from '@heng/contract/procedure';
import { listCandidates, listRanked, listStandings, readResults } from '@heng/contract/ranking';
import { listReports, readAfterView, readReport } from '@heng/contract/supervision';
import { type Rehearsed, rehearsedServer } from '../http/testing/rehearsed.ts';
import { laidOut } from '../storage/testing.ts';

const step = 'committee-ballot';

describe('what is read while a ballot is open', async () => {
  let here: Rehearsed;
  const seated = (body: string, seat?: string) => ({
    person: here.view.members.find((one) => one.body === body && (seat ?? one.seat) === one.seat)?.person ?? '',
  });
  before(async () => {
    here = await rehearsedServer({ until: step, applicants: 8 });
  });
  after(() => here.drop());

  it('shows members the candidates and their own standing, the chair besides how many have voted', async () => {
    const params = { edition: here.edition, step };
    const chair = await here.send(readBallot, { by: seated('committee', 'chair'), params });
    assert.equal(chair.status, 200, JSON.stringify(chair.body));
    assert.equal(chair.body.state, 'open');
    assert.ok(chair.body.turnout.voters >= chair.body.turnout.cast && chair.body.candidates.length > 0);
    const places = chair.body.candidates.map(({ place }: { place: number }) => place);
    assert.deepEqual(
      places,
      places.toSorted((a: number, b: number) => a - b),
    );
    const voter = here.view.voters.find(({ person }) => person === seated('committee', 'member').person);
    assert.ok(voter);
    const member = await here.send(readBallot, { by: { person: voter.person }, params });
    assert.deepEqual([member.body.own.hasCast, member.body.turnout], [voter.hasCast, null]);
    assert.ok(member.body.candidates.every(({ mayVote }: { mayVote: boolean }) => mayVote));
    const office = await here.send(readBallot, { by: seated('office'), params });
    assert.equal(office.body.own, null);
    assert.ok(office.body.candidates.every(({ mayVote }: { mayVote: boolean }) => !mayVote));
  });

  it('leaves off a member’s paper whom the member has withdrawn from', async () => {
    const params = { edition: here.edition, step };
    const candidates = (await here.send(readBallot, { by: seated('office'), params })).body.candidates;
    const ids: string[] = candidates.map((one: { case: string }) => one.case);
    const one = here.view.cases.find(
      ({ id, recused }) => ids.includes(id) && recused.some((own) => own.startsWith('committee')),
    );
    const person = one?.recused.find((own) => own.startsWith('committee'));
    assert.ok(one && person);
    const own = await here.send(readBallot, { by: { person }, params });
    assert.deepEqual(
      own.body.candidates.map((row: { case: string }) => row.case),
      ids.filter((id) => id !== one.id),
    );
  });

  it('tells nobody a count before it is one, nor assessors and applicants anything', async () => {
    const params = { edition: here.edition, step };
    for (const by of [seated('office'), seated('committee', 'chair')]) {
      assert.equal((await here.send(listTallies, { by, params })).body.total, 0);
      assert.deepEqual((await here.send(listCarried, { by, params })).body.items, []);
      assert.equal((await here.send(listWinners, { by, params: { edition: here.edition } })).body.total, 0);
    }
    for (const person of [seated('expert-team').person, 'applicant-1-agent', 'stranger'])
      assert.equal((await here.send(readBallot, { by: { person }, params })).status, 404, person);
  });

  it('gives places and totals, and what a list of candidates is made from', async () => {
    const { edition } = here;
    const by = seated('office');
    const standings = await here.send(listStandings, { by, params: { edition, step: 'shortlist' } });
    assert.ok(standings.body.total > 1);
    assert.deepEqual(standings.body.items[0].place, 1);
    assert.ok(standings.body.items[0].results.length >= 2);
    const passed = await here.send(listStandings, {
      by,
      params: { edition, step: 'shortlist' },
      query: { passed: 'no' },
    });
    assert.ok(passed.body.items.every((row: { passed: boolean }) => !row.passed));
    const list = here.view.pack.steps.find(({ kind }) => kind === 'candidate-list')?.id ?? '';
    const candidates = await here.send(listCandidates, { by, params: { edition, step: list } });
    assert.ok(candidates.body.total > 0 && candidates.body.items[0].total !== null);
    const ranked = await here.send(listRanked, { by, params: { edition, step: list } });
    const places = ranked.body.items.map(({ place }: { place: number }) => place);
    assert.deepEqual(
      places,
      places.toSorted((a: number, b: number) => a - b),
    );
    assert.ok(ranked.body.items[0].tiers.length > 0);
  });

  it('keeps scores from their own applicant until they are due', async () => {
    const { edition } = here;
    const standing = here.view.cases.find(({ ended, reviewed }) => ended === null && reviewed.length > 0);
    assert.ok(standing);
    const by = { person: `${standing.applicant}-agent` };
    assert.equal((await here.send(readResults, { by, params: { edition, case: standing.id } })).status, 404);
    assert.equal((await here.send(listStandings, { by, params: { edition, step: 'shortlist' } })).body.total, 0);
    const office = await here.send(readResults, { by: seated('office'), params: { edition, case: standing.id } });
    assert.ok(office.body.standings.length > 0);
  });

  it('keeps a report from the office that it was not passed on to', async () => {
    const params = { edition: here.edition };
    const receiver = here.view.pack.channels.report?.to ?? '';
    const told = await here.send(listReports, { by: seated(receiver), params });
    assert.equal(told.body.total, 1, JSON.stringify(told.body));
    const report = told.body.items[0].id;
    const content = await here.send(readReport, { by: seated(receiver), params: { ...params, report } });
    assert.ok(content.body.content && content.body.identity.name);
    const heard = await here.send(readAfterView, { by: seated(receiver), params });
    assert.deepEqual(
      heard.body.view.reports.map(({ id }: { id: string }) => id),
      [report],
    );
    // Passed on to the office, it is the office's to read.
    const passed = await here.send(listReports, { by: seated('office'), params });
    assert.deepEqual(
      passed.body.items.map(({ id }: { id: string }) => id),
      [report],
    );
    const read = await here.send(readReport, { by: seated('office'), params: { ...params, report } });
    assert.deepEqual([read.status, read.body.content], [200, content.body.content]);
    await laidOut(here.database.owner, (tx) =>
      tx.deleteFrom('report_forward').where('receiver', '=', 'office').execute(),
    );
    const by = seated('office');
    assert.equal((await here.send(readReport, { by, params: { ...params, report } })).status, 404);
    const none = await here.send(listReports, { by, params });
    assert.deepEqual([none.body.items, none.body.total], [[], 0]);
    for (const route of [readAfterView, readView, listTasks]) {
      const answer = await here.send(route, { by, params });
      assert.equal(answer.status, 200);
      assert.ok(!JSON.stringify(answer.body).includes(report), route.id);
    }
    const tasks = await here.send(listTasks, { by, params });
    const acts: readonly string[] = tasks.body.items.map(({ act }: { act: string }) => act);
    assert.ok(acts.length > 0 && acts.every((act) => !act.startsWith('report-')));
    assert.ok(tasks.body.waitedFor.every(({ body }: { body: string }) => body !== receiver));
  });
});
