import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { Fault } from '../fault.ts';
import { findBinaries } from './binaries.ts';
import { createCluster, openCluster, type Secret, systemIdentifier } from './cluster.ts';
import { chooseIdentity, commandFor, type Identity, spawnOptions } from './identity.ts';
import { isIn, type Places, placesIn, socketFolder } from './places.ts';

export interface Embedded {
  /** Connection addresses of both roles, as HENG_DATABASE_URL and HENG_DATABASE_OWNER_URL would hold them. */
  readonly app: string;
  readonly owner: string;
  /** PostgreSQL's own role: for backups alone. */
  readonly superuser: string;
  /** The server was running already, perhaps left by a process that was killed. */
  readonly adopted: boolean;
  /** Stops the server in an orderly way, unless another process of ours uses it. Close all connections before. */
  readonly stop: () => Promise<void>;
}

const patience = 60_000;
const patienceWithOthers = 5_000;
/** The advisory lock, in the database `postgres`, of every process that uses the server. */
const inUse = 1;
const largestLog = 16 * 1024 * 1024;

/**
 * Starts the PostgreSQL of a data folder, or adopts it where it runs already; a new folder gets a new cluster with the roles
 * `heng_owner` and `heng_app` and the database `heng`. It answers on a unix socket only. The server is a process of its own: if this one is
 * killed it goes on, and the next start adopts it. `settings` are options of PostgreSQL, for a server that this call starts.
 * Refused with a fault, nothing touched: a folder of somebody else, in use by another server, or made by another major version.
 */
export async function startEmbedded(options: {
  readonly folder: string;
  readonly settings?: Readonly<Record<string, string>>;
}): Promise<Embedded> {
  const bin = findBinaries();
  const places = placesIn(options.folder);
  const identity = chooseIdentity(bin, places.folder, places.cluster);
  if (!existsSync(places.cluster)) createCluster(bin, places, identity);
  const secret = openCluster(places);
  const socket = socketFolder(places, identity);
  const address = (role: keyof Secret, database: string) =>
    `postgresql://${role}:${secret[role]}@localhost/${database}?host=${encodeURIComponent(socket)}`;
  const superuser = address('postgres', 'postgres');

  const found = await reach(superuser, places);
  const adopted = typeof found === 'object';
  const keeper = adopted
    ? found
    : await awaitAnswer(superuser, places, () => launch(bin, identity, places, socket, options.settings ?? {}));
  // Asked twice, as by a signal while work is ending anyhow, both wait for the one end.
  let stopping: Promise<void> | null = null;
  return {
    app: address('heng_app', 'heng'),
    owner: address('heng_owner', 'heng'),
    superuser,
    adopted,
    stop: () => (stopping ??= stop(keeper, places, socket)),
  };
}

