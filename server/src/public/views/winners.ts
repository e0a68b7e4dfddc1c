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
import type { AwardRow } from '../winners/store.ts';
import { layout } from './layout.ts';
import { shortAwardName } from './names.ts';
import { ground, own } from './pieces.ts';

export interface Winners {
  /** What fits the filter, the latest first. */
  readonly awards: readonly AwardRow[];
  /** Everything, to see who has won before. */
  readonly all: readonly AwardRow[];
  readonly q: string;
  readonly year: string | null;
}

/** `/winners` the register: everything announced, by programme and edition, with what became of it; imported awards are marked. */
export function winnersPage(site: Site, page: Page, { awards, all, q, year }: Winners): Html {
  const { words } = page;
  const say = words.winners;
  const years = [...new Set(all.map(({ awardedOn }) => awardedOn.slice(0, 4)))];
  const groups = Map.groupBy(
    awards,
    ({ programme, edition, label }) => `${programme} ${edition ?? `imported ${label}`}`,
  );
  const holders = Map.groupBy(all, holderOf);
  return layout(page, say.title, 'winners', [
    html`<div class="lead"><div><h1>${say.title}</h1><p class="p">${say.lead}</p></div></div>
<form class="fields" action="/winners" method="get" role="search">${words.lang === 'en' && html`<input type="hidden" name="lang" value="en">`}
<label class="wide">${say.q}<input type="search" name="q" maxlength="100" value="${q}"></label>
<label>${say.year}<select name="year"><option value="">${words.frame.all}</option>${years.map((one) => html`<option${one === year && html` selected`}>${one}</option>`)}</select></label>
<button class="btn p">${say.find}</button></form>
`,
    awards.length === 0
      ? html`<p class="empty">${all.length === 0 ? say.none : say.noMatch}</p>`
      : [...groups.values()].map((group) => groupTable(site, page, group, holders)),
  ]);
}

const lawFor = (site: Site, page: Page, { pack }: AwardRow): Law | null => pack && lawOf(site, pack, page.words);

/** The awards of each holder under each programme. */
type Holders = ReadonlyMap<string, readonly AwardRow[]>;
const holderOf = ({ programme, applicant }: AwardRow): string => `${programme} ${applicant}`;

function groupTable(site: Site, page: Page, group: readonly AwardRow[], holders: Holders): Shown {
  const { words } = page;
  const { cols, table } = words.winners;
  const [first] = group;
  if (first === undefined) return null;
  const law = lawFor(site, page, first);
  const tiers = Object.keys(first.pack?.tiers ?? {});
  return html`<section class="sheet"><header><h2>${law === null ? words.winners.unknownAward(first.programme) : `${text(law, 'regulation.place')} ${shortAwardName(law)}`} · ${editionName(page, first)}</h2><span class="r sm mut">${words.winners.count(group.length)}</span></header>
<table class="tbl stack"><caption class="vh">${table}</caption><thead><tr><th scope="col">${cols.name}</th><th scope="col">${cols.tier}</th><th scope="col">${cols.date}</th><th scope="col">${cols.gets}</th><th scope="col">${cols.state}</th></tr></thead><tbody>${group.toSorted((a, b) => tiers.indexOf(a.tier) - tiers.indexOf(b.tier)).map((award) => row(law, page, award, holders))}</tbody></table></section>
`;
}

/** The edition as a link; one from before the platform has no page, and its label is as its source has it. */
function editionName(page: Page, { edition, label, nature }: AwardRow): Shown {
  const { words } = page;
  if (edition === null) return [own(words, label), ` · ${words.winners.imported}`];
  return html`<a href="${to(page, `/editions/${edition}`)}">${words.edition(label)}</a>${nature === 'rehearsal' && ` · ${words.rehearsal}`}`;
}

function row(law: Law | null, page: Page, award: AwardRow, holders: Holders): Html {
  const { words } = page;
  const say = words.winners;
  const { cols } = say;
  const earlier = (holders.get(holderOf(award)) ?? []).filter((one) => one.awardedOn < award.awardedOn);
  const again = earlier.some(({ tier }) => tier === award.tier) ? say.again : earlier.length > 0 ? say.before : null;
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
