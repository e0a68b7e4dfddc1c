import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, type Result, refuse } from '@heng/domain/language';
import { isMap, type Key, type Pack } from '@heng/domain/regulation';
import type { Finding } from '../finding.ts';
import { meant } from '../nearest.ts';
import { fileOf, type PackFile, packFiles, packSchema } from '../schema/pack.ts';
import { findingsOf } from './issues.ts';
import { readYaml, type Source } from './read-yaml.ts';

/** Where something stands. */
export interface At {
  readonly file: string;
  readonly line: number;
}

/** A pack as read from its folder, with the place of everything in it. */
export interface LoadedPack {
  readonly folder: string;
  readonly pack: Pack;
  /** File and line of a place, by its keys as written. */
  readonly at: (keys: readonly Key[]) => At;
}

const lawFiles = Object.keys(packFiles) as PackFile[];
const besideFiles = ['ledger.yaml', 'rows.yaml', 'en.yaml'];
const optional = new Set<string>(['facts.yaml']);

/**
 * Reads the law of a pack: every file, every key in its own file, all held to the schema. All findings are given at once,
 * and a pack with a fault is not given at all.
 */
export async function loadPack(folder: string): Promise<Result<LoadedPack, Finding>> {
  const names = await readdir(folder).catch(() => null);
  if (names === null) return refuse(missingFolder(folder));
  const present = lawFiles.filter((name) => names.includes(name) || !optional.has(name));
  const read = await Promise.all(present.map((name) => readYaml(join(folder, name))));
  const findings = [...unknownFiles(folder, names), ...read.flatMap((file) => ('value' in file ? [] : file))];
  const sources = read.filter((file): file is Source => 'value' in file);
  const { value, at, found } = merge(folder, sources);
  const parsed = packSchema.safeParse(value);
  const unread = new Set(present.filter((_name, i) => !('value' in (read[i] ?? {}))));
  const issues = parsed.success ? [] : findingsOf(parsed.error.issues, value, at);
  // What a file that cannot be read would have held is not reported as missing besides.
  const shape = issues.filter(({ path, code }) => code !== 'missing-key' || !unread.has(fileOf[path] ?? 'facts.yaml'));
  const all = [...findings, ...found, ...shape];
  return parsed.success && all.length === 0 ? ok({ folder, pack: parsed.data, at }) : { ok: false, reasons: all };
}

/** The keys of all files in one map. A key in two files, or in the wrong one, is a fault. */
function merge(folder: string, sources: readonly Source[]) {
  const value: Record<string, unknown> = {};
  const sourceOf = new Map<string, Source>();
  const found: Finding[] = [];
  for (const source of sources) {
    if (!isMap(source.value)) {
      found.push(
        fault(
          source,
          [],
          'wrong-kind',
          '文件应当是一组键值。',
          'The file is no map.',
          '按格式写。',
          'Write keys and values.',
        ),
      );
      continue;
    }
    for (const [key, content] of Object.entries(source.value)) {
      const home = fileOf[key];
      const earlier = sourceOf.get(key);
      if (earlier) {
        found.push(
          fault(
            source,
            [key],
            'key-in-two-files',
            `“${key}”已写在 ${earlier.file}。`,
            `“${key}” is in ${earlier.file} too.`,
            '只留一处。',
            'Keep one.',
          ),
        );
      } else if (home !== undefined && !source.file.endsWith(home)) {
        found.push(
          fault(
            source,
            [key],
            'key-in-wrong-file',
            `“${key}”不在这个文件里写。`,
            `“${key}” does not belong here.`,
            `移到 ${home}。`,
            `Move it to ${home}.`,
          ),
        );
      } else {
        value[key] = content;
        sourceOf.set(key, source);
      }
    }
  }
  const at = (keys: readonly Key[]): At => {
    const key = String(keys[0] ?? 'regulation');
    const source = sourceOf.get(key);
    if (source) return { file: source.file, line: source.lineOf(keys) };
    return { file: join(folder, fileOf[key] ?? 'regulation.yaml'), line: 1 };
  };
  return { value, at, found };
}

function fault(
  source: Source,
  keys: readonly Key[],
  code: string,
  zh: string,
  en: string,
  mendZh: string,
  mendEn: string,
): Finding {
  const mend = { zh: mendZh, en: mendEn };
  return { file: source.file, line: source.lineOf(keys), path: keys.join('.'), level: 'error', code, zh, en, mend };
}

function missingFolder(folder: string): Finding {
  const mend = { zh: '检查路径。', en: 'See whether the path is right.' };
  return {
    file: folder,
    line: 1,
    path: '',
    level: 'error',
    code: 'folder-missing',
    zh: '没有这个文件夹。',
    en: 'There is no such folder.',
    mend,
  };
}

function unknownFiles(folder: string, names: readonly string[]): readonly Finding[] {
  const known = [...lawFiles, ...besideFiles];
  return names
    .filter((name) => /\.ya?ml$/.test(name) && !known.includes(name))
    .map((name) => {
      return {
        file: join(folder, name),
        line: 1,
        path: '',
        level: 'error',
        code: 'unknown-file',
        zh: `包里没有“${name}”这个文件。`,
        en: `A pack has no file “${name}”.`,
        mend: meant(name, known, { zh: '移走。', en: 'Move it away.' }),
      };
    });
}
