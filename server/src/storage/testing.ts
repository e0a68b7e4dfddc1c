import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { as, type BodyId, type PersonId, type Refusal, type Result } from '@heng/domain/language';
import { sql } from 'kysely';
import { connect, type Database, type DatabaseUrls, databaseUrls, inDatabase, type Tx } from './database.ts';
import { type Embedded, startEmbedded } from './embedded/index.ts';
import { addJurisdiction, migrate, type Nature, readMigrations } from './migrate.ts';
import type { Desk } from './record.ts';
import { alone, asOwner, createDatabase, dropDatabase } from './server.ts';

/** A database of its own for one test file, on the server of the test run. */
export interface TestDatabase {
  readonly urls: DatabaseUrls;
  /** As the application: sees one jurisdiction at a time, owns nothing. */
  readonly db: Database;
  /** As the owner: sees all, and may break what a test wants to see broken. */
  readonly owner: Database;
  /** A desk with counted ids and no calendar; the jurisdiction `here`, or `there`. */
  readonly desk: (over?: Partial<Desk>) => Desk;
  /** Ends its connections; the database stays. */
  readonly leave: () => Promise<void>;
  readonly drop: () => Promise<void>;
}

export const someone = { person: as<PersonId>('person-1'), body: as<BodyId>('office'), of: null };

/** Why it was refused, by the codes alone; none where it was not. */
export const codes = (result: Result<unknown, Refusal>): readonly string[] =>
  result.ok ? [] : result.reasons.map(({ code }) => code);

/** Puts rows in that other stages would have brought about: in the jurisdiction `here`, with the mark that an act would leave. */
export function laidOut<Made>(db: Database, lay: (tx: Tx) => Promise<Made>): Promise<Made> {
  return db.transaction().execute(async (tx) => {
    await sql`select set_config('heng.jurisdiction', 'here', true), set_config('heng.act', 'laid-out', true)`.execute(
      tx,
    );
    return lay(tx);
  });
}

interface TestServer {
  readonly urls: DatabaseUrls;
  readonly leave: () => Promise<void>;
}

/**
 * A copy of the migrated template database: nature `rehearsal` unless said otherwise, with the jurisdictions `here` and `there`.
 * The server is the one of HENG_TEST_SERVER (its data folder), or an outside one by HENG_TEST_DATABASE_URL and
 * HENG_TEST_DATABASE_OWNER_URL, else one of its own in a temporary folder, which ends with `drop()`.
 */
export async function testDatabase(nature: Nature = 'rehearsal'): Promise<TestDatabase> {
  const server = await testServer();
  return copyOf(server, await makeTemplate(server.urls, nature));
}

async function copyOf(server: TestServer, template: string): Promise<TestDatabase> {
  const name = `heng_test_${randomBytes(6).toString('hex')}`;
  await locked(server.urls, () => createDatabase(server.urls, name, template));
  return connected(server, name);
}

function connected(server: TestServer, name: string): TestDatabase {
  const urls = inDatabase(server.urls, name);
  const db = connect(urls.app);
  const owner = connect(urls.owner, { connections: 2 });
  let counted = 0;
  const leave = async () => {
    await db.destroy();
    await owner.destroy();
  };
  return {
    urls,
    db,
    owner,
    desk: (over = {}) => ({
      db,
      jurisdiction: 'here',
      calendar: new Map(),
      newId: (kind) => {
        counted += 1;
        return `${kind}-${counted}`;
      },
      ...over,
    }),
    leave,
    drop: async () => {
      await leave();
      await dropDatabase(server.urls, name);
      await server.leave();
    },
  };
}

/**
 * A database that several test files begin with: what takes long to lay is laid once in a run of the tests, and copied. `name` says all that it is made of;
 * `note` is what was told when it was laid. Outside a run of `npm test` it is laid anew.
 */
export async function laidDatabase(
  name: string,
  lay: (database: TestDatabase) => Promise<string>,
): Promise<{ readonly database: TestDatabase; readonly note: string }> {
  if (!process.env.HENG_TEST_SERVER) {
    const database = await testDatabase();
    return { database, note: await lay(database) };
  }
  const server = await testServer();
  const { urls } = server;
  const template = `heng_laid_${createHash('sha256').update(name).digest('hex').slice(0, 12)}`;
  if ((await noteOn(urls, template)) === null)
    await alone(urls, 'laid', async () => {
      if ((await noteOn(urls, template)) === null) await layTemplate(server, template, lay);
    });
  return { database: await copyOf(server, template), note: (await noteOn(urls, template)) ?? '' };
}

