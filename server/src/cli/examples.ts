import { listPacks, packFolder, runExamples } from '@heng/regulations';
import type { Command } from 'commander';
import { namesPack } from './packs.ts';

export function addExamples(program: Command): void {
  program
    .command('examples')
    .description('按给定、当、则核对每个例子 / runs every example: given, when, then')
    .argument('[DIR]', '一部办法的目录；默认全部 / folder of a pack; default: all')
    .option('--json', '机器可读 / for programs')
    .action(async (folder: string | undefined, options: { json?: true }) => {
      if (folder !== undefined) namesPack(folder);
      const folders = folder === undefined ? (await listPacks()).map((id) => packFolder(id)) : [folder];
      const results = (await Promise.all(folders.map((one) => runExamples(one)))).flat();
      const failed = results.filter(({ holds }) => !holds);
      if (options.json) process.stdout.write(`${JSON.stringify(results)}\n`);
      else {
        for (const { id, says, holds, expected, got } of results) {
          process.stdout.write(`${holds ? '✓' : '✕'} ${id}  ${says}\n`);
          if (!holds) process.stdout.write(`    应为 ${JSON.stringify(expected)}\n    得到 ${JSON.stringify(got)}\n`);
        }
        process.stdout.write(`${results.length - failed.length} 例成立，${failed.length} 例不成立\n`);
      }
      process.exitCode = failed.length === 0 ? 0 : 1;
    });
}
