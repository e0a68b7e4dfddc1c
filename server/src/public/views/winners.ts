import { moneyWords } from '@heng/regulations';
import { type Html, html, type Shown } from '../html.ts';
import { named, text, tierName } from '../law/law.ts';
import { type Page, to } from '../page.ts';
import type { AwardRow } from '../read.ts';
import { lawOf, type Site } from '../site.ts';
import { layout } from './layout.ts';
import { shortAwardName } from './names.ts';
import { own } from './pieces.ts';

export interface Winners {
  /** What fits the filter, the latest first. */
  readonly awards: readonly AwardRow[];
  /** Everything, to see who has won before. */
  readonly all: readonly AwardRow[];
  readonly q: string;
  readonly year: string | null;
}

/** `/winners` the register: everything announced, by programme and edition, with what was revoked. */
export function winnersPage(site: Site, page: Page, { awards, all, q, year }: Winners): Html {
  const { words } = page;
  const say = words.winners;
  const years = [...new Set(all.map(({ awardedOn }) => awardedOn.slice(0, 4)))];
  const groups = Map.groupBy(awards, ({ programme, edition }) => `${programme} ${edition}`);
  return layout(page, say.title, 'winners', [
    html`<div class="lead"><div><h1>${say.title}</h1><p class="p">${say.lead}</p></div></div>
<form class="fields" action="/winners" method="get" role="search">${words.lang === 'en' && html`<input type="hidden" name="lang" value="en">`}
<label class="wide">${say.q}<input type="search" name="q" maxlength="100" value="${q}"></label>
<label>${say.year}<select name="year"><option value="">${words.frame.all}</option>${years.map((one) => html`<option${one === year && html` selected`}>${one}</option>`)}</select></label>
<button class="btn p">${say.find}</button></form>
`,
    awards.length === 0
      ? html`<p class="empty">${all.length === 0 ? say.none : say.noMatch}</p>`
      : [...groups.values()].map((group) => groupTable(site, page, group, all)),
  ]);
}

function groupTable(site: Site, page: Page, group: readonly AwardRow[], all: readonly AwardRow[]): Shown {
  const { words } = page;
  const { cols, table } = words.winners;
  const [first] = group;
  if (first === undefined) return null;
  const law = lawOf(site, first.pack, words);
  const tiers = Object.keys(law.pack.tiers);
  return html`<section class="sheet"><header><h2>${text(law, 'regulation.place')} ${shortAwardName(law)} · <a href="${to(page, `/editions/${first.edition}`)}">${words.edition(first.label)}</a>${first.nature === 'rehearsal' && ` · ${words.rehearsal}`}</h2><span class="r sm mut">${words.winners.count(group.length)}</span></header>
<table class="tbl stack"><caption class="vh">${table}</caption><thead><tr><th scope="col">${cols.name}</th><th scope="col">${cols.tier}</th><th scope="col">${cols.date}</th><th scope="col">${cols.gets}</th><th scope="col">${cols.state}</th></tr></thead><tbody>${group.toSorted((a, b) => tiers.indexOf(a.tier) - tiers.indexOf(b.tier)).map((award) => row(site, page, award, all))}</tbody></table></section>
`;
}

function row(site: Site, page: Page, award: AwardRow, all: readonly AwardRow[]): Html {
  const { words } = page;
  const say = words.winners;
  const { cols } = say;
  const law = lawOf(site, award.pack, words);
  const earlier = all.filter(
    (one) => one.programme === award.programme && one.applicant === award.applicant && one.awardedOn < award.awardedOn,
  );
  const again = earlier.some(({ tier }) => tier === award.tier) ? say.again : earlier.length > 0 ? say.before : null;
  const honours = award.honours === null ? say.honoursOpen : named(law, 'honours', ...award.honours);
  const money = award.money === null ? say.moneyOpen : moneyWords(law, award.money)[law.lang];
  return html`<tr><th scope="row" data-th="${cols.name}"><span>${own(words, award.name)}</span></th><td data-th="${cols.tier}">${tierName(law, award.tier)}</td><td data-th="${cols.date}"><time datetime="${award.awardedOn}">${words.day(award.awardedOn)}</time></td><td data-th="${cols.gets}"><span>${[honours, money].filter(Boolean).join(say.join)}${again && html` <span class="st ochre">◇ ${again}</span>`}</span></td><td data-th="${cols.state}">${award.revokedOn === null ? html`<span class="st pine"><span aria-hidden="true">✓</span>${say.valid}</span>` : html`<span class="st red"><span aria-hidden="true">✕</span>${say.revoked(words.day(award.revokedOn))}</span>`}</td></tr>`;
}
