import { articleOf } from '@heng/domain/regulation';
import {
  type AwardStatus,
  awardStatus,
  type RegisterEntry,
  registerHistory,
  sanctionOf,
} from '@heng/domain/supervision';
import { moneyWords } from '@heng/regulations';
import { type Html, html, type Shown } from '../html.ts';
import { type Law, named, text, tierName } from '../law/law.ts';
import { type Page, to } from '../page.ts';
import { lawOf, type Site } from '../site.ts';
import { type AwardRow, groupOf } from '../winners/store.ts';
import { layout } from './layout.ts';
import { shortAwardName } from './names.ts';
import { ground, own } from './pieces.ts';

export interface Winners {
  /** Of one page, the latest first. */
  readonly awards: readonly AwardRow[];
  /** How many fit under each heading, on all pages together. */
  readonly counts: ReadonlyMap<string, number>;
  /** Years in which something was announced. */
  readonly years: readonly string[];
  readonly chosen: { readonly q: string; readonly year: string | null };
  readonly page: number;
  readonly pages: number;
}

/** `/winners` the register: everything announced, by programme and edition, with what became of it; imported awards are marked. */
export function winnersPage(site: Site, page: Page, winners: Winners): Html {
  const { words } = page;
  const say = words.winners;
  const { awards, years, chosen } = winners;
  const groups = Map.groupBy(awards, groupOf);
  return layout(page, say.title, 'winners', [
    html`<div class="lead"><div><h1>${say.title}</h1><p class="p">${say.lead}</p></div></div>
<form class="fields" action="/winners" method="get" role="search">${words.lang === 'en' && html`<input type="hidden" name="lang" value="en">`}
<label class="wide">${say.q}<input type="search" name="q" maxlength="100" value="${chosen.q}"></label>
<label>${say.year}<select name="year"><option value="">${words.frame.all}</option>${years.map((one) => html`<option${one === chosen.year && html` selected`}>${one}</option>`)}</select></label>
<button class="btn p">${say.find}</button></form>
`,
    awards.length === 0
      ? html`<p class="empty">${years.length === 0 ? say.none : say.noMatch}</p>`
      : [...groups].map(([heading, group]) =>
          groupTable(site, page, group, winners.counts.get(heading) ?? group.length),
        ),
    winners.pages > 1 &&
      html`<nav class="pages" aria-label="${words.frame.page(winners.page, winners.pages)}">${winners.page > 1 && html`<a class="btn" href="${pageLink(page, winners, winners.page - 1)}">${words.frame.newer}</a>`}<span class="mut">${words.frame.page(winners.page, winners.pages)}</span>${winners.page < winners.pages && html`<a class="btn" href="${pageLink(page, winners, winners.page + 1)}">${words.frame.older}</a>`}</nav>`,
  ]);
}

function pageLink(page: Page, { chosen }: Winners, n: number): string {
  const query = new URLSearchParams({
    ...(chosen.q === '' ? {} : { q: chosen.q }),
    ...(chosen.year === null ? {} : { year: chosen.year }),
    page: String(n),
  });
  return to(page, `/winners?${query.toString()}`);
}

const lawFor = (site: Site, page: Page, { pack }: AwardRow): Law | null => pack && lawOf(site, pack, page.words);

/** `count`: on all pages together. */
function groupTable(site: Site, page: Page, group: readonly AwardRow[], count: number): Shown {
  const { words } = page;
  const { cols, table } = words.winners;
  const [first] = group;
  if (first === undefined) return null;
  const law = lawFor(site, page, first);
  return html`<section class="sheet"><header><h2>${law === null ? words.winners.unknownAward(first.programme) : `${text(law, 'regulation.place')} ${shortAwardName(law)}`} · ${editionName(page, first)}</h2><span class="r sm mut">${words.winners.count(count)}</span></header>
<table class="tbl stack"><caption class="vh">${table}</caption><thead><tr><th scope="col">${cols.name}</th><th scope="col">${cols.tier}</th><th scope="col">${cols.date}</th><th scope="col">${cols.gets}</th><th scope="col">${cols.state}</th></tr></thead><tbody>${group.map((award) => row(law, page, award))}</tbody></table></section>
`;
}

