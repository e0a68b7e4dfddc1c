import { existsSync, readFileSync, statSync } from 'node:fs';
import {
  checkPack,
  explain,
  isError,
  listPacks,
  packFolder,
  renderExplanation,
  renderFinding,
} from '@heng/regulations';
import type { Command } from 'commander';
import { Fault } from '../storage/index.ts';
import { namesFolder, packById } from './packs.ts';

export function addRegulation(program: Command): void {
  const regulation = program.command('regulation').description('办法 / regulations as data');
  regulation
    .command('check')
    .description(
      '检查规则数据：结构、引条、引用、道理、台账、例子 / checks packs: shape, citations, references, sense, ledger, examples',
    )
    .argument('[DIR]', '一部办法的目录；默认全部 / folder of a pack; default: all')
    .option('--text <FILE>', '公布原文，查有无照抄 / the official text, to find what repeats it')
    .option(
      '--list',
      '也列出供人看的事项：待定、缺、读、原则上 / also what people should know: settings, silences, readings, soft rules',
    )
    .option('--json', '机器可读 / for programs')
    .action(checks);
  regulation
    .command('explain')
    .description(
      '逐步说明程序、期限、门槛、奖金，各附条款 / the procedure, periods, gates and money, each with its article',
    )
    .argument('<ID>', '办法编号 / id of the regulation')
    .option('--lang <LANG>', 'zh | en', 'zh')
    .option('--json', '机器可读 / for programs')
    .action(explains);
}

async function checks(folder: string | undefined, options: { text?: string; list?: true; json?: true }): Promise<void> {
  if (folder !== undefined) namesFolder(folder);
  const text = options.text === undefined ? null : readOfficialText(options.text);
  const folders = folder === undefined ? (await listPacks()).map((id) => packFolder(id)) : [folder];
  const found = (await Promise.all(folders.map((one) => checkPack(one, { text })))).flat();
  const errors = found.filter(isError);
  if (options.json) process.stdout.write(`${JSON.stringify(found)}\n`);
  else {
    for (const finding of options.list ? found : errors) process.stdout.write(`${renderFinding(finding)}\n`);
    process.stdout.write(
      `${folders.length} 部办法，${errors.length} 处错误，${found.length - errors.length} 处供人留意（--list）\n`,
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

async function explains(id: string, options: { lang: string; json?: true }): Promise<void> {
  if (options.lang !== 'zh' && options.lang !== 'en') throw new Fault('configuration', '--lang zh | en');
  const explained = explain(await packById(id, null));
  process.stdout.write(options.json ? `${JSON.stringify(explained)}\n` : renderExplanation(explained, options.lang));
}
