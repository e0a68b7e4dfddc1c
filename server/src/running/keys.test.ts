import assert from 'node:assert/strict';
import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { temporaryFolder } from '../storage/testing.ts';
import { openKeys, passingKeys } from './keys.ts';

describe('the key file', () => {
  it('is made once, for its owner alone, and gives the same keys again', () => {
    const path = join(temporaryFolder(), 'a/keys.json');
    const sealed = openKeys(path).seal('totp', 'here account-1', 'a secret');
    assert.equal(statSync(path).mode & 0o777, 0o600);
    assert.ok(!sealed.includes('secret'));
    assert.equal(openKeys(path).open('totp', 'here account-1', sealed), 'a secret');
    const [digest] = openKeys(path).digests('identity-index', 'x');
    assert.deepEqual(openKeys(path).digests('identity-index', 'x')[0], digest);
    assert.notDeepEqual(openKeys(path).digests('login', 'x')[0], digest);
  });

  it('is refused where others can read it, where it is broken, and nothing of it is told', () => {
    const path = join(temporaryFolder(), 'keys.json');
    openKeys(path);
    chmodSync(path, 0o640);
    assert.throws(() => openKeys(path), /chmod 600/);
    chmodSync(path, 0o600);
    const text = readFileSync(path, 'utf8');
    const secret = /"secret": "(.{44})"/.exec(text)?.[1] ?? '';
    assert.ok(secret);
    writeFileSync(path, text.slice(0, -20));
    assert.throws(
      () => openKeys(path),
      (fault) => fault instanceof Error && !fault.message.includes(secret.slice(0, 8)),
    );
  });

  it('may be given a new key: what the earlier one sealed still opens and is still found', () => {
    const path = join(temporaryFolder(), 'keys.json');
    const before = openKeys(path);
    const sealed = before.seal('identity-number', 'about', 'text');
    const file = JSON.parse(readFileSync(path, 'utf8'));
    file.keys.next = { made: '2027-01-01', secret: Buffer.alloc(32, 7).toString('base64') };
    file.current = 'next';
    writeFileSync(path, JSON.stringify(file));
    const after = openKeys(path);
    assert.equal(after.open('identity-number', 'about', sealed), 'text');
    assert.match(after.seal('identity-number', 'about', 'text'), /^next\./);
    const [now, earlier] = after.digests('identity-index', 'x');
    assert.deepEqual(earlier, before.digests('identity-index', 'x')[0]);
    assert.notDeepEqual(now, earlier);
  });

  it('opens nothing that was changed, or that belongs elsewhere', () => {
    const keys = passingKeys();
    const sealed = keys.seal('totp', 'here account-1', 'a secret');
    assert.throws(() => keys.open('totp', 'here account-2', sealed));
    assert.throws(() => keys.open('identity-number', 'here account-1', sealed));
    assert.throws(() => passingKeys().open('totp', 'here account-1', sealed));
    const parts = sealed.split('.');
    for (const at of [1, 2, 3]) {
      const broken = parts.map((part, i) => (i === at ? (part.startsWith('A') ? 'B' : 'A') + part.slice(1) : part));
      assert.throws(() => keys.open('totp', 'here account-1', broken.join('.')));
    }
    assert.notEqual(keys.seal('totp', 'x', 'a secret'), keys.seal('totp', 'x', 'a secret'));
  });
});