/** The edition as a link; one from before the platform has no page, and its label is as its source has it. */
function editionName(page: Page, { edition, label, nature }: AwardRow): Shown {
  const { words } = page;
  if (edition === null) return [own(words, label), ` · ${words.winners.imported}`];
  return html`<a href="${to(page, `/editions/${edition}`)}">${words.edition(label)}</a>${nature === 'rehearsal' && ` · ${words.rehearsal}`}`;
}

function row(law: Law | null, page: Page, award: AwardRow): Html {
  const { words } = page;
  const say = words.winners;
  const { cols } = say;
  const again = award.before === null ? null : say[award.before];
  return html`<tr><th scope="row" data-th="${cols.name}"><span>${own(words, award.name)}</span></th><td data-th="${cols.tier}">${law === null ? award.tier : tierName(law, award.tier)}</td><td data-th="${cols.date}"><time datetime="${award.awardedOn}">${words.day(award.awardedOn)}</time></td><td data-th="${cols.gets}"><span>${gets(law, page, award)}${again && html` <span class="st ochre">◇ ${again}</span>`}</span></td><td data-th="${cols.state}"><span>${state(page, award)}</span></td></tr>`;
}

/** What was received; of an imported award only what its source says. */
function gets(law: Law | null, { words }: Page, { edition, honours, money }: AwardRow): string {
  const say = words.winners;
  if (law === null) return '';
  const imported = edition === null;
  const given = honours === null ? (imported ? '' : say.honoursOpen) : named(law, 'honours', ...honours);
  const paid = money === null ? (imported ? '' : say.moneyOpen) : moneyWords(law, money)[law.lang];
  return [given, paid].filter(Boolean).join(say.join) || '—';
}

/** Held, expired or revoked, on which article, and the way there. */
function state(page: Page, award: AwardRow): Shown {
  const { words, today } = page;
  const say = words.winners;
  // The validity of an imported award was laid down by a regulation that is not kept.
  const known = award.edition === null ? null : award.pack;
  const { status, until } = known
    ? awardStatus(known, award, today)
    : {
        status: award.revokedOn !== null && award.revokedOn <= today ? ('revoked' as const) : ('held' as const),
        until: null,
      };
  const note = award.source === null ? history(page, award, status) : say.importedSay(award.source);
  return [
    statusStamp(page, award, known, status, until),
    note !== null && html`<br><span class="sm mut">${note}</span>`,
  ];
}

function statusStamp(
  page: Page,
  { edition, revokedOn, revokedBy }: AwardRow,
  pack: AwardRow['pack'],
  status: AwardStatus['status'],
  until: AwardStatus['until'],
): Html {
  const { words, today } = page;
  const say = words.winners;
  if (status === 'revoked')
    return html`<span class="st red"><span aria-hidden="true">✕</span>${say.revoked(words.day(revokedOn ?? today))}</span> ${pack && ground(page, pack.regulation.id, revokedBy)}`;
  if (status === 'expired')
    return html`<span class="st ochre"><span aria-hidden="true">◇</span>${say.expired(words.day(until ?? today))}</span>`;
  const held = edition === null ? say.notRevoked : until === null ? say.valid : say.until(words.day(until));
  return html`<span class="st pine"><span aria-hidden="true">✓</span>${held}</span>`;
}

/** What became of it beyond what stands in the row already: the days, and the articles of what was decided. */
function history(page: Page, award: AwardRow, status: AwardStatus['status']): Shown {
  const { words, today } = page;
  const { pack } = award;
  if (pack === null) return null;
  const entries = registerHistory(pack, { ...award, duties: [] }, award.decisions, today)
    .filter(isPublic)
    .filter(({ what }) => what !== 'awarded' && what !== status);
  if (entries.length === 0) return null;
  return entries.map(
    ({ day, what, about }, i) =>
      html`${i > 0 && ' · '}<time datetime="${day}">${words.day(day)}</time> ${words.winners.what[what]} ${about !== null && ground(page, pack.regulation.id, articleOf(sanctionOf(pack, about)))}`,
  );
}

type PublicEntry = RegisterEntry & { readonly what: 'awarded' | 'published' | 'revoked' | 'expired' };

/** A decision is told by its publication. */
const isPublic = (entry: RegisterEntry): entry is PublicEntry => entry.what !== 'missed' && entry.what !== 'sanctioned';
