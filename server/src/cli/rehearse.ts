import { join, relative } from 'node:path';
import { type Day, day as dayText, parseDay } from '@heng/domain/language';
import { acts } from '@heng/domain/procedure';
import type { Resolved } from '@heng/regulations';
import { type Command, InvalidArgumentError } from 'commander';
import { type Config, readConfig } from '../config.ts';
import { home, readCalendar } from '../installation.ts';
import { rehearse } from '../rehearsal/rehearse.ts';
import { makeDatabase } from '../rehearsal/scratch.ts';
import type { Told } from '../rehearsal/stage.ts';
import { resultsOf } from '../rehearsal/store.ts';
import { type DatabaseUrls, databaseExists, dropDatabase, Fault } from '../storage/index.ts';
import { sealAll } from '../storage/journal/index.ts';
import { openForCommand, undoneWhenInterrupted } from './interruption.ts';
import { packById } from './packs.ts';
import { timelineLine, warningFor, writeResults } from './rehearsal-report.ts';

interface Options {
  readonly applicants: number;
  readonly seed: string;
  readonly from?: Day;
  readonly until?: string;
  readonly yearsAfter?: number;
  readonly keep?: string;
  readonly json?: true;
}

export function addRehearse(program: Command): void {
  program
    .command('rehearse')
    .description(
      '用虚构的申报单位在独立的数据库里演练一整届 / plays a whole edition with invented applicants on a database of its own',
    )
    .argument('<ID>', '办法编号，或其目录 / id of the regulation, or its folder')
    .option('--applicants <N>', '申报单位数 / how many applicants', wholeNumber, 24)
    .option('--seed <N>', '同一个数，同样的行为 / the same number, the same acts', '1')
    .option('--from <DAY>', '开届日，如 2026-03-02；默认用办法里写定的 / first day; default: the pack’s own', aDay)
    .option('--until <STEP>', '办到哪一步为止 / the step to stop at, under way')
    .option('--years-after <N>', '办结后再演练几年 / how many years after the award to play on', someYears)
    .option('--keep <NAME>', '保留数据库并用此名 / keep the database under this name')
    .option('--json', '每个行为一行 JSON，提交后即输出 / one line of JSON for each act, as soon as it is committed')
    .action(rehearses);
}

const wholeNumber = (text: string): number => {
  if (!/^[1-9]\d{0,3}$/.test(text))
    throw new InvalidArgumentError('要 1 到 9999 的整数 / a whole number from 1 to 9999');
  return Number(text);
};

const someYears = (text: string): number => {
  if (!/^([1-9]|1\d|20)$/.test(text)) throw new InvalidArgumentError('要 1 到 20 的整数 / a whole number from 1 to 20');
  return Number(text);
};

/** Outside these years an applicant's answers would be of years that no question takes. */
const [earliest, latest] = ['1990-01-01', '2090-12-31'];

const aDay = (text: string): Day => {
  const parsed = parseDay(text);
  if (parsed === null || parsed < earliest || parsed > latest)
    throw new InvalidArgumentError(
      `要一个日期，如 2026-03-02，在 ${earliest} 与 ${latest} 之间 / a day such as 2026-03-02, from ${earliest} to ${latest}`,
    );
  return parsed;
};

async function rehearses(id: string, options: Options): Promise<void> {
  const resolved = await packById(id, options.from ?? null);
  const from = options.from ?? dayText(resolved.pack.regulation.rehearse_from);
  const steps = resolved.pack.steps.map((step) => step.id);
  if (options.until !== undefined && !steps.includes(options.until)) {
    throw new InvalidArgumentError(`没有这一步 / no such step: ${options.until}；${steps.join(' ')}`);
  }
  if (options.until !== undefined && options.yearsAfter !== undefined)
    throw new InvalidArgumentError('--until 和 --years-after 不能同用 / --until and --years-after exclude each other');
  const config = readConfig(process.env);
  const server = await openForCommand(config, 'rehearsals');
  try {
    await rehearsesOn(server.urls, { resolved, from, options, folder: folderOf(config) });
  } finally {
    await server.stop();
  }
}

/** Where the rehearsals lie, as `--data` takes it; null: on an outside server. */
function folderOf({ database, data }: Config): string | null {
  if (database) return null;
  const folder = data ?? join(home, '.heng', 'rehearsals');
  const fromHere = relative(process.cwd(), folder);
  return fromHere.startsWith('..') ? folder : fromHere;
}

async function rehearsesOn(
  urls: DatabaseUrls,
  {
    resolved,
    from,
    options,
    folder,
  }: { readonly resolved: Resolved; readonly from: Day; readonly options: Options; readonly folder: string | null },
): Promise<void> {
  const { keep } = options;
  const warning = warningFor(resolved.pack, from);
  const { programme, place } = resolved.pack.regulation;
  if (keep !== undefined && (await databaseExists(urls, keep)))
    throw new Fault('configuration', `已有数据库 ${keep}：--keep 另取一名 / there is a database ${keep}: name another`);
  const database = await makeDatabase(urls, 'rehearsal', { id: programme, name: place }, keep);
  const takeBack = undoneWhenInterrupted(() => dropDatabase(urls, database.name));
  try {
    let number = 0;
    const tell = (told: Told): void => {
      number += 1;
      process.stdout.write(
        options.json
          ? `${JSON.stringify({ number, ...told })}\n`
          : `${timelineLine(resolved.pack, number, told, acts)}\n`,
      );
    };
    if (!options.json) process.stdout.write(`演练 · 样例：${resolved.pack.regulation.title}，自 ${from}${warning}\n\n`);
    const played = await rehearse(
      database.db,
      {
        pack: resolved.pack,
        calendar: await readCalendar(),
        jurisdiction: programme,
        applicants: options.applicants,
        seed: options.seed,
        from,
        until: options.until ?? null,
        ...(options.yearsAfter !== undefined && { yearsAfter: options.yearsAfter }),
      },
      tell,
    );
    const sealed = await sealAll(database.owner);
    const results = await resultsOf(database.db, programme, played.edition);
    writeResults({
      json: options.json === true,
      results,
      played,
      sealed,
      kept: keep === undefined ? null : { name: keep, folder },
    });
    process.exitCode = played.stuck.length + (played.after?.stuck.length ?? 0) === 0 ? 0 : 1;
  } finally {
    await (keep === undefined ? database.drop() : database.close());
    takeBack();
  }
}
