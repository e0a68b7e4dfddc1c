import assert from 'node:assert/strict';
import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import { type TestDatabase, temporaryFolder, testDatabase } from '../../storage/testing.ts';
import { openOwnKeys } from './store.ts';

let test: TestDatabase;
before(async () => {
  test = await testDatabase();
});
after(() => test.drop());

it('a database that was used with a key file is not served with another, and no new one is made for it', async () => {
  const path = join(temporaryFolder(), 'keys.json');
  const sealed = (await openOwnKeys(test.db, path)).seal('totp', 'somebody', 'secret');
  assert.equal((await openOwnKeys(test.db, path)).open('totp', 'somebody', sealed), 'secret');
  renameSync(path, `${path}.away`);
  await assert.rejects(openOwnKeys(test.db, path), { code: 'configuration' });
  assert.equal(existsSync(path), false);
  const other = await testDatabase();
  await openOwnKeys(other.db, path); // a new installation makes its own
  await other.drop();
  await assert.rejects(openOwnKeys(test.db, path), { code: 'configuration' });
  renameSync(`${path}.away`, path);
  assert.equal((await openOwnKeys(test.db, path)).open('totp', 'somebody', sealed), 'secret');
});
