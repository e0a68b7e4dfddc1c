import { createHash } from 'node:crypto';
import { chmodSync, existsSync, lstatSync, mkdirSync, realpathSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Fault } from '../fault.ts';
import { give, type Identity, nobody } from './identity.ts';

/** Where everything of one embedded server lies. */
export interface Places {
  readonly folder: string;
  /** All that PostgreSQL owns; comes into being at once, by a rename. */
  readonly cluster: string;
  readonly data: string;
  readonly log: string;
  /** The roles' passwords, for our eyes only. */
  readonly secret: string;
}

// What a socket's address can hold on Linux is 108 bytes with the closing zero.
const longestSocket = 107;
const socketName = '.s.PGSQL.5432';

/** Makes a folder and those above it; true: it was not there. Node's own recursion never ends below a place like /proc. */
export function makeFolder(path: string, mode = 0o777): boolean {
  if (existsSync(path)) return false;
  if (dirname(path) !== path) makeFolder(dirname(path), mode);
  mkdirSync(path, { mode });
  return true;
}

/** The places below a data folder, which is made (0700) if it is not there. A folder that cannot be made or read is a fault. */
export function placesIn(path: string): Places {
  let folder = resolve(path);
  try {
    if (makeFolder(folder, 0o700) && process.geteuid?.() === 0) {
      give({ uid: nobody, namespace: false }, folder);
    }
    folder = realpathSync(folder);
    lstatSync(join(folder, '.'));
  } catch (cause) {
    throw new Fault(
      'folder-not-ours',
      `数据文件夹 ${folder} 不能建立或读取：检查权限，或以 HENG_DATA 指明别的文件夹。/ The data folder ${folder} cannot be made or read: check who may, or name another in HENG_DATA.`,
      cause,
    );
  }
  return within(folder, join(folder, 'postgres'));
}

export function within(folder: string, cluster: string): Places {
  const at = (name: string) => join(cluster, name);
  return { folder, cluster, data: at('data'), log: at('log'), secret: at('secret.json') };
}

/** The folder of the server's socket (0700): in the cluster, or a short one under /tmp where that path would be too long. */
export function socketFolder({ cluster }: Places, identity: Identity): string {
  const own = join(cluster, 'run');
  const short = join('/tmp', `heng-${createHash('sha256').update(cluster).digest('hex').slice(0, 24)}`);
  const folder = Buffer.byteLength(join(own, `${socketName}.lock`)) <= longestSocket ? own : short;
  const me = process.geteuid?.() ?? 0;
  if (!existsSync(folder)) {
    mkdirSync(folder, { mode: 0o700 });
    give(identity, folder);
  }
  // Anybody may make folders under /tmp: one that is not ours, or a link, is not entered.
  const found = lstatSync(folder);
  if (!found.isDirectory() || (found.uid !== me && found.uid !== identity.uid)) {
    throw new Fault('folder-not-ours', `${folder}, the place of the server's socket, belongs to somebody else.`);
  }
  chmodSync(folder, 0o700);
  return folder;
}

/** Whether a path lies in the cluster's own folder. */
export const isIn = ({ cluster }: Places, path: string): boolean => path.startsWith(`${cluster}/`);
