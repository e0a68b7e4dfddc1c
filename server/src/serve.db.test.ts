import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from './storage/testing.ts';

const folder = join(temporaryFolder(), 'data');

test('Ctrl+C, passed on a second time by npm, stops the server and its database in order', async () => {
  const env = { PATH: process.env.PATH, HENG_DATA: folder, HENG_PORT: '0' };
  const child = spawn(process.execPath, [join(import.meta.dirname, 'cli/main.ts'), 'serve'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data'); // it is ready
  child.kill('SIGINT');
  setTimeout(() => child.kill('SIGINT'), 5);
  const [code, signal] = await once(child, 'exit');
  assert.deepEqual([code, signal], [0, null]);
  assert.equal(existsSync(join(folder, 'postgres/data/postmaster.pid')), false);
});
