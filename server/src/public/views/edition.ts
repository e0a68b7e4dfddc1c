import { holdersOf, isPerCase } from '@heng/domain/edition';
import { type Day, dayOf } from '@heng/domain/language';
import { acts, type Task } from '@heng/domain/procedure';
import { articleAt, articleOf, type Step } from '@heng/domain/regulation';
import { marksAt, settingLabel, settingValue } from '@heng/regulations';
import type { EditionState } from '../edition-state.ts';
import { type Html, html, type Shown } from '../html.ts';
import { bodyName, bodyNames, type Law, stepName, text } from '../law/law.ts';
import { markTexts } from '../law/statements.ts';
import { type Page, to } from '../page.ts';
import type { SettingRow } from '../read.ts';
import { lawOf, type Site } from '../site.ts';
import { sayCall } from './call.ts';
import { layout } from './layout.ts';
import { awardName } from './names.ts';
import { noticeItem } from './notices.ts';
import { ground, markStamp, nearDay, own, stamp } from './pieces.ts';

export interface EditionView extends EditionState {
  readonly settings: readonly SettingRow[];
  /** Only what is public by now; null: not yet. */
  readonly counts: Readonly<Record<'submitted' | 'accepted' | 'candidates' | 'winners' | 'awarded', number | null>>;
  readonly waits: readonly Task[];
}

/** `/editions/:id` the whole procedure of one edition: what is done, what is under way, what is to come, and on what ground. */
export function editionPage(site: Site, page: Page, view: EditionView): Html {
  const { words } = page;
  const { edition, notices } = view;
  const say = words.editionPage;
  const law = lawOf(site, edition.pack, words);
  const title = `${awardName(law)} · ${words.edition(edition.label)}`;
  const said = sayCall(site, page, law, view);
  return layout(page, title, 'home', [
    html`<p class="crumb"><a href="${to(page, '/')}">${words.nav.home}</a> › ${text(law, 'regulation.place')}</p>
<div class="lead"><div><h1>${title}</h1><p class="p">${edition.nature === 'rehearsal' && html`<b>${words.rehearsal}</b> · `}${say.regulation}${words.lang === 'zh' ? '：' : ': '}<a href="${to(page, `/regulations/${edition.regulation}`)}">${text(law, 'regulation.title')}</a></p></div></div>
<div class="cols"><section aria-labelledby="steps"><p class="say">${said.say}</p><h2 id="steps" class="vh">${say.steps}</h2>
${counts(page, view)}
<ol class="steps">${law.pack.steps.map((step, i) => stepItem(page, law, view, step, i + 1))}</ol></section>
<div>
<section class="sheet"><div class="b">${said.act}</div></section>
<section class="sheet"><header><h2>${say.waits}</h2></header><div class="b">${waits(page, law, view)}</div></section>
<section class="sheet"><header><h2>${say.notices}</h2></header><div class="b">${notices.length === 0 ? html`<p class="mut">${words.notices.noneYet}</p>` : html`<ul class="list">${notices.map((notice) => noticeItem(site, page, { notice, edition }))}</ul>`}</div></section>
<section class="sheet"><header><h2>${say.settings}</h2></header><div class="b">${settings(page, law, view)}</div></section>
</div></div>`,
  ]);
}

function counts({ words }: Page, { counts: known }: EditionView): Html {
  const say = words.editionPage;
  const shown = (['submitted', 'accepted', 'candidates', 'winners', 'awarded'] as const).flatMap((key) =>
    known[key] === null
      ? []
      : [
          html`<div><dt>${say[key]}</dt><dd>${known[key]}${say.unit && html` <span class="sm mut">${say.unit}</span>`}</dd></div>`,
        ],
  );
  return shown.length === 0
    ? html`<p class="sm mut">${say.countsNone}</p><br>`
    : html`<dl class="counts" aria-label="${say.counts}">${shown}</dl><p class="sm dim counted">${say.countsNote}</p>`;
}

function stepItem(page: Page, law: Law, view: EditionView, step: Step, n: number): Html {
  const { words } = page;
  const say = words.editionPage;
  const isOwn = isPerCase(step);
  const closed = view.steps.find((row) => row.step === step.id)?.closedAt ?? null;
  const isNow = view.current?.id === step.id;
  const [look, state] =
    closed !== null && !isOwn
      ? (['done', say.done] as const)
      : isNow
        ? (['is-now', say.now] as const)
        : isOwn
          ? (['', say.ownSteps] as const)
          : (['', view.edition.closedAt === null ? say.toCome : say.skipped] as const);
  const silent = markTexts(marksAt(law, `steps.${step.id}`), law.lang).filter(
    ({ mark }) => mark === '缺' || mark === '限',
  );
  return html`<li class="${look}"${isNow && html` aria-current="step"`}><span class="bead" aria-hidden="true">${n}</span><div><h3>${stepName(law, step.id)}</h3><p class="sm mut">${say.by(bodyNames(law, holdersOf(step)))}${step.for && ` · ${say.some}`}</p><div class="gs">${ground(page, law.pack.regulation.id, articleOf(step))}${silent.map((one) => markStamp(words, one))}</div></div><div class="when"><b>${state}</b>${!isOwn && dates(page, view, step)}</div></li>`;
}

