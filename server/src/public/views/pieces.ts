import { type Calendar, workingDaysLeft } from '@heng/domain/calendar';
import { type Cite, type Day, daysBetween } from '@heng/domain/language';
import { type Html, html, type Shown } from '../html.ts';
import { keyOf } from '../law/articles.ts';
import type { Mark } from '../law/marks.ts';
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
        html`<a class="gr art" href="${to(page, `/regulations/${regulation}#a${keyOf(one)}`)}">${words.stamps.art && html`<b>${words.stamps.art}</b>`}<span>${words.law.cite(one)}</span></a> `,
    );
}

/** The stamps of a statement; readings stand below as sentences of their own. */
export const stamps = (words: Words, marks: readonly Mark[]): Shown => {
  const short = marks.filter(({ kind }) => kind !== 'reading');
  const readings = marks.filter(({ kind }) => kind === 'reading');
  return [
    short.length > 0 && html`<div class="gs">${short.map(({ kind, text }) => stamp(words, kind, text))}</div>`,
    ...readings.map(({ text }) => html`<p class="why">${stamp(words, 'reading', text)}</p>`),
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