async function layTemplate(server: TestServer, name: string, lay: (database: TestDatabase) => Promise<string>) {
  const { urls } = server;
  const empty = await makeTemplate(urls, 'rehearsal');
  const unfinished = `${name}_x`;
  await dropDatabase(urls, unfinished);
  await locked(urls, () => createDatabase(urls, unfinished, empty));
  const database = connected(server, unfinished);
  const note = await lay(database).finally(database.leave);
  await asOwner(urls, async (client) => {
    await client.query(`comment on database "${unfinished}" is ${client.escapeLiteral(note)}`);
    await client.query(`alter database "${unfinished}" rename to "${name}"`);
  });
}

/** What was noted on a database when it was laid; null: there is none of this name. */
async function noteOn(urls: DatabaseUrls, name: string): Promise<string | null> {
  const { rows } = await asOwner(urls, (client) =>
    client.query<{ note: string | null }>(
      "select shobj_description(oid, 'pg_database') as note from pg_database where datname = $1",
      [name],
    ),
  );
  return rows[0]?.note ?? null;
}

/** The server that tests use. Leave it when done; the last one to leave a temporary one ends it. */
export async function testServer(): Promise<TestServer> {
  const { HENG_TEST_SERVER, HENG_TEST_DATABASE_URL, HENG_TEST_DATABASE_OWNER_URL } = process.env;
  const outside = databaseUrls({
    HENG_DATABASE_URL: HENG_TEST_DATABASE_URL,
    HENG_DATABASE_OWNER_URL: HENG_TEST_DATABASE_OWNER_URL,
  });
  if (outside) return { urls: outside, leave: async () => {} };
  if (HENG_TEST_SERVER) {
    const { app, owner, stop } = await startEmbedded({ folder: HENG_TEST_SERVER });
    return { urls: { app, owner }, leave: stop };
  }
  return temporaryServer();
}

// One for each process, however many databases it asks for.
let temporary: Promise<Embedded> | null = null;
let guests = 0;

async function temporaryServer(): Promise<TestServer> {
  guests += 1;
  temporary ??= startEmbedded({ folder: join(temporaryFolder(), 'data'), settings: { fsync: 'off' } });
  const { app, owner, stop } = await temporary;
  return {
    urls: { app, owner },
    leave: async () => {
      guests -= 1;
      if (guests > 0) return;
      temporary = null;
      await stop();
    },
  };
}

/** A folder that goes when the process ends; a server that a failed test has left in it goes at once. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'heng-test-'));
  chmodSync(folder, 0o711);
  process.once('exit', () => {
    for (const file of globSync(join(folder, '*/postgres/data/postmaster.pid'))) {
      process.kill(Number(readFileSync(file, 'utf8').split('\n')[0]), 'SIGQUIT');
      // Nothing but a standstill is left to a process that ends: the server still takes its own files away.
      for (let i = 0; i < 200 && existsSync(file); i += 1)
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

async function makeTemplate(urls: DatabaseUrls, nature: Nature): Promise<string> {
  const digest = createHash('sha256').update(JSON.stringify(readMigrations())).digest('hex').slice(0, 12);
  const name = `heng_template_${nature}_${digest}`;
  await locked(urls, async () => {
    const exists = await asOwner(urls, (client) => client.query('select from pg_database where datname = $1', [name]));
    if (exists.rowCount === 1) return;
    const unfinished = `${name}_x`;
    await dropDatabase(urls, unfinished);
    await createDatabase(urls, unfinished);
    await migrate(inDatabase(urls, unfinished), nature);
    await addJurisdiction(inDatabase(urls, unfinished), 'here', '此地');
    await addJurisdiction(inDatabase(urls, unfinished), 'there', '彼地');
    await asOwner(urls, (client) => client.query(`alter database "${unfinished}" rename to "${name}"`));
  });
  return name;
}

/** Test files run side by side: one at a time makes or copies a template. */
async function locked(urls: DatabaseUrls, run: () => Promise<void>): Promise<void> {
  await alone(urls, 'template', run);
}
