import { type Calendar, workingDaysLeft } from '@heng/domain/calendar';
import { type Cite, type Day, daysBetween } from '@heng/domain/language';
import { type Html, html, type Shown } from '../html.ts';
import { keyOf } from '../law/keys.ts';
import { citeText } from '../law/law.ts';
import type { MarkText } from '../law/statements.ts';
import { type Page, to } from '../page.ts';
import type { Words } from '../wording/index.ts';

type Kind = keyof Words['stamps'];
const looks: Readonly<Record<Kind, string>> = {
  art: 'art',
  set: 'set',
  silent: 'nil',
  due: 'due',
  prov: 'prov',
  reading: 'off',
  open: '',
};

/** A stamp: one character, in English the word, and what it says. */
export const stamp = ({ stamps }: Words, kind: Kind, text: Shown): Html =>
  html`<span class="gr ${looks[kind]}">${stamps[kind] && html`<b>${stamps[kind]}</b>`}<span>${text}</span></span>`;

/** 依 the article, as a link to what it says. */
export function ground(page: Page, regulation: string, cite: Cite | null): Shown {
  if (cite === null) return null;
  const { words } = page;
  return [cite]
    .flat()
    .map(
      (one) =>
        html`<a class="gr art" href="${to(page, `/regulations/${regulation}#a${keyOf(one)}`)}">${words.stamps.art && html`<b>${words.stamps.art}</b>`}<span>${citeText(words, one)}</span></a> `,
    );
}

const kinds: Readonly<Record<MarkText['mark'], Kind>> = {
  依: 'open',
  定: 'set',
  软: 'set',
  缺: 'silent',
  限: 'due',
  读: 'reading',
};

/** A mark as its stamp. */
export const markStamp = (words: Words, { mark, text }: MarkText): Html => stamp(words, kinds[mark], text);

/** The stamps of a statement; readings stand below as sentences of their own. */
export const stamps = (words: Words, marks: readonly MarkText[]): Shown => {
  const short = marks.filter(({ mark }) => mark !== '读');
  const readings = marks.filter(({ mark }) => mark === '读');
  return [
    short.length > 0 && html`<div class="gs">${short.map((one) => markStamp(words, one))}</div>`,
    ...readings.map((one) => html`<p class="why">${markStamp(words, one)}</p>`),
  ];
};

/** How many days are left, today included: working days where the law counts in them. */
export function daysLeft(words: Words, calendar: Calendar, today: Day, last: Day, working = true) {
  if (!working) return { n: daysBetween(today, last) + 1, unit: words.call.days, provisional: false };
  const { days, provisional } = workingDaysLeft(calendar, today, last);
  return { n: days, unit: words.call.workdays, provisional };
}

/** A day of this year without its year. */
export const nearDay = (words: Words, d: Day, today: Day): string =>
  d.slice(0, 4) === today.slice(0, 4) ? words.dayShort(d) : words.dayLong(d);

/** Text that is Chinese in any language: names of organisations, numbers of documents. */
export const own = ({ lang }: Words, text: string): Shown =>
  lang === 'zh' ? text : html`<span lang="zh-CN">${text}</span>`;
