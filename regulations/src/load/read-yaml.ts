import { lstat, readFile } from 'node:fs/promises';
import type { Key } from '@heng/domain/regulation';
import { type Document, isMap, isPair, isScalar, isSeq, LineCounter, type Node, parseDocument, visit } from 'yaml';
import type { Finding, Words } from '../finding.ts';
import { yamlErrorWords, yamlWords } from './yaml-words.ts';

/** A file that was read: its value, and where each part of it stands. */
export interface Source {
  readonly file: string;
  readonly value: unknown;
  /** Line of the key, or of the last part of it that exists. */
  readonly lineOf: (keys: readonly Key[]) => number;
}

/** No regulation needs more; what is larger was not written by a person. */
const mostBytes = 512 * 1024;
const mostErrors = 5;

/** Reads one YAML file. Anchors, aliases, tags, several documents, keys twice, tabs, links and files without end give findings, never a crash. */
export async function readYaml(file: string): Promise<Source | readonly Finding[]> {
  const text = await readText(file);
  return typeof text === 'string' ? parseYaml(file, text) : [text];
}

async function readText(file: string): Promise<string | Finding> {
  const stat = await lstat(file).catch(() => null);
  if (!stat) return finding(file, 1, 'file-missing', yamlWords.missing);
  if (!stat.isFile()) return finding(file, 1, 'not-a-file', yamlWords.notFile);
  if (stat.size > mostBytes) return finding(file, 1, 'too-large', yamlWords.large);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file));
  } catch {
    return finding(file, 1, 'not-utf-8', yamlWords.notUtf8);
  }
}

/** The same for text at hand; `file` is the name that findings give. */
export function parseYaml(file: string, text: string): Source | readonly Finding[] {
  const lines = new LineCounter();
  const lineAt = (offset: number | undefined) => Math.max(1, lines.linePos(offset ?? 0).line);
  try {
    const doc = parseDocument(text, { lineCounter: lines, uniqueKeys: false, strict: true, logLevel: 'error' });
    const broken = doc.errors.map(({ code, pos, message }) =>
      finding(
        file,
        lineAt(pos[0]),
        'yaml',
        yamlErrorWords[code] ?? {
          zh: `不是合法的 YAML（${code}）。|对照 YAML 的写法改正。`,
          en: `This is not YAML (${message.split('\n')[0]}).|Correct it.`,
        },
      ),
    );
    const findings =
      broken.length > 0 ? broken : forbidden(doc, (offset, words) => finding(file, lineAt(offset), 'yaml', words));
    if (findings.length > 0) return findings.slice(0, mostErrors);
    return { file, value: doc.toJS({ maxAliasCount: 0 }), lineOf: (keys) => lineAt(offsetOf(doc.contents, keys)) };
  } catch (fault) {
    if (fault instanceof RangeError) return [finding(file, 1, 'too-deep', yamlWords.deep)];
    throw fault;
  }
}

function forbidden(doc: Document, found: (offset: number | undefined, words: Words) => Finding): Finding[] {
  const findings: Finding[] = [];
  visit(doc, {
    Alias: (_key, { range }) => void findings.push(found(range?.[0], yamlWords.alias)),
    Node: (_key, node) => {
      if (node.anchor) findings.push(found(node.range?.[0], yamlWords.alias));
      if (node.tag) findings.push(found(node.range?.[0], yamlWords.tag));
    },
    Map: (_key, { items }) => {
      const seen = new Set<string>();
      for (const { key } of items) {
        const name = isScalar(key) ? String(key.value) : null;
        const offset = (key as Node | null)?.range?.[0];
        if (name === null || name === '__proto__') findings.push(found(offset, yamlWords.key));
        else if (seen.has(name)) findings.push(found(offset, yamlWords.twice(name)));
        else seen.add(name);
      }
    },
  });
  return findings;
}

function offsetOf(root: unknown, keys: readonly Key[]): number | undefined {
  let node: unknown = root;
  let offset = (root as Node | null)?.range?.[0];
  for (const key of keys) {
    if (isMap(node)) {
      const pair = node.items.find(
        (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(key),
      );
      if (!pair) return offset;
      offset = (pair.key as Node).range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(key)];
      offset = (node as Node | undefined)?.range?.[0] ?? offset;
    } else return offset;
  }
  return offset;
}

function finding(file: string, line: number, code: string, { zh, en }: Words): Finding {
  const [what = '', mend = ''] = zh.split('|');
  const [whatEn = '', mendEn = ''] = en.split('|');
  return { file, line, path: '', level: 'error', code, zh: what, en: whatEn, mend: { zh: mend, en: mendEn } };
}
