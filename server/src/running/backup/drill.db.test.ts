import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Actor } from '@heng/domain/language';
import { type FileStorage, localStorage, newName } from '../../files/storage.ts';
import { formsTeam, handsInSheet } from '../../review/acts.ts';
import { assessor, caseId, clerk, edition, layOut, step } from '../../review/testing/sample-edition.ts';
import {
  connect,
  createDatabase,
  type DatabaseUrls,
  digestOf,
  inDatabase,
  newId,
  sealAll,
} from '../../storage/index.ts';
import { dropDatabase } from '../../storage/server.ts';
import { laidOut, type TestDatabase, temporaryFolder, testDatabase } from '../../storage/testing.ts';
import { backUp, type Done } from './backup.ts';
import { type Restored, restore } from './restore.ts';

const cases = 200;
const folder = temporaryFolder();
const target = `heng_drill_${randomBytes(4).toString('hex')}`;
const percents = [60, 60, 60];
const contents = Array.from({ length: 5 }, (_, i) => randomBytes(300_000 + i));

let test: TestDatabase;
let storage: FileStorage;
let elsewhere: FileStorage;
let done: Done;
let urls: DatabaseUrls;
let restored: Restored;

async function keep(bytes: Buffer, number: number): Promise<string> {
  const stored = newName();
  await storage.create(stored);
  const writer = await storage.writer(stored, 0);
  await writer.write(bytes);
  await writer.sync();
  await writer.close();
  await laidOut(test.db, (tx) =>
    tx
      .insertInto('file')
      .values({
        id: `file-${number}`,
        stored,
        edition_id: edition,
        case_id: caseId(1),
        purpose: 'application',
        person_id: 'p-clerk',
        name: '证明.pdf',
        kind: 'pdf',
        bytes: bytes.length,
        sha256: digestOf(bytes),
        trade_secret: false,
        owner: 'x',
      })
      .execute(),
  );
  return stored;
}

const handIn = (desk: ReturnType<TestDatabase['desk']>, by: Actor, number: number) =>
  handsInSheet(desk, by, `key-${by.person}-${number}`, edition, { step: step('desk'), case: caseId(number), percents });

before(async () => {
  test = await testDatabase();
  storage = await localStorage(join(folder, 'files'));
  elsewhere = await localStorage(join(folder, 'elsewhere'));
  await layOut(test.desk(), cases);
  const all = Array.from({ length: cases }, (_, i) => caseId(i + 1));
  const members = ['li', 'wang'].map((person, i) => ({ person: person as never, seat: i === 0 ? 'leader' : 'member' }));
  const team = { body: 'team' as never, steps: [step('desk')], members, cases: all, reasons: null };
  assert.ok((await formsTeam(test.desk(), clerk, null, edition, team)).ok);
  for (const [i, bytes] of contents.entries()) await keep(bytes, i);
  await sealAll(test.db);

  // Under load: an assessor hands in sheet after sheet, before, while and after the copy is made.
  const desk = test.desk();
  let copied = false;
  let handedIn = 0;
  const load = (async () => {
    while (!copied && handedIn < cases) {
      handedIn += 1;
      assert.ok((await handIn(desk, assessor('li'), handedIn)).ok);
    }
  })();
  done = await backUp(test.urls, storage, join(folder, 'backup'));
  copied = true;
  await load;

  await createDatabase(test.urls, target);
  urls = inDatabase(test.urls, target);
  restored = await restore(urls, elsewhere, join(folder, 'backup'));
});
after(async () => {
  await dropDatabase(test.urls, target);
  await test.drop();
});

describe('the drill', () => {
  it('restores the journal to the root it had, and gives a place to what had waited', () => {
    assert.ok(restored.proven.holds, JSON.stringify(restored.proven.discrepancies));
    assert.ok(done.journal !== null && restored.proven.size >= done.journal.size);
    assert.equal(restored.proven.unsealed, 0);
    const speed = ({ bytes, seconds }: Done) => `${(bytes / 1e6 / seconds).toFixed(1)} MB/s`;
    console.log(`backup ${speed(done)}, restore ${speed(restored)}, ${done.rows} rows, ${done.files} files`);
  });

  it('restores every file, byte by byte', async () => {
    assert.deepEqual([done.files, done.amiss], [contents.length, []]);
    for await (const { name } of storage.list()) {
      const [before, now] = [await storage.open(name), await elsewhere.open(name)];
      assert.equal(digestOf(await now.read(0, now.size)), digestOf(await before.read(0, before.size)));
      for (const file of [before, now]) await file.close();
    }
  });

  it('restores every row of one moment, and carries over no sign-in', async () => {
    const db = connect(urls.owner, { connections: 1 });
    const sheets = await db.selectFrom('sheet').selectAll().execute();
    const acts = await db.selectFrom('journal_entry').select('id').where('act', '=', 'sheet-handed-in').execute();
    assert.equal(sheets.length, acts.length);
    assert.deepEqual(await db.selectFrom('session').select('id').execute(), []);
    const [first] = await test.owner.selectFrom('case_file').selectAll().where('id', '=', caseId(1)).execute();
    assert.deepEqual(
      await db.selectFrom('case_file').selectAll().where('id', '=', caseId(1)).executeTakeFirst(),
      first,
    );
    await db.destroy();
  });

  it('goes on: acts are taken, sealed and proven, and a key used before is answered the same', async () => {
    const db = connect(urls.app, { connections: 2 });
    const desk = { db, jurisdiction: 'here', calendar: new Map(), newId };
    const again = await handIn(desk, assessor('li'), 1);
    const journal = await test.owner.selectFrom('journal_entry').select('id').where('key', '=', 'key-li-1').execute();
    if (again.ok && journal[0] && restored.proven.entries > 2) assert.ok(again.value.id.length > 0);
    const before = restored.proven.size;
    assert.ok((await handIn(desk, assessor('wang'), 1)).ok);
    const sealed = await sealAll(db);
    assert.ok(sealed.size > before);
    await db.destroy();
  });

  it('refuses a damaged backup before it touches anything, one that is not whole, and an installation that has data', async () => {
    const backup = join(folder, 'backup');
    await assert.rejects(restore(urls, elsewhere, backup), /空的安装/);
    const other = inDatabase(test.urls, `${target}_x`);
    await createDatabase(test.urls, `${target}_x`);
    try {
      const file = join(backup, 'tables/sheet.jsonl');
      const whole = readFileSync(file);
      appendFileSync(file, '{}\n');
      await assert.rejects(restore(other, elsewhere, backup), /有损坏.*\n.*sheet/);
      writeFileSync(file, whole);
      rmSync(join(backup, 'manifest.json'));
      await assert.rejects(restore(other, elsewhere, backup), /完整的备份/);
    } finally {
      await dropDatabase(test.urls, `${target}_x`);
    }
  });

  it('names a file whose content is another than what was received', async () => {
    const stored = await keep(Buffer.from('whole'), 99);
    writeFileSync(join(folder, 'files', stored.slice(0, 2), stored), 'whule');
    const found = await backUp(test.urls, storage, join(folder, 'second'));
    assert.deepEqual(found.amiss, [stored]);
  });
});
