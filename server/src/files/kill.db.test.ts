import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { createHash, randomBytes, randomInt } from 'node:crypto';
import { once } from 'node:events';
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { digestOf } from '../storage/index.ts';
import { temporaryFolder, testDatabase } from '../storage/testing.ts';
import { usualLimits } from './files.ts';
import { digestOfContent } from './receive.ts';
import { localStorage } from './storage.ts';
import { sweepFiles } from './sweep.ts';
import { type Answer, idOf, tusClient } from './testing/client.ts';
import { playTo } from './testing/edition.ts';

const kills = Number(process.env.HENG_TEST_KILLS ?? 3);
const uploadsAtOnce = 3;
/** Some pass the point at which what has come is made durable in the middle. */
const sizes = [100_000, 900_000, 5_000_000, 40_000_000];

/** Made anew whenever it is needed: a long run has more files than memory. */
const textOf = ({ seed, size }: Pick<Sending, 'seed' | 'size'>): Buffer =>
  Buffer.from(
    createHash('shake256', { outputLength: size / 2 })
      .update(seed)
      .digest('hex'),
  );

/** One file that somebody is sending, across as many servers as it takes. */
interface Sending {
  readonly seed: string;
  readonly size: number;
  id: string | null;
  acknowledged: boolean;
}

it(`loses nothing that was acknowledged, whenever the server is killed (${kills} times)`, {
  timeout: 60_000 + kills * 10_000,
}, async () => {
  const database = await testDatabase();
  const folder = temporaryFolder();
  await chmod(folder, 0o700);
  const place = join(folder, 'files');
  const { view, edition } = await playTo(database, 'application');
  const meant = { name: 'a.txt', edition, case: view.cases[0]?.id };
  let server: ChildProcess | null = null;
  const start = async () => {
    const script = fileURLToPath(new URL('testing/serve-files.ts', import.meta.url));
    server = spawn(process.execPath, [script, database.urls.app, place], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = await once(server.stdout as NodeJS.ReadableStream, 'data');
    return { child: server, up: tusClient(String(line).trim(), 'applicant-1-agent') };
  };
  const all: Sending[] = [];
  const begin = (): Sending => {
    const size = sizes[randomInt(sizes.length)] ?? 100_000;
    const one = { seed: randomBytes(8).toString('hex'), size, id: null, acknowledged: false };
    all.push(one);
    return one;
  };
  let offsets = 0;
  let resumedInside = 0;

  /** As a client does: asks how far it got, goes on from there. */
  const send = async (up: ReturnType<typeof tusClient>, one: Sending): Promise<void> => {
    const bytes = textOf(one);
    if (one.id === null) {
      const made = await up.create(meant, bytes.length);
      assert.equal(made.status, 201, made.body);
      one.id = idOf(made);
    }
    const told = await up.head(one.id);
    assert.equal(told.status, 200, 'an upload that was begun is known');
    const at = Number(told.headers['upload-offset']);
    if (at > 0 && at < bytes.length) resumedInside += 1;
    const answer: Answer = await up.patch(one.id, at, bytes.subarray(at));
    if (answer.status === 423) return;
    assert.equal(answer.status, 204, answer.body);
    assert.equal(answer.headers['heng-sha256'], digestOf(bytes));
    one.acknowledged = true;
  };

  try {
    for (let round = 0; round < kills; round += 1) {
      const { child, up } = await start();
      const open = all.filter(({ acknowledged }) => !acknowledged).slice(0, uploadsAtOnce);
      while (open.length < uploadsAtOnce) open.push(begin());
      const killed = once(child, 'exit');
      const work = Promise.allSettled(open.map((one) => send(up, one).then(() => send(up, begin()))));
      setTimeout(() => child.kill('SIGKILL'), randomInt(5, 1200));
      await killed;
      offsets += 1;
      for (const done of await work)
        if (done.status === 'rejected') assert.ok(!(done.reason instanceof assert.AssertionError), String(done.reason));
    }
    const { child, up } = await start();
    const shown = await database.owner.selectFrom('file').selectAll().execute();
    const known = new Map(all.map((one) => [one.id, digestOf(textOf(one))]));
    for (const { id, sha256 } of shown) assert.equal(sha256, known.get(id), 'no part of a file is ever a file');

    for (const one of all.filter(({ acknowledged }) => !acknowledged))
      for (let i = 0; i < 3 && !one.acknowledged; i += 1) await send(up, one);
    child.kill('SIGKILL');
    await once(child, 'exit');

    const storage = await localStorage(place);
    const files = await database.owner.selectFrom('file').selectAll().execute();
    assert.equal(files.length, all.length);
    for (const one of all) {
      const file = files.find((row) => row.id === one.id);
      assert.ok(file, 'acknowledged and there');
      const content = await storage.open(file.stored);
      assert.equal(await digestOfContent(content), digestOf(textOf(one)));
      await content.close();
    }
    await database.owner.updateTable('upload').set({ expires_at: sql`clock_timestamp()`, held_until: null }).execute();
    const kept = { storage, scan: null, limits: usualLimits };
    const swept = await sweepFiles({ db: database.db, files: kept }, { error: () => {} }, { orphansAfter: 0 });
    assert.deepEqual(swept.missing, []);
    assert.equal((await Array.fromAsync(storage.list())).length, files.length);
    const [share] = await database.owner.selectFrom('file_share').selectAll().execute();
    assert.equal(share?.files, files.length);
    if (kills > 20)
      process.stdout.write(
        `${offsets} kills, ${all.length} files, ${resumedInside} went on in the middle, ${swept.expired} ran out, ${swept.orphans} orphans\n`,
      );
  } finally {
    (server as ChildProcess | null)?.kill('SIGKILL');
    await database.drop();
  }
});
