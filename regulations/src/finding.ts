/** A sentence in both languages. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** What a check found in a pack, and how it is mended. `error`: the pack is not used like this; `list`: something people should know. */
export interface Finding {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** Path in the pack; empty: the file itself. */
  readonly path: string;
  readonly level: 'error' | 'list';
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly mend: Words;
}

export const isError = ({ level }: Finding): boolean => level === 'error';

/** One finding as a line for a terminal: `file:line path: what; how to mend it`. */
export function renderFinding({ file, line, path, zh, en, mend }: Finding, lang: 'zh' | 'en' = 'zh'): string {
  const where = `${file}:${line}${path === '' ? '' : ` ${path}`}`;
  return lang === 'zh' ? `${where}：${zh}${mend.zh && ` ${mend.zh}`}` : `${where}: ${en}${mend.en && ` ${mend.en}`}`;
}
