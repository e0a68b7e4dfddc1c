import { type Html, html, type Shown, trusted } from '../html.ts';
import { inLanguage, type Page, to } from '../page.ts';

/** 秤 the mark: a steelyard, beads on its beam. */
export const mark = trusted(
  '<svg viewBox="0 0 34 28" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="M2 9.5L32 7M10 8.8V4M10 4a1.6 1.6 0 1 0-1.6-1.6"/><path d="M5.5 9.3L2.5 19M5.5 9.3L9 19M1.5 19H10a4.3 4.3 0 0 1-8.500 0z"/><path d="M24 7.700v6"/><path d="M21.500 14h5l1 7h-7z" fill="currentColor"/><g fill="currentColor" stroke="none"><circle cx="14" cy="5.900" r=".9"/><circle cx="18" cy="5.600" r=".9"/><circle cx="28" cy="4.800" r=".9"/></g></svg>',
);

const places = { home: '/', notices: '/notices', regulations: '/regulations', winners: '/winners' } as const;
export type Place = keyof typeof places;

/** The frame of every page: one h1 in `content`, one style sheet, no script. */
export function layout(page: Page, title: string, place: Place | null, content: Shown): Html {
  const { words } = page;
  const { frame } = words;
  return html`<!doctype html>
<html lang="${words.html}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · ${words.brand.name}</title>
<link rel="stylesheet" href="${page.style}">
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
</head>
<body>
<a class="skip" href="#main">${frame.skip}</a>
${page.sample && html`<aside class="demo" aria-label="${frame.sample}">${frame.sampleIs}</aside>`}
<header class="top"><div class="wrap"><a class="brand" href="${to(page, '/')}">${mark}<b>${words.brand.name}</b><span>${words.brand.of}</span></a>
<nav aria-label="${frame.nav}">${navigation(page, place)}</nav>
${languages(page)}</div></header>
<main id="main"><div class="wrap">
${content}
</div></main>
<footer class="foot"><div class="wrap"><span>${frame.free}</span><span>${sealed(page)}</span><span>${frame.made(words.instant(page.now))}</span></div></footer>
</body>
</html>
`;
}

const navigation = (page: Page, place: Place | null): readonly Html[] =>
  (Object.keys(places) as Place[]).map(
    (key) =>
      html`<a href="${to(page, places[key])}"${key === place && html` aria-current="page"`}>${page.words.nav[key]}</a>`,
  );

function languages({ words, path }: Page): Html {
  return words.lang === 'zh'
    ? html`<span class="lang"><b>中文</b> · <a href="${inLanguage(path, 'en')}" lang="en" hreflang="en">English</a></span>`
    : html`<span class="lang"><a href="${inLanguage(path, 'zh')}" lang="zh-CN" hreflang="zh-CN">中文</a> · <b>English</b></span>`;
}

const sealed = ({ words, journal }: Page): Shown =>
  journal === null
    ? words.frame.noJournal
    : html`${words.frame.journal(journal.size)} <span class="mono">${journal.root}</span>`;
