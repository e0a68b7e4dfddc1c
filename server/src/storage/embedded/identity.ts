import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { Fault } from '../fault.ts';

/** `nobody`: whom PostgreSQL runs as when we are root, because it refuses root. */
export const nobody = 65534;

/** How a program of PostgreSQL is started: as ourselves, as another user, or as `nobody` inside a user namespace. */
export interface Identity {
  readonly uid: number | null;
  readonly namespace: boolean;
}

const ourselves: Identity = { uid: null, namespace: false };
const inNamespace: Identity = { uid: null, namespace: true };

/**
 * As whom PostgreSQL can run on this folder. An ordinary user: as itself, or in a user namespace if the system does not know
 * its name, which initdb asks for. Root: as the folder's owner, as `nobody` where it can reach binaries and folder, else in a namespace.
 * A folder that belongs to somebody else is refused.
 */
export function chooseIdentity(bin: string, folder: string, cluster: string): Identity {
  const me = process.geteuid?.() ?? 0;
  const owner = existsSync(cluster) ? statSync(cluster).uid : null;
  if (me !== 0) {
    const whose = owner ?? statSync(folder).uid;
    if (whose !== me) {
      throw new Fault(
        'folder-not-ours',
        `文件夹 ${folder} 属于用户 ${whose}，现在是用户 ${me}：由该用户运行，或以 HENG_DATA 指明别的文件夹。/ The folder ${folder} belongs to user ${whose}, and this is user ${me}: run it as that user, or name another folder in HENG_DATA.`,
      );
    }
    return isNamed() ? ourselves : checked(inNamespace, folder);
  }
  if (owner !== null) return owner === 0 ? checked(inNamespace, folder) : { uid: owner, namespace: false };
  if (reaches(nobody, bin, folder)) return { uid: nobody, namespace: false };
  // Inside the namespace root is mapped to `nobody`; a folder of the real `nobody` would be closed to it.
  chownSync(folder, 0, 0);
  return checked(inNamespace, folder);
}

/** The command line of a program under this identity. */
export function commandFor({ namespace }: Identity, program: string, args: readonly string[]): [string, string[]] {
  return namespace
    ? ['unshare', ['-U', `--map-user=${nobody}`, `--map-group=${nobody}`, '--', program, ...args]]
    : [program, [...args]];
}

export function spawnOptions({ uid }: Identity) {
  // C.UTF-8 and nothing else of the caller's: messages of the server are read by people and by us.
  const env = { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C.UTF-8', LANG: 'C.UTF-8' };
  return uid === null ? { env } : { env, uid, gid: uid };
}

/** Hands a path of ours over to whom PostgreSQL runs as. */
export function give({ uid }: Identity, path: string): void {
  if (uid !== null) chownSync(path, uid, uid);
}

function isNamed(): boolean {
  try {
    userInfo();
    return true;
  } catch {
    return false;
  }
}

function reaches(uid: number, bin: string, folder: string): boolean {
  const options = { ...spawnOptions({ uid, namespace: false }), stdio: 'ignore' as const };
  return (
    spawnSync(join(bin, 'postgres'), ['--version'], options).status === 0 &&
    spawnSync('test', ['-x', folder], options).status === 0
  );
}

function checked(identity: Identity, folder: string): Identity {
  const [program, args] = commandFor(identity, 'true', []);
  if (spawnSync(program, args, { stdio: 'ignore' }).status === 0) return identity;
  throw new Fault(
    'cannot-start',
    `PostgreSQL 在此不能运行：把数据文件夹（HENG_DATA）放到主目录之外，或使用自己的服务器。/ PostgreSQL cannot run here: it refuses root and users without a name, user ${nobody} cannot reach ${folder}, and this system forbids user namespaces. ` +
      'Put the data folder outside the home folder, or use a server of your own with HENG_DATABASE_URL and HENG_DATABASE_OWNER_URL.',
  );
}
