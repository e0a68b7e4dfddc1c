import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { as, type Instant } from '@heng/domain/language';
import { type Desk, within } from '../storage/index.ts';
import { codes, laidOut, type TestDatabase, testDatabase } from '../storage/testing.ts';
import { closesReview, formsTeam, handsInSheet, hearsDefence, reachesConsensus, savesSheetDraft } from './acts.ts';
import { assessor, caseId, clerk, edition, layOut, step } from './testing/sample-edition.ts';

let test: TestDatabase;
let desk: Desk;
before(async () => {
  test = await testDatabase();
  desk = test.desk();
  await layOut(desk, 3);
});
after(() => test.drop());

const acts = () => test.owner.selectFrom('journal_entry').select('act').orderBy('at').execute();
const team = (over: object = {}) => ({
  body: as<never>('team'),
  steps: [step('desk'), step('site')],
  members: [
    { person: as<never>('li'), seat: 'leader' },
    { person: as<never>('wang'), seat: 'member' },
  ],
  cases: [caseId(1), caseId(2)],
  reasons: null,
  ...over,
});
const sheet = (number: number, percents: readonly number[], of = 'desk') => ({
  step: step(of),
  case: caseId(number),
  percents,
});

describe('a review on the record', () => {
  it('begins with a team, from which whoever has withdrawn is kept', async () => {
    await laidOut(desk.db, (tx) =>
      tx
        .insertInto('recusal')
        .values({ case_id: caseId(3), person_id: 'wang', at: as<Instant>('2026-03-03T00:00:00.000000Z') })
        .execute(),
    );
    const all = team({ cases: [caseId(1), caseId(2), caseId(3)] });
    assert.deepEqual(codes(await formsTeam(desk, clerk, null, edition, all)), ['recused']);
    assert.deepEqual(
      (await acts()).map(({ act }) => act),
      ['attempt-refused'],
    );
    assert.ok((await formsTeam(desk, clerk, null, edition, team())).ok);
    assert.deepEqual(codes(await formsTeam(desk, clerk, null, edition, team({ cases: [caseId(1)] }))), [
      'case-has-team',
      'case-has-team',
    ]);
    const small = team({ cases: [caseId(3)], members: team().members.slice(0, 1) });
    assert.deepEqual(codes(await formsTeam(desk, clerk, null, edition, small)), ['team-too-small']);
    assert.ok((await formsTeam(desk, clerk, null, edition, { ...small, reasons: '人手不足' })).ok);
    const rows = await test.owner.selectFrom('team').select('reasons').orderBy('formed_at').execute();
    assert.deepEqual(
      rows.map(({ reasons }) => reasons),
      [null, '人手不足'],
    );
  });

  it('keeps drafts without a trace in the journal, and never overwrites one unseen', async () => {
    const before = (await acts()).length;
    const draft = { ...sheet(1, [60, -1, -1]), version: 0 };
    const saved = await savesSheetDraft(desk, assessor('li'), edition, draft);
    assert.ok(saved.ok && saved.value.version === 1);
    assert.deepEqual(codes(await savesSheetDraft(desk, assessor('li'), edition, draft)), ['draft-changed-elsewhere']);
    assert.ok((await savesSheetDraft(desk, assessor('li'), edition, { ...draft, version: 1 })).ok);
    assert.deepEqual(codes(await savesSheetDraft(desk, assessor('qian'), edition, draft)), ['not-on-team']);
    assert.equal((await acts()).length, before);
  });

  it('takes one sheet of each assessor, also of two at once', async () => {
    assert.deepEqual(codes(await handsInSheet(desk, assessor('li'), null, edition, sheet(1, [62, 60, 60]))), [
      'not-on-scale',
    ]);
    const both = await Promise.all(
      [1, 2].map(() => handsInSheet(desk, assessor('li'), null, edition, sheet(1, [65, 60, 60]))),
    );
    assert.equal(both.filter(({ ok }) => ok).length, 1);
    assert.deepEqual(both.flatMap(codes), ['sheet-handed-in-before']);
    const rows = await test.owner.selectFrom('sheet').select(['percents', 'points']).execute();
    assert.deepEqual(rows, [{ percents: [65, 60, 60], points: '630' }]);
    const foreign = await handsInSheet(desk, assessor('qian'), null, edition, sheet(1, [60, 60, 60]));
    assert.deepEqual(codes(foreign), ['not-on-team']);
  });

  it('reaches consensus under the leader, once all have handed in', async () => {
    const agreed = sheet(1, [60, 60, 60]);
    assert.deepEqual(codes(await reachesConsensus(desk, assessor('li'), null, edition, agreed)), ['sheets-missing']);
    assert.ok((await handsInSheet(desk, assessor('wang'), null, edition, sheet(1, [55, 60, 60]))).ok);
    assert.deepEqual(codes(await reachesConsensus(desk, assessor('wang'), null, edition, agreed)), ['not-the-leader']);
    assert.ok((await reachesConsensus(desk, assessor('li'), null, edition, agreed)).ok);
    assert.deepEqual(codes(await reachesConsensus(desk, assessor('li'), null, edition, agreed)), [
      'consensus-reached-before',
    ]);
  });

  it('closes when every case has its result, and is held back by an objection', async () => {
    const close = { step: step('desk'), reportSha256: null, reported: [] };
    assert.deepEqual(codes(await closesReview(desk, clerk, null, edition, close)), [
      'result-missing',
      'result-missing',
    ]);
    for (const [number, names] of [
      [2, ['li', 'wang']],
      [3, ['li']],
    ] as const) {
      for (const name of names)
        assert.ok((await handsInSheet(desk, assessor(name), null, edition, sheet(number, [70, 50, 45]))).ok);
      assert.ok((await reachesConsensus(desk, assessor('li'), null, edition, sheet(number, [70, 50, 45]))).ok);
    }
    const at = as<Instant>('2026-03-05T00:00:00.000000Z');
    await laidOut(desk.db, async (tx) => {
      const notice = {
        id: 'n',
        edition_id: edition,
        step: 'accepted',
        kind: 'notice',
        title: '',
        published_at: at,
        act: 'x',
      };
      await tx
        .insertInto('notice')
        .values({ ...notice, published_on: as('2026-03-05') })
        .execute();
      const common = {
        id: 'o',
        edition_id: edition,
        notice_id: 'n',
        case_id: caseId(2),
        channel: 'objection',
        by: 'person',
      };
      await tx
        .insertInto('objection')
        .values({ ...common, brought: [], received_at: at, complete_at: at })
        .execute();
    });
    assert.deepEqual(codes(await closesReview(desk, clerk, null, edition, close)), ['case-has-objection']);
    assert.deepEqual(codes(await handsInSheet(desk, assessor('li'), null, edition, sheet(2, [70, 50, 45], 'site'))), [
      'case-has-objection',
    ]);
    await laidOut(desk.db, (tx) => tx.updateTable('objection').set({ answered_at: at, upheld: false }).execute());
    const closed = await closesReview(desk, clerk, 'key-1', edition, close);
    assert.ok(closed.ok);
    assert.deepEqual(
      closed.value.act.results.map(({ points }) => points),
      ['600', '619.25', '619.25'],
    );
    assert.deepEqual(codes(await handsInSheet(desk, assessor('li'), null, edition, sheet(1, [60, 60, 60]))), [
      'step-over',
      'sheet-handed-in-before',
    ]);
    const again = await closesReview(desk, clerk, 'key-1', edition, close);
    assert.ok(again.ok && again.value.id === closed.value.id);
  });

  it('takes exact means, and asks for the report', async () => {
    for (const number of [1, 2]) {
      assert.ok((await handsInSheet(desk, assessor('li'), null, edition, sheet(number, [60, 60, 60], 'site'))).ok);
      assert.ok((await handsInSheet(desk, assessor('wang'), null, edition, sheet(number, [60, 60, 65], 'site'))).ok);
    }
    assert.ok((await handsInSheet(desk, assessor('li'), null, edition, sheet(3, [60, 60, 60], 'site'))).ok);
    const close = { step: step('site'), reportSha256: null, reported: [] };
    assert.deepEqual(codes(await closesReview(desk, clerk, null, edition, close)), ['report-missing']);
    const closed = await closesReview(desk, clerk, null, edition, { ...close, reportSha256: 'ab' });
    assert.ok(closed.ok);
    assert.deepEqual(
      closed.value.act.results.map(({ points }) => points),
      ['600.375', '600.375', '600'],
    );
  });

  it('only hears where nothing is scored', async () => {
    const close = { step: step('hearing'), reportSha256: null, reported: [] };
    for (const number of [1, 2, 3]) {
      assert.ok((await hearsDefence(desk, clerk, null, edition, { step: step('hearing'), case: caseId(number) })).ok);
    }
    assert.deepEqual(
      codes(await hearsDefence(desk, clerk, null, edition, { step: step('hearing'), case: caseId(1) })),
      ['heard-before'],
    );
    assert.ok((await closesReview(desk, clerk, null, edition, close)).ok);
    const results = await within(desk.db, 'here', (tx) =>
      tx.selectFrom('review_result').select('points').where('step', '=', 'hearing').execute(),
    );
    assert.deepEqual(
      results.map(({ points }) => points),
      [null, null, null],
    );
  });
});
