import { isPerCase } from '@heng/domain/edition';
import type { Cite } from '@heng/domain/language';
import type { Step } from '@heng/domain/regulation';
import { bare, capital, explain, type Line, type Mark, sentence } from '@heng/regulations';
import type { Words } from '../wording/index.ts';
import { keyOf } from './keys.ts';
import type { Law } from './law.ts';

/** One thing that an article says, in our own words, and what the platform does about it. */
export interface Statement {
  /** Its place in the pack. */
  readonly path: string;
  readonly article: Cite | null;
  /** What it is about, before the sentence; null: the sentence says so. */
  readonly name: string | null;
  readonly text: string;
  readonly items: readonly string[];
  readonly does: string | null;
  readonly marks: readonly MarkText[];
}

export type MarkText = Pick<Mark, 'mark'> & { readonly text: string };

/** Everything the regulation says, as a list: what stands under a line is an item of it, or by itself where its article is another one. */
export const statementsOf = (law: Law, words: Words): readonly Statement[] =>
  explain(law).sections.flatMap(({ id, lines }) =>
    id === 'undecided' ? [] : lines.flatMap((one) => statementsIn(law, words, one)),
  );

function statementsIn(law: Law, words: Words, line: Line): readonly Statement[] {
  // A body of which the text says no more than that it exists is named by what it does elsewhere.
  if (line.path.startsWith('bodies.') && line.name === null) return [];
  const isGroup = /^(conditions|disqualifiers)\./.test(line.path);
  const own = (one: Line) => !isGroup && [one.article].flat().some((cite) => keyOf(cite) === keyOf(line.article));
  const name = line.name?.[law.lang] ?? null;
  return [
    { ...stated(law, line, line.under.filter(own)), name, does: words.does[doneAt(law, line.path)] ?? null },
    ...line.under
      // What belongs to another block is said at its own article.
      .filter((one) => !own(one) && one.path.startsWith(line.path))
      .map((one) => ({ ...stated(law, one, one.under), name })),
  ];
}

function stated({ lang }: Law, line: Line, items: readonly Line[]): Statement {
  const marks = [line, ...items, ...items.flatMap(({ under }) => under)].flatMap((one) => one.marks);
  return {
    path: line.path,
    article: line.article,
    name: null,
    text: sentence(line, lang),
    items: items.flatMap((item) => [item, ...item.under]).map((item) => capital(bare(item)[lang])),
    does: null,
    marks: markTexts(marks, lang),
  };
}

/** Marks in one language, each once. */
export function markTexts(marks: readonly Mark[], lang: Law['lang']): readonly MarkText[] {
  const said = marks.map((mark) => ({ mark: mark.mark, text: capital(mark[lang]) }));
  return said.filter((one, i) => said.findIndex(({ mark, text }) => mark === one.mark && text === one.text) === i);
}

/** Under which word the wording says what the platform does about a block: its section, of a step its kind. */
function doneAt({ pack }: Law, path: string): string {
  const [section = '', id] = path.split('.');
  const step = section === 'steps' ? pack.steps.find((one) => one.id === id) : undefined;
  return step === undefined ? section : kindDone(step);
}

function kindDone(step: Step): string {
  if (step.kind === 'notice' && isPerCase(step)) return 'ownNotice';
  return step.kind === 'review' && step.sheet === 'not-scored' ? 'defence' : step.kind;
}
