import { type LogLevel, type Setting, settings, type TrustProxy } from './running/settings.ts';
import { type DatabaseUrls, Fault } from './storage/index.ts';

/** How an installation is run, from the environment. The settings and their meaning: `running/settings.ts`. */
export interface Config {
  /** The outside PostgreSQL server, by HENG_DATABASE_URL and HENG_DATABASE_OWNER_URL; null: the embedded one in `data`. */
  readonly database: DatabaseUrls | null;
  /** The folder of the embedded server; null: the default of the command. */
  readonly data: string | null;
  /** The folder of uploaded files, and the file of the keys; null: in the data folder. */
  readonly files: string | null;
  readonly keys: string | null;
  /** Megabytes of one file, and of all of one application; null: as usual. */
  readonly fileLimit: number | null;
  readonly fileShare: number | null;
  /** Loopback unless told otherwise. */
  readonly host: string;
  /** null: 8080. */
  readonly port: number | null;
  /** Where people reach the platform, without a slash at its end; null: where it listens. */
  readonly publicUrl: string | null;
  readonly trustProxy: TrustProxy;
  /** null: no mail is sent. */
  readonly mail: { readonly url: string; readonly from: string } | null;
  /** Socket or host:port of clamd; null: nothing is scanned. */
  readonly clamd: string | null;
  /** Sign-in as the samples' people: asked for, forbidden, or not said. */
  readonly demonstration: boolean | null;
  /** Most connections to the database. */
  readonly pool: number;
  readonly log: LogLevel;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the environment; every fault in it is said at once, and no secret is repeated. */
export function readConfig(env: Environment): Config {
  const faults = unknownNames(env);
  const read = <Value>({ name, secret, absent, read: readText }: Setting<Value>): Value => {
    const text = env[name];
    if (!text) return absent;
    const said = readText(text);
    if (said.ok) return said.value;
    faults.push(`${name}${secret ? '' : `=${text}`}：${said.fault}`);
    return absent;
  };
  const together = (one: Setting<string | null>, other: Setting<string | null>): readonly [string, string] | null => {
    const [first, second] = [read(one), read(other)];
    if (Boolean(env[one.name]) !== Boolean(env[other.name]))
      faults.push(
        `${one.name} 与 ${other.name} 要同时设置，或都不设 / set both ${one.name} and ${other.name}, or neither`,
      );
    return first !== null && second !== null ? [first, second] : null;
  };
  const database = together(settings.app, settings.owner);
  const mail = together(settings.smtp, settings.mailFrom);
  const config = {
    database: database && { app: database[0], owner: database[1] },
    data: read(settings.data),
    files: read(settings.files),
    keys: read(settings.keys),
    fileLimit: read(settings.fileLimit),
    fileShare: read(settings.fileShare),
    host: read(settings.host),
    port: read(settings.port),
    publicUrl: read(settings.publicUrl),
    trustProxy: read(settings.trustProxy),
    mail: mail && { url: mail[0], from: mail[1] },
    clamd: read(settings.clamd),
    demonstration: read(settings.demonstration),
    pool: read(settings.pool),
    log: read(settings.log),
  };
  if ((config.fileLimit ?? 0) > (config.fileShare ?? Number.POSITIVE_INFINITY))
    faults.push('HENG_FILE_LIMIT 不能大于 HENG_FILE_SHARE / HENG_FILE_LIMIT may not be more than HENG_FILE_SHARE');
  if (faults.length > 0) throw new Fault('configuration', [...new Set(faults)].join('\n'));
  return config;
}

const known: readonly string[] = Object.values(settings).map(({ name }) => name);

/** A name that begins like ours and is none is a slip of the pen: what was meant would silently not hold. */
function unknownNames(env: Environment): string[] {
  return Object.keys(env)
    .filter((name) => name.startsWith('HENG_') && !name.startsWith('HENG_TEST_') && !known.includes(name))
    .map((name) => {
      const near = known.toSorted((a, b) => distance(a, name) - distance(b, name))[0] ?? '';
      const meant =
        distance(near, name) <= 3 ? `；是不是 ${near}？ / is no setting; ${near}, perhaps?` : ' / is no setting';
      return `${name}：没有这一项${meant}`;
    });
}

/** How many letters have to be put in, taken out or changed (Levenshtein). */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, j) => j);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const changed = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}

/** One line of what holds: of a secret, only that it is set. */
export interface Shown {
  readonly name: string;
  readonly value: string;
  readonly from: 'environment' | 'default';
  readonly zh: string;
  readonly en: string;
}

/** What holds, and where it comes from. */
export function showConfig(env: Environment): readonly Shown[] {
  readConfig(env);
  return Object.values(settings).map(({ name, secret, zh, en, otherwise }: Setting<unknown>) => {
    const text = env[name];
    const value = !text ? otherwise : secret ? '已设，不显示 / set, not shown' : text;
    return { name, value, from: text ? 'environment' : 'default', zh, en };
  });
}
