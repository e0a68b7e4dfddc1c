import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const sampleRoot = join(import.meta.dirname, 'sample');
export const samplePack = join(sampleRoot, 'sample-2024');

/** In a file of the pack: what is replaced, by what. An empty `from` is the beginning; the file is made where there is none. */
export interface Plant {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** Runs with a copy of the sample in which this was changed, and takes the copy away again. Answers the line on which the first change stands. */
export async function withPlanted<T>(
  plants: Plant | readonly Plant[],
  run: (pack: string, line: number) => Promise<T>,
): Promise<T> {
  const root = await mkdtemp(join(tmpdir(), 'heng-pack-'));
  try {
    await cp(sampleRoot, root, { recursive: true });
    const lines: number[] = [];
    for (const plant of [plants].flat()) lines.push(await change(join(root, 'sample-2024'), plant));
    return await run(join(root, 'sample-2024'), lines[0] ?? 1);
  } finally {
    await rm(root, { recursive: true });
  }
}

async function change(pack: string, { file, from, to }: Plant): Promise<number> {
  const path = join(pack, file);
  const text = await readFile(path, 'utf8').catch(() => '');
  const at = text.indexOf(from);
  if (at < 0) throw new Error(`the sample's ${file} has no ${from}`);
  await writeFile(path, `${text.slice(0, at)}${to}${text.slice(at + from.length)}`);
  return text.slice(0, at).split('\n').length;
}
