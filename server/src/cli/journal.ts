import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { readConfig } from '../config.ts';
import { home, openServer } from '../installation.ts';
import { replayJournal } from '../procedure/replay/store.ts';
import { connect, Fault, inDatabase } from '../storage/index.ts';
import { proveJournal } from '../storage/journal/index.ts';

interface Options {
  readonly edition?: string;
  readonly data?: string;
  readonly database?: string;
  readonly json?: true;
}

export function addJournal(program: Command): void {
  const journal = program.command('journal').description('卷宗日志 / the journal');
  journal
    .command('prove')
    .description(
      '重算全部摘要、树和结果，与数据库核对 / re-derives every hash, the tree and the results, and compares them with the tables',
    )
    .option('--edition <ID>', '只重算这一届 / replay this edition only')
    .option('--data <FOLDER>', '内置数据库的目录 / folder of the embedded database')
    .option(
      '--database <NAME>',
      '该服务器上的另一个数据库，如保留的演练 / another database of that server, e.g. a kept rehearsal',
    )
    .option('--json', '机器可读 / for programs')
    .action(proves);
}

async function proves(options: Options): Promise<void> {
  const config = readConfig(process.env);
  const data = options.data ?? config.data;
  const server = await openServer({ ...config, data: data ?? null }, usedFolder());
  const urls = options.database === undefined ? server.urls : inDatabase(server.urls, options.database);
  const owner = connect(urls.owner, { connections: 1, statement: 0 });
  try {
    const proven = await proveJournal(owner, options.edition === undefined ? {} : { edition: options.edition });
    const replayed = await replayJournal(owner, options.edition ?? null);
    const holds = proven.holds && replayed.differences.length === 0;
    if (options.json) process.stdout.write(`${JSON.stringify({ ...proven, holds, replayed })}\n`);
    else {
      process.stdout.write(
        `${proven.entries} 条已封存，${proven.unsealed} 条待封存；树 ${proven.size}，根 ${proven.root}\n`,
      );
      for (const { place, id, what } of proven.discrepancies)
        process.stdout.write(`✕ 第 ${place ?? '—'} 号 ${id ?? ''}：${what}\n`);
      process.stdout.write(
        `重放 ${replayed.acts} 个行为、${replayed.editions} 届：核对 ${replayed.compared} 项结果，${replayed.differences.length} 项不符\n`,
      );
      for (const { edition, what, journal, table } of replayed.differences) {
        process.stdout.write(`✕ ${edition} ${what}：日志 ${journal}，数据库 ${table}\n`);
      }
      process.stdout.write(holds ? '成立 / holds\n' : '不成立 / does not hold\n');
    }
    process.exitCode = holds ? 0 : 1;
  } finally {
    await owner.destroy();
    await server.stop();
  }
}

/** The one folder there is: of real work, else of the demonstration. Where both are, they have to be told apart. */
function usedFolder(): string {
  const found = ['data', 'demonstration'].filter((name) => existsSync(join(home, '.heng', name)));
  if (found.length > 1)
    throw new Fault('configuration', '.heng 里既有 data 又有 demonstration：用 --data 指明 / name one with --data');
  return found[0] ?? 'data';
}
