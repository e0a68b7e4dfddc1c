import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { as, type BodyId, type Day, dayOf, type PersonId } from '@heng/domain/language';
import { wordingOf } from '@heng/domain/procedure';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { readConfig } from '../config.ts';
import { readCalendar } from '../installation.ts';
import { readClock, readInstallation } from '../public/index.ts';
import {
  addJurisdiction,
  connect,
  type Database,
  type DatabaseUrls,
  databaseExists,
  Fault,
  inDatabase,
  migrate,
  newId,
} from '../storage/index.ts';
import { hasJournal, sealAll } from '../storage/journal/index.ts';
import {
  columnLines,
  csvTemplate,
  faultLine,
  type Imported,
  importsRegister,
  mostBytes,
  type NamedPack,
  programmesIn,
  tiersOf,
  workbookTemplate,
} from '../supervision/register/index.ts';
import { openForCommand } from './interruption.ts';
import { packsAtHand } from './packs.ts';

interface ImportOptions {
  readonly programme: string;
  readonly regulation?: string;
  readonly jurisdiction?: string;
  readonly database?: string;
  readonly by: string;
  readonly dryRun?: true;
  readonly lang: 'zh' | 'en';
  readonly json?: true;
}

const inLanguage = (): Option =>
  new Option('--lang <LANG>', '输出的语言 / language of the output').choices(['zh', 'en']).default('zh');

export function addRegister(program: Command): void {
  const register = program.command('register').description('获奖名录 / the register of awards');
  register
    .command('import')
    .description(
      '导入平台之前的获奖：全部写入，或有一处错误就都不写 / puts awards from before the platform on the register: all, or none where anything is wrong',
    )
    .argument('<FILE>', 'CSV（UTF-8 或 GB18030）或 xlsx / CSV (UTF-8 or GB18030) or xlsx')
    .requiredOption('--programme <P>', '哪个奖，如办法里的 programme / which award, by the programme of its regulation')
    .option('--regulation <ID>', '不在本目录的办法：其目录 / a regulation that is not among ours: its folder')
    .option('--jurisdiction <ID>', '辖区；只有一个时不必写 / jurisdiction, where there are several')
    .option(
      '--database <NAME>',
      '另一个数据库；默认写入 heng serve 所用的安装（HENG_DATABASE_URL，不设则 .heng/data），不是样例 / another database; default: the installation that heng serve shows (HENG_DATABASE_URL, else .heng/data), not the samples',
    )
    .option('--by <ID>', '经办人编号，记入卷宗 / who answers for it, by id, for the journal', anId, 'command-line')
    .option('--dry-run', '只检查，不写入 / only checks, writes nothing')
    .addOption(inLanguage())
    .option('--json', '机器可读 / for programs')
    .addHelpText('after', `\n列（* 必须有），标题用中文或英文：\n${columnLines('zh').map(indented).join('\n')}`)
    .addHelpText(
      'after',
      `\nColumns (* needed), headings in Chinese or English:\n${columnLines('en').map(indented).join('\n')}`,
    )
    .action(imports);
  register
    .command('template')
    .description('空白表，只有标题行 / an empty file with its headings')
    .argument('[FILE]', '写到哪里，.csv 或 .xlsx；默认输出 CSV / where to, .csv or .xlsx; default: CSV to the output')
    .addOption(inLanguage())
    .action(template);
}

const indented = (line: string): string => `  ${line}`;

const anId = (text: string): string => {
  if (!/^[a-z0-9][a-z0-9-]{0,60}$/.test(text))
    throw new InvalidArgumentError('要编号，小写字母、数字和连字符 / an id: small letters, digits, hyphens');
  return text;
};

async function template(file: string | undefined, { lang }: { readonly lang: 'zh' | 'en' }): Promise<void> {
  if (file === undefined) {
    process.stdout.write(csvTemplate(lang));
    return;
  }
  if (!/\.(csv|xlsx)$/i.test(file)) throw new InvalidArgumentError('文件名以 .csv 或 .xlsx 结尾 / .csv or .xlsx');
  const bytes = /\.csv$/i.test(file) ? csvTemplate(lang) : await workbookTemplate(lang);
  try {
    writeFileSync(file, bytes, { flag: 'wx' });
  } catch (cause) {
    throw new Fault('configuration', `${file} 已有，或不能写 / is there already, or cannot be written`, cause);
  }
}

async function imports(path: string, options: ImportOptions): Promise<void> {
  const bytes = readRegister(path);
  const packs = await packsAtHand(options.regulation);
  const tiers = tiersOf(options.programme, packs);
  if (tiers === null)
    throw new Fault(
      'configuration',
      `没有办法认识 ${options.programme} 这个奖；有 / no regulation knows this programme; there are: ${programmesIn(packs).join(' ')}`,
    );
  const server = await openForCommand(readConfig(process.env), 'data');
  try {
    const urls = await databaseFor(server.urls, options);
    const done = await importsInto(urls, { bytes, tiers, packs, options });
    tell(done, options);
    process.exitCode = done.faults.length + done.refusals.length === 0 ? 0 : 1;
  } finally {
    await server.stop();
  }
}

