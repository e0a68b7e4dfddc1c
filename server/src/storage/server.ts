import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { clientConfig, type DatabaseUrls } from './database.ts';
import { Fault } from './fault.ts';
import { locks } from './locks.ts';

/** Runs something on a connection of the owner's that is closed afterwards. */
export async function asOwner<Answer>(
  { owner }: Pick<DatabaseUrls, 'owner'>,
  run: (client: pg.Client) => Promise<Answer>,
): Promise<Answer> {
  const client = new pg.Client(clientConfig(owner, 0));
  client.on('error', () => {}); // the query that is under way fails with it
  await client.connect();
  try {
    return await run(client);
  } finally {
    await client.end();
  }
}

/** Runs something while nobody else on this server runs what has the same lock; waits for whoever does. */
export function alone<Answer>(
  urls: DatabaseUrls,
  lock: keyof typeof locks,
  run: () => Promise<Answer>,
): Promise<Answer> {
  return asOwner(urls, async (client) => {
    await client.query('select pg_advisory_lock($1)', [locks[lock]]);
    return run();
  });
}

/** Makes a database on this server, as a copy of `template` if one is named; nobody may be connected to that one. */
export async function createDatabase(urls: DatabaseUrls, name: string, template?: string): Promise<void> {
  const copied = template === undefined ? '' : ` template ${quoted(template)}`;
  await asOwner(urls, (client) => client.query(`create database ${quoted(name)}${copied}`));
}

/**
 * Drops a database with all that is in it, ending whatever is connected to it. A worker of the server's own that is just cleaning up there may
 * not be ended by us; it is gone in a moment.
 */
export async function dropDatabase(urls: DatabaseUrls, name: string): Promise<void> {
  const drop = `drop database if exists ${quoted(name)} with (force)`;
  await asOwner(urls, async (client) => {
    for (let tries = 1; ; tries += 1) {
      try {
        await client.query(drop);
        return;
      } catch (fault) {
        const denied = fault instanceof pg.DatabaseError && fault.code === '42501' && /terminate/.test(fault.message);
        if (!denied || tries === 50) throw fault;
        await sleep(100);
      }
    }
  });
}

export async function databaseExists(urls: DatabaseUrls, name: string): Promise<boolean> {
  const found = await asOwner(urls, (client) => client.query('select from pg_database where datname = $1', [name]));
  return found.rowCount === 1;
}

/** Gives a database its final name; nobody may be connected to it. */
export async function renameDatabase(urls: DatabaseUrls, from: string, to: string): Promise<void> {
  await asOwner(urls, (client) => client.query(`alter database ${quoted(from)} rename to ${quoted(to)}`));
}

/** Drops every database of ours whose name begins so. */
export async function dropDatabases(urls: DatabaseUrls, prefix: string): Promise<void> {
  const found = await asOwner(urls, (client) =>
    client.query<{ datname: string }>(
      'select datname from pg_database where starts_with(datname, $1) and pg_get_userbyid(datdba) = current_user',
      [prefix],
    ),
  );
  for (const { datname } of found.rows) await dropDatabase(urls, datname);
}

function quoted(name: string): string {
  if (!/^[a-z][a-z0-9_-]{0,62}$/.test(name))
    throw new Fault(
      'configuration',
      `${name} 不能作数据库名：小写字母开头，其后为小写字母、数字、_ 或 - / cannot name a database: a small letter, then small letters, digits, _ or -`,
    );
  return `"${name}"`;
}
