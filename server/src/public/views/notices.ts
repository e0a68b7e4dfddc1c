import { type Html, html } from '../html.ts';
import { type Page, to } from '../page.ts';
import type { EditionRow, NoticeRow } from '../read.ts';
import { lawOf, type Site } from '../site.ts';
import { layout } from './layout.ts';
import { awardName, paperName } from './names.ts';
import { nearDay } from './pieces.ts';

export interface NoticeItem {
  readonly notice: NoticeRow;
  readonly edition: EditionRow;
}

export interface NoticeList {
  readonly items: readonly NoticeItem[];
  readonly editions: readonly EditionRow[];
  readonly chosen: { readonly edition: string | null; readonly kind: string | null };
  readonly page: number;
  readonly pages: number;
}

/** `/notices` everything published to everybody, the latest first. */
export function noticesPage(site: Site, page: Page, list: NoticeList): Html {
  const { words } = page;
  const say = words.notices;
  const { chosen } = list;
  const filtered = chosen.edition !== null || chosen.kind !== null;
  return layout(page, say.title, 'notices', [
    html`<div class="lead"><div><h1>${say.title}</h1><p class="p">${say.lead}</p></div></div>
<form class="fields" action="/notices" method="get">${words.lang === 'en' && html`<input type="hidden" name="lang" value="en">`}
<label>${say.edition}<select name="edition"><option value="">${words.frame.all}</option>${list.editions.map((edition) => option(edition.id, editionName(site, page, edition), chosen.edition))}</select></label>
<label>${say.kind}<select name="kind"><option value="">${words.frame.all}</option>${(['notice', 'announcement'] as const).map((kind) => option(kind, say.kinds[kind], chosen.kind))}</select></label>
<button class="btn">${words.frame.filter}</button></form>
`,
    list.items.length === 0
      ? html`<p class="empty">${filtered ? say.none : say.noneYet}</p>`
      : html`<ul class="list">${list.items.map((one) => noticeItem(site, page, one))}</ul>`,
    list.pages > 1 &&
      html`<nav class="pages" aria-label="${words.frame.page(list.page, list.pages)}">${list.page > 1 && html`<a class="btn" href="${pageLink(page, list, list.page - 1)}">${words.frame.newer}</a>`}<span class="mut">${words.frame.page(list.page, list.pages)}</span>${list.page < list.pages && html`<a class="btn" href="${pageLink(page, list, list.page + 1)}">${words.frame.older}</a>`}</nav>`,
  ]);
}

const option = (value: string, name: string, chosen: string | null): Html =>
  html`<option value="${value}"${value === chosen && html` selected`}>${name}</option>`;

const editionName = (site: Site, { words }: Page, { pack, label }: EditionRow): string =>
  `${awardName(lawOf(site, pack, words))} · ${words.edition(label)}`;

function pageLink(page: Page, { chosen }: NoticeList, n: number): string {
  const query = new URLSearchParams({
    ...(chosen.edition === null ? {} : { edition: chosen.edition }),
    ...(chosen.kind === null ? {} : { kind: chosen.kind }),
    page: String(n),
  });
  return to(page, `/notices?${query.toString()}`);
}

/** One line of a list: what it is, when it was published, and whether it still runs. */
export function noticeItem(site: Site, page: Page, { notice, edition }: NoticeItem): Html {
  const { words, today } = page;
  const say = words.notices;
  const law = lawOf(site, edition.pack, words);
  const state =
    notice.closedAt !== null || notice.kind === 'announcement'
      ? null
      : notice.last !== null && today <= notice.last
        ? html` · <b class="st work">${say.open}</b> ${say.until(nearDay(words, notice.last, today))}`
        : html` · ${say.ended}`;
  return html`<li><a href="${to(page, `/notices/${notice.id}`)}">${awardName(law)}${words.lang === 'zh' ? `（${words.edition(edition.label)}）` : `, ${words.edition(edition.label)}: `}${paperName(law, notice.step)}</a><span class="s">${say.kinds[notice.kind]} · <time datetime="${notice.published}">${say.published(words.day(notice.published))}</time>${notice.kind === 'notice' && ` · ${say.count(notice.listed)}`}${state}${notice.closedAt !== null && notice.kind === 'notice' && ` · ${say.closed}`}</span></li>`;
}
