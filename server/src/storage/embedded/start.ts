import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { Fault } from '../fault.ts';
import { findBinaries } from './binaries.ts';
import { createCluster, openCluster, type Secret, systemIdentifier } from './cluster.ts';
import { chooseIdentity, commandFor, type Identity, spawnOptions } from './identity.ts';
import { type Places, placesIn, socketFolder } from './places.ts';

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
const keeperName = 'heng-keeper';
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

  let keeper = await reach(superuser, places);
  const adopted = keeper !== null;
  if (keeper === null) {
    const server = launch(bin, identity, places, socket, options.settings ?? {});
    keeper = await awaitAnswer(superuser, places, server);
  }
  return {
    app: address('heng_app', 'heng'),
    owner: address('heng_owner', 'heng'),
    superuser,
    adopted,
    stop: () => stop(keeper, places),
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
 * A lasting connection of this process to the server of these places, if it runs; null if nothing answers.
 * What answers must be this very cluster: the one whose control file we read, in this folder.
 */
async function reach(superuser: string, places: Places): Promise<pg.Client | null> {
  const client = new pg.Client({ connectionString: superuser, application_name: keeperName, connectionTimeoutMillis: 5_000 });
  client.on('error', () => {}); // the server went away; whoever uses it next will say so
  try {
    await client.connect();
  } catch (cause) {
    if (isAbsent(cause)) return null;
    throw new Fault('cannot-start', `The database in ${places.cluster} does not let us in.`, cause);
  }
  const { rows } = await client.query<{ id: string; folder: string }>(
    `select system_identifier::text as id, current_setting('data_directory') as folder from pg_control_system()`,
  );
  if (rows[0]?.id !== systemIdentifier(places) || rows[0].folder !== places.data) {
    await client.end();
    throw new Fault('folder-in-use', `Another server (of ${rows[0]?.folder}) answers in the place of ${places.cluster}.`);
  }
  waitOn(client, false);
  return client;
}

/** Nobody listens, or the server is still starting or just stopping. */
function isAbsent(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && ['ENOENT', 'ECONNREFUSED', 'ECONNRESET', '57P03'].includes(String(cause.code));
}

async function awaitAnswer(superuser: string, places: Places, server: ChildProcess): Promise<pg.Client> {
  const deadline = performance.now() + patience;
  for (let pause = 10; performance.now() < deadline; pause = Math.min(pause * 1.5, 200)) {
    const ended = server.exitCode !== null || server.signalCode !== null || server.pid === undefined;
    const client = await reach(superuser, places);
    // Two that start at the same time: one server ends at once, its process adopts the other's.
    if (client !== null) return client;
    if (ended && !isBeingStarted(places)) break;
    await sleep(pause);
  }
  const said = existsSync(places.log) ? readFileSync(places.log, 'utf8').trimEnd().split('\n').slice(-4).join('\n') : '';
  if (/lock file .* already exists|is in use/.test(said)) {
    throw new Fault('folder-in-use', `Another server that is not ours uses ${places.data}.\n${said}`);
  }
  throw new Fault('cannot-start', `PostgreSQL did not start; its log is ${places.log}.\n${said}`);
}

/** Another server of ours took the lock file a moment ago and has not opened its socket yet. */
function isBeingStarted(places: Places): boolean {
  const file = join(places.data, 'postmaster.pid');
  return existsSync(file) && Date.now() - statSync(file).ctimeMs < 5_000;
}

/** The last process that uses the server stops it: SIGINT ends sessions and writes a checkpoint. */
async function stop(keeper: pg.Client, places: Places): Promise<void> {
  waitOn(keeper, true);
  const others = await keeper
    .query<{ n: string }>(
      'select count(*) as n from pg_stat_activity where application_name = $1 and pid <> pg_backend_pid()',
      [keeperName],
    )
    .then(({ rows }) => Number(rows[0]?.n))
    .catch(() => null);
  await keeper.end().catch(() => {});
  if (others !== 0) return;
  const file = join(places.data, 'postmaster.pid');
  const pid = existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0;
  if (!(pid > 1)) return;
  process.kill(pid, 'SIGINT');
  const deadline = performance.now() + patience;
  while (existsSync(file) && performance.now() < deadline) await sleep(10);
}

/** A connection that only marks our presence must not keep the process alive. pg declares no type for its socket. */
function waitOn(client: pg.Client, wait: boolean): void {
  const { connection } = client as unknown as { connection: { stream: { ref(): void; unref(): void } } };
  if (wait) connection.stream.ref();
  else connection.stream.unref();
}
