import { existsSync, readFileSync, statSync } from 'node:fs';
import {
  checkPack,
  explain,
  isError,
  type Lang,
  listPacks,
  packFolder,
  renderExplanation,
  renderFinding,
} from '@heng/regulations';
import { type Command, Option } from 'commander';
import { Fault } from '../storage/index.ts';
import { namesPack, packById } from './packs.ts';

const inLanguage = (): Option =>
  new Option('--lang <LANG>', '输出的语言 / language of the output').choices(['zh', 'en']).default('zh');

export function addRegulation(program: Command): void {
  const regulation = program.command('regulation').description('办法 / regulations as data');
  regulation
    .command('check')
    .description(
      '检查办法数据：结构、条款、引用、道理、对照表、情形的写法 / checks packs: shape, citations, references, sense, ledger, form of the examples',
    )
    .argument('[DIR]', '一部办法的目录；默认全部 / folder of a pack; default: all')
    .option('--text <FILE>', '公布原文，查有无照抄 / the official text, to find what repeats it')
    .option(
      '--list',
      '也列出供人看的事项：待定、缺、读、原则上 / also what people should know: settings, silences, readings, soft rules',
    )
    .addOption(inLanguage())
    .option('--json', '机器可读 / for programs')
    .action(checks);
  regulation
    .command('explain')
    .description(
      '逐步说明程序、期限、门槛、奖金，各附条款 / the procedure, periods, gates and money, each with its article',
    )
    .argument('<ID>', '办法编号，或其目录 / id of the regulation, or its folder')
    .addOption(inLanguage())
    .option('--json', '机器可读 / for programs')
    .action(explains);
}

async function checks(
  folder: string | undefined,
  options: { text?: string; list?: true; lang: Lang; json?: true },
): Promise<void> {
  if (folder !== undefined) namesPack(folder);
  const text = options.text === undefined ? null : readOfficialText(options.text);
  const folders = folder === undefined ? (await listPacks()).map((id) => packFolder(id)) : [folder];
  const found = (await Promise.all(folders.map((one) => checkPack(one, { text })))).flat();
  const errors = found.filter(isError);
  if (options.json) process.stdout.write(`${JSON.stringify(found)}\n`);
  else {
    for (const finding of options.list ? found : errors)
      process.stdout.write(`${renderFinding(finding, options.lang)}\n`);
    process.stdout.write(
      `${folders.length} 部办法，${errors.length} 处错误，${found.length - errors.length} 处供人留意（--list）/ regulations ${folders.length}, errors ${errors.length}, to know ${found.length - errors.length} (--list)\n`,
    );
  }
  process.exitCode = errors.length === 0 ? 0 : 1;
}

/** No regulation is longer; and what is no text would be held to repeat nothing. */
const longestText = 4 * 1024 * 1024;

function readOfficialText(file: string): string {
  if (!existsSync(file)) throw new Fault('configuration', `没有 ${file} / there is no ${file}`);
  const stat = statSync(file);
  if (!stat.isFile() || stat.size > longestText)
    throw new Fault('configuration', `${file} 不是 4 MiB 以内的文件 / is no file of up to 4 MiB`);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch (cause) {
    throw new Fault('configuration', `${file} 不能读作 UTF-8 文本 / cannot be read as UTF-8 text`, cause);
  }
}

async function explains(id: string, options: { lang: Lang; json?: true }): Promise<void> {
  const explained = explain(await packById(id, null));
  process.stdout.write(options.json ? `${JSON.stringify(explained)}\n` : renderExplanation(explained, options.lang));
}
