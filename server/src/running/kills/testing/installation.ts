import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { demonstrationDatabase } from '../../../demonstration/load.ts';
import { readCalendar } from '../../../installation.ts';
import { makeDatabase } from '../../../rehearsal/scratch.ts';
import {
  asOwner,
  connect,
  createDatabase,
  type Database,
  type DatabaseUrls,
  dropDatabase,
  type Embedded,
  inDatabase,
  startEmbedded,
} from '../../../storage/index.ts';
import { sealAll } from '../../../storage/journal/index.ts';
import { temporaryFolder } from '../../../storage/testing.ts';
import { type Laid, layEditions } from './lay.ts';

/** Which processes are killed, all with SIGKILL: the one of ours, those of the database or the first of them alone, or all. */
export type Victim = 'the server' | 'the database' | 'the postmaster' | 'both';

const main = join(import.meta.dirname, '../../../main.ts');
const untouched = 'heng_laid';
const patience = 60_000;

/** An installation in a folder of its own, as `npm start` runs it: a process that serves, and the embedded database as PostgreSQL comes, with fsync. */
export class Installation {
  readonly laid: Laid;
  readonly #folder: string;
  #database: Embedded;
  #process: ChildProcess | null = null;
  #address = '';

  private constructor(folder: string, database: Embedded, laid: Laid) {
    this.#folder = folder;
    this.#database = database;
    this.laid = laid;
  }

  static async lay(size: number): Promise<Installation> {
    const folder = join(temporaryFolder(), 'data');
    const database = await startEmbedded({ folder });
    try {
      const calendar = await readCalendar();
      const made = await makeDatabase(database, 'demonstration', { id: 'here', name: '此地' }, untouched);
      const laid = await layEditions({ db: made.db, jurisdiction: 'here', calendar }, size);
      await sealAll(made.owner);
      await made.close();
      return new Installation(folder, database, laid);
    } catch (fault) {
      await database.stop();
      throw fault;
    }
  }

  /** `http://127.0.0.1:1234/api`; another after every start. */
  get base(): string {
    return `${this.#address}/api`;
  }

  get urls(): DatabaseUrls {
    return inDatabase(this.#database, demonstrationDatabase);
  }

  /** The editions as they were laid out, and the server on them. `unsafe`: what is acknowledged may be on its way to the disk still. */
  async begin({ unsafe }: { readonly unsafe: boolean }): Promise<void> {
    await this.#endServer();
    await this.#wakeDatabase();
    await dropDatabase(this.#database, demonstrationDatabase);
    await createDatabase(this.#database, demonstrationDatabase, untouched);
    if (unsafe)
      await asOwner(this.#database, (client) =>
        client.query(`alter database ${demonstrationDatabase} set synchronous_commit = off`),
      );
    await this.#startServer();
  }

  /** Kills at once: it all happens within this call. */
  kill(victim: Victim): void {
    if (takesServer(victim)) this.#process?.kill('SIGKILL');
    if (victim === 'the server') return;
    const postmaster = Number(readFileSync(join(this.#folder, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0]);
    const children = victim === 'the postmaster' ? [] : childrenOf(postmaster);
    for (const pid of [postmaster, ...children]) end(pid);
  }

  /** What was killed starts again: a server of ours brings its database with it. */
  async restart(victim: Victim): Promise<void> {
    if (takesServer(victim)) {
      await ended(this.#process);
      await this.#startServer();
    }
    if (victim !== 'the server') await this.#wakeDatabase();
  }

  /** Reads as the owner, who sees all. */
  async read<Found>(run: (owner: Database) => Promise<Found>): Promise<Found> {
    const owner = connect(this.urls.owner, { connections: 2 });
    try {
      return await run(owner);
    } finally {
      await owner.destroy();
    }
  }

  async end(): Promise<void> {
    await this.#endServer();
    await this.#wakeDatabase();
    await this.#database.stop();
  }

  /** Starts it, if it does not run, and is one of those that use it. */
  async #wakeDatabase(): Promise<void> {
    const before = this.#database;
    this.#database = await startEmbedded({ folder: this.#folder });
    await before.stop();
  }

  async #startServer(): Promise<void> {
    const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('HENG_'));
    const settings = { HENG_DATA: this.#folder, HENG_PORT: '0', HENG_TRUST_PROXY: '1', HENG_LOG: 'error' };
    const child = spawn(process.execPath, [main], {
      env: { ...Object.fromEntries(kept), ...settings },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#process = child;
    const lines = createInterface({ input: child.stdout });
    this.#address = await new Promise<string>((done, fail) => {
      lines.on('line', (line) => {
        const [address] = /http:\/\/[\w.:]+/.exec(line) ?? [];
        if (address !== undefined && line.includes('ready')) done(address);
        // A fault that nobody has foreseen; that the database is away is none.
        else if (line.startsWith('{')) process.stderr.write(`${line}\n`);
      });
      child.on('exit', () => fail(new Error('the server ended before it was ready')));
      setTimeout(() => fail(new Error('the server was not ready in time')), patience).unref();
    });
  }

  async #endServer(): Promise<void> {
    this.#process?.kill('SIGTERM');
    await ended(this.#process);
    this.#process = null;
  }
}

const takesServer = (victim: Victim): boolean => victim === 'the server' || victim === 'both';

async function ended(child: ChildProcess | null): Promise<void> {
  while (child !== null && child.exitCode === null && child.signalCode === null) await sleep(10);
}

function childrenOf(parent: number): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => parentOf(pid) === parent);
}

/** 0: it is gone by now. */
function parentOf(pid: number): number {
  try {
    // After the name, which stands in brackets and may hold anything: state, parent.
    return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1]);
  } catch {
    return 0;
  }
}

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It went of itself, with its parent.
  }
}
