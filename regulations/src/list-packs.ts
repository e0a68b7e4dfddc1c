import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { packsFolder } from './load/packs-folder.ts';

/** The ids of the packs in a folder, in their order: the folders that hold a `regulation.yaml`. */
export async function listPacks(folder: string = packsFolder): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const files = await Promise.all(folders.map((name) => readdir(join(folder, name))));
  return folders.filter((_name, i) => files[i]?.includes('regulation.yaml')).toSorted();
}

/** The folder of a pack that the product carries. */
export const packFolder = (id: string, folder: string = packsFolder): string => join(folder, id);
