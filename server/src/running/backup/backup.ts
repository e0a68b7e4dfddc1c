import { createHash } from 'node:crypto';
import { mkdir, open, readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileStorage } from '../../files/storage.ts';
import { type DatabaseUrls, dump, Fault } from '../../storage/index.ts';
import { type Manifest, manifestName } from './manifest.ts';

/** What a backup or a restore did, in figures. `amiss`: files on record that were not whole; they are named, never passed over. */
export interface Done {
  readonly rows: number;
  readonly files: number;
  readonly bytes: number;
  readonly seconds: number;
  readonly journal: Manifest['journal'];
  readonly amiss: readonly string[];
}

const piece = 1 << 20;

/**
 * Copies an installation into a new folder while it goes on working: the database as of one moment, then every file on record, each compared with the
 * digest it was received with. The keys are not in it: kept together with what they open they would guard nothing.
 */
export async function backUp(urls: DatabaseUrls, storage: FileStorage, folder: string): Promise<Done> {
  const began = performance.now();
  await emptyFolder(folder);
  const tables: Manifest['tables'] = {};
  const dumped = await dump(urls, async (table, rows) => {
    let count = 0;
    const kept = await write(join(folder, 'tables', `${table}.jsonl`), async function* () {
      for await (const some of rows) {
        count += some.length;
        yield Buffer.from(`${some.join('\n')}\n`);
      }
    });
    tables[table] = { ...kept, rows: count };
  });
  const files: Manifest['files'] = {};
  const amiss: string[] = [];
  for (const { stored, bytes, sha256 } of dumped.files) {
    const copied = await copyOut(storage, stored, join(folder, 'files', stored));
    if (copied?.bytes === bytes && copied.sha256 === sha256) files[stored] = copied;
    else amiss.push(stored);
  }
  const { nature, migrations, journal } = dumped;
  const manifest: Manifest = {
    format: 1,
    made: new Date().toISOString(),
    nature,
    migrations: [...migrations],
    journal,
    tables,
    files,
  };
  const part = join(folder, `${manifestName}.part`);
  await write(part, async function* () {
    yield Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`);
  });
  await rename(part, join(folder, manifestName));
  await syncFolder(folder);
  return { ...figures(manifest), seconds: (performance.now() - began) / 1000, amiss };
}

export function figures({ tables, files, journal }: Manifest): Omit<Done, 'seconds' | 'amiss'> {
  const all = [...Object.values(tables), ...Object.values(files)];
  return {
    rows: Object.values(tables).reduce((sum, { rows }) => sum + rows, 0),
    files: Object.keys(files).length,
    bytes: all.reduce((sum, { bytes }) => sum + bytes, 0),
    journal,
  };
}

async function emptyFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if ((await readdir(folder)).length > 0)
    throw new Fault(
      'configuration',
      `${folder} 不是空文件夹：备份要一个新的 / is not empty: a backup takes a new folder`,
    );
  for (const inside of ['tables', 'files']) await mkdir(join(folder, inside), { mode: 0o700 });
}

/** Null: the storage has no such file, or cannot read it. */
async function copyOut(storage: FileStorage, name: string, path: string) {
  const file = await storage.open(name).catch(() => null);
  if (file === null) return null;
  try {
    return await write(path, async function* () {
      for (let at = 0; at < file.size; at += piece) yield await file.read(at, Math.min(piece, file.size - at));
    });
  } catch {
    return null;
  } finally {
    await file.close();
  }
}

/** Writes a new file for its owner alone, durable when this returns. */
async function write(path: string, pieces: () => AsyncIterable<Buffer>): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  const file = await open(path, 'wx', 0o600);
  let bytes = 0;
  try {
    for await (const one of pieces()) {
      hash.update(one);
      bytes += one.length;
      await file.writeFile(one);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { bytes, sha256: hash.digest('hex') };
}

async function syncFolder(folder: string): Promise<void> {
  for (const one of [join(folder, 'tables'), join(folder, 'files'), folder]) {
    const handle = await open(one, 'r');
    await handle.sync();
    await handle.close();
  }
}
