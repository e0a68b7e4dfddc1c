import type { Example } from '@heng/domain/regulation';
import { trials } from '../examples/trials.ts';
import type { Finding, Words } from '../finding.ts';
import type { Beside, LocatedExample } from '../load/load-beside.ts';
import { meant } from '../nearest.ts';
import { givenSchema } from '../schema/given.ts';

/** Traps that no act shows: the check of the pack, or its explanation, answers for them. */
const withoutAct = new Set(['T-51', 'T-53', 'T-54', 'T-57', 'T-58', 'T-59']);

/** Every example has an id of its own, is understood, tries an act of the catalogue and proves rows that there are; every trap of the text has one. */
export function checkExamples({ examples, rows }: Beside): readonly Finding[] {
  const ids = examples.map(({ example }) => example.id);
  const names = Object.keys(trials);
  const known = rows?.value.rows ?? null;
  const traps = new Set(examples.map(({ example }) => example.trap));
  const untried = (rows?.value.traps ?? []).filter((trap) => !traps.has(trap) && !withoutAct.has(trap));
  return [
    ...examples.flatMap((located, i) => {
      const { example } = located;
      const [act = ''] = Object.keys(example.when);
      const twice = ids.indexOf(example.id) < i;
      return [
        ...(twice
          ? [
              at(
                located,
                'id-twice',
                { zh: `编号“${example.id}”用了两次。`, en: `The id “${example.id}” is used twice.` },
                { zh: '改用另一个编号。', en: 'Give it another id.' },
              ),
            ]
          : []),
        ...(names.includes(act)
          ? []
          : [
              at(
                located,
                'unknown-act',
                { zh: `没有“${act}”这件办理行为。`, en: `There is no act “${act}”.` },
                suggest(act, names),
              ),
            ]),
        ...misunderstood(example).map((what) =>
          at(
            located,
            'given-unknown',
            { zh: `看不懂“${what}”。`, en: `“${what}” is not understood.` },
            { zh: '对照 examples 的写法改正。', en: 'Correct it by the way examples are written.' },
          ),
        ),
        ...(known === null ? [] : example.rows.filter((row) => !known.includes(row))).map((row) =>
          at(
            located,
            'row-unknown',
            { zh: `rows.yaml 里没有 ${row} 这一行。`, en: `There is no row ${row}.` },
            suggest(row, known ?? []),
          ),
        ),
      ];
    }),
    ...untried.map((trap) => ({
      file: rows?.source.file ?? '',
      line: rows?.source.lineOf(['traps', rows.value.traps?.indexOf(trap) ?? 0]) ?? 1,
      path: trap,
      level: 'error' as const,
      code: 'trap-without-example',
      zh: `疑难 ${trap} 没有例子。`,
      en: `No example shows trap ${trap}.`,
      mend: { zh: '在 examples 里写一个，标 trap。', en: 'Write one in examples, marked with trap.' },
    })),
  ];
}

/** What is written under `given` or with the act and means nothing there. */
function misunderstood({ given, when }: Example): readonly string[] {
  const acts = Object.entries(when).map(([act, content]) => trials[act]?.command.safeParse(content).error);
  const faults = [givenSchema.safeParse(given).error, ...acts];
  return faults.flatMap((error) => error?.issues.map((issue) => [...issue.path, ...unknownIn(issue)].join('.')) ?? []);
}

const unknownIn = (issue: { readonly code: string; readonly keys?: readonly string[] }): readonly string[] =>
  issue.code === 'unrecognized_keys' ? [(issue.keys ?? []).join(', ')] : [];

function at({ example, file, line }: LocatedExample, code: string, what: Words, mend: Words): Finding {
  return { file, line, path: example.id, level: 'error', code, ...what, mend };
}

const suggest = (name: string, names: readonly string[]): Words =>
  meant(name, names, { zh: '改正。', en: 'Correct it.' });
