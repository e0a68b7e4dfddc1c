import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from '../storage/testing.ts';

const folder = join(temporaryFolder(), 'data');
const running = () => existsSync(join(folder, 'postgres/data/postmaster.pid'));

/** A command that was let go in the middle of its work: after its first words. */
async function leftAt(
  args: readonly string[],
  leave: (child: ReturnType<typeof start>) => void,
): Promise<{ code: number | null; err: string }> {
  const child = start(args);
  let err = '';
  child.stderr.on('data', (part) => {
    err += part;
  });
  child.stdout.once('data', () => leave(child));
  const [code] = await once(child, 'close');
  return { code, err };
}

function start(args: readonly string[]) {
  const env = { PATH: process.env.PATH, HENG_DATA: folder };
  return spawn(process.execPath, [join(import.meta.dirname, 'main.ts'), ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

test('Ctrl+C in the middle of a rehearsal stops the embedded server too, and tells no fault', async () => {
  const { code, err } = await leftAt(['rehearse', 'xinyang-2022'], (child) => {
    assert.ok(running());
    child.kill('SIGINT');
    setTimeout(() => child.kill('SIGINT'), 20); // as npm passes it on
  });
  assert.deepEqual([code, err.trim(), running()], [130, '正在停止… / stopping …', false]);
});

test('whoever reads no further, as `head`, ends the work without a fault', async () => {
  const { code, err } = await leftAt(['rehearse', 'xinyang-2022'], (child) => child.stdout.destroy());
  assert.deepEqual([code, err, running()], [141, '', false]);
});

test('a rehearsal is not kept under a name that is taken, and leaves no server behind', async () => {
  const args = ['rehearse', 'xinyang-2022', '--applicants', '2', '--until', 'acceptance-notice', '--keep', 'mine'];
  assert.deepEqual(await leftAt(args, () => {}), { code: 0, err: '' });
  const again = await leftAt(args, () => {});
  assert.equal(again.code, 2);
  assert.match(again.err, /^已有数据库 mine.*\n$/);
  assert.equal(running(), false);
});
