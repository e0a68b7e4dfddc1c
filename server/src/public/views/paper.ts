import { type Calendar, strip as daysOf, isWorked, lastDayOf } from '@heng/domain/calendar';
import { holdersOf } from '@heng/domain/edition';
import { addDays, type Cite, type Day } from '@heng/domain/language';
import { channelOf } from '@heng/domain/notice';
import { articleOf, type Step } from '@heng/domain/regulation';
import { answerWords, listed, noticeLengthWords, sentence, worded } from '@heng/regulations';
import { type Html, html, type Shown } from '../html.ts';
import { bodyNames, citeText, type Law, named, stepName, text, tierName } from '../law/law.ts';
import { type Page, to } from '../page.ts';
import type { EditionRow, ListedRow, NoticeRow, StepRow } from '../read.ts';
import type { Words } from '../wording/index.ts';
import { awardName, paperName } from './names.ts';
import { own } from './pieces.ts';

export interface Paper {
  readonly edition: EditionRow;
  readonly notice: NoticeRow;
  readonly step: Step;
  readonly listed: readonly ListedRow[];
  /** The application step that an announcement opens; null: none. */
  readonly application: StepRow | null;
}

/** The paper itself, as it would be pinned to a board: number and seal stay marked blanks. */
export function paper(page: Page, law: Law, calendar: Calendar, one: Paper): Html {
  const { words } = page;
  const say = words.notice;
  const { notice, step, edition } = one;
  const issuer = issuerOf(law, step);
  return html`<article class="paper" aria-labelledby="t">
<h1 id="t"><span>${awardName(law)}${words.lang === 'zh' ? `（${words.edition(edition.label)}）` : `, ${words.edition(edition.label)}`}</span><span>${paperName(law, step.id)}</span></h1>
<p class="no">${say.number}${notice.document === null ? html`<i>${say.blank}</i>` : own(words, notice.document)}</p>
${notice.kind === 'notice' ? noticeBody(page, law, calendar, one) : announcementBody(page, law, one)}
<div class="sign"><span class="sealblank">${say.seal}<br>${say.sealBlank}</span><span>${issuer}<br><time datetime="${notice.published}">${words.day(notice.published)}</time></span></div>
</article>`;
}

function noticeBody({ words }: Page, law: Law, calendar: Calendar, { step, notice, listed }: Paper): Shown {
  const say = words.notice;
  const by = bodyNames(law, holdersOf(step));
  if (step.kind !== 'notice') return null;
  const channel = channelOf(law.pack, step);
  const length = noticeLengthWords(step)?.[law.lang];
  const { last } = notice;
  const tiers = listed.some(({ tier }) => tier !== null);
  const needs = channel?.needs.person.filter((need) => !channel.identity.person.includes(need));
  return html`<p class="t">${groundLine(words, law, articleOf(step))}${say.list(by, stepName(law, step.id), listed.length)}</p>
${last !== null && html`<p class="t">${say.running(length ?? '', words.day(firstDay(calendar, step, notice.published)), words.day(last))}${say.notCounted(words.day(notice.published))}${countsIn(step) && daysOff(words, calendar, notice.published, last)}</p>`}
${listTable(words, law, listed, tiers)}
${channel && html`<p class="t">${say.objection(bodyNames(law, channel.to), named(law, 'needs', ...(needs ?? [])))}${channel.answer && say.reply(bodyNames(law, channel.to), answerWords({ ...channel.answer, in_writing: channel.answer.inWriting })[law.lang])}</p>`}
<p class="t">${tiers ? say.orderTier : say.order}</p>`;
}

/** The first day that counts: the day after publication, or the first working day after it. */
function firstDay(calendar: Calendar, step: Step, published: Day): Day {
  const next = addDays(published, 1);
  return countsIn(step) ? lastDayOf(calendar, published, '1 working day').last : next;
}

