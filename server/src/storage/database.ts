import type { Day, Instant } from '@heng/domain/language';
import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import { Fault } from './fault.ts';
import { preparing } from './pool.ts';
import type { DB } from './schema.ts';

export type Database = Kysely<DB>;
export type Tx = Transaction<DB>;

/** Addresses of one database for both roles: the application's, which owns nothing, and the owner's, who migrates and makes databases. */
export interface DatabaseUrls {
  readonly app: string;
  readonly owner: string;
}

/** The server named by HENG_DATABASE_URL and HENG_DATABASE_OWNER_URL; null: none is named. One without the other is a fault. */
export function databaseUrls(env: Readonly<Record<string, string | undefined>>): DatabaseUrls | null {
  const { HENG_DATABASE_URL: app, HENG_DATABASE_OWNER_URL: owner } = env;
  if (!app && !owner) return null;
  if (app && owner) return { app, owner };
  throw new Fault(
    'configuration',
    'HENG_DATABASE_URL（应用角色）与 HENG_DATABASE_OWNER_URL（所有者角色）要同时设置，或都不设。/ Set both HENG_DATABASE_URL (application) and HENG_DATABASE_OWNER_URL (owner), or neither.',
  );
}

/** Another database on the same server. */
export function inDatabase({ app, owner }: DatabaseUrls, name: string): DatabaseUrls {
  const move = (address: string) => {
    const url = new URL(address);
    url.pathname = `/${encodeURIComponent(name)}`;
    return url.href;
  };
  return { app: move(app), owner: move(owner) };
}

/** A pool of connections; close it with `destroy()`. Limits in milliseconds; 0: none. */
export function connect(
  url: string,
  limits: { readonly connections?: number; readonly statement?: number } = {},
): Database {
  const pool = new pg.Pool({
    ...clientConfig(url, limits.statement ?? 30_000),
    max: limits.connections ?? 10,
    pipeline: true,
  });
  // An idle connection that breaks (the server was restarted) is replaced by the next query.
  pool.on('error', () => {});
  // One that is at work tells its query besides; unheard, it would end the whole process.
  pool.on('connect', (client) => client.on('error', () => {}));
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool: preparing(pool) }) });
}

/**
 * How every connection of ours speaks: instants in UTC with six decimals, days as text, whole numbers as numbers.
 * A transaction that is left open is ended after ten seconds: it would hold up the sealing of all others.
 */
export function clientConfig(url: string, statementTimeout: number): pg.ClientConfig {
  return {
    connectionString: url,
    application_name: 'heng',
    options: '-c TimeZone=UTC -c DateStyle=ISO',
    connectionTimeoutMillis: 10_000,
    statement_timeout: statementTimeout,
    lock_timeout: Math.min(statementTimeout, 15_000),
    idle_in_transaction_session_timeout: 10_000,
    types: { getTypeParser: parserOf },
  };
}

const instantText = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?\+00$/;

/** Reads a `timestamptz` as PostgreSQL writes it under TimeZone=UTC. What is no such text (infinity) is a fault. */
export function parseInstant(text: string): Instant {
  const [, day, time, part = ''] = instantText.exec(text) ?? [];
  if (day === undefined) throw new Fault('configuration', `${text} is no instant in UTC`);
  return `${day}T${time}.${part.padEnd(6, '0')}Z` as Instant;
}

function parseWhole(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number))
    throw new Fault('configuration', `${text} is larger than a number can hold exactly`);
  return number;
}

const { INT8, DATE, TIMESTAMPTZ } = pg.types.builtins;
// pg's own list of types names no arrays.
const textArray = 1009 as typeof pg.types.builtins.TEXT;
const own: ReadonlyMap<number, (text: string) => unknown> = new Map<number, (text: string) => unknown>([
  [INT8, parseWhole],
  [DATE, (text) => text as Day],
  [TIMESTAMPTZ, parseInstant],
  [1016, each(parseWhole)],
  [1182, each((text) => text)],
  [1185, each(parseInstant)],
]);

function each(parse: (text: string) => unknown): (text: string) => unknown {
  const split: (text: string) => readonly (string | null)[] = pg.types.getTypeParser(textArray, 'text');
  return (text) => split(text).map((part) => (part === null ? null : parse(part)));
}

function parserOf(oid: number, format?: 'text' | 'binary') {
  const parse = format === 'binary' ? undefined : own.get(oid);
  // biome-ignore lint/suspicious/noExplicitAny: pg types its parsers so
  return (parse ?? pg.types.getTypeParser(oid, format as 'text')) as (value: any) => any;
}
