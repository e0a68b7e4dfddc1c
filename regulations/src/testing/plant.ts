import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const sampleRoot = join(import.meta.dirname, 'sample');
export const samplePack = join(sampleRoot, 'sample-2024');

/** Runs with a copy of the sample in which one file was changed, and takes the copy away again. Answers the line on which the change stands. */
export async function withPlanted<T>(
  { file, from, to }: { readonly file: string; readonly from: string; readonly to: string },
  run: (pack: string, line: number) => Promise<T>,
): Promise<T> {
  const root = await mkdtemp(join(tmpdir(), 'heng-pack-'));
  try {
    await cp(sampleRoot, root, { recursive: true });
    const path = join(root, 'sample-2024', file);
    const text = await readFile(path, 'utf8').catch(() => '');
    const at = text.indexOf(from);
    if (at < 0) throw new Error(`the sample's ${file} has no ${from}`);
    await writeFile(path, `${text.slice(0, at)}${to}${text.slice(at + from.length)}`);
    return await run(join(root, 'sample-2024'), text.slice(0, at).split('\n').length);
  } finally {
    await rm(root, { recursive: true });
  }
}
