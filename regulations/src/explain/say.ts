import type { Words } from '../finding.ts';

export type Lang = keyof Words;

export const nothing: Words = { zh: '', en: '' };

/** A sentence in both languages with its parts in their places: `say('由$1办理', 'held by $1', office)`. */
export function say(zh: string, en: string, ...parts: readonly (Words | string | number)[]): Words {
  const filled = (text: string, lang: Lang) =>
    text.replace(/\$(\d)/g, (_all, n: string) => {
      const part = parts[Number(n) - 1] ?? '';
      return typeof part === 'object' ? part[lang] : String(part);
    });
  return { zh: filled(zh, 'zh'), en: filled(en, 'en') };
}

/** The same, or nothing where a part is missing. */
export const sayOf = (zh: string, en: string, part: Words | string | number | null | undefined): Words =>
  part === null || part === undefined ? nothing : say(zh, en, part);

export const join = (all: readonly Words[], zh: string, en: string): Words => {
  const said = all.filter((one) => one.zh !== '');
  return { zh: said.map((one) => one.zh).join(zh), en: said.map((one) => one.en).join(en) };
};

/** A list as each language writes it: 甲、乙、丙; a, b and c. */
export function listed(items: readonly string[], lang: Lang): string {
  if (lang === 'zh' || items.length < 2) return items.join('、');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

export const list = (all: readonly Words[]): Words => ({
  zh: listed(
    all.map((one) => one.zh),
    'zh',
  ),
  en: listed(
    all.map((one) => one.en),
    'en',
  ),
});

/** A saying of the pack inside a sentence of ours: without its full stop. */
export const bare = ({ zh, en }: Words): Words => ({ zh: zh.replace(/[。；]$/, ''), en: en.replace(/\.$/, '') });

/** A whole sentence in one language: an English one begins with a capital, and each ends with its stop. */
export const sentence = (words: Words, lang: Lang): string =>
  lang === 'zh' ? `${bare(words).zh}。` : `${capital(bare(words).en)}.`;

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
