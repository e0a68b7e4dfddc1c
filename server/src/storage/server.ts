import pg from 'pg';
import { clientConfig, type DatabaseUrls } from './database.ts';
import { Fault } from './fault.ts';

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

/** Makes a database on this server, as a copy of `template` if one is named; nobody may be connected to that one. */
export async function createDatabase(urls: DatabaseUrls, name: string, template?: string): Promise<void> {
  const copied = template === undefined ? '' : ` template ${quoted(template)}`;
  await asOwner(urls, (client) => client.query(`create database ${quoted(name)}${copied}`));
}

/** Drops a database with all that is in it, ending whatever is connected to it. */
export async function dropDatabase(urls: DatabaseUrls, name: string): Promise<void> {
  await asOwner(urls, (client) => client.query(`drop database if exists ${quoted(name)} with (force)`));
}

function quoted(name: string): string {
  if (!/^[a-z][a-z0-9_-]{0,62}$/.test(name)) throw new Fault('configuration', `${name} cannot name a database`);
  return `"${name}"`;
}
