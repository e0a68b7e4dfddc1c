import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { readConfig } from '../config.ts';
import { demonstrationDatabase } from '../demonstration/load.ts';
import { home } from '../installation.ts';
import { replayJournal } from '../procedure/replay/store.ts';
import { connect, type DatabaseUrls, databaseExists, Fault, inDatabase } from '../storage/index.ts';
import { type Checkpoint, hasJournal, proveJournal } from '../storage/journal/index.ts';
import { openForCommand } from './interruption.ts';

interface Options {
  readonly edition?: string;
  readonly data?: string;
  readonly database?: string;
  readonly checkpoint?: readonly Checkpoint[];
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
    .option('--data <FOLDER>', '内嵌数据库的目录 / folder of the embedded database')
    .option(
      '--database <NAME>',
      '该服务器上的另一个数据库，如保留的演练 / another database of that server, e.g. a kept rehearsal',
    )
    .option(
      '--checkpoint <SIZE:ROOT>',
      '另处留存的条数和根，可给多个；没有它，末尾被删看不出来 / size and root kept elsewhere, any number: without one a cut-off end cannot be seen',
      addCheckpoint,
    )
    .option('--json', '机器可读 / for programs')
    .action(proves);
}

const addCheckpoint = (text: string, before: readonly Checkpoint[] = []): readonly Checkpoint[] => {
  const [, size, root] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text) ?? [];
  if (size === undefined || root === undefined)
    throw new InvalidArgumentError('要“条数:根” / a size and a root in hex, e.g. 1116:3fbd…');
  return [...before, { size: Number(size), root }];
};

async function proves(options: Options): Promise<void> {
  const config = readConfig(process.env);
  const data = config.database ? null : dataFolder(options.data ?? config.data);
  const server = await openForCommand({ ...config, data }, 'data');
  try {
    await provesOn(await journalOn(server.urls, options.database, data !== null), options);
  } finally {
    await server.stop();
  }
}

async function provesOn(urls: DatabaseUrls, options: Options): Promise<void> {
  const owner = connect(urls.owner, { connections: 1, statement: 0 });
  try {
    const { edition, checkpoint: checkpoints = [] } = options;
    const proven = await proveJournal(owner, { checkpoints, ...(edition !== undefined && { edition }) });
    const replayed = await replayJournal(owner, edition ?? null);
    if (edition !== undefined && replayed.editions === 0)
      throw new Fault('configuration', `没有 ${edition} 这一届 / there is no edition ${edition}`);
    const holds = proven.holds && replayed.differences.length === 0;
    if (options.json) process.stdout.write(`${JSON.stringify({ ...proven, holds, replayed })}\n`);
    else {
      process.stdout.write(
        `${proven.entries} 条已封存，${proven.unsealed} 条待封存；树 ${proven.size}，根 ${proven.root} / ${proven.entries} sealed, ${proven.unsealed} to be sealed; tree of ${proven.size}, root as given\n`,
      );
      for (const { place, id, what } of proven.discrepancies)
        process.stdout.write(`✕ 第 ${place ?? '—'} 号 / no. ${place ?? '—'} ${id ?? ''}: ${what}\n`);
      process.stdout.write(
        `重放 ${replayed.acts} 个行为、${replayed.editions} 届：核对 ${replayed.compared} 项结果，${replayed.differences.length} 项不符 / replayed ${replayed.acts} acts of ${replayed.editions} editions: ${replayed.compared} results compared, ${replayed.differences.length} differ\n`,
      );
      for (const { edition, what, journal, table } of replayed.differences) {
        process.stdout.write(`✕ ${edition} ${what}：日志 / journal ${journal}，数据库 / table ${table}\n`);
      }
      process.stdout.write(holds ? '成立 / holds\n' : '不成立 / does not hold\n');
    }
    process.exitCode = holds ? 0 : 1;
  } finally {
    await owner.destroy();
  }
}

/** The folder of the embedded server. To prove is to read: a folder that is not there is told, not made. */
function dataFolder(named: string | null): string {
  const folder = named ?? join(home, '.heng', usedFolder());
  if (existsSync(folder) && !existsSync(join(folder, 'postgres')))
    throw new Fault('configuration', `${folder} 里没有数据库 / holds no database`);
  if (!existsSync(folder)) throw new Fault('configuration', `没有目录 ${folder} / there is no folder ${folder}`);
  return folder;
}

/** The database to prove: the one named, else the installation's, which on the embedded server may be the demonstration's. */
async function journalOn(server: DatabaseUrls, named: string | undefined, embedded: boolean): Promise<DatabaseUrls> {
  const own = named === undefined ? [server] : [];
  const others = named === undefined ? (embedded ? [demonstrationDatabase] : []) : [named];
  const there = [];
  for (const name of others) if (await databaseExists(server, name)) there.push(inDatabase(server, name));
  for (const urls of [...own, ...there]) if (await hasJournal(urls)) return urls;
  throw new Fault(
    'configuration',
    named === undefined
      ? '数据库里还没有卷宗日志 / there is no journal in the database yet'
      : `数据库 ${named} 里没有卷宗日志；保留的演练用 --data 指明目录 / there is no journal in the database ${named}; for a kept rehearsal, name its folder with --data`,
  );
}

/** The one folder there is: of real work, else of the demonstration. Where both are, they have to be told apart. */
function usedFolder(): string {
  const found = ['data', 'demonstration'].filter((name) => existsSync(join(home, '.heng', name)));
  if (found.length > 1)
    throw new Fault('configuration', '.heng 里既有 data 又有 demonstration：用 --data 指明 / name one with --data');
  return found[0] ?? 'data';
}
