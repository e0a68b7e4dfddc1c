import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { schemaTexts } from '@heng/regulations';
import type { Command } from 'commander';

export function addSchema(regulation: Command): void {
  regulation
    .command('schema')
    .description('写出各文件的 JSON Schema，供编辑器补全和提示 / writes the JSON Schema of each file, for editors')
    .requiredOption('--out <DIR>', '写到哪个目录；办法旁边的 schema / the folder; schema beside the packs')
    .action(async ({ out }: { out: string }) => {
      const count = await writeSchemas(out);
      process.stdout.write(`已写 ${count} 个到 ${out} / wrote ${count} to ${out}\n`);
    });
}

/** Writes all schemas into a folder, and answers how many. */
export async function writeSchemas(folder: string): Promise<number> {
  const texts = schemaTexts();
  await mkdir(folder, { recursive: true });
  await Promise.all(texts.map(({ name, text }) => writeFile(join(folder, name), text)));
  return texts.length;
}
