import { holdersOf } from '@heng/domain/edition';
import { channelOf } from '@heng/domain/notice';
import { articleOf, type Step } from '@heng/domain/regulation';
import { type Html, html, type Shown } from '../html.ts';
import { chipOf, shortLength } from '../law/chip.ts';
import { articleOfKey, keyOf } from '../law/keys.ts';
import { bodyName, bodyNames, citeText, type Law, stepName, text } from '../law/law.ts';
import type { Page } from '../page.ts';
import type { Words } from '../wording/index.ts';
import { ground, stamp } from './pieces.ts';
import { wrap } from './wrap.ts';

const [column, box, lane, height, left, top] = [86, 76, 104, 88, 108, 14];

/** Where things stand in the drawing, in its own units. */
interface Place {
  readonly x: number;
  readonly y: number;
}

/** The procedure drawn: a lane for each body, a bead for each step, objections in the lane of the public. Every step is a real link. */
export function flow(page: Page, law: Law): Html {
  const { words } = page;
  const { steps } = law.pack;
  const holder = (step: Step) => holdersOf(step)[0] ?? '';
  const lanes = [...new Set(steps.map(holder))].toSorted((a, b) => laneOrder(law, a) - laneOrder(law, b));
  const objections = steps.filter((step) => step.kind === 'notice' && channelOf(law.pack, step) !== null);
  const all = objections.length > 0 ? [...lanes, 'public'] : lanes;
  const width = left + steps.length * column + 6;
  const tall = top + all.length * lane + 4;
  const places = steps.map(
    (step, i): Place => ({ x: left + i * column, y: top + lanes.indexOf(holder(step)) * lane + 8 }),
  );
  const title = words.regulation.drawing(text(law, 'regulation.title'), steps.length);
  // A group, not an image: what is inside an image cannot be reached, and the steps are links.
  return html`<svg class="flow" viewBox="0 0 ${width} ${tall}" role="group" aria-label="${title}"><defs><marker id="ar" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0l8 4-8 4z" fill="var(--ink-2)"/></marker><marker id="arr" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0l8 4-8 4z" fill="var(--seal)"/></marker></defs>${all.map((id, i) => laneBand(law, id, i, width))}${arrows(places)}${objections.map((step) => objection(law, words, step, places[steps.indexOf(step)] ?? { x: 0, y: 0 }, top + lanes.length * lane + 12))}${steps.map((step, i) => stepBox(law, words, step, i + 1, places[i] ?? { x: 0, y: 0 }))}</svg>`;
}

/** Parties first, then bodies as the pack lists them from the office upwards, the government last. */
function laneOrder({ pack }: Law, id: string): number {
  const roles = ['recommender', 'office', 'team', 'review-body', 'committee', 'lead-group', 'government'];
  const role = pack.bodies[id]?.role;
  return role === undefined ? -1 : roles.includes(role) ? roles.indexOf(role) : 2;
}

function laneBand(law: Law, id: string, i: number, width: number): Html {
  const y = top + i * lane;
  const lines = wrap(bodyName(law, id), law.lang === 'zh' ? 6 : 14, 3);
  return html`<rect x="0" y="${y}" width="${width}" height="${lane}" fill="${i % 2 === 0 ? 'var(--paper)' : 'var(--sheet)'}"/><line x1="0" x2="${width}" y1="${y}" y2="${y}" stroke="var(--line)"/>${lines.map((line, k) => html`<text x="12" y="${y + lane / 2 + 5 + (k - (lines.length - 1) / 2) * 17}" font-size="13.5" font-weight="600" fill="var(--ink)">${line}</text>`)}`;
}

const arrows = (places: readonly Place[]): Shown =>
  places.slice(1).map(({ x, y }, i) => {
    const from = places[i] ?? { x: 0, y: 0 };
    const [fromX, fromY, toY] = [from.x + box, from.y + height / 2, y + height / 2];
    const path = fromY === toY ? `M${fromX} ${fromY}H${x - 1}` : `M${fromX} ${fromY}h5V${toY}H${x - 1}`;
    return html`<path d="${path}" stroke="var(--ink-2)" stroke-width="1.3" fill="none" marker-end="url(#ar)"/>`;
  });

/** Squeezes a line that would leave its box; Latin letters are taken as six tenths of their size. */
function fit(text: string, size: number, width: number): Shown {
  const chinese = text.match(/[\u4e00-\u9fff]/g)?.length ?? 0;
  const wide = (chinese + (text.length - chinese) * 0.64) * size;
  return wide > width && html` textLength="${width}" lengthAdjust="spacingAndGlyphs"`;
}

