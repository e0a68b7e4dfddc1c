import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import type { Database, DatabaseUrls } from './database.ts';
import { digestOf } from './digest.ts';
import { Fault } from './fault.ts';
import { locks } from './locks.ts';
import { asOwner } from './server.ts';

/** What an installation is; fixed when its database is made. Only a rehearsal's or the demonstration's clock can be set. */
export type Nature = 'real' | 'rehearsal' | 'demonstration';

export interface Migration {
  readonly name: string;
  readonly sha256: string;
  readonly sql: string;
}

const folder = join(import.meta.dirname, 'migrations');
const oldestServer = 150000;

const readNames = (): readonly string[] =>
  readdirSync(folder)
    .filter((name) => /^\d{4}-[a-z-]+\.sql$/.test(name))
    .toSorted();

/** The files of `migrations/`, in their order. */
export function readMigrations(): readonly Migration[] {
  return readNames().map((name) => {
    const sql = readFileSync(join(folder, name), 'utf8');
    return { name, sql, sha256: digestOf(sql) };
  });
}

/**
 * Brings a database to this version of Heng and says what it is. Each file runs once, in a transaction of its own, and may not change
 * afterwards. Refused before anything is touched: a server older than PostgreSQL 15, a database that a newer Heng has migrated, a
 * file that has changed since it ran, a database of another nature.
 */
export async function migrate(urls: DatabaseUrls, nature: Nature, migrations = readMigrations()): Promise<void> {
  const appRole = new pg.Client(urls.app).user ?? 'heng_app';
  await asOwner(urls, async (client) => {
    await refuseOldServer(client);
    await client.query('select pg_advisory_lock($1)', [locks.migrate]);
    const done = await applied(client);
    refuseOtherHistory(done, migrations);
    await refuseOtherNature(client, done.size > 0, nature);
    await client.query(
      'create table if not exists migration (name text primary key, sha256 text not null, at timestamptz not null)',
    );
    for (const migration of migrations) if (!done.has(migration.name)) await apply(client, migration, appRole);
    await client.query('insert into installation (nature) values ($1) on conflict do nothing', [nature]);
  });
}

/** Whether a database stands where this version's migrations bring it. */
export async function isMigrated(db: Database): Promise<boolean> {
  const { rows } = await sql<{ name: string }>`select name from migration`.execute(db);
  const ours = new Set(readNames());
  return rows.length === ours.size && rows.every(({ name }) => ours.has(name));
}

/** Adds a jurisdiction 辖区, or gives it its present name. */
export async function addJurisdiction(urls: DatabaseUrls, id: string, name: string): Promise<void> {
  await asOwner(urls, (client) =>
    client.query(
      'insert into jurisdiction (id, name) values ($1, $2) on conflict (id) do update set name = excluded.name',
      [id, name],
    ),
  );
}

async function apply(client: pg.Client, { name, sha256, sql }: Migration, appRole: string): Promise<void> {
  await client.query('begin');
  try {
    await client.query(`select set_config('heng.app_role', $1, true)`, [appRole]);
    await client.query(sql);
    await client.query('insert into migration (name, sha256, at) values ($1, $2, clock_timestamp())', [name, sha256]);
    await client.query('commit');
  } catch (cause) {
    await client.query('rollback');
    throw new Error(`the migration ${name} failed`, { cause });
  }
}

async function applied(client: pg.Client): Promise<ReadonlyMap<string, string>> {
  const { rows: found } = await client.query(`select to_regclass('public.migration') is not null as there`);
  if (!found[0].there) return new Map();
  const { rows } = await client.query<{ name: string; sha256: string }>('select name, sha256 from migration');
  return new Map(rows.map(({ name, sha256 }) => [name, sha256]));
}

function refuseOtherHistory(done: ReadonlyMap<string, string>, migrations: readonly Migration[]): void {
  const known = new Map(migrations.map(({ name, sha256 }) => [name, sha256]));
  for (const [name, sha256] of done) {
    const ours = known.get(name);
    if (ours === undefined) {
      throw new Fault(
        'newer-schema',
        `A newer Heng has used this database (it knows ${name}). Start that version, or a later one.`,
      );
    }
    if (ours !== sha256)
      throw new Fault('changed-migration', `${name} has changed since it was applied to this database.`);
  }
}

async function refuseOtherNature(client: pg.Client, exists: boolean, nature: Nature): Promise<void> {
  if (!exists) return;
  const { rows } = await client.query<{ nature: Nature }>('select nature from installation');
  const found = rows[0]?.nature;
  if (found !== undefined && found !== nature) {
    throw new Fault(
      'other-nature',
      `此数据库的用途是 ${found}，不能用作 ${nature}：换一个数据库。/ This database is of nature “${found}” and cannot serve as “${nature}”: name another.`,
    );
  }
}

async function refuseOldServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ server_version_num: string }>('show server_version_num');
  if (Number(rows[0]?.server_version_num) < oldestServer) {
    throw new Fault('server-too-old', '需要 PostgreSQL 15 或更高版本。/ Heng needs PostgreSQL 15 or later.');
  }
}
