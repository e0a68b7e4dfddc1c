import type { Key } from '@heng/domain/regulation';
import { itemName } from '@heng/domain/regulation';
import type { z } from 'zod';
import type { Finding, Words } from '../finding.ts';
import { meant, nearest } from '../nearest.ts';
import { type Format, formats } from '../schema/written.ts';
import { knownKeys } from './known-keys.ts';

type Issue = z.core.$ZodIssue;
type Place = (keys: readonly Key[]) => { readonly file: string; readonly line: number };

/** What a schema found wrong with a value, put into words, each with its line and the way to mend it. */
export function findingsOf(issues: readonly Issue[], value: unknown, place: Place): readonly Finding[] {
  return issues.flatMap((issue) => leaves(issue, [])).flatMap(({ issue, keys }) => wordings(issue, keys, value, place));
}

interface Leaf {
  readonly issue: Issue;
  readonly keys: readonly Key[];
}

/** Of the branches of a union the one that was meant: not of another kind altogether, and with the fewest faults. */
function leaves(issue: Issue, above: readonly Key[]): readonly Leaf[] {
  const keys = [...above, ...issue.path.map((key) => (typeof key === 'number' ? key : String(key)))];
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [{ issue, keys }];
  const meant = issue.errors
    .map((branch) => branch.flatMap((inner) => leaves(inner, keys)))
    .filter((branch) => !branch.some((leaf) => leaf.keys.length === keys.length && isOtherKind(leaf.issue)))
    .toSorted((a, b) => a.length - b.length)[0];
  const clear = meant && !(issue.message in formats && meant.some((leaf) => leaf.issue.code === 'unrecognized_keys'));
  return clear ? meant : [{ issue, keys }];
}

const isOtherKind = ({ code }: Issue): boolean =>
  code === 'invalid_type' || code === 'invalid_value' || code === 'invalid_union';

function wordings(issue: Issue, keys: readonly Key[], value: unknown, place: Place): readonly Finding[] {
  const at = (path: readonly Key[], code: string, what: Words, mend: Words): Finding => ({
    ...place(path),
    path: pathOf(value, path),
    level: 'error',
    code,
    ...what,
    mend,
  });
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      return at(
        [...keys, key],
        'unknown-key',
        { zh: `没有“${key}”这个键。`, en: `There is no key “${key}” here.` },
        meant(key, knownKeys(), { zh: '删去。', en: 'Remove it.' }),
      );
    });
  }
  if (valueAt(value, keys) === undefined) {
    const key = String(keys.at(-1) ?? '');
    return [
      at(
        keys,
        'missing-key',
        { zh: `少了“${key}”。`, en: `“${key}” is missing.` },
        {
          zh: '写上；条文没有说的写 null，没有内容的写 [] 或 {}。',
          en: 'Write it; null where the text is silent, [] or {} where there is none.',
        },
      ),
    ];
  }
  const format = formatOf(issue);
  if (format) {
    const { zh, en, example } = formats[format];
    return [
      at(
        keys,
        `not-${format}`,
        { zh: `${said(valueAt(value, keys))}不是${zh}。`, en: `${said(valueAt(value, keys))} is not ${en}.` },
        { zh: `写成如 ${example}。`, en: `Write it like ${example.replaceAll('、', ', ')}.` },
      ),
    ];
  }
  const allowed = valuesOf(issue);
  if (allowed.length > 0) {
    const given = valueAt(value, keys);
    const near = typeof given === 'string' ? nearest(given, allowed) : null;
    const besides = [...new Set(expectedIn(issue))].flatMap((kind) => kinds[kind] ?? []);
    return [
      at(
        keys,
        'unknown-value',
        { zh: `${said(given)}不是这里可用的值。`, en: `${said(given)} is not a value that can stand here.` },
        {
          zh: `${near ? `是不是“${near}”？` : ''}可用：${[...allowed, ...besides.map(({ zh }) => zh)].join('、')}。`,
          en: `${near ? `Is “${near}” meant? ` : ''}One of: ${[...allowed, ...besides.map(({ en }) => en)].join(', ')}.`,
        },
      ),
    ];
  }
  if (issue.code === 'too_small' && issue.origin === 'array') {
    return [
      at(
        keys,
        'empty-list',
        { zh: '这里不能是空的。', en: 'This cannot be empty.' },
        {
          zh: '至少写一项；没有可写的，删去整段。',
          en: 'Write one at least; where there is none, remove the whole block.',
        },
      ),
    ];
  }
  const expected = expectedOf(issue);
  return [
    at(
      keys,
      'wrong-kind',
      { zh: `${said(valueAt(value, keys))}的类型不对。`, en: `${said(valueAt(value, keys))} is of the wrong kind.` },
      expected
        ? { zh: `这里要写${kinds[expected]?.zh ?? expected}。`, en: `Write ${kinds[expected]?.en ?? expected}.` }
        : { zh: '对照格式改正。', en: 'See the format.' },
    ),
  ];
}

const kinds: Readonly<Record<string, Words>> = {
  object: { zh: '一组键值', en: 'a map' },
  record: { zh: '一组键值', en: 'a map' },
  array: { zh: '列表', en: 'a list' },
  string: { zh: '文字', en: 'text' },
  number: { zh: '数', en: 'a number' },
  int: { zh: '整数', en: 'a whole number' },
  boolean: { zh: 'true 或 false', en: 'true or false' },
  null: { zh: 'null', en: 'null' },
};

function formatOf(issue: Issue): Format | null {
  const message = issue.code === 'invalid_key' ? issue.issues[0]?.message : issue.message;
  return message !== undefined && Object.hasOwn(formats, message) ? (message as Format) : null;
}

function valuesOf(issue: Issue): readonly string[] {
  if (issue.code === 'invalid_value') return issue.values.map(String);
  if (issue.code !== 'invalid_union') return [];
  if ('options' in issue && Array.isArray(issue.options)) return issue.options.map(String);
  return issue.errors.flat().flatMap(valuesOf);
}

const expectedOf = (issue: Issue): string | null => expectedIn(issue)[0] ?? null;

function expectedIn(issue: Issue): readonly string[] {
  if (issue.code === 'invalid_type') return [issue.expected];
  return issue.code === 'invalid_union' ? issue.errors.flat().flatMap(expectedIn) : [];
}

function valueAt(value: unknown, keys: readonly Key[]): unknown {
  return keys.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, key)
        ? inner[key as keyof typeof inner]
        : undefined,
    value,
  );
}

/** Keys as written, as a path: list items by their id. */
export function pathOf(value: unknown, keys: readonly Key[]): string {
  return keys
    .map((key, depth) => {
      const holder = valueAt(value, keys.slice(0, depth));
      return Array.isArray(holder) ? itemName(holder[Number(key)], Number(key)) : String(key);
    })
    .join('.');
}

function said(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return `“${(text.startsWith('"') ? String(value) : text).slice(0, 60)}”`;
}