function stepBox(law: Law, words: Words, step: Step, n: number, { x, y }: Place): Html {
  const name = wrap(stepName(law, step.id), law.lang === 'zh' ? 5 : 13, law.lang === 'zh' ? 2 : 3);
  const size = law.lang === 'zh' ? 13 : 11;
  const cite = articleOf(step);
  const chip = chipOf(law, words, step);
  const middle = x + box / 2;
  const looks = {
    due: ['seal-wash', 'seal-ink'],
    plain: ['work-1', 'work-hover'],
    silent: ['ochre-wash', 'ochre'],
  } as const;
  const firstCite = [cite].flat()[0] ?? null;
  const below = y + 12 + size * 0.4 + name.length * (size + 3);
  return html`<a href="#a${keyOf(cite)}"><rect x="${x}" y="${y}" width="${box}" height="${height}" rx="3" fill="var(--sheet)" stroke="var(--work)" stroke-width="1.3"${step.for && html` stroke-dasharray="4 3"`}/>${name.map((line, k) => html`<text x="${middle}" y="${y + 19 + k * (size + 3)}" text-anchor="middle" font-size="${size}" font-weight="600" fill="var(--ink)"${fit(line, size, box - 6)}>${line}</text>`)}${firstCite !== null && html`<text class="a" x="${middle}" y="${below + 8}" text-anchor="middle" font-size="12" fill="var(--work-hover)">${citeText(law, articleOfKey(keyOf(firstCite)))}</text>`}${chip && html`<rect x="${x + 3}" y="${y + height - 21}" width="${box - 6}" height="18" rx="2" fill="var(--${looks[chip.kind][0]})"${chip.kind === 'silent' && html` stroke="var(--ochre)" stroke-dasharray="3 2"`}/><text x="${middle}" y="${y + height - 8}" text-anchor="middle" font-size="12" fill="var(--${looks[chip.kind][1]})"${fit(chip.text, 12, box - 12)}>${chip.text}</text>`}<circle cx="${x}" cy="${y}" r="9.500" fill="var(--work)"/><text x="${x}" y="${y + 4}" text-anchor="middle" font-size="11.5" fill="#fff">${n}</text></a>`;
}

function objection(law: Law, words: Words, step: Step, from: Place, y: number): Shown {
  const channel = step.kind === 'notice' ? channelOf(law.pack, step) : null;
  if (channel === null) return null;
  const x = from.x - 6;
  const answer =
    channel.answer === null
      ? words.flow.chip.silent
      : words.flow.answer(shortLength(law, words, channel.answer.within));
  const middle = x + (box + 12) / 2;
  return html`<path d="M${from.x + 20} ${y}V${from.y + height + 3}" stroke="var(--seal)" stroke-width="1.3" stroke-dasharray="4 3" fill="none" marker-end="url(#arr)"/><path d="M${from.x + box - 20} ${from.y + height}V${y - 3}" stroke="var(--seal)" stroke-width="1.3" stroke-dasharray="4 3" fill="none" marker-end="url(#arr)"/><rect x="${x}" y="${y}" width="${box + 12}" height="${lane - 24}" rx="3" fill="var(--seal-wash)" stroke="var(--seal)"/><text x="${middle}" y="${y + 25}" text-anchor="middle" font-size="13" font-weight="600" fill="var(--seal-ink)">${words.flow.object}</text>${channel.article !== null && html`<text class="a" x="${middle}" y="${y + 45}" text-anchor="middle" font-size="12" fill="var(--seal-ink)">${citeText(law, [channel.article].flat()[0] ?? 0)}</text>`}<text x="${middle}" y="${y + 65}" text-anchor="middle" font-size="${law.lang === 'zh' ? 11.5 : 10}" fill="var(--seal-ink)">${answer}</text>`;
}

/** The same in words: shown instead of the drawing where the screen is narrow, and always there for who cannot see it. */
export function flowList(page: Page, law: Law): Html {
  const { words } = page;
  return html`<ol class="flist" aria-label="${words.regulation.text}">${law.pack.steps.map((step, i) => {
    const chip = chipOf(law, words, step);
    const kind = chip?.kind === 'due' ? 'due' : 'silent';
    return html`<li><span class="bead" aria-hidden="true">${i + 1}</span><div><b>${stepName(law, step.id)}</b> ${step.for && html`<span class="sm dim">${words.editionPage.some}</span>`}<br><span class="sm mut">${bodyNames(law, holdersOf(step))} ${ground(page, law.pack.regulation.id, articleOf(step))}${chip && (chip.kind === 'plain' ? chip.text : stamp(words, kind, chip.text))}</span></div></li>`;
  })}</ol>`;
}
