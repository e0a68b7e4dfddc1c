import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, it } from 'node:test';
import { day } from '@heng/domain/language';
import { loadCalendar, packFolder, resolvePack } from '@heng/regulations';
import { sql } from 'kysely';
import { rehearse } from '../../rehearsal/rehearse.ts';
import { type Checkpoint, proveJournal, sealAll } from '../../storage/journal/index.ts';
import { type TestDatabase, testDatabase } from '../../storage/testing.ts';
import { replayJournal } from './store.ts';

let test: TestDatabase;
let whole: Checkpoint;
before(async () => {
  test = await testDatabase();
  const from = day('2026-03-02');
  const calendar = await loadCalendar();
  const pack = await resolvePack(packFolder('xinyang-2022'), from);
  assert.ok(calendar.ok && pack.ok);
  const plan = {
    pack: pack.value.pack,
    calendar: calendar.value,
    jurisdiction: 'here',
    applicants: 3,
    seed: '3',
    from,
  };
  await rehearse(test.db, { ...plan, until: 'vetting' }, () => {});
  await sealAll(test.db);
  whole = await proveJournal(test.owner);
});
after(() => test.drop());

/** As somebody who owns the database and knows the mark of an act would do it. */
const tamper = (...statements: readonly string[]) =>
  test.owner.transaction().execute(async (tx) => {
    await sql`select set_config('heng.act', 'forged', true)`.execute(tx);
    for (const statement of statements) await sql.raw(statement).execute(tx);
  });

/** What both halves of the proof say, in sentences; none: it holds. */
async function prove(checkpoints: readonly Checkpoint[] = []): Promise<readonly string[]> {
  const { discrepancies } = await proveJournal(test.owner, { checkpoints });
  const { differences } = await replayJournal(test.owner, null);
  return [...discrepancies.map(({ what }) => what), ...differences.map(({ what, journal }) => `${what}: ${journal}`)];
}

const textOf = async (select: string): Promise<string> =>
  (await sql.raw<{ value: string }>(select).execute(test.owner)).rows[0]?.value ?? '';
const quote = (text: string) => `'${text.replaceAll("'", "''")}'`;

it('holds while nobody has touched it', async () => {
  assert.deepEqual(await prove([whole]), []);
});

it('says so, and does not fall over, where an entry is no longer one', async () => {
  const where = `id = (select entry_id from journal_leaf where place = 5)`;
  const was = await textOf(`select entry as value from journal_entry where ${where}`);
  for (const now of [
    '',
    '{',
    'null',
    '[]',
    '{"act":null}',
    '{"act":{"act":"gate-closed"}}',
    was.replace('"at"', '"aT"'),
  ]) {
    await tamper(`update journal_entry set entry = ${quote(now)} where ${where}`);
    assert.ok((await prove()).includes('the text does not have the hash that was kept'), now);
  }
  await tamper(`update journal_entry set entry = ${quote(was)} where ${where}`);
  assert.deepEqual(await prove([whole]), []);
});

it('finds another regulation under the same digest', async () => {
  const own = ' where digest = (select pack from edition)';
  const was = await textOf('select resolved as value from regulation_pack where digest = (select pack from edition)');
  await tamper(`update regulation_pack set resolved = ${quote(was.replace('600', '500'))}${own}`);
  assert.match((await prove()).join(), /replay: the regulation [0-9a-f]{64} is missing or has been changed/);
  await tamper(`update regulation_pack set resolved = ${quote(was)}${own}`);
});

it('finds an edition that runs under a law nobody decided, or as something else than it was opened as', async () => {
  const was = await textOf('select pack as value from edition');
  const other = (
    await textOf('select resolved as value from regulation_pack where digest = (select pack from edition)')
  ).replace('600', '500');
  const digest = createHash('sha256').update(other).digest('hex');
  await tamper(
    `insert into regulation_pack values (${quote(digest)}, 'xinyang-2022', ${quote(other)})`,
    `update edition set pack = ${quote(digest)}`,
  );
  assert.deepEqual(await prove(), [`pack: ${was}`]);
  await tamper(`update edition set pack = ${quote(was)}, nature = 'real'`);
  assert.deepEqual(await prove(), ['nature: rehearsal']);
  await tamper(`update edition set nature = 'rehearsal'`);
});

it('finds the acts of an edition that the tables know nothing of', async () => {
  await tamper(
    `insert into journal_entry (id, jurisdiction_id, edition_id, act, at, entry, leaf)
     values ('x', 'here', 'ghost', 'edition-opened', now(), '{"act":{"act":"edition-opened","pack":"none"}}', '')`,
  );
  const found = await prove();
  assert.ok(found.includes('replay: the regulation none is missing or has been changed'));
  assert.ok(found.includes('the text does not have the hash that was kept'));
  await tamper(`delete from journal_entry where id = 'x'`);
});

it('finds an end that was cut off, by what was kept elsewhere', async () => {
  const last = `(select max(place) from journal_leaf)`;
  await tamper(
    `create temp table gone on commit drop as select entry_id from journal_leaf where place = ${last}`,
    `delete from journal_leaf where place = ${last}`,
    `delete from journal_entry where id in (select entry_id from gone)`,
    `delete from journal_head`,
  );
  assert.ok((await prove([whole])).includes(`there should be ${whole.size} places, and there are ${whole.size - 1}`));
});