function launch(
  bin: string,
  identity: Identity,
  { data, log }: Places,
  socket: string,
  settings: Readonly<Record<string, string>>,
): ChildProcess {
  const all = { listen_addresses: '', unix_socket_directories: socket, unix_socket_permissions: '0700', ...settings };
  const args = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const [command, line] = commandFor(identity, join(bin, 'postgres'), ['-D', data, ...args]);
  const old = existsSync(log) && statSync(log).size > largestLog;
  const output = openSync(log, old ? 'w' : 'a', 0o600);
  const server = spawn(command, line, {
    ...spawnOptions(identity),
    cwd: '/',
    detached: true,
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  server.on('error', () => {}); // seen by awaitAnswer() as a server that ended
  server.unref();
  return server;
}

/**
 * A lasting connection of this process to the server of these places. `absent`: nothing answers; `busy`: it is starting or stopping.
 * What answers must be this very cluster: the one whose control file we read, in this folder.
 */
async function reach(superuser: string, places: Places): Promise<pg.Client | 'absent' | 'busy'> {
  const client = new pg.Client({
    connectionString: superuser,
    application_name: 'heng-keeper',
    connectionTimeoutMillis: 5_000,
  });
  client.on('error', () => {}); // the server went away; whoever uses it next will say so
  try {
    await client.connect();
    const { rows } = await client.query<{ id: string; folder: string }>(
      `select system_identifier::text as id, current_setting('data_directory') as folder, pg_advisory_lock_shared($1)
       from pg_control_system()`,
      [inUse],
    );
    if (rows[0]?.id === systemIdentifier(places) && rows[0].folder === places.data) {
      waitOn(client, false);
      return client;
    }
    await client.end();
    throw new Fault(
      'folder-in-use',
      `Another server (of ${rows[0]?.folder}) answers in the place of ${places.cluster}.`,
    );
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    if (['ENOENT', 'ECONNREFUSED'].includes(code)) return 'absent';
    if (['57P01', '57P03', 'ECONNRESET', 'EPIPE'].includes(code)) return 'busy';
    if (cause instanceof Fault) throw cause;
    throw new Fault(
      'cannot-start',
      `${places.cluster} 的数据库不让我们进入。/ The database in ${places.cluster} does not let us in.`,
      cause,
    );
  }
}

/**
 * Starts the server and waits until it answers. Where it ends at once because another holds the cluster, that may be one of ours that is just
 * starting or stopping: then again, for a while.
 */
async function awaitAnswer(superuser: string, places: Places, start: () => ChildProcess): Promise<pg.Client> {
  const began = performance.now();
  let server = start();
  let said = '';
  while (performance.now() - began < patience) {
    await sleep(server.exitCode === null ? 15 : 200);
    const found = await reach(superuser, places).catch(async (fault) => {
      await endOwn(server);
      throw fault;
    });
    if (typeof found === 'object') return found;
    if (found === 'busy' || !(server.exitCode !== null || server.signalCode !== null || server.pid === undefined))
      continue;
    const lines = existsSync(places.log) ? readFileSync(places.log, 'utf8').trimEnd().split('\n') : [];
    said = lines.slice(-4).join('\n');
    // One that is stopping writes on into the same log, after ours has given up.
    const held = lines.slice(-40).some((line) => /lock file .* already exists|is still in use/.test(line));
    if (!held) break;
    if (performance.now() - began > patienceWithOthers) {
      throw new Fault(
        'folder-in-use',
        `${places.data} 正被别的服务器使用。/ Another server, not ours, uses ${places.data}.\n${said}`,
      );
    }
    server = start();
  }
  throw new Fault(
    'cannot-start',
    `PostgreSQL 没有启动；日志在 ${places.log}。/ PostgreSQL did not start; its log is ${places.log}.\n${said}`,
  );
}

/** A server of ours that does not let us in: nobody else would stop it. */
async function endOwn(server: ChildProcess): Promise<void> {
  server.kill('SIGINT');
  for (let tries = 0; tries < 500 && server.exitCode === null && server.signalCode === null; tries += 1)
    await sleep(10);
}

/**
 * The last process that uses the server stops it: SIGINT ends sessions and writes a checkpoint. Every one of ours holds a shared lock;
 * who gets it alone is the last, also when several leave at once.
 */
async function stop(keeper: pg.Client, places: Places, socket: string): Promise<void> {
  waitOn(keeper, true);
  const last = await keeper
    .query<{ last: boolean }>('select pg_advisory_unlock_shared($1), pg_try_advisory_lock($1) as last', [inUse])
    .then(({ rows }) => rows[0]?.last === true)
    .catch(() => false);
  if (last) await shutDown(places, socket);
  await keeper.end().catch(() => {});
}

async function shutDown(places: Places, socket: string): Promise<void> {
  const file = join(places.data, 'postmaster.pid');
  const pid = existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0;
  if (!(pid > 1)) return;
  process.kill(pid, 'SIGINT');
  const deadline = performance.now() + patience;
  while (existsSync(file) && performance.now() < deadline) await sleep(10);
  if (!isIn(places, socket)) rmSync(socket, { recursive: true, force: true });
}

/** A connection that only marks our presence must not keep the process alive. pg declares no type for its socket. */
function waitOn(client: pg.Client, wait: boolean): void {
  const { connection } = client as unknown as { connection: { stream: { ref(): void; unref(): void } } };
  if (wait) connection.stream.ref();
  else connection.stream.unref();
}