/** The issuer in full, as under a paper: a body of the evaluation bears the name of the award. */
function issuerOf(law: Law, step: Step): string {
  const [id = ''] = holdersOf(step);
  const body = law.pack.bodies[id];
  const name = bodyNames(law, holdersOf(step));
  const place = law.pack.regulation.place;
  if (law.lang === 'en' || body === undefined || name.startsWith(place)) return name;
  if (body.created_by === undefined) return `${place}${name.startsWith(place.slice(-1)) ? name.slice(1) : name}`;
  return `${awardName(law)}${bodyNames(law, body.created_by)}${name}`;
}

function groundLine(words: Words, law: Law, cite: Cite | null): string {
  const { regulation } = law.pack;
  const cites = cite === null ? '' : citeText(law, cite);
  const numbers = listed(regulation.numbers, law.lang);
  return words.notice.ground(text(law, 'regulation.title'), numbers, cites);
}

/** Whether the notice is counted in working days; a length that is not stated is not. */
export function countsIn(step: Step): boolean {
  if (step.kind !== 'notice' || step.length === null) return false;
  return ('exactly' in step.length ? step.length.exactly : step.length.at_least).includes('working day');
}

function daysOff(words: Words, calendar: Calendar, published: Day, last: Day): string {
  const days = daysOf(calendar, addDays(published, 1), last);
  const holidays = [...new Set(days.flatMap(({ kind, name }) => (kind === 'off' && name !== null ? [name] : [])))];
  const makeUps = days.filter(({ kind }) => isWorked(kind) && kind === 'make-up').map(({ day }) => words.dayShort(day));
  return [
    holidays.length === 0 || words.lang === 'en' ? '' : words.notice.holidays(listed(holidays, words.lang)),
    makeUps.length === 0 ? '' : words.notice.makeUps(listed(makeUps, words.lang)),
  ].join('');
}

function listTable(words: Words, law: Law, listed: readonly ListedRow[], tiers: boolean): Html {
  const { cols, table, noList, noIndustry } = words.notice;
  if (listed.length === 0) return html`<p class="t">${noList}</p>`;
  return html`<table><caption>${table}</caption><thead><tr><th scope="col">${cols.n}</th><th scope="col">${cols.name}</th>${tiers ? html`<th scope="col">${cols.tier}</th>` : html`<th scope="col">${cols.industry}</th>`}</tr></thead><tbody>${listed.map(
    ({ name, industry, tier }, i) =>
      html`<tr><td>${i + 1}</td><th scope="row">${own(words, name)}</th><td>${tiers ? tier !== null && tierName(law, tier) : industry === null ? noIndustry : own(words, industry)}</td></tr>`,
  )}</tbody></table>`;
}

function announcementBody(page: Page, law: Law, { step, notice, application, listed }: Paper): Shown {
  const { words } = page;
  const say = words.notice;
  const by = bodyNames(law, holdersOf(step));
  const medium = notice.media === null ? '' : named(law, 'media', notice.media);
  const opens = application?.opensOn ?? null;
  const closes = application?.closesOn ?? null;
  const { regulation, fees } = law.pack;
  if (step.kind !== 'announcement') {
    return html`<p class="t">${groundLine(words, law, articleOf(step))}${say.announcesResult(by, medium)}</p>${listed.length > 0 && listTable(words, law, listed, true)}`;
  }
  return html`<p class="t">${groundLine(words, law, articleOf(step))}${say.announcing(by, medium)}</p>
<p class="t">${closes === null ? say.noDates : opens === null ? say.closes(words.dayLong(closes)) : say.opens(words.dayLong(opens), words.dayLong(closes))}${regulation.voluntary && [sentence(worded('voluntary'), law.lang), words.lang === 'en' && ' ']}${fees.charged === 'banned' && sentence(worded('banned'), law.lang)}</p>
<p class="t">${say.conditions}<a href="${to(page, `/regulations/${regulation.id}`)}">${text(law, 'regulation.title')}</a>${say.stop}</p>`;
}
