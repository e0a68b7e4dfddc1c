import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { as, type PersonId } from '@heng/domain/language';
import { declaresRecusal } from '../people/acts.ts';
import type { Desk } from '../storage/index.ts';
import { codes, laidOut, type TestDatabase, testDatabase } from '../storage/testing.ts';
import { closesReview, formsTeam, handsInSheet } from './acts.ts';
import { assessor, caseId, clerk, edition, layOut, step } from './testing/sample-edition.ts';

let test: TestDatabase;
let desk: Desk;
before(async () => {
  test = await testDatabase();
  desk = test.desk();
  await layOut(desk, 2);
  await laidOut(desk.db, async (tx) => {
    const other = { regulation: 'sample', programme: 'sample-award', nature: 'rehearsal', pack: 'd' };
    const at = as<never>('2026-03-02T04:00:00.000000Z');
    await tx
      .insertInto('edition')
      .values({ ...other, id: 'sample-2024', label: '2024', opened_at: at })
      .execute();
    const file = { number: 1, applicant_id: 'a-1', track: 'organisation', kind: 'x', opened_at: at, submitted_at: at };
    await tx
      .insertInto('case_file')
      .values({ ...file, id: 'c-other', edition_id: 'sample-2024' })
      .execute();
  });
});
after(() => test.drop());

const times = <T>(count: number, run: (n: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, n) => run(n)));
const forms = (cases: readonly string[], key: string | null = null) =>
  formsTeam(desk, clerk, key, edition, {
    body: as('team'),
    steps: [step('desk'), step('site')],
    members: [
      { person: as<PersonId>('li'), seat: 'leader' },
      { person: as<PersonId>('wang'), seat: 'member' },
    ],
    cases: cases.map((id) => as(id)),
    reasons: null,
  });
const sheet = (name: string, number: number, key: string | null = null) =>
  handsInSheet(desk, assessor(name), key, edition, {
    step: step('desk'),
    case: caseId(number),
    percents: [60, 60, 60],
  });

it('gives no team a case of another edition, nor one that is none', async () => {
  await assert.rejects(forms(['c-1', 'c-other']), /has no case c-other/);
  await assert.rejects(forms(['c-1', 'nothing']), /has no case nothing/);
});

it('gives a case one team of twenty formed at once, also where a case is named twice', async () => {
  const formed = await times(20, (n) => forms(n % 2 === 0 ? ['c-1', 'c-2', 'c-1'] : ['c-2', 'c-1']));
  assert.equal(formed.filter(({ ok }) => ok).length, 1);
  assert.ok(formed.every((result) => result.ok || codes(result).every((code) => code === 'case-has-team')));
});

it('answers a key for the case it was used for, and gives nobody its receipt for another', async () => {
  const first = await sheet('li', 1, 'k');
  assert.ok(first.ok);
  assert.deepEqual(await sheet('li', 1, 'k'), first);
  assert.deepEqual(codes(await sheet('li', 2, 'k')), ['key-used-before']);
  assert.deepEqual(codes(await sheet('wang', 1, 'k')), ['key-used-before']);
  assert.deepEqual(codes(await forms(['c-1'], 'k')), ['key-used-before']);
});

it('lets somebody who withdraws hand in a sheet before or not at all, and closes while sheets come in as one or the other', async () => {
  const close = { step: step('desk'), reportSha256: null, reported: [] };
  const [recused, sheets, closed] = await Promise.all([
    declaresRecusal(desk, assessor('wang'), null, edition, {
      case: caseId(2),
      person: as('wang'),
      reason: '亲属',
    }),
    times(10, () => sheet('wang', 2)),
    times(10, () => closesReview(desk, clerk, null, edition, close)),
  ]);
  assert.ok(recused.ok);
  assert.ok(sheets.filter(({ ok }) => ok).length <= 1);
  assert.ok(
    closed.every((result) => codes(result).length > 0),
    'no case has its result yet',
  );
});
