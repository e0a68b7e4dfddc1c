import { holdersOf } from '@heng/domain/edition';
import { type Cite, type Day, dayOf } from '@heng/domain/language';
import { channelOf } from '@heng/domain/notice';
import { articleOf } from '@heng/domain/regulation';
import { noticeLengthWords } from '@heng/regulations';
import type { EditionState } from '../edition-state.ts';
import { type Html, html, type Shown } from '../html.ts';
import { bodyNames, type Law, named, stepName } from '../law/law.ts';
import { type Page, to } from '../page.ts';
import type { Site } from '../site.ts';
import { daysLeft, ground, nearDay, stamp } from './pieces.ts';

/** What is said about an edition on the home page: the sentence, its grounds, and the figure beside it. */
export interface Said {
  readonly say: Shown;
  readonly who: Shown;
  readonly act: Html;
}

/** What the public can do now, in words, with days left and last day. */
export function sayCall(site: Site, page: Page, law: Law, state: EditionState): Said {
  const { words, today } = page;
  const { call } = words;
  const { regulation } = law.pack;
  const now = state.call;
  const cites = (...all: readonly (Cite | null)[]) => all.map((one) => ground(page, regulation.id, one));
  const edition = to(page, `/editions/${state.edition.id}`);
  switch (now.kind) {
    case 'closed':
      return {
        say: call.closed,
        who: null,
        act: html`<div class="act"><p class="k">${state.edition.closedAt && words.editionPage.closed(words.day(dayOf(state.edition.closedAt)))}</p><a class="btn" href="${to(page, '/winners')}">${call.winners}</a></div>`,
      };
    case 'notice': {
      const { step, notice, last } = now;
      const channel = step.kind === 'notice' ? channelOf(law.pack, step) : null;
      const needs = channel === null ? '' : needText(law, channel.needs.person, channel.identity.person);
      return {
        say: [
          call.notice(stepName(law, step.id), notice.listed),
          words.lang === 'en' && ' ',
          channel === null ? call.noObject : call.object(needs),
        ],
        who: [
          cites(articleOf(step), channel?.article ?? null),
          step.kind === 'notice' && noticeLengthWords(step)?.[law.lang],
        ],
        act: figure(
          site,
          page,
          { label: call.left, last, line: call.lastDay, provisional: notice.provisional },
          to(page, `/notices/${notice.id}`),
          call.see,
        ),
      };
    }
    case 'notice-over':
      return {
        say: call.over(stepName(law, now.step.id), bodyNames(law, holdersOf(now.step))),
        who: cites(articleOf(now.step)),
        act: html`<div class="act"><p class="k">${call.lastDay(nearDay(words, now.last, today))}</p><a class="btn" href="${to(page, `/notices/${now.notice.id}`)}">${call.see}</a></div>`,
      };
    case 'apply': {
      const { step, last, announcement } = now;
      const docs = step.kind === 'application' ? step.documents.length : 0;
      const link = announcement === null ? edition : to(page, `/notices/${announcement.id}`);
      const name = announcement === null ? words.home.look : call.announcement;
      return {
        say: call.apply(call.who(docs)),
        who: cites(articleOf(step)),
        act:
          last === null
            ? html`<div class="act"><p class="k">${call.applyNoEnd}</p><a class="btn p" href="${link}">${name}</a></div>`
            : figure(site, page, { label: call.applyLeft, last, line: call.applyLast, provisional: false }, link, name),
      };
    }
    case 'apply-over':
      return {
        say: call.applyOver(bodyNames(law, officeOf(law))),
        who: cites(articleOf(now.step)),
        act: html`<div class="act"><p class="k">${call.applyLast(nearDay(words, now.last, today))}</p><a class="btn" href="${edition}">${words.home.look}</a></div>`,
      };
    case 'work': {
      const by = bodyNames(law, holdersOf(now.step));
      const name = stepName(law, now.step.id);
      const isNotice = now.next?.id === now.step.id;
      return {
        say: now.isOpen ? call.work(by, name) : call.ready(by, name),
        who: cites(articleOf(now.step)),
        act: html`<div class="act"><p class="k">${now.next === null ? call.noMore : call.next}</p>${now.next && html`<p>${!isNotice && stepName(law, now.next.id)} ${stamp(words, 'prov', call.nextNone)}</p><p class="k">${call.nextSay}</p>`}<a class="btn" href="${edition}">${words.home.look}</a></div>`,
      };
    }
  }
}

const officeOf = ({ pack }: Law): readonly string[] =>
  Object.entries(pack.bodies).flatMap(([id, { role }]) => (role === 'office' ? [id] : []));

function figure(
  site: Site,
  { words, today }: Page,
  { label, last, line, provisional }: { label: string; last: Day; line: (d: string) => string; provisional: boolean },
  href: string,
  name: string,
): Html {
  const left = daysLeft(words, site.calendar, today, last);
  return html`<div class="act hot"><p class="k">${label}</p><p class="n">${left.n}<small>${left.unit}</small></p><p class="k"><time datetime="${last}">${line(nearDay(words, last, today))}</time></p>${(provisional || left.provisional) && html`<p class="k">${stamp(words, 'prov', words.editionPage.provisional)}</p>`}<a class="btn p" href="${href}">${name}</a></div>`;
}

/** Only what supports an objection, not who brings it. */
function needText(law: Law, needs: readonly string[], identity: readonly string[]): string {
  return named(law, 'needs', ...needs.filter((need) => !identity.includes(need)));
}