function readRegister(path: string): Uint8Array {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat?.isFile()) throw new Fault('configuration', `没有文件 ${path} / there is no file ${path}`);
  // One byte more than is read at all: the import says that it is too large.
  return readFileSync(path).subarray(0, mostBytes + 1);
}

/** The database named, as it is; else the installation's own, made ready if it is new. */
async function databaseFor(server: DatabaseUrls, { database }: ImportOptions): Promise<DatabaseUrls> {
  if (database === undefined) {
    await migrate(server, 'real');
    return server;
  }
  const urls = inDatabase(server, database);
  if ((await databaseExists(server, database)) && (await hasJournal(urls))) return urls;
  throw new Fault('configuration', `没有数据库 ${database}，或不是本平台的 / no such database, or none of ours`);
}

interface Work {
  readonly bytes: Uint8Array;
  readonly tiers: NonNullable<ReturnType<typeof tiersOf>>;
  readonly packs: readonly NamedPack[];
  readonly options: ImportOptions;
}

async function importsInto(urls: DatabaseUrls, { bytes, tiers, packs, options }: Work): Promise<Imported> {
  const { programme } = options;
  const award = packs.findLast(({ pack }) => pack.regulation.programme === programme);
  const own = award ?? packs.at(-1);
  if (!own) throw new Fault('configuration', '没有办法 / there is no regulation');
  const db = connect(urls.app, { connections: 2 });
  const owner = connect(urls.owner, { connections: 1 });
  try {
    const place = award?.pack.regulation.place ?? null;
    const jurisdiction = await jurisdictionFor(db, options.jurisdiction, place);
    if (jurisdiction === null && !options.dryRun) await addJurisdiction(urls, programme, own.pack.regulation.place);
    const office = Object.entries(own.pack.bodies).find(([, { role }]) => role === 'office')?.[0] ?? 'office';
    const by = { person: as<PersonId>(options.by), body: as<BodyId>(office), of: null };
    const today: Day = dayOf(await readClock(db));
    const desk = { db, jurisdiction: jurisdiction ?? programme, calendar: await readCalendar(), newId };
    const dryRun = options.dryRun === true;
    const done = await importsRegister(desk, by, { programme, bytes, tiers, pack: own.pack, today, dryRun });
    if (done.act !== null) await sealAll(owner);
    return done;
  } finally {
    await db.destroy();
    await owner.destroy();
  }
}

/**
 * The jurisdiction named, or the only one there is; null: the installation is new and has none. An award of another place goes in only where the
 * jurisdiction is named. `place`: whose award it is; null: no city's here, and it makes no jurisdiction.
 */
async function jurisdictionFor(db: Database, named: string | undefined, place: string | null): Promise<string | null> {
  const { jurisdictions } = await readInstallation(db);
  const ids = jurisdictions.map(({ id }) => id);
  if (named !== undefined && ids.includes(named)) return named;
  const [only, ...more] = jurisdictions;
  if (named === undefined && only === undefined && place !== null) return null;
  if (named === undefined && only && more.length === 0 && (place ?? only.name) === only.name) return only.id;
  const there = jurisdictions.map(({ id, name }) => `${id}（${name}）`).join(' ') || '无 / none';
  throw new Fault('configuration', `用 --jurisdiction 指明辖区 / name the jurisdiction: ${there}`);
}

function tell(done: Imported, { lang, dryRun, json }: ImportOptions): void {
  if (json) {
    const faults = done.faults.map((fault) => ({ ...fault, zh: faultLine(fault, 'zh'), en: faultLine(fault, 'en') }));
    process.stdout.write(`${JSON.stringify({ ...done, faults, dryRun: dryRun === true })}\n`);
    return;
  }
  const wrong = [
    ...done.faults.map((fault) => faultLine(fault, lang)),
    ...done.refusals.map((refusal) => wordingOf(refusal, lang)),
  ];
  for (const line of wrong) process.stdout.write(`✕ ${line}\n`);
  process.stdout.write(`${summary(done, wrong.length, dryRun === true)[lang]}\n`);
}

function summary({ awards, added, known, act }: Imported, wrong: number, dryRun: boolean) {
  if (wrong > 0) return { zh: `${wrong} 处错误，什么也没有写入`, en: `${wrong} faults; nothing was written` };
  const would = dryRun ? { zh: '试行：将', en: 'Dry run, would add' } : { zh: '已', en: 'Added' };
  const receipt = act === null ? '' : `（${act}）`;
  return {
    zh: `${would.zh}导入 ${added} 项，名录上已有 ${known} 项，共 ${awards} 项${receipt}`,
    en: `${would.en} ${added}; on the register already ${known}; ${awards} in all${receipt}`,
  };
}
