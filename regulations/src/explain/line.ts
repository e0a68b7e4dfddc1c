import type { Cite } from '@heng/domain/language';
import { articleAt } from '@heng/domain/regulation';
import type { Words } from '../finding.ts';
import type { Context } from './context.ts';
import { type Mark, marksAt } from './marks.ts';

/** One thing the regulation says, in our words, with its article and marks, and what belongs under it. */
export interface Line extends Words {
  /** Path in the pack. */
  readonly path: string;
  readonly article: Cite | null;
  /** What it is about, to be set before the words; null: the words say so. */
  readonly name: Words | null;
  readonly marks: readonly Mark[];
  readonly under: readonly Line[];
}

type Maybe<T> = T | false | null | undefined;

/** A line for what stands at this path, with every mark in it that no line under it carries. */
export function line(
  context: Context,
  path: string,
  words: Words,
  under: readonly Maybe<Line>[] = [],
  name: Words | null = null,
): Line {
  const kept = under.filter((one): one is Line => Boolean(one));
  const said = new Set(kept.map((one) => one.path));
  return {
    path,
    ...words,
    name,
    article: articleAt(context.pack, path),
    marks: marksAt(context, path, said),
    under: kept,
  };
}
