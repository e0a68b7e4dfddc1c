import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Day, ok, type Result } from '@heng/domain/language';
import { type Document, isMap, isScalar, parseDocument, visit } from 'yaml';
import type { Finding } from '../finding.ts';
import { readYaml } from '../load/read-yaml.ts';
import { schemaLine } from '../schema/json-schema.ts';

/** One file of a folder to be written. */
export interface NewFile {
  /** From the folder of the new pack. */
  readonly path: string;
  readonly text: string;
}

/** One row of the text that the ledger has to answer for, with what it says in short; null: nobody wrote it down yet. */
export interface NewRow {
  readonly id: string;
  readonly says: string | null;
}

export interface NewPack {
  readonly id: string;
  readonly articles: number;
  readonly rehearseFrom: Day;
  readonly rows: readonly NewRow[];
}

const template = join(import.meta.dirname, 'template');

/** One row for each article: where nobody has taken the text apart yet, each article answers for itself. */
export const rowsOfArticles = (articles: number): readonly NewRow[] =>
  Array.from({ length: articles }, (_, i) => ({ id: `R-${i + 1}`, says: null }));

/** Rows from a list, one a line: an id, and what the row says after a space. Empty lines and lines that begin with `#` count for nothing. */
export const readRows = (text: string): readonly NewRow[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [, id = '', says = ''] = /^(\S+)\s*(.*)$/.exec(line) ?? [];
      return { id, says: says === '' ? null : says };
    });

/**
 * The files of a new pack: every file there is, with comments that teach, a procedure as most have it, null for what nobody knows yet and no article
 * anywhere. It loads; what `check` finds in it, read from top to bottom, is what there is to write.
 */
export async function newPack(pack: NewPack): Promise<readonly NewFile[]> {
  const paths = await readdir(template, { recursive: true });
  const law = paths.filter((path) => path.endsWith('.yaml')).toSorted();
  const files = await Promise.all(
    law.map(async (path) => ({ path, text: filled(await readFile(join(template, path), 'utf8'), pack) })),
  );
  return [...files, ...besides(pack)].map((file) => opened(pack, file));
}

/**
 * The same from another pack: its whole law, but without its articles and readings, which are those of another text, and without its ledger, examples
 * and amendments. `check` then leads from block to block: each is compared with the new text, changed or removed, and cited. A file of it that cannot be
 * read, or is no file, gives findings.
 */
export async function packFrom(folder: string, pack: NewPack): Promise<Result<readonly NewFile[], Finding>> {
  const names = (await readdir(folder)).filter(
    (name) => name.endsWith('.yaml') && !['ledger.yaml', 'rows.yaml'].includes(name),
  );
  const read = await Promise.all(names.map((name) => readYaml(join(folder, name))));
  const findings = read.flatMap((one) => ('value' in one ? [] : one));
  if (findings.length > 0) return { ok: false, reasons: findings };
  const files = await Promise.all(
    names
      .toSorted()
      .map(async (path) => ({ path, text: uncited(await readFile(join(folder, path), 'utf8'), path, pack) })),
  );
  const empty = await readFile(join(template, 'examples', 'first.yaml'), 'utf8');
  const all = [...files, { path: 'examples/first.yaml', text: empty }, ...besides(pack)];
  return ok(all.map((file) => opened(pack, file)));
}

const programmeOf = (id: string): string => `${id.replace(/-\d{4}$/, '')}-quality-award`;

const filled = (text: string, { id, articles, rehearseFrom }: NewPack): string =>
  text
    .replaceAll('__ID__', id)
    .replaceAll('__PROGRAMME__', programmeOf(id))
    .replaceAll('__ARTICLES__', String(articles))
    .replaceAll('__REHEARSE_FROM__', rehearseFrom);

/** An id as YAML reads it back to the letter, whatever is in it. */
const quoted = (id: string): string => (/^[A-Za-z]+-[\w.-]+$/.test(id) ? id : JSON.stringify(id));

const onOneLine = (says: string): string => says.replaceAll(/[\p{Cc}\u2028\u2029]/gu, ' ');

/** Rows, and the ledger that answers for each: empty, so that `check` asks for it. */
function besides({ rows }: NewPack): readonly NewFile[] {
  const ledger = rows.map(({ id, says }) => `  ${quoted(id)}: {}${says === null ? '' : ` # ${onOneLine(says)}`}`);
  return [
    {
      path: 'rows.yaml',
      text: `# 文本拆成的各行；对照表逐行交代。/ The rows of the text.\nrows: [${rows.map(({ id }) => quoted(id)).join(', ')}]\n`,
    },
    {
      path: 'ledger.yaml',
      text: [
        '# 每一行在哪里兑现：pack 数据的路径，platform 平台的规则，decision 人的办理行为，not_computable 为何不能计算；proved_by 证明它的情形。',
        '# Where each row is honoured, and which examples prove it: { pack: steps.vetting, proved_by: [too-young] }',
        rows.length === 0 ? 'ledger: {}' : `ledger:\n${ledger.join('\n')}`,
        '',
      ].join('\n'),
    },
  ];
}

/** Each file opens with the line by which editors find its schema. */
const opened = ({ id }: NewPack, { path, text }: NewFile): NewFile => {
  const own = text.replace(/^# yaml-language-server:.*\n/, '');
  return { path, text: `${schemaLine(`${id}/${path}`) ?? ''}\n${own}` };
};

const oldText: ReadonlySet<string> = new Set(['article', 'reading']);

/** A file of another pack without what it says of its own text, comments kept. */
function uncited(text: string, path: string, pack: NewPack): string {
  const document = parseDocument(text);
  visit(document, {
    Pair: (_key, { key }) => (isScalar(key) && oldText.has(String(key.value)) ? visit.REMOVE : undefined),
  });
  if (path === 'en.yaml') {
    visit(document, {
      Pair: (_key, { key }) =>
        isScalar(key) && /^regulation\.|\.reading(\.|$)/.test(String(key.value)) ? visit.REMOVE : undefined,
    });
  }
  if (path === 'regulation.yaml') ownInstrument(document, pack);
  return document.toString({ lineWidth: 118, flowCollectionPadding: true });
}

/** What the other document says of itself is its own. */
function ownInstrument(document: Document, { id, articles, rehearseFrom }: NewPack): void {
  document.commentBefore = null;
  if (isMap(document.contents)) document.contents.commentBefore = null;
  const said = {
    id,
    programme: programmeOf(id),
    articles,
    rehearse_from: rehearseFrom,
    status: 'draft',
    title: '待填：办法的标题',
    place: '待填：城市',
    issuer: '待填：印发机关',
    numbers: [],
    supersedes: [],
    legal_bases: [],
    warnings: [],
    signed: null,
    published: null,
    source: null,
    in_force: { from: null, to: null },
  };
  for (const [key, value] of Object.entries(said)) document.setIn(['regulation', key], document.createNode(value));
  for (const key of ['addressees', 'modelled_on', 'public']) document.deleteIn(['regulation', key]);
}
