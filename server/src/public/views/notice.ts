import { lastDayOf } from '@heng/domain/calendar';
import { addDays, dayOf } from '@heng/domain/language';
import { channelOf, lastDayToObject } from '@heng/domain/notice';
import { articleOf } from '@heng/domain/regulation';
import { housedWords, marksAt, noticeLengthWords } from '@heng/regulations';
import { type Html, html, type Shown } from '../html.ts';
import { bodyName, type Law, named, stepName, text } from '../law/law.ts';
import { markTexts } from '../law/statements.ts';
import { type Page, to } from '../page.ts';
import type { ProofRow } from '../read.ts';
import { lawOf, type Site } from '../site.ts';
import { layout } from './layout.ts';
import { awardName } from './names.ts';
import { countsIn, type Paper, paper } from './paper.ts';
import { daysLeft, ground, markStamp, nearDay, stamp } from './pieces.ts';
import { dayNumber, strip } from './strip.ts';

export interface NoticeView extends Paper {
  readonly proof: ProofRow | null;
}

/** `/notices/:id` the paper, how long it still runs, what an objection needs, and the proof in the journal. */
export function noticePage(site: Site, page: Page, view: NoticeView): Html {
  const { words } = page;
  const { edition, step, notice } = view;
  const law = lawOf(site, edition.pack, words);
  const name = stepName(law, step.id);
  const n = law.pack.steps.findIndex(({ id }) => id === step.id) + 1;
  return layout(
    page,
    `${awardName(law)} ${words.edition(edition.label)} ${name}`,
    'notices',
    html`<p class="crumb"><a href="${to(page, '/notices')}">${words.nav.notices}</a> › <a href="${to(page, `/editions/${edition.id}`)}">${text(law, 'regulation.place')} ${words.edition(edition.label)}</a> › ${words.notice.step(n, name)}</p>
<div class="g2">
${paper(page, law, site.calendar, view)}
<aside class="rail" aria-label="${words.notice.strip}">
${notice.kind === 'notice' ? countdown(site, page, law, view) : applicationTime(site, page, view)}
${notice.kind === 'notice' && objecting(site, page, law, view)}
${proof(page, law, view)}
</aside></div>`,
  );
}

function countdown(site: Site, page: Page, law: Law, { notice, step }: NoticeView): Shown {
  const { words, today } = page;
  const say = words.notice;
  const { last, published } = notice;
  if (last === null || step.kind !== 'notice') return null;
  const working = countsIn(step);
  const left = daysLeft(words, site.calendar, today, last, working);
  const isOver = today > last || notice.closedAt !== null;
  const nth = dayNumber(site.calendar, published, today, working);
  const counting = isOver || today === published || nth === 0;
  return html`<section class="sheet cd${isOver && ' over'}"><div class="b">${
    isOver
      ? html`<p class="n word">${say.overSince}</p>`
      : html`<p class="sm mut">${say.left}</p><p class="n">${left.n}<small>${left.unit}</small></p>`
  }<p><b><time datetime="${last}">${say.lastLine(nearDay(words, last, today))}</time></b>${say.lastRest}${!counting && say.todayIs(nth)}${!isOver && today === published && html`<br>${say.startsTomorrow(nearDay(words, addDays(published, 1), today))}`}${notice.closedAt && html`<br>${say.closedOn(words.day(dayOf(notice.closedAt)))}`}</p>
${strip(words, site.calendar, { published, last, today, working })}
${working && html`<p class="sm mut">${say.hatched}</p>`}${notice.provisional && html`<p>${stamp(words, 'prov', say.provisional)}</p>`}
<p>${ground(page, law.pack.regulation.id, articleOf(step))}<span class="sm mut">${noticeLengthWords(step)?.[law.lang] ?? markTexts(marksAt(law, `steps.${step.id}.length`), law.lang).map((one) => markStamp(words, one))}</span></p></div></section>`;
}

function objecting(site: Site, page: Page, law: Law, { notice, step }: NoticeView): Html | null {
  const { words, today } = page;
  const say = words.notice;
  if (step.kind !== 'notice') return null;
  const channel = channelOf(law.pack, step);
  const id = law.pack.regulation.id;
  if (channel === null) {
    return html`<section class="sheet"><header><h2>${say.object}</h2></header><div class="b"><p>${stamp(words, 'silent', say.noChannel)}</p></div></section>`;
  }
  const needs = (by: 'person' | 'organisation', who: string) =>
    channel.needs[by].length > 0 &&
    html`<li><b>${who}</b>${words.lang === 'zh' ? '：' : ': '}${named(law, 'needs', ...channel.needs[by])}</li>`;
  const until = notice.last === null ? null : lastDayToObject(channel, notice.last, site.calendar);
  const isOver = until !== null && (today > until || notice.closedAt !== null);
  const { answer } = channel;
  const reply = answer === null ? null : lastDayOf(site.calendar, today, answer.within);
  return html`<section class="sheet"><header><h2>${say.object}</h2><span class="r">${ground(page, id, channel.article)}</span></header><div class="b">
<ul class="needs">${needs('person', say.person)}${needs('organisation', say.organisation)}</ul>
<p><b>${say.to}</b> ${bodyName(law, channel.to)}${law.pack.bodies[channel.to]?.housed_in !== undefined && html`<span class="mut">${words.lang === 'zh' ? '（' : ' ('}${housedWords(law, channel.to)[law.lang]}${words.lang === 'zh' ? '）' : ')'}</span>`}</p>
${channel.anonymous === false && html`<p class="sm mut">${say.unsigned}</p>`}
${
  isOver
    ? html`<p>${say.over}</p>`
    : html`<p class="note">${
        reply === null
          ? stamp(words, 'silent', say.noReplyTime)
          : html`${(answer?.inWriting ? say.byTodayWriting : say.byToday)(nearDay(words, reply.last, today))} ${reply.provisional && stamp(words, 'prov', say.provisional)}${ground(page, id, channel.answerArticle)}`
      }</p><p class="sm mut">${say.how}</p>`
}</div></section>`;
}

function applicationTime(site: Site, page: Page, { application, step }: NoticeView): Shown {
  const { words, today } = page;
  const say = words.notice;
  if (step.kind !== 'announcement') return null;
  const opens = application?.opensOn ?? null;
  const closes = application?.closesOn ?? null;
  const left = closes === null || today > closes ? null : daysLeft(words, site.calendar, today, closes);
  const isOver = closes !== null && today > closes;
  return html`<section class="sheet cd${isOver && ' over'}"><div class="b">${
    left
      ? html`<p class="sm mut">${say.applyLeft}</p><p class="n">${left.n}<small>${left.unit}</small></p>`
      : isOver && html`<p class="n word">${say.applyOver}</p>`
  }<dl class="dl"><dt>${say.opensDay}</dt><dd>${opens === null ? say.notStated : nearDay(words, opens, today)}</dd><dt>${say.closesDay}</dt><dd>${closes === null ? say.notStated : html`<b>${say.lastLine(nearDay(words, closes, today))}</b>`}</dd></dl></div></section>`;
}

function proof({ words }: Page, law: Law, { notice, proof: found }: NoticeView): Html {
  const say = words.notice;
  const medium = notice.media === null ? null : named(law, 'media', notice.media);
  return html`<section class="proof"><h2>${say.proof}</h2>${found && html`<p>${found.place === null ? say.unsealed : say.place(found.place + 1)}</p><p>${say.digest}<br><span class="mono">${found.digest}</span></p>`}<p>${say.at(words.instant(notice.publishedAt))}${medium !== null && html`<br>${say.mediaIs(medium)}`}</p></section>`;
}
