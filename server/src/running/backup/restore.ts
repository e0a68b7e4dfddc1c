import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { FileStorage } from '../../files/storage.ts';
import {
  connect,
  type DatabaseUrls,
  Fault,
  isEmpty,
  load,
  migrate,
  type Proven,
  proveJournal,
  readMigrations,
  sealAll,
} from '../../storage/index.ts';
import { type Done, figures } from './backup.ts';
import { type Manifest, manifestName, readManifest } from './manifest.ts';

const batch = 1_000;

export interface Restored extends Done {
  /** The journal as it stands here, with what the backup said of it as a checkpoint. */
  readonly proven: Proven;
}

/**
 * Brings a backup into an installation that is still empty: first every digest is compared, and nothing is touched if one is another; then the database as
 * it was, brought to this version; the files; the seals of what had waited for them; and the journal is proven against the backup's own root.
 */
export async function restore(urls: DatabaseUrls, storage: FileStorage, folder: string): Promise<Restored> {
  const began = performance.now();
  const manifest = await openBackup(folder);
  if (!(await isEmpty(urls)))
    throw new Fault(
      'configuration',
      '这里已有数据：只能恢复到空的安装 / there are data here: a backup is restored into an empty installation only',
    );
  await compareAll(folder, manifest);

  const then = migrationsOf(manifest);
  await migrate(urls, manifest.nature, then);
  await load(urls, (table) => (manifest.tables[table] ? linesOf(tableFile(folder, table)) : noLines()));
  await migrate(urls, manifest.nature);
  for (const name of Object.keys(manifest.files)) await copyIn(storage, name, join(folder, 'files', name));

  const app = connect(urls.app, { connections: 2 });
  const owner = connect(urls.owner, { connections: 2, statement: 0 });
  try {
    await sealAll(app);
    const checkpoints = manifest.journal ? [manifest.journal] : [];
    const proven = await proveJournal(owner, { checkpoints });
    return { ...figures(manifest), seconds: (performance.now() - began) / 1000, amiss: [], proven };
  } finally {
    await app.destroy();
    await owner.destroy();
  }
}

async function openBackup(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, manifestName), 'utf8').catch(() => {
    throw new Fault('configuration', `${folder} 里没有完整的备份 / holds no whole backup`);
  });
  return readManifest(text, folder);
}

/** A backup of an earlier version is brought in as it was, and migrated then; of a later one, it is refused. */
function migrationsOf({ migrations }: Manifest) {
  const known = readMigrations();
  const ours = known.filter(({ name, sha256 }) => migrations.some((one) => one.name === name && one.sha256 === sha256));
  if (ours.length === migrations.length) return ours;
  throw new Fault(
    'newer-schema',
    '备份来自别的版本的 Heng：请用做备份的版本或更新的版本恢复 / the backup is of another Heng: restore it with the version that made it, or a later one',
  );
}

const tableFile = (folder: string, table: string): string => join(folder, 'tables', `${table}.jsonl`);

async function compareAll(folder: string, { tables, files }: Manifest): Promise<void> {
  const wrong: string[] = [];
  for (const [table, { sha256 }] of Object.entries(tables))
    if ((await digestOf(tableFile(folder, table))) !== sha256) wrong.push(`tables/${table}.jsonl`);
  for (const [name, { sha256 }] of Object.entries(files))
    if ((await digestOf(join(folder, 'files', name))) !== sha256) wrong.push(`files/${name}`);
  if (wrong.length > 0)
    throw new Fault(
      'configuration',
      `备份有损坏，没有改动任何数据 / the backup is damaged, and nothing was touched:\n${wrong.slice(0, 20).join('\n')}`,
    );
}

async function digestOf(path: string): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    for await (const piece of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(piece);
    return hash.digest('hex');
  } catch {
    return null;
  }
}

async function* linesOf(path: string): AsyncGenerator<readonly string[]> {
  let some: string[] = [];
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY })) {
    some.push(line);
    if (some.length < batch) continue;
    yield some;
    some = [];
  }
  if (some.length > 0) yield some;
}

async function* noLines(): AsyncGenerator<readonly string[]> {}

async function copyIn(storage: FileStorage, name: string, path: string): Promise<void> {
  await storage.create(name);
  const writer = await storage.writer(name, 0);
  try {
    for await (const piece of createReadStream(path, { highWaterMark: 1 << 20 })) await writer.write(piece);
    await writer.sync();
  } finally {
    await writer.close();
  }
}
