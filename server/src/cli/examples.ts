import { type ExampleResult, listPacks, packFolder, runExamples } from '@heng/regulations';
import type { Command } from 'commander';
import { folderOfPack } from './packs.ts';

export function addExamples(program: Command): void {
  program
    .command('examples')
    .description('按给定、当、则核对每个情形 / runs every example: given, when, then')
    .argument('[ID]', '办法编号，或其目录；默认全部 / id of the regulation, or its folder; default: all')
    .option('--json', '机器可读 / for programs')
    .action(async (id: string | undefined, options: { json?: true }) => {
      const folders = id === undefined ? (await listPacks()).map((one) => packFolder(one)) : [await folderOfPack(id)];
      const results = (await Promise.all(folders.map((one) => runExamples(one)))).flat();
      process.stdout.write(options.json ? `${JSON.stringify(results)}\n` : `${report(results).join('\n')}\n`);
      process.exitCode = results.every(({ holds }) => holds) ? 0 : 1;
    });
}

/** Each example in a line, what differs below it, and the count. */
function report(results: readonly ExampleResult[]): readonly string[] {
  const held = results.filter(({ holds }) => holds).length;
  const failed = results.length - held;
  return [
    ...results.flatMap((result) => [`${result.holds ? '✓' : '✕'} ${result.id}  ${result.says}`, ...difference(result)]),
    ...new Set(results.flatMap(faultsOf).map((fault) => `无法核对 / could not be run: ${fault}`)),
    `${held} 例成立，${failed} 例不成立 / ${held} hold, ${failed} do not`,
  ];
}

function difference(result: ExampleResult): readonly string[] {
  if (result.holds || faultsOf(result).length > 0) return [];
  return [`    应为 / expected ${JSON.stringify(result.expected)}`, `    得到 / got ${JSON.stringify(result.got)}`];
}

/** What kept an example from being run at all. A fault of the pack is the same for all of them, and is told once. */
function faultsOf({ holds, got }: ExampleResult): readonly string[] {
  if (holds || typeof got !== 'object' || got === null || !('fault' in got)) return [];
  return [got.fault].flat().map(String);
}
