import type { Cite } from '@heng/domain/language';
import { articleOf } from '@heng/domain/regulation';
import type { Law } from './law.ts';
import { type Mark, marksOf } from './marks.ts';

/** One thing that an article says, in our own words, and what the platform does about it. */
export interface Statement {
  /** Its place in the pack; the anchor on the page. */
  readonly path: string;
  readonly article: Cite | null;
  /** What it is about, before the sentence; null: the sentence says so. */
  readonly name: string | null;
  readonly text: string;
  readonly items: readonly string[];
  readonly does: string | null;
  readonly marks: readonly Mark[];
}

/** Where a length is a time to act in. Elsewhere it looks back, bars or waits, and the sentence says so. */
const deadlines: ReadonlySet<string> = new Set(['steps', 'channels', 'obligations']);

/** A statement about a block, with its marks and its article; the rest is said where it differs. */
export function stated(law: Law, path: string, block: unknown, text: string, rest: Partial<Statement> = {}): Statement {
  const section = path.split('.')[0] ?? '';
  return {
    path,
    article: articleOf(block),
    name: null,
    text,
    items: [],
    does: law.words.does[section] ?? null,
    marks: marksOf(law, block, path).filter(({ kind }) => kind !== 'due' || deadlines.has(section)),
    ...rest,
  };
}
