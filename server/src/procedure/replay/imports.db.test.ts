import assert from 'node:assert/strict';
import { after, it } from 'node:test';
import { day } from '@heng/domain/language';
import { laidOut, testDatabase } from '../../storage/testing.ts';
import { importsRegister, tiersOf } from '../../supervision/register/index.ts';
import { replayJournal } from './store.ts';

const test = await testDatabase();
after(() => test.drop());

const pack = {
  regulation: { id: 'sample', programme: 'sample-award' },
  bodies: { bureau: { name: '秘书处', role: 'office' } },
  tiers: { main: { name: '主奖' } },
} as never;

it('finds an imported award that no act has brought, and one that is gone', async () => {
  const tiers = tiersOf('sample-award', [{ pack, en: {} }]);
  assert.ok(tiers);
  const text =
    '届次,奖项,获奖者,统一社会信用代码,获奖者类型,授奖日期,依据\n2015,主奖,甲,,个人,2015-06-01,文\n2018,主奖,乙,,个人,2018-06-01,文';
  const file = { programme: 'sample-award', bytes: new TextEncoder().encode(text), tiers, pack, dryRun: false };
  const by = { person: 'p' as never, body: 'bureau' as never, of: null };
  const { act } = await importsRegister(test.desk(), by, { ...file, today: day('2026-01-01') });
  const clean = await replayJournal(test.owner, null);
  assert.deepEqual([clean.acts, clean.compared, clean.differences], [1, 1, []]);
  await laidOut(test.db, (tx) =>
    tx.updateTable('award').set({ imported_by: 'act-ghost' }).where('label', '=', '2015').execute(),
  );
  const { differences } = await replayJournal(test.owner, null);
  assert.deepEqual(
    differences.map(({ what, journal, table }) => [what, journal.split('/')[0], table.split('/')[0]]),
    [
      [`imported ${act}`, '2', '1'],
      ['imported act-ghost', '—', '1'],
    ],
  );
  await laidOut(test.db, (tx) =>
    tx.updateTable('award').set({ imported_by: act }).where('label', '=', '2015').execute(),
  );
  assert.deepEqual((await replayJournal(test.owner, null)).differences, []);
  await laidOut(test.db, (tx) =>
    tx
      .updateTable('award')
      .set({ revoked_on: day('2016-01-01') })
      .where('label', '=', '2015')
      .execute(),
  );
  const changed = await replayJournal(test.owner, null);
  assert.deepEqual(
    changed.differences.map(({ what }) => what),
    [`imported ${act}`],
  );
});
