import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { Fault } from '../fault.ts';
import { postgresMajor } from './binaries.ts';
import { commandFor, give, type Identity, spawnOptions } from './identity.ts';
import { type Places, within } from './places.ts';

/** Passwords of the three roles: PostgreSQL's own, the owner's (migrations), the application's (owns nothing). */
export interface Secret {
  readonly postgres: string;
  readonly heng_owner: string;
  readonly heng_app: string;
}

/** What the name of a cluster begins with while it is made. */
const making = 'postgres.new-';

const settings = [
  '--username=postgres',
  '--encoding=UTF8',
  '--locale=C.UTF-8',
  '--locale-provider=icu',
  '--icu-locale=zh-Hans-CN',
  '--data-checksums',
  '--auth=scram-sha-256',
];

/**
 * Makes a new cluster with both roles and the database `heng`. It is made aside and renamed, so that a crash leaves nothing
 * half done, and of two that make one at the same time the second takes the first's.
 */
export function createCluster(bin: string, places: Places, identity: Identity): void {
  const aside = within(places.folder, makeAside(places.folder));
  const secret: Secret = { postgres: password(), heng_owner: password(), heng_app: password() };
  const passwordFile = join(aside.cluster, 'password');
  try {
    mkdirSync(aside.data, { mode: 0o700 });
    writeFileSync(passwordFile, secret.postgres, { mode: 0o600 });
    writeFileSync(aside.secret, JSON.stringify(secret), { mode: 0o600 });
    for (const path of [aside.cluster, aside.data, passwordFile]) give(identity, path);

    run(bin, identity, aside, 'initdb', [...settings, `--pwfile=${passwordFile}`, '-D', aside.data], '');
    rmSync(passwordFile);
    // Without any other client: nobody ever meets a cluster that has no roles yet.
    run(bin, identity, aside, 'postgres', ['--single', '-j', '-D', aside.data, 'postgres'], rolesAndDatabase(secret));
    renameSync(aside.cluster, places.cluster);
    sweep(places.folder);
  } catch (cause) {
    rmSync(aside.cluster, { recursive: true, force: true });
    const lostTheRace = existsSync(places.cluster);
    if (lostTheRace) return;
    if (cause instanceof Fault) throw cause;
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Fault('cannot-start', `The database in ${places.folder} could not be made: ${why}`, cause);
  }
}

/** What starts that were killed have left. Whoever is still making one here loses it, and takes ours. */
function sweep(folder: string): void {
  for (const name of readdirSync(folder).filter((one) => one.startsWith(making))) {
    rmSync(join(folder, name), { recursive: true, force: true });
  }
}

function makeAside(folder: string): string {
  try {
    return mkdtempSync(join(folder, making));
  } catch (cause) {
    throw new Fault(
      'folder-not-ours',
      `数据文件夹 ${folder} 不能写入：检查权限，或以 HENG_DATA 指明别的文件夹。/ Nothing can be written into the data folder ${folder}: check who may, or name another in HENG_DATA.`,
      cause,
    );
  }
}

/** Reads the passwords of a cluster of ours; refuses a folder that is none, or one of another major version. */
export function openCluster(places: Places): Secret {
  let version: string;
  let secret: Secret;
  try {
    version = readFileSync(join(places.data, 'PG_VERSION'), 'utf8').trim();
    secret = JSON.parse(readFileSync(places.secret, 'utf8')) as Secret;
  } catch (cause) {
    throw new Fault('folder-not-ours', `${places.cluster} is not a database of Heng that this user can read.`, cause);
  }
  if (version !== postgresMajor) {
    throw new Fault(
      'other-postgres-version',
      `${places.data} was made by PostgreSQL ${version}; this Heng brings ${postgresMajor}. Use the Heng it was made with, or export it there and import it here.`,
    );
  }
  return secret;
}

/** What tells one cluster from every other, as pg_control holds it. */
export function systemIdentifier({ data }: Places): string {
  return readFileSync(join(data, 'global/pg_control')).readBigUInt64LE(0).toString();
}

const password = () => randomBytes(24).toString('base64url');

// One command a paragraph: `--single -j` ends a command at a semicolon followed by an empty line.
const rolesAndDatabase = ({ heng_owner, heng_app }: Secret) => `
create role heng_owner login createdb password '${heng_owner}';

create role heng_app login password '${heng_app}';

create database heng owner heng_owner;

`;

function run(
  bin: string,
  identity: Identity,
  { data }: Places,
  program: string,
  args: readonly string[],
  input: string,
): void {
  const [command, all] = commandFor(identity, join(bin, program), args);
  const { status, error, stdout, stderr } = spawnSync(command, all, {
    ...spawnOptions(identity),
    cwd: '/',
    input,
    encoding: 'utf8',
  });
  // A single-user server ends well even if a command in it failed.
  if (status !== 0 || /\b(ERROR|FATAL|PANIC):/.test(stderr)) {
    const said = `${stderr}\n${stdout}\n${error?.message ?? ''}`.split('\n').filter((line) => line.trim() !== '');
    const why = said.find((line) => /\b(ERROR|FATAL|PANIC|error):/.test(line)) ?? said[0];
    throw new Fault('cannot-start', `${program} could not make ${data}: ${why}`, error);
  }
}
