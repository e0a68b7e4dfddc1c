import type { Cite } from '../language/index.ts';
import { childOf, isMap, segments } from './path.ts';

/**
 * The article on which a block stands, or one of its fields, as its `article` mark says: the field's own, else the rest's, else the block's.
 * A block that cites by field only stands on all of these together. Null: nothing is cited here; look above (`articleAt`).
 */
export function articleOf(block: unknown, field?: string): Cite | null {
  if (!isMap(block)) return null;
  if (field !== undefined) return articleOf(block[field]) ?? citedFor(block.article, field);
  return citedFor(block.article, 'rest') ?? together(block.article);
}

/** The article on which the value at this path stands: the nearest citation at or above it. Null: none, or no such path. */
export function articleAt(pack: unknown, path: string): Cite | null {
  let cite: Cite | null = null;
  let value = pack;
  for (const segment of segments(path)) {
    if (isMap(value)) cite = citedFor(value.article, segment) ?? cite;
    const child = childOf(value, segment);
    if (child === undefined) return null;
    value = child.value;
  }
  return articleOf(value) ?? cite;
}

function citedFor(article: unknown, field: string): Cite | null {
  if (isCite(article)) return article;
  if (!isMap(article)) return null;
  const cited = Object.hasOwn(article, field) ? article[field] : article.rest;
  return isCite(cited) ? cited : null;
}

function together(article: unknown): Cite | null {
  if (!isMap(article)) return null;
  const all = [...new Set(Object.values(article).filter(isCite).flat())];
  const [only] = all;
  return all.length === 1 && only !== undefined ? only : all.length === 0 ? null : all;
}

const isCite = (value: unknown): value is Cite =>
  typeof value === 'number' || typeof value === 'string' || (Array.isArray(value) && value.every(isCite));
