import { type Html, html, type Shown } from '../html.ts';
import { type Page, to } from '../page.ts';
import { layout } from './layout.ts';

export type Problem = 'notFound' | 'bad' | 'method' | 'fault';

/** What went wrong, in words, and a way on. A fault shows the number to quote and nothing else of itself. */
export function errorPage(page: Page, problem: Problem, number: string | null = null): Html {
  const { words } = page;
  const { errors, nav } = words;
  const say: Readonly<Record<Problem, readonly [string, Shown]>> = {
    notFound: [errors.notFound, errors.notFoundSay],
    bad: [errors.bad, errors.badSay],
    method: [errors.method, errors.methodSay],
    fault: [errors.fault, html`${errors.faultSay}<b class="mono">${number}</b>`],
  };
  const [title, text] = say[problem];
  return layout(page, title, null, [
    html`<div class="lead"><div><h1>${title}</h1><p class="p">${text}</p></div></div>`,
    html`<p>${errors.onward}</p><ul class="list">${(['/', '/notices', '/regulations', '/winners'] as const).map((path) => html`<li><a href="${to(page, path)}">${nav[path === '/' ? 'home' : (path.slice(1) as 'notices')]}</a></li>`)}</ul>`,
  ]);
}
