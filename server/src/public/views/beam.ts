import { type Html, html } from '../html.ts';
import type { Words } from '../wording/index.ts';

/** 秤 the steps of an edition as beads on a beam; the current one is named. `at` counts from 1; null: all are done. */
export function beam(words: Words, names: readonly string[], at: number | null): Html {
  const n = names.length;
  const x = (i: number) => Math.round(14 + (i * 532) / Math.max(1, n - 1));
  const now = at === null ? n : at - 1;
  const label = at === null ? words.home.beamDone(n) : words.home.beam(n, at, names[at - 1] ?? '');
  const here = x(Math.min(now, n - 1));
  const anchor = here < 130 ? 'start' : here > 430 ? 'end' : 'middle';
  const nameX = anchor === 'start' ? Math.max(6, here - 8) : anchor === 'end' ? Math.min(554, here + 8) : here;
  const said = at === null ? '' : `${at} ${names[at - 1] ?? ''}`;
  const wide = wideness(said) * 15;
  const from = anchor === 'start' ? nameX : anchor === 'end' ? nameX - wide : nameX - wide / 2;
  const first = names[0] ?? '';
  const last = names[n - 1] ?? '';
  const showFirst = 6 + wideness(first) * 13 + 12 < from;
  const showLast = 554 - wideness(last) * 13 - 12 > from + wide;
  return html`<svg class="beam" viewBox="0 0 560 46" role="img" aria-label="${label}"><line x1="6" x2="554" y1="12" y2="12" stroke="var(--line-2)" stroke-width="2"/><line x1="6" x2="${here}" y1="12" y2="12" stroke="var(--work)" stroke-width="2"/>${names.map(
    (_, i) =>
      i === now
        ? html`<circle cx="${x(i)}" cy="12" r="7" fill="var(--sheet)" stroke="var(--work)" stroke-width="3"/>`
        : html`<circle cx="${x(i)}" cy="12" r="4" fill="${i < now ? 'var(--work)' : 'var(--sheet)'}" stroke="${i < now ? 'var(--work)' : 'var(--line-control)'}" stroke-width="1.5"/>`,
  )}${at !== null && html`<text x="${nameX}" y="38" text-anchor="${anchor}" font-size="15" font-weight="600" fill="var(--work)">${said}</text>`}${showFirst && html`<text class="edge" x="6" y="38" font-size="13" fill="var(--ink-3)">${first}</text>`}${showLast && html`<text class="edge" x="554" y="38" font-size="13" text-anchor="end" fill="var(--ink-3)">${last}</text>`}</svg>`;
}

/** How wide a text is, in its own size: Chinese is as wide as it is high. */
const wideness = (text: string): number => [...text].reduce((sum, letter) => sum + (letter > '\u2e7f' ? 1 : 0.62), 0);
