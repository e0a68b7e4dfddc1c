import { dayWords } from '@heng/regulations';
import { canOpen } from '../edition-state.ts';
import { type Html, html, type Shown } from '../html.ts';
import { type ArticleText, articlesOf } from '../law/articles.ts';
import { citeText, type Law, statusText, text } from '../law/law.ts';
import type { Statement } from '../law/statements.ts';
import { type Page, to } from '../page.ts';
import type { EditionRow } from '../read.ts';
import { lawOf, type PublishedPack, type Site } from '../site.ts';
import { flow, flowList } from './flow.ts';
import { whyNot } from './home.ts';
import { layout } from './layout.ts';
import { own, stamps } from './pieces.ts';

/** `/regulations` what the installation knows, and what it may be used for. */
export function regulationsPage(site: Site, page: Page): Html {
  const { words, today } = page;
  const say = words.regulations;
  return layout(page, say.title, 'regulations', [
    html`<div class="lead"><div><h1>${say.title}</h1><p class="p">${say.lead}</p></div></div>`,
    site.packs.length === 0
      ? html`<p class="empty">${say.none}</p>`
      : html`<ul class="list">${site.packs.map(({ pack }) => {
          const law = lawOf(site, pack, words);
          const { regulation } = pack;
          const can = canOpen(regulation, today);
          return html`<li><a class="law" href="${to(page, `/regulations/${regulation.id}`)}">${text(law, 'regulation.title')}</a><span class="s">${text(law, 'regulation.issuer')} · ${own(words, regulation.numbers.join('、'))} · ${say.articles(regulation.articles)} · ${say.steps(pack.steps.length)}</span><span class="s">${status(law)}${!can.open && html` ${whyNot(page, law, can.why)}`}</span></li>`;
        })}</ul>`,
  ]);
}

const looks = { 'in-force': 'pine', draft: 'ochre', expired: '', repealed: '' } as const;
const glyphs = { 'in-force': '✓', draft: '○', expired: '✕', repealed: '✕' } as const;

function status(law: Law): Html {
  const is = law.pack.regulation.status;
  return html`<span class="st ${looks[is]}"><span aria-hidden="true">${glyphs[is]}</span>${statusText(law)}</span>`;
}

/** `/regulations/:id` the regulation retold: its head, the procedure drawn, and every article with what the platform does about it. */
export function regulationPage(site: Site, page: Page, { pack }: PublishedPack, editions: readonly EditionRow[]): Html {
  const { words } = page;
  const say = words.regulation;
  const law = lawOf(site, pack, words);
  const { regulation } = pack;
  const title = text(law, 'regulation.title');
  const articles = articlesOf(law, words);
  const { from } = regulation.in_force;
  const head: readonly Shown[] = [
    own(words, regulation.numbers.join('、')),
    // The text may leave the day blank: then only the month is known.
    regulation.signed !== null && say.signed(dayWords(regulation.signed)[words.lang]),
    from !== null && say.inForce(dayWords(from)[words.lang]),
    words.regulations.articles(regulation.articles),
    regulation.supersedes.length > 0 &&
      say.supersedes(regulation.supersedes.map((_, i) => text(law, `regulation.supersedes.${i}`)).join('、')),
  ];
  return layout(page, title, 'regulations', [
    html`<div class="lead"><div><h1>${title}</h1>${words.lang === 'en' && html`<p class="law" lang="zh-CN">${regulation.title}</p>`}<p class="meta">${head.filter(Boolean).map((one, i) => [i > 0 && ' · ', one])} &nbsp; ${status(law)}</p></div>${regulation.source !== null && html`<p class="r"><a class="btn" href="${regulation.source}" rel="external">${say.source}</a></p>`}</div>
<figure class="fig"><figcaption><h2>${say.procedure}</h2><span class="lg s"><i></i>${say.lgDue}</span><span class="lg o"><i></i>${say.lgSilent}</span>${pack.steps.some((step) => step.for) && html`<span class="lg f"><i></i>${say.lgSome}</span>`}</figcaption>${flow(page, law)}${flowList(page, law)}</figure>
<div class="read"><nav class="toc" aria-label="${say.toc}">${articles.filter(({ key }) => key !== '0').map(({ key, cite }) => html`<a href="#a${key}">${citeText(words, cite)}</a>`)}</nav>
<section aria-labelledby="articles"><h2 id="articles" class="vh">${say.articles}</h2><p class="note">${say.note}</p>
${articles.map((one) => article(page, one))}
</section></div>
`,
    html`<section class="lead"><div><h2>${say.editions}</h2>${editions.length === 0 ? html`<p class="empty">${say.noEdition}</p>` : html`<ul class="list">${editions.map(({ id, label }) => html`<li><a href="${to(page, `/editions/${id}`)}">${words.edition(label)}</a></li>`)}</ul>`}</div></section>`,
  ]);
}

function article(page: Page, { key, cite, statements, also }: ArticleText): Shown {
  const { words } = page;
  const say = words.regulation;
  if (statements.length === 0 && key === '0') return null;
  const mains = also.map((one, i) => [
    i > 0 && (words.lang === 'zh' ? '、' : ', '),
    html`<a href="#a${one.key}">${citeText(words, one.cite)}</a>`,
  ]);
  const empty = mains.length > 0 ? html`${say.also}${mains}` : say.none;
  return html`<article class="artc" id="a${key}"><h3>${citeText(words, cite)}</h3><div>${statements.length === 0 ? html`<p class="dim">${empty}</p>` : statements.map((one, i) => part(page, one, statements[i - 1]?.does ?? null))}</div></article>
`;
}

/** One statement; what the platform does is said once for a run of statements of the same kind. */
function part({ words }: Page, { name, text: said, items, does, marks }: Statement, before: string | null): Html {
  const says = does !== null && does !== before;
  const colon = words.lang === 'zh' ? '：' : ': ';
  return html`<div class="pt"><div class="t"><p>${name !== null && html`<b>${name}</b>${colon}`}${said}</p>${items.length > 0 && html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`}</div>${(says || marks.length > 0) && html`<div class="do">${says && html`<b>${words.regulation.does}</b>${does}`}${stamps(words, marks)}</div>`}</div>`;
}