function dates({ words, today }: Page, { steps, notices }: EditionView, step: Step): Shown {
  const say = words.editionPage;
  const row = steps.find((one) => one.step === step.id);
  const notice = notices.find((one) => one.step === step.id);
  const near = (d: Day) => html`<time datetime="${d}">${nearDay(words, d, today)}</time>`;
  const line = (say: (d: string) => string, d: Day | null | undefined): Shown =>
    d === null || d === undefined ? null : html`<br>${textAround(say, near(d))}`;
  const opened = row?.openedAt ? dayOf(row.openedAt) : null;
  const closed = row?.closedAt ? dayOf(row.closedAt) : null;
  return [
    notice && line(say.published, notice.published),
    notice?.last && line(say.last, notice.last),
    notice?.provisional && html`<br>${stamp(words, 'prov', say.provisional)}`,
    row?.opensOn &&
      row.closesOn &&
      html`<br>${say.announced(nearDay(words, row.opensOn, today), nearDay(words, row.closesOn, today))}`,
    !row?.opensOn && row?.closesOn && line(say.until, row.closesOn),
    // What begins and ends on one day has one date.
    !notice && opened !== closed && line(say.opened, opened),
    closed !== notice?.published && line(say.closed, closed),
  ];
}

/** A wording with markup in the place of its parameter. */
function textAround(around: (d: string) => string, shown: Html): Shown {
  const [before, after] = around('\u0000').split('\u0000');
  return [before, shown, after];
}

/** Who has to do what next: bodies and acts, never a person or an applicant. */
function waits({ words, today }: Page, law: Law, view: EditionView): Shown {
  const say = words.editionPage;
  if (view.edition.closedAt !== null) return html`<p class="mut">${say.noWaits}</p>`;
  const lines = [...Map.groupBy(view.waits, waitKey).values()].flatMap((group) => {
    const [task] = group;
    if (task === undefined) return [];
    const due = group.flatMap((one) => (one.due === null ? [] : [one.due])).toSorted()[0];
    const act =
      task.act === 'setting-decided' && task.about !== null
        ? say.decide(settingLabel(law, task.about)[law.lang])
        : words.lang === 'zh'
          ? acts[task.act].zh
          : acts[task.act].en;
    const step =
      task.step === null || task.act === 'setting-decided'
        ? ''
        : words.lang === 'zh'
          ? `（${stepName(law, task.step)}）`
          : ` (${stepName(law, task.step)})`;
    return [
      html`<li>${bodyNames(law, task.by)}${words.lang === 'zh' ? '：' : ': '}${act}${step}${due && html` ${stamp(words, 'due', say.due(nearDay(words, due, today)))}`}${task.from !== null && task.from > today && html` <span class="sm mut">${say.from(nearDay(words, task.from, today))}</span>`}</li>`,
    ];
  });
  return lines.length === 0 ? html`<p class="mut">${say.noWaits}</p>` : html`<ul class="waits">${lines}</ul>`;
}

const waitKey = ({ act, step, by, about }: Task): string =>
  [act, step, by.join(), act === 'setting-decided' ? about : ''].join('|');

function settings(page: Page, law: Law, { settings: rows }: EditionView): Shown {
  const { words } = page;
  const say = words.editionPage;
  if (rows.length === 0) return html`<p class="mut">${say.noSettings}</p>`;
  return html`<p class="sm mut">${say.settingsNote}</p><ul class="waits">${rows.map(
    ({ path, now, body, document, decidedOn }) =>
      html`<li>${settingLabel(law, path)[law.lang]}${words.lang === 'zh' ? '：' : ': '}<b>${settingValue(law, now)[law.lang]}</b><br>${stamp(words, 'set', [bodyName(law, body), words.lang === 'zh' ? '，' : ', ', own(words, document), words.lang === 'zh' ? '，' : ', ', words.day(decidedOn)])} ${ground(page, law.pack.regulation.id, articleAt(law.pack, path))}</li>`,
  )}</ul>`;
}
