import { type Key, lookUp } from '@heng/domain/regulation';
import type { Finding, Words } from '../finding.ts';
import type { Beside } from '../load/load-beside.ts';
import { meant } from '../nearest.ts';
import type { LedgerRow } from '../schema/beside.ts';
import { found, type Law, listOf } from './law.ts';

/** Every row of the matrix is answered for once: by a path of the pack that exists, a rule of the platform, a person's decision, or not at all. */
export function checkLedger(law: Law, { rows, ledger, examples }: Beside): readonly Finding[] {
  if (!rows || !ledger) return [];
  const known = rows.value.rows;
  const entries = Object.entries(ledger.value);
  const proofs = examples.map(({ example }) => example.id);
  const at = (keys: readonly Key[], code: string, what: Words, mend: Words): Finding => ({
    file: ledger.source.file,
    line: ledger.source.lineOf(['ledger', ...keys]),
    path: keys.join(' '),
    level: 'error',
    code,
    ...what,
    mend,
  });
  return [
    ...known
      .filter((row) => !Object.hasOwn(ledger.value, row))
      .map((row) =>
        at(
          [],
          'row-missing',
          { zh: `没有交代 ${row}。`, en: `It does not answer for ${row}.` },
          { zh: '加上这一行。', en: 'Add this row.' },
        ),
      ),
    ...entries
      .filter(([row]) => !known.includes(row))
      .map(([row]) =>
        at(
          [row],
          'row-unknown',
          { zh: `rows.yaml 里没有 ${row} 这一行。`, en: `There is no row ${row}.` },
          suggest(row, known),
        ),
      ),
    ...entries.flatMap(([row, entry]) => [
      ...listOf(entry.pack)
        .filter((path) => lookUp(law.pack, path) === undefined)
        .map((path) =>
          at(
            [row, 'pack'],
            'dead-path',
            { zh: `包里没有 ${path}。`, en: `The pack has no ${path}.` },
            suggest(path, pathsNear(law, path)),
          ),
        ),
      ...(entry.proved_by ?? [])
        .filter((id) => !proofs.includes(id))
        .map((id) =>
          at(
            [row, 'proved_by'],
            'example-missing',
            { zh: `没有“${id}”这个例子。`, en: `There is no example “${id}”.` },
            suggest(id, proofs),
          ),
        ),
      ...examples
        .filter(({ example }) => entry.proved_by?.includes(example.id) && !example.rows.includes(row))
        .map(({ example: { id } }) =>
          at(
            [row, 'proved_by'],
            'example-proves-another',
            {
              zh: `“${id}”这个例子没有说它证明 ${row}。`,
              en: `The example “${id}” does not say that it proves ${row}.`,
            },
            { zh: '在例子的 rows 里列上，或换一个例子。', en: 'List the row in its rows, or name another example.' },
          ),
        ),
      ...(answered(entry)
        ? []
        : [
            at(
              [row],
              'row-empty',
              { zh: '没有写落在何处。', en: 'It says not where it is honoured.' },
              {
                zh: '写 pack、platform、decision 或 not_computable。',
                en: 'Write pack, platform, decision or not_computable.',
              },
            ),
          ]),
      ...(proven(entry)
        ? []
        : [
            at(
              [row],
              'row-unproved',
              { zh: '没有例子证明。', en: 'No example proves it.' },
              { zh: '写一个例子，列入 proved_by。', en: 'Write an example and list it in proved_by.' },
            ),
          ]),
    ]),
  ];
}

/** Every block of the pack answers to a row, or to a reading of our own. */
export function checkHonoured(law: Law, { ledger }: Beside): readonly Finding[] {
  if (!ledger) return [];
  const paths = Object.values(ledger.value).flatMap(({ pack }) => listOf(pack));
  const { facts: _facts, scales: _scales, regulation: _regulation, ...sections } = law.pack;
  return Object.entries(sections)
    .flatMap(([section, value]) => blocksOf(section, value))
    .filter(
      ({ path, block }) =>
        !paths.some((own) => own === path || own.startsWith(`${path}.`) || path.startsWith(`${own}.`)) &&
        !hasReading(block),
    )
    .map(({ keys }) =>
      found(
        law,
        'honours-no-row',
        keys,
        { zh: '对照表 ledger.yaml 里没有一行落在这里。', en: 'No row of the matrix is honoured here.' },
        {
          zh: '在 ledger.yaml 列上，或写 reading 说明为何有它。',
          en: 'List it in ledger.yaml, or say in a reading why it is here.',
        },
      ),
    );
}

function blocksOf(section: string, value: unknown): readonly { path: string; keys: readonly Key[]; block: unknown }[] {
  if (section === 'recusal' || section === 'fees')
    return value === null ? [] : [{ path: section, keys: [section], block: value }];
  const items: [Key, unknown][] = Array.isArray(value)
    ? value.map((item, i) => [i, item])
    : Object.entries(value ?? {});
  return items.map(([key, block]) => ({ path: `${section}.${nameIn(block, key)}`, keys: [section, key], block }));
}

const nameIn = (block: unknown, key: Key): string =>
  typeof key === 'number' && typeof block === 'object' && block !== null && 'id' in block
    ? String(block.id)
    : String(key);

const hasReading = (block: unknown): boolean => typeof block === 'object' && block !== null && 'reading' in block;

const answered = ({ pack, platform, decision, not_computable }: LedgerRow): boolean =>
  [pack, platform, decision, not_computable].some((value) => value !== undefined);

/** What the pack or the platform computes is proven by an example; what a person decides or nobody computes is not. */
const proven = ({ pack, platform, decision, not_computable, proved_by = [] }: LedgerRow): boolean =>
  proved_by.length > 0 || not_computable !== undefined || decision !== undefined || (pack ?? platform) === undefined;

const pathsNear = (law: Law, path: string): readonly string[] => {
  const section = lookUp(law.pack, path.split('.')[0] ?? '');
  const names = Array.isArray(section)
    ? section.map((item, i) => nameIn(item, i))
    : Object.keys(typeof section === 'object' && section !== null ? section : law.pack);
  return names.map((name) => [path.split('.')[0], name, ...path.split('.').slice(2)].join('.'));
};

const suggest = (name: string, names: readonly string[]): Words =>
  meant(name, names, { zh: '改正或删去。', en: 'Correct or remove it.' });
