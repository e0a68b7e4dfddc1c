import { existsSync, readFileSync, statSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { type Day, dayOf, type Instant } from '@heng/domain/language';
import {
  type NewFile,
  type NewPack,
  newPack,
  packFrom,
  packsFolder,
  readRows,
  renderFinding,
  rowsOfArticles,
} from '@heng/regulations';
import { type Command, InvalidArgumentError } from 'commander';
import { Fault } from '../storage/index.ts';
import { folderOfPack } from './packs.ts';
import { writeSchemas } from './regulation-schema.ts';

interface Options {
  readonly from?: string;
  readonly in: string;
  readonly rows?: string;
  readonly articles: number;
}

export function addNew(regulation: Command): void {
  regulation
    .command('new')
    .description(
      '新写一部办法：建好各个文件，check 会逐步指出还要写什么 / begins a new regulation; check then says what there is to write, step by step',
    )
    .argument('<ID>', '编号，如 mycity-2026 / its id, such as mycity-2026', anId)
    .option('--from <OTHER>', '从另一部办法抄来，去掉条文号 / from another one, without its articles')
    .option('--in <DIR>', '建在哪个目录下 / the folder to make it in', '.')
    .option(
      '--rows <FILE>',
      '文本拆成的各行，一行一个编号和一句话 / rows of the text: an id and a sentence on each line',
    )
    .option('--articles <N>', '全文共几条 / how many articles the text has', aCount, 30)
    .action(begins);
}

const anId = (text: string): string => {
  if (text.length > 60 || !/^[a-z0-9]+(-[a-z0-9]+)*-\d{4}$/.test(text))
    throw new InvalidArgumentError('要写成 地名-年份，如 mycity-2026 / place and year, such as mycity-2026');
  return text;
};

const aCount = (text: string): number => {
  if (!/^[1-9]\d{0,2}$/.test(text)) throw new InvalidArgumentError('要 1 到 999 的整数 / a whole number from 1 to 999');
  return Number(text);
};

async function begins(id: string, options: Options): Promise<void> {
  const folder = join(resolve(options.in), id);
  if (existsSync(folder)) throw new Fault('configuration', `已有 ${folder} / there is ${folder} already`);
  const pack: NewPack = {
    id,
    articles: options.articles,
    rehearseFrom: today(),
    rows: options.rows === undefined ? rowsOfArticles(options.articles) : readRows(textOf(options.rows)),
  };
  const files = options.from === undefined ? await newPack(pack) : await filesFrom(options.from, pack);
  try {
    await mkdir(dirname(folder), { recursive: true });
    // Not over a link that leads nowhere either, nor beside another one who makes the same.
    await mkdir(folder);
    for (const { path, text } of files) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text, { flag: 'wx' });
    }
    // Editors look for the schemas beside the pack; those of the product lie beside its own.
    if (resolve(options.in) !== packsFolder) await writeSchemas(join(resolve(options.in), 'schema'));
  } catch (cause) {
    throw new Fault('configuration', `写不了 ${folder} / cannot be written：${why(cause)}`, cause);
  }
  const here = relative(process.cwd(), folder) || folder;
  process.stdout.write(
    `已建 ${here}，${files.length} 个文件；编辑器用的 schema 在它旁边。接着：heng regulation check ${here} --next\nmade ${here}, ${files.length} files, with the schemas for editors beside it. Next: heng regulation check ${here} --next\n`,
  );
}

async function filesFrom(other: string, pack: NewPack): Promise<readonly NewFile[]> {
  const files = await packFrom(await folderOfPack(other), pack);
  if (files.ok) return files.value;
  throw new Fault('configuration', files.reasons.map((finding) => renderFinding(finding, 'zh')).join('\n'));
}

const why = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));

/** Today: where a rehearsal of the new pack begins unless it is told otherwise. The clock of this machine will do. */
const today = (): Day => dayOf(new Date().toISOString() as Instant);

function textOf(file: string): string {
  if (!existsSync(file) || !statSync(file).isFile())
    throw new Fault('configuration', `没有文件 ${file} / there is no file ${file}`);
  return readFileSync(file, 'utf8');
}
