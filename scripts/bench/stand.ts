// Floor and product side by side, each a process of its own, on one PostgreSQL with durable commits.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDatabase, inDatabase, migrate, startEmbedded } from '../../server/src/storage/index.ts';
import { type LaidOut, layOut, layOutFloor } from './lay-out.ts';

export interface Stand {
  readonly floor: string;
  readonly product: string;
  readonly laid: LaidOut;
  /** Milliseconds from the start of the product's process to its first answer. */
  readonly started: number;
  /** The product's resident memory now, in MiB. */
  readonly memory: () => number;
}

const root = join(import.meta.dirname, '../..');

/** Runs `work` between a start and an end of everything; `cases`: how many applications there are, `open`: how many have sheets to be written. */
export async function onStand(cases: number, open: number, work: (stand: Stand) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'heng-bench-'));
  chmodSync(folder, 0o711);
  const children: ChildProcess[] = [];
  const server = await startEmbedded({ folder: join(folder, 'data') });
  try {
    for (const name of ['bench', 'floor']) await createDatabase(server, name);
    const urls = inDatabase(server, 'bench');
    await migrate(urls, 'real');
    const laid = await layOut(urls, cases, open);
    const bare = inDatabase(server, 'floor').owner;
    await layOutFloor(bare, cases);
    mkdirSync(join(folder, 'uploads'));
    const floor = start(children, ['scripts/bench/floor.ts'], { DATABASE: bare, FOLDER: join(folder, 'uploads') });
    const [said] = await once(floor.stdout ?? floor, 'data');
    const began = performance.now();
    const product = start(children, ['server/bin/heng.mjs', 'serve'], {
      HENG_DATABASE_URL: urls.app,
      HENG_DATABASE_OWNER_URL: urls.owner,
      HENG_DATA: join(folder, 'product'),
      HENG_PORT: '28131',
      HENG_FILE_SHARE: '100000',
    });
    const address = 'http://127.0.0.1:28131';
    await firstAnswer(`${address}/api/version`, product);
    await work({
      floor: String(said).trim(),
      product: address,
      laid,
      started: performance.now() - began,
      memory: () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${product.pid}/status`, 'utf8'))?.[1]) / 1024,
    });
  } finally {
    for (const child of children.filter(({ exitCode }) => exitCode === null)) {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function start(children: ChildProcess[], args: readonly string[], env: Record<string, string>): ChildProcess {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', process.env.BENCH_TELL ? 'inherit' : 'ignore'],
  });
  children.push(child);
  return child;
}

async function firstAnswer(url: string, child: ChildProcess): Promise<void> {
  while (child.exitCode === null) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    await new Promise((done) => setTimeout(done, 5));
  }
  throw new Error('the product did not start; BENCH_TELL=1 tells why');
}
