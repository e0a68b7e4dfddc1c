import type { Day, Instant } from '@heng/domain/language';
import type { Words } from './wording/index.ts';

/** What every page knows: its language, the day, whether data are samples, and how far the journal is sealed. */
export interface Page {
  readonly words: Words;
  readonly now: Instant;
  readonly today: Day;
  readonly sample: boolean;
  readonly journal: { readonly size: number; readonly root: string } | null;
  /** Path and query of this page without the language. */
  readonly path: string;
  readonly style: string;
}

/** A link inside the site that keeps the page's language. */
export function to({ words }: Pick<Page, 'words'>, path: string): string {
  return words.lang === 'zh' ? path : inLanguage(path, 'en');
}

/** The same address in another language. */
export function inLanguage(path: string, lang: Words['lang']): string {
  if (lang === 'zh') return path;
  const [before = '', fragment] = path.split('#');
  const address = `${before}${before.includes('?') ? '&' : '?'}lang=en`;
  return fragment === undefined ? address : `${address}#${fragment}`;
}
