import assert from 'node:assert/strict';
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, it } from 'node:test';
import { Fault } from '../fault.ts';
import { temporaryFolder } from '../testing.ts';
import { startEmbedded } from './index.ts';

const root = temporaryFolder();
const folder = join(root, 'data');
const running = () => existsSync(join(folder, 'postgres/data/postmaster.pid'));
after(async () => assert.ok(!running()));

it('takes away what a first start that was killed has left', async () => {
  mkdirSync(join(folder, 'postgres.new-killed'), { recursive: true });
  if (process.geteuid?.() === 0) assert.deepEqual(globSync('postgres.new-*', { cwd: folder }).length, 1);
  const server = await startEmbedded({ folder, settings: { fsync: 'off' } });
  await server.stop();
  assert.deepEqual(globSync('postgres.new-*', { cwd: folder }), []);
});

it('leaves no server behind that does not let us in', async () => {
  const file = join(folder, 'postgres/secret.json');
  const secret = readFileSync(file, 'utf8');
  writeFileSync(file, JSON.stringify({ postgres: 'x', heng_owner: 'x', heng_app: 'x' }));
  await assert.rejects(startEmbedded({ folder }), (fault) => fault instanceof Fault && fault.code === 'cannot-start');
  assert.ok(!running());
  writeFileSync(file, secret);
});

it('says what is wrong with a folder that cannot be one', async () => {
  writeFileSync(join(root, 'file'), '');
  for (const path of [join(root, 'file'), join(root, 'file/below'), join(root, 'x'.repeat(300))]) {
    await assert.rejects(
      startEmbedded({ folder: path }),
      (fault) => fault instanceof Fault && fault.code === 'folder-not-ours',
    );
  }
});
