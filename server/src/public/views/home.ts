import { lookUpDay, strip } from '@heng/domain/calendar';
import { addDays } from '@heng/domain/language';
import { dayWords, quotaWords } from '@heng/regulations';
import { canOpen, type EditionState } from '../edition-state.ts';
import { type Html, html, type Shown } from '../html.ts';
import { type Law, statusText, stepName, text } from '../law/law.ts';
import { type Page, to } from '../page.ts';
import { lawOf, type Site } from '../site.ts';
import { beam } from './beam.ts';
import { sayCall } from './call.ts';
import { layout } from './layout.ts';
import { shortAwardName } from './names.ts';
import { type NoticeItem, noticeItem } from './notices.ts';

export interface Home {
  readonly editions: readonly EditionState[];
  readonly latest: readonly NoticeItem[];
}

/** `/` what is under way, what the public can do today, and until when. */
export function homePage(site: Site, page: Page, { editions, latest }: Home): Html {
  const { words, today } = page;
  const { home } = words;
  const current = editions.filter(({ edition }) => edition.closedAt === null);
  const done = editions.filter(({ edition }) => edition.closedAt !== null);
  return layout(page, home.title, 'home', [
    html`<div class="lead"><div><h1>${home.title}</h1><p class="p">${home.lead}</p></div><p class="r"><b>${words.dayLong(today)}</b><br>${workday(site, page)}${makeUpSoon(site, page)}</p></div>
`,
    current.length === 0
      ? html`<p class="empty">${home.none}${home.noneNext}</p>`
      : html`<section class="calls" aria-label="${home.list}">${current.map((state) => callCard(site, page, state))}</section>`,
    html`
<div class="low">
<section><h2>${home.latest}</h2>${latest.length === 0 ? html`<p class="empty">${home.noNotice}</p>` : html`<ul class="list">${latest.map((one) => noticeItem(site, page, one))}</ul>`}</section>
<div>${regulationsBelow(site, page)}${done.length > 0 && html`<section><h2>${home.doneEditions}</h2><ul class="list">${done.map(({ edition }) => doneItem(page, lawOf(site, edition.pack, words), edition))}</ul></section>`}</div>
</div>`,
  ]);
}

function callCard(site: Site, page: Page, state: EditionState): Html {
  const { words } = page;
  const { edition, current } = state;
  const law = lawOf(site, edition.pack, words);
  const said = sayCall(site, page, law, state);
  const at = current === null ? null : law.pack.steps.findIndex(({ id }) => id === current.id) + 1;
  return html`<article class="call"><div><h2><a href="${to(page, `/editions/${edition.id}`)}">${text(law, 'regulation.place')}</a></h2><p class="of">${shortAwardName(law)}<br><span class="dim">${words.edition(edition.label)}${edition.nature === 'rehearsal' && ` · ${words.rehearsal}`}${seats(law).map((seat) => html`<br>${seat}`)}</span></p></div>
<div>${beam(
    words,
    law.pack.steps.map(({ id }) => stepName(law, id)),
    at,
  )}${current && html`<p class="beam-say" aria-hidden="true">${at} ${stepName(law, current.id)}</p>`}<p class="say">${said.say}</p><p class="sm mut">${said.who}</p></div>
${said.act}</article>
`;
}

const seats = (law: Law): readonly string[] =>
  law.pack.quotas.flatMap((quota) =>
    (quota.counts ?? 'winners') === 'winners' && quota.for?.tiers?.length === 1 && typeof quota.at_most === 'number'
      ? [quotaWords(law, quota)[law.lang]]
      : [],
  );

function workday({ calendar }: Site, { words, today }: Page): string {
  const { kind, name, provisional } = lookUpDay(calendar, today);
  if (provisional) return words.home.unknownDay;
  if (kind === 'make-up') return words.home.makeUp;
  return kind === 'work'
    ? words.home.workday
    : `${words.home.dayOff}${name !== null && words.lang === 'zh' ? `（${name}）` : ''}`;
}

/** A make-up day of the coming week is said beforehand: it counts, and it is easily forgotten. */
function makeUpSoon({ calendar }: Site, { words, today }: Page): Shown {
  const found = strip(calendar, addDays(today, 1), addDays(today, 7)).find(({ kind }) => kind === 'make-up');
  return found && ` · ${words.home.makeUpSoon(words.dayShort(found.day))}`;
}

function regulationsBelow(site: Site, page: Page): Shown {
  const { words, today } = page;
  const { home } = words;
  const items = site.packs.map(({ pack }) => ({ law: lawOf(site, pack, words), can: canOpen(pack.regulation, today) }));
  const closed = items.flatMap(({ law, can }) => (can.open ? [] : [{ law, why: can.why }]));
  const open = items.filter(({ can }) => can.open);
  return [
    open.length > 0 &&
      html`<section><h2>${home.ready}</h2><ul class="list">${open.map(({ law }) => regulationItem(page, law, statusText(law)))}</ul></section>`,
    closed.length > 0 &&
      html`<section><h2>${home.closed}</h2><ul class="list">${closed.map(({ law, why }) => regulationItem(page, law, `${statusText(law)} · ${whyNot(page, law, why)}`))}</ul></section>`,
  ];
}

export function whyNot({ words }: Page, { pack }: Law, why: 'draft' | 'expired' | 'repealed' | 'not-yet'): string {
  const { home } = words;
  if (why === 'draft') return home.draft;
  if (why === 'repealed') return home.superseded;
  const { from } = pack.regulation.in_force;
  return why === 'not-yet' && from !== null ? home.notYet(dayWords(from)[words.lang]) : home.over;
}

const regulationItem = (page: Page, law: Law, state: string): Html =>
  html`<li><a href="${to(page, `/regulations/${law.pack.regulation.id}`)}">${text(law, 'regulation.title')}</a><span class="s">${state}</span></li>`;

const doneItem = (page: Page, law: Law, { id, label }: EditionState['edition']): Html =>
  html`<li><a href="${to(page, `/editions/${id}`)}">${text(law, 'regulation.place')} ${shortAwardName(law)} · ${page.words.edition(label)}</a><span class="s">${page.words.home.done}</span></li>`;
