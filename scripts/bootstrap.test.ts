import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';

/** Stands for npm: notes that it was called and with what, takes its time, and ends as it is told to. */
const npm = `#!/bin/sh
echo "$@" >> calls
sleep 0.3
mkdir -p node_modules
exit \${NPM_ENDS_WITH:-0}
`;

describe('bootstrap', () => {
  let folder = '';
  const env = () => ({
    ...process.env,
    PATH: [join(folder, 'bin'), dirname(process.execPath), process.env.PATH].join(delimiter),
  });
  const bootstrap = (more: NodeJS.ProcessEnv = {}) =>
    spawnSync(process.execPath, ['scripts/bootstrap.mjs'], {
      cwd: folder,
      env: { ...env(), ...more },
      encoding: 'utf8',
    });
  const calls = () => {
    const file = join(folder, 'calls');
    return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
  };
  const isLocked = () => existsSync(join(folder, '.bootstrap.lock'));

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'heng-bootstrap-'));
    mkdirSync(join(folder, 'bin'));
    mkdirSync(join(folder, 'scripts'));
    writeFileSync(join(folder, 'package-lock.json'), '{}');
    writeFileSync(join(folder, 'bin', 'npm'), npm);
    chmodSync(join(folder, 'bin', 'npm'), 0o755);
    cpSync(join(import.meta.dirname, 'bootstrap.mjs'), join(folder, 'scripts', 'bootstrap.mjs'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('installs once, and again when the lockfile has changed', () => {
    assert.equal(bootstrap().status, 0);
    assert.equal(bootstrap().status, 0);
    assert.equal(calls().length, 1);
    assert.match(calls()[0] ?? '', /^ci --strict-allow-scripts /);
    writeFileSync(join(folder, 'package-lock.json'), '{"changed":true}');
    assert.equal(bootstrap().status, 0);
    assert.equal(calls().length, 2);
    assert.equal(isLocked(), false);
  });

  test('tries once more without the cache, then says what to do and leaves no mark of success', () => {
    const { status, stderr } = bootstrap({ NPM_ENDS_WITH: '1' });
    assert.equal(status, 1);
    assert.match(stderr, /安装失败.*Installing failed/);
    assert.deepEqual(
      calls().map((call) => call.includes('--prefer-offline')),
      [true, false],
    );
    assert.equal(bootstrap().status, 0);
    assert.equal(isLocked(), false);
  });

  test('says so where there is no npm', () => {
    const { status, stderr } = bootstrap({ PATH: join(folder, 'nowhere') });
    assert.equal(status, 1);
    assert.match(stderr, /找不到 npm.*npm was not found/);
  });

  test('two at once install once: the second waits', async () => {
    const run = () =>
      new Promise((resolve) => {
        spawn(process.execPath, ['scripts/bootstrap.mjs'], { cwd: folder, env: env(), stdio: 'ignore' }).on(
          'close',
          resolve,
        );
      });
    assert.deepEqual(await Promise.all([run(), run(), run()]), [0, 0, 0]);
    assert.equal(calls().length, 1);
  });

  test('takes over from one that was killed', () => {
    mkdirSync(join(folder, '.bootstrap.lock'));
    const gone = spawnSync(process.execPath, ['-e', '']).pid;
    writeFileSync(join(folder, '.bootstrap.lock', 'pid'), String(gone));
    assert.equal(bootstrap().status, 0);
    assert.equal(calls().length, 1);
    assert.equal(isLocked(), false);
  });
});
