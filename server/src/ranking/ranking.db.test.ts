import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { as, type CaseId, type Instant } from '@heng/domain/language';
import { caseId, clerk, edition, layOut, step } from '../review/testing/sample-edition.ts';
import type { Desk } from '../storage/index.ts';
import { codes, laidOut, type TestDatabase, testDatabase } from '../storage/testing.ts';
import { closesGate, listsCandidates } from './acts.ts';

const at = as<Instant>('2026-06-02T04:00:00.000000Z');
const points: readonly [string, string][] = [
  ['598.75', '600.5'],
  ['26', '846'],
  ['700', '700'],
  ['900', '900'],
  ['650', '650'],
];

let test: TestDatabase;
let desk: Desk;
before(async () => {
  test = await testDatabase();
  desk = test.desk();
  await layOut(desk, points.length);
  await laidOut(desk.db, async (tx) => {
    await tx
      .updateTable('edition_step')
      .set({ closed_at: at })
      .where('step', 'in', ['desk', 'site', 'hearing'])
      .execute();
    for (const [i, [first, second]] of points.entries()) {
      const common = { case_id: caseId(i + 1), at };
      await tx
        .insertInto('review_result')
        .values([
          { ...common, step: 'desk', points: first },
          { ...common, step: 'site', points: second },
        ])
        .execute();
    }
    // What happened after filing bars at the gate.
    await tx
      .updateTable('case_fact')
      .set({ value: JSON.stringify([{ date: '2026-05-01' }]) })
      .where('case_id', '=', caseId(4))
      .execute();
  });
});
after(() => test.drop());

const ended = async () =>
  (await test.owner.selectFrom('case_file').select(['id', 'ended_step', 'ended_why']).orderBy('number').execute()).map(
    ({ id, ended_step, ended_why }) => [id, ended_step, ended_why],
  );
const list = (
  main: readonly number[],
  second: readonly number[],
  reasons: readonly { case: CaseId; reasons: string }[] = [],
) => ({
  step: step('list'),
  lists: [
    { tier: as<never>('main'), cases: main.map(caseId) },
    { tier: as<never>('second'), cases: second.map(caseId) },
  ],
  reasons,
});

it('does not list before the gate is closed', async () => {
  assert.deepEqual(codes(await listsCandidates(desk, clerk, null, edition, list([3], []))), ['step-waits']);
});

it('closes the gate exactly, ranks who is left, and ends who falls short or is barred', async () => {
  const closed = await closesGate(desk, clerk, null, edition, { step: step('gate') });
  assert.ok(closed.ok);
  assert.deepEqual(
    closed.value.act.standings.map((one) => [one.case, one.total, one.place, one.passed]),
    [
      ['c-3', '700', 1, true],
      ['c-5', '650', 2, true],
      ['c-2', '600', 3, true],
      ['c-1', '599.975', 4, false],
    ],
  );
  assert.deepEqual(closed.value.act.barred, ['c-4']);
  assert.deepEqual(await ended(), [
    ['c-1', 'gate', 'below-gate'],
    ['c-2', null, null],
    ['c-3', null, null],
    ['c-4', 'gate', 'ineligible'],
    ['c-5', null, null],
  ]);
  assert.deepEqual(codes(await closesGate(desk, clerk, null, edition, { step: step('gate') })), ['step-over']);
});

it('lists candidates in the order of the ranking, or with reasons, keeps whatever reasons are given, and ends who is not listed', async () => {
  assert.deepEqual(codes(await listsCandidates(desk, clerk, null, edition, list([1], []))), ['cannot-be-listed']);
  assert.deepEqual(codes(await listsCandidates(desk, clerk, null, edition, list([2], [3]))), ['order-needs-reasons']);
  const reasons = [
    { case: caseId(2), reasons: '行业代表性' },
    { case: caseId(3), reasons: '适当倾斜' },
  ];
  const listed = await listsCandidates(desk, clerk, null, edition, list([2], [3], reasons));
  assert.ok(listed.ok);
  assert.deepEqual(listed.value.act.departures, ['c-2']);
  const rows = await test.owner
    .selectFrom('candidate')
    .select(['case_id', 'tier', 'place', 'reasons'])
    .orderBy('case_id')
    .execute();
  assert.deepEqual(rows, [
    { case_id: 'c-2', tier: 'main', place: 1, reasons: '行业代表性' },
    { case_id: 'c-3', tier: 'second', place: 1, reasons: '适当倾斜' },
  ]);
  assert.deepEqual((await ended()).at(-1), ['c-5', 'list', 'not-listed']);
});
