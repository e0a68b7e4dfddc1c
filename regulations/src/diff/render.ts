import type { Cite } from '@heng/domain/language';
import { citeWords, numeral } from '../explain/cite.ts';
import { bare, capital, type Lang } from '../explain/say.ts';
import type { Words } from '../finding.ts';
import type { Chapter, Difference, Entry, Item } from './difference.ts';

type Change = Entry['change'];

const signs: Readonly<Record<Change, Words>> = {
  added: { zh: '增加', en: 'added' },
  removed: { zh: '删去', en: 'removed' },
  changed: { zh: '修改', en: 'changed' },
  moved: { zh: '换了次序', en: 'moved' },
  wording: { zh: '只改文字', en: 'wording only' },
  citation: { zh: '只是条号不同', en: 'cited elsewhere only' },
};

const words = {
  zh: {
    before: '原',
    after: '现',
    same: '没有差别。',
    was: '原编号',
    follows: '现在在“$”之后',
    first: '现在在最前',
  },
  en: {
    before: 'was',
    after: 'now',
    same: 'No difference.',
    was: 'formerly',
    follows: 'now after “$”',
    first: 'now first',
  },
} as const;

/** How many blocks differ, and in what way. */
export function countChanges({ chapters }: Difference): Readonly<Record<Change, number>> {
  const all = chapters.flatMap(({ entries }) => entries);
  const count = (change: Change): number => all.filter((one) => one.change === change).length;
  return {
    added: count('added'),
    removed: count('removed'),
    changed: count('changed'),
    // What was changed may have changed places besides.
    moved: all.filter(({ movedAfter }) => movedAfter !== null).length,
    wording: count('wording'),
    citation: count('citation'),
  };
}

/** A difference as plain text: chapters numbered, each block once, before and after one below the other; what differs in nothing but its article in one line. */
export function renderDifference(difference: Difference, lang: Lang = 'zh'): string {
  const { from, to, chapters } = difference;
  const counts = countChanges(difference);
  const told = (Object.keys(signs) as Change[]).map((change) => `${signs[change][lang]} ${counts[change]}`);
  const head =
    lang === 'zh'
      ? `《${to.title.zh}》（${to.id}）与《${from.title.zh}》（${from.id}）相比\n${told.join('，')}`
      : `${to.title.en} (${to.id}) compared with ${from.title.en} (${from.id})\n${told.join(', ')}`;
  const body = chapters.length === 0 ? [words[lang].same] : chapters.map((chapter, i) => chapterText(chapter, i, lang));
  return `${[head, ...body].join('\n\n')}\n`;
}

function chapterText({ title, entries }: Chapter, place: number, lang: Lang): string {
  const number = lang === 'zh' ? `${numeral(place + 1)}、` : `${place + 1}. `;
  const cited = entries.filter(({ change }) => change === 'citation');
  return [
    `${number}${title[lang]}`,
    ...entries.filter(({ change }) => change !== 'citation').flatMap((entry) => entryText(entry, lang)),
    ...(cited.length === 0
      ? []
      : [
          `  [${signs.citation[lang]}] ${cited.map((entry) => citation(entry, lang)).join(lang === 'zh' ? '；' : '; ')}`,
        ]),
  ].join('\n');
}

const citation = ({ name, items: [item] }: Entry, lang: Lang): string =>
  `${short(name[lang])}${cite(item?.articleBefore ?? null, lang)} → ${cite(item?.articleAfter ?? null, lang)}`;

/** A block without a name of its own is called by the beginning of its sentence. */
const short = (text: string): string => (text.length > 40 ? `${text.slice(0, 38)}…` : text);

function entryText(
  { change, path, name, named, renamedFrom, movedAfter, items }: Entry,
  lang: Lang,
): readonly string[] {
  const w = words[lang];
  const notes = [
    renamedFrom === null ? '' : `${w.was} ${renamedFrom}`,
    movedAfter === null ? '' : movedAfter[lang] === '' ? w.first : w.follows.replace('$', movedAfter[lang]),
  ].filter((note) => note !== '');
  const note = notes.length === 0 ? '' : lang === 'zh' ? `（${notes.join('；')}）` : ` (${notes.join('; ')})`;
  const [first, ...rest] = items;
  // A line that has no name is its own heading.
  const unnamed = !named && first !== undefined && first.path === path && first.label === null;
  if (unnamed && (first.before === null || first.after === null)) {
    const said = first.after ?? first.before ?? name;
    const article = first.after === null ? first.articleBefore : first.articleAfter;
    return [
      `  [${signs[change][lang]}] ${plain(said, lang)}${cite(article, lang)}${note}`,
      ...rest.flatMap((item) => itemText(item, lang)),
    ];
  }
  const heading = unnamed ? note : ` ${short(name[lang])}${note}`;
  return [`  [${signs[change][lang]}]${heading}`, ...items.flatMap((item) => itemText(item, lang))];
}

const plain = (value: Words, lang: Lang): string => (lang === 'zh' ? bare(value).zh : bare(value).en);

function itemText({ label, before, after, articleBefore, articleAfter }: Item, lang: Lang): readonly string[] {
  const w = words[lang];
  const colon = lang === 'zh' ? '：' : ': ';
  const called = label === null ? '' : `${lang === 'zh' ? label.zh : capital(label.en)}${colon}`;
  const said = (value: Words, article: Cite | null): string => `${plain(value, lang)}${cite(article, lang)}`;
  if (before === null && after !== null) return [`      + ${called}${said(after, articleAfter)}`];
  if (after === null && before !== null) return [`      - ${called}${said(before, articleBefore)}`];
  if (before === null || after === null) return [];
  return [
    `      ${called}`.trimEnd(),
    `      ${w.before}${colon}${said(before, articleBefore)}`,
    `      ${w.after}${colon}${said(after, articleAfter)}`,
  ].filter((line) => line.trim() !== '');
}

const cite = (article: Cite | null, lang: Lang): string => {
  if (article === null) return '';
  const text = citeWords(article)[lang];
  return lang === 'zh' ? `〔${text}〕` : ` [${text}]`;
};
