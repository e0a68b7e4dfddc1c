import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { type TestDatabase, testDatabase } from '../storage/testing.ts';

let database: TestDatabase;

before(async () => {
  database = await testDatabase('real');
});
after(() => database.drop());

const run = promisify(execFile);

async function heng(...args: readonly string[]): Promise<{ stdout: string; stderr: string; code: number }> {
  const { app, owner } = database.urls;
  const env = { PATH: process.env.PATH, HENG_DATABASE_URL: app, HENG_DATABASE_OWNER_URL: owner };
  const made = run(process.execPath, [join(import.meta.dirname, 'main.ts'), 'account', ...args], { env });
  return made.then(
    (said) => ({ ...said, code: 0 }),
    (failed) => failed,
  );
}

describe('heng account', () => {
  it('prints the links of the first administrators, in a jurisdiction named or new, and lists who there is', async () => {
    const unnamed = await heng('create', '--json');
    assert.equal(unnamed.code, 2);
    assert.match(unnamed.stderr, /here there/);
    const made = await heng('create', '--jurisdiction', 'new-city', '--place', '某某市', '--json');
    assert.equal(made.code, 0, made.stderr);
    const { invitations, jurisdiction } = JSON.parse(made.stdout);
    assert.equal(jurisdiction, 'new-city');
    assert.deepEqual(
      invitations.map(({ hand }: { hand: string }) => hand),
      ['system', 'security', 'audit'],
    );
    const links = invitations.map(({ link }: { link: string }) => link);
    assert.ok(links.every((link: string) => /^http:\/\/127\.0\.0\.1:8080\/join#[\w-]{32}$/.test(link)));
    const kept = await database.owner.selectFrom('invitation').selectAll().execute();
    assert.ok(kept.length === 3 && !JSON.stringify(kept).includes(links[0].split('#')[1]));
    const listed = await heng('list', '--jurisdiction', 'new-city', '--json');
    assert.deepEqual(JSON.parse(listed.stdout), { jurisdiction: 'new-city', accounts: [] });
    const unknown = await heng('disable', 'nobody', '--jurisdiction', 'new-city');
    assert.equal(unknown.code, 2);
    assert.match(unknown.stderr, /no account nobody/);
  });
});
