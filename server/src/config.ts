import { resolve } from 'node:path';
import { type DatabaseUrls, databaseUrls, Fault } from './storage/index.ts';

/** How an installation is run, from the environment. */
export interface Config {
  /** The outside PostgreSQL server, by HENG_DATABASE_URL and HENG_DATABASE_OWNER_URL; null: the embedded one in `data`. */
  readonly database: DatabaseUrls | null;
  /** HENG_DATA: the folder of the embedded server; null: the default of the command. */
  readonly data: string | null;
  /** HENG_HOST, loopback unless told otherwise. */
  readonly host: string;
  /** HENG_PORT; null: 8080, or the next that is free where nobody asked for one. */
  readonly port: number | null;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the environment; every fault in it is said at once. */
export function readConfig(env: Environment): Config {
  const faults: string[] = [];
  const database = readDatabase(env, faults);
  const port = readPort(env.HENG_PORT, faults);
  if (faults.length > 0) throw new Fault('configuration', [...new Set(faults)].join('\n'));
  return {
    database,
    data: env.HENG_DATA ? resolve(env.HENG_DATA) : null,
    host: env.HENG_HOST || '127.0.0.1',
    port,
  };
}

function readDatabase(env: Environment, faults: string[]): DatabaseUrls | null {
  try {
    const urls = databaseUrls(env);
    for (const url of urls ? [urls.app, urls.owner] : []) {
      if (!/^postgres(ql)?:\/\//.test(url))
        faults.push(
          'HENG_DATABASE_URL 和 HENG_DATABASE_OWNER_URL 以 postgres:// 开头 / HENG_DATABASE_URL and HENG_DATABASE_OWNER_URL start with postgres://',
        );
      // The address holds a password: it is not repeated.
      else if (!isReadable(url))
        faults.push(
          'HENG_DATABASE_URL 或 HENG_DATABASE_OWNER_URL 不是能读懂的地址 / HENG_DATABASE_URL or HENG_DATABASE_OWNER_URL is no address that can be read',
        );
    }
    return urls;
  } catch (fault) {
    faults.push(fault instanceof Fault ? fault.message : String(fault));
    return null;
  }
}

function isReadable(address: string): boolean {
  const url = URL.parse(address);
  try {
    return (
      url !== null && [url.username, url.password, url.pathname].every((part) => decodeURIComponent(part) !== null)
    );
  } catch {
    return false;
  }
}

function readPort(text: string | undefined, faults: string[]): number | null {
  if (!text) return null;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  faults.push(`HENG_PORT=${text}：要 0 到 65535 的整数 / is to be a whole number from 0 to 65535`);
  return null;
}
