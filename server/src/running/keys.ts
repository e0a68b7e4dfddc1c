import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, randomUUID } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { Fault } from '../storage/index.ts';

/** What a key is for. From each key of the file one for every use is derived, so that none serves two. */
type KeyUse =
  | 'identity-number'
  | 'identity-index'
  | 'totp'
  | 'address'
  | 'login'
  | 'link'
  | 'public-form'
  | 'filed-identity';

/** The keys of an installation: outside the database and outside its backups. */
export interface Keys {
  /** Encrypts (AES-256-GCM). `about`: what the text belongs to; it opens nowhere else. */
  readonly seal: (use: KeyUse, about: string, text: string) => string;
  /** The text again. A key that is missing, or a text that belongs elsewhere, is a fault. */
  readonly open: (use: KeyUse, about: string, sealed: string) => string;
  /** Keyed hashes (HMAC-SHA-256) to find a text by: with the current key first, then with the earlier ones. */
  readonly digests: (use: KeyUse, text: string) => readonly [Buffer, ...Buffer[]];
}

interface KeyFile {
  readonly format: 1;
  /** Which one is used for what is new; the others only open what was sealed with them. */
  readonly current: string;
  /** By id; the secret is 256 bits in base64. */
  readonly keys: Readonly<Record<string, { readonly made: string; readonly secret: string }>>;
}

/** Opens the key file; the first start makes it, for its owner alone. One that others can read is a fault. */
export function openKeys(path: string): Keys {
  makeOnce(path);
  const { current, keys } = read(path);
  const masters = new Map(Object.entries(keys).map(([id, { secret }]) => [id, Buffer.from(secret, 'base64')]));
  return keysOf(current, masters);
}

/** Which keys a file holds; none where there is no file. */
export const keyIds = (path: string): readonly string[] =>
  statSync(path, { throwIfNoEntry: false }) ? Object.keys(read(path).keys) : [];

/** Keys that live as long as the process: for tests, and for nothing that is kept. */
export const passingKeys = (): Keys => keysOf('passing', new Map([['passing', randomBytes(32)]]));

function keysOf(current: string, masters: ReadonlyMap<string, Buffer>): Keys {
  const derived = new Map<string, Buffer>();
  const keyFor = (id: string, use: KeyUse): Buffer => {
    const master = masters.get(id);
    if (master === undefined)
      throw new Fault('configuration', `密钥文件里没有 ${id} / the key file does not hold ${id}`);
    const known = derived.get(`${id} ${use}`);
    if (known) return known;
    const key = Buffer.from(hkdfSync('sha256', master, '', `heng ${use}`, 32));
    derived.set(`${id} ${use}`, key);
    return key;
  };
  const digest = (id: string, use: KeyUse, text: string) => createHmac('sha256', keyFor(id, use)).update(text).digest();
  const earlier = [...masters.keys()].filter((id) => id !== current);
  return {
    seal: (use, about, text) => {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', keyFor(current, use), iv).setAAD(Buffer.from(about));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return [current, ...[iv, body, cipher.getAuthTag()].map((part) => part.toString('base64url'))].join('.');
    },
    open: (use, about, sealed) => {
      const [id = '', ...parts] = sealed.split('.');
      const [iv, body, tag] = parts.map((part) => Buffer.from(part, 'base64url'));
      if (!iv || !body || tag?.length !== 16) throw new Fault('configuration', 'this is no sealed text');
      const decipher = createDecipheriv('aes-256-gcm', keyFor(id, use), iv).setAAD(Buffer.from(about)).setAuthTag(tag);
      return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
    },
    digests: (use, text) => [digest(current, use, text), ...earlier.map((id) => digest(id, use, text))],
  };
}

/** Two processes that start at once make one file: a whole one is put in its place, or the other's is used. */
function makeOnce(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })) return;
  const id = `k${randomBytes(4).toString('hex')}`;
  const secret = randomBytes(32).toString('base64');
  const file: KeyFile = { format: 1, current: id, keys: { [id]: { made: new Date().toISOString(), secret } } };
  const part = `${path}.${randomUUID()}`;
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const handle = openSync(part, 'wx', 0o600);
    writeSync(handle, `${JSON.stringify(file, null, 2)}\n`);
    fsyncSync(handle);
    closeSync(handle);
    linkSync(part, path);
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST') return;
    throw new Fault(
      'configuration',
      `密钥文件 ${path} 不能建立：检查权限，或以 HENG_KEYS 指明别处。/ The key file ${path} cannot be made: check who may, or name another place in HENG_KEYS.`,
      cause,
    );
  } finally {
    rmSync(part, { force: true });
  }
}

function read(path: string): KeyFile {
  const { mode } = statSync(path);
  if ((mode & 0o077) !== 0)
    throw new Fault(
      'configuration',
      `密钥文件 ${path} 别人也能读：chmod 600。/ Others can read the key file ${path}: chmod 600.`,
    );
  const file = parsed(path);
  if (isKeyFile(file)) return file;
  // What is wrong with it is not told: it could hold part of a key.
  throw new Fault(
    'configuration',
    `密钥文件 ${path} 读不懂；从备份的密钥恢复。/ The key file ${path} cannot be understood; restore it from where keys are kept.`,
  );
}

function parsed(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every key in it is a whole one, and one of them is the current one. */
function isKeyFile(file: unknown): file is KeyFile {
  if (!isObject(file) || file.format !== 1 || typeof file.current !== 'string' || !isObject(file.keys)) return false;
  const isKey = ([id, key]: [string, unknown]): boolean =>
    /^[\w-]{1,40}$/.test(id) &&
    isObject(key) &&
    typeof key.secret === 'string' &&
    Buffer.from(key.secret, 'base64').length === 32;
  return Object.hasOwn(file.keys, file.current) && Object.entries(file.keys).every(isKey);
}
