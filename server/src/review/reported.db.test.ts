import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { as, type BodyId, exactly } from '@heng/domain/language';
import type { ResolvedPack } from '@heng/domain/regulation';
import type { Desk } from '../storage/index.ts';
import { codes, laidOut, type TestDatabase, testDatabase } from '../storage/testing.ts';
import { closesReview, type Reported, recordsSurvey } from './acts.ts';
import { assessor, caseId, clerk, edition, layOut, step } from './testing/sample-edition.ts';

let test: TestDatabase;
let desk: Desk;
/** The first review is reported by those who reviewed, and a survey stands where the hearing was. */
before(async () => {
  test = await testDatabase();
  desk = test.desk();
  await layOut(desk, 2);
  const { resolved } = await test.owner.selectFrom('regulation_pack').select('resolved').executeTakeFirstOrThrow();
  const law: ResolvedPack = JSON.parse(resolved);
  const steps = law.steps.map((own) => {
    if (own.id === 'desk') return { ...own, sheet: 'reported', criteria: null };
    const asked = { kind: 'survey', asks: '公众', result: 'percentage', article: 20 };
    return own.id === 'hearing' ? { id: own.id, name: '测评', by: own.by, ...asked } : own;
  });
  await test.owner
    .updateTable('regulation_pack')
    .set({ resolved: JSON.stringify({ ...law, steps }) })
    .execute();
  await laidOut(test.db, async (tx) => {
    const at = as<never>('2026-03-02T05:00:00Z');
    await tx.updateTable('edition_step').set({ closed_at: at }).where('step', 'in', ['accepted', 'site']).execute();
    await tx.updateTable('edition_step').set({ opened_at: null }).where('step', '=', 'hearing').execute();
  });
});
after(() => test.drop());

const digest = 'ab'.repeat(32);
const found = (number: number, points: string | null, said: string | null = null): Reported => ({
  case: caseId(number),
  points: points === null ? null : exactly(points),
  said,
});
const kept = (id: string) =>
  test.owner
    .selectFrom('review_result')
    .select(['case_id', 'points', 'said'])
    .where('step', '=', id)
    .orderBy('case_id')
    .execute();

it('keeps what others have found, points or words, and the words out of the journal', async () => {
  const close = { step: step('desk'), reportSha256: digest, reported: [found(1, '612.5'), found(2, null, '管理扎实')] };
  assert.deepEqual(codes(await closesReview(desk, clerk, null, edition, close)), ['result-not-theirs']);
  const first = { ...close, reported: close.reported.slice(0, 1) };
  assert.deepEqual(codes(await closesReview(desk, assessor('li'), null, edition, first)), ['result-missing']);
  const closed = await closesReview(desk, clerk, null, edition, { ...close, reportedBy: as<BodyId>('team') });
  assert.ok(closed.ok);
  assert.deepEqual(await kept('desk'), [
    { case_id: 'c-1', points: '612.5', said: null },
    { case_id: 'c-2', points: null, said: '管理扎实' },
  ]);
  const [entry] = await test.owner
    .selectFrom('journal_entry')
    .select('entry')
    .where('act', '=', 'review-closed')
    .execute();
  assert.ok(entry && !entry.entry.includes('管理扎实') && closed.value.act.results[1]?.said?.length === 64);
});

it('records a survey in one act, a percentage for every case, and is over with it', async () => {
  const survey = { step: step('hearing'), reportSha256: digest };
  const both = [found(1, '91.5'), found(2, '88')];
  assert.deepEqual(codes(await recordsSurvey(desk, clerk, null, edition, { ...survey, results: [found(1, '91.5')] })), [
    'result-missing',
  ]);
  const twice = await Promise.all(
    [1, 2].map(() => recordsSurvey(desk, clerk, null, edition, { ...survey, results: both })),
  );
  assert.deepEqual(
    twice.flatMap((done) => (done.ok ? [] : [codes(done)])),
    [['step-over']],
  );
  assert.deepEqual(
    (await kept('hearing')).map(({ points }) => points),
    ['91.5', '88'],
  );
});
