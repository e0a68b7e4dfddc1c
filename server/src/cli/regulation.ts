import { existsSync, readFileSync, statSync } from 'node:fs';
import {
  checkPack,
  explain,
  type Finding,
  isError,
  type Lang,
  listPacks,
  packFolder,
  renderExplanation,
  renderFinding,
  stageOf,
  stages,
} from '@heng/regulations';
import type { Command } from 'commander';
import { Fault } from '../storage/index.ts';
import { inLanguage } from './languages.ts';
import { folderOfPack, packById } from './packs.ts';
import { addDiff } from './regulation-diff.ts';
import { addNew } from './regulation-new.ts';
import { addSchema } from './regulation-schema.ts';

export function addRegulation(program: Command): void {
  const regulation = program.command('regulation').description('办法 / regulations as data');
  regulation
    .command('check')
    .description(
      '检查办法数据：结构、条款、引用、道理、对照表、情形的写法 / checks packs: shape, citations, references, sense, ledger, form of the examples',
    )
    .argument('[ID]', '办法编号，或其目录；默认全部 / id of the regulation, or its folder; default: all')
    .option('--text <FILE>', '公布原文，查有无照抄 / the official text, to find what repeats it')
    .option(
      '--list',
      '也列出供人看的事项：待定、缺、读、原则上 / also what people should know: settings, silences, readings, soft rules',
    )
    .option(
      '--next',
      '只说下一步该写什么：先是办法本身，再是对照表和情形，最后是英文 / only what to write next: the law, then ledger and examples, then English',
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
  addDiff(regulation);
  addNew(regulation);
  addSchema(regulation);
}

async function checks(
  id: string | undefined,
  options: { text?: string; list?: true; next?: true; lang: Lang; json?: true },
): Promise<void> {
  const text = options.text === undefined ? null : readOfficialText(options.text);
  const folders = id === undefined ? (await listPacks()).map((one) => packFolder(one)) : [await folderOfPack(id)];
  const found = (await Promise.all(folders.map((one) => checkPack(one, { text })))).flat();
  const errors = found.filter(isError);
  const told = options.next ? nextOf(errors) : options.list ? found : errors;
  if (options.json) process.stdout.write(`${JSON.stringify(options.next ? told : found)}\n`);
  else {
    for (const finding of told) process.stdout.write(`${renderFinding(finding, options.lang)}\n`);
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

/** What is to be mended first. */
function nextOf(errors: readonly Finding[]): readonly Finding[] {
  const stage = stages.find((one) => errors.some((finding) => stageOf(finding) === one));
  return errors.filter((finding) => stageOf(finding) === stage);
}
