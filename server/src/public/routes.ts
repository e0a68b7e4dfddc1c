import { createHash, randomBytes } from 'node:crypto';
import { dayOf } from '@heng/domain/language';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { favicon, style, styleAddress } from './assets.ts';
import { type Html, render } from './html.ts';
import { loadAwards, loadEdition, loadEditionsOf, loadHome, loadNotice, loadNoticeItems } from './load.ts';
import type { Page } from './page.ts';
import { bareHeaders } from './protection.ts';
import { type Installation, readInstallation } from './read.ts';
import type { Site } from './site.ts';
import { editionPage } from './views/edition.ts';
import { errorPage, type Problem } from './views/error.ts';
import { homePage } from './views/home.ts';
import { noticePage } from './views/notice.ts';
import { noticesPage } from './views/notices.ts';
import { regulationPage, regulationsPage } from './views/regulations.ts';
import { winnersPage } from './views/winners.ts';
import { wordings } from './wording/index.ts';

type Query = Readonly<Record<string, unknown>>;
/** A page, or why there is none. `sample`: it shows a rehearsal, whatever the installation is. */
type Answer = { readonly html: (page: Page) => Html; readonly sample?: boolean } | Problem;

const perPage = 20;
const idText = /^[\w.-]{1,80}$/;
const statuses: Readonly<Record<Problem, number>> = { notFound: 404, bad: 400, method: 405, fault: 500 };

/** The public pages: GET and HEAD only, one style sheet, no script; every answer in the frame. */
export async function publicPages(app: FastifyInstance, site: Site): Promise<void> {
  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    answerTo: (page: Page, query: Query) => Promise<Answer>,
  ): Promise<FastifyReply> => {
    const page = await pageOf(site, request);
    const query = request.query as Query;
    const answer = isPlain(query) ? await answerTo(page, query) : 'bad';
    return typeof answer === 'string'
      ? sendProblem(reply, page, answer)
      : send(reply, answer.html({ ...page, sample: page.sample || answer.sample === true }));
  };

  app.get('/', (request, reply) =>
    show(request, reply, async (page) => {
      const home = await loadHome(site, page.today);
      const sample = home.editions.some(({ edition }) => edition.nature === 'rehearsal');
      return { sample, html: (shown) => homePage(site, shown, home) };
    }),
  );
  app.get<{ Params: { id: string } }>('/editions/:id', (request, reply) =>
    show(request, reply, async (page) => {
      const view = idText.test(request.params.id) ? await loadEdition(site, request.params.id, page.today) : null;
      if (view === null) return 'notFound';
      return { sample: view.edition.nature === 'rehearsal', html: (shown) => editionPage(site, shown, view) };
    }),
  );
  app.get('/notices', (request, reply) =>
    show(request, reply, async (_page, query) => {
      const n = Number(query.page ?? '1');
      const kind = chosen(query.kind);
      const edition = chosen(query.edition);
      if (!Number.isInteger(n) || n < 1 || n > 100_000) return 'bad';
      if (kind !== null && kind !== 'notice' && kind !== 'announcement') return 'bad';
      if (edition !== null && !idText.test(edition)) return 'bad';
      const all = await loadNoticeItems(site);
      const fit = all.filter(
        (one) => (kind ?? one.notice.kind) === one.notice.kind && (edition ?? one.edition.id) === one.edition.id,
      );
      const pages = Math.max(1, Math.ceil(fit.length / perPage));
      if (n > pages) return 'notFound';
      const editions = [...new Map(all.map((one) => [one.edition.id, one.edition])).values()];
      const items = fit.slice((n - 1) * perPage, n * perPage);
      const sample = items.some((one) => one.edition.nature === 'rehearsal');
      return {
        sample,
        html: (shown) => noticesPage(site, shown, { items, editions, chosen: { edition, kind }, page: n, pages }),
      };
    }),
  );
  app.get<{ Params: { id: string } }>('/notices/:id', (request, reply) =>
    show(request, reply, async () => {
      const view = idText.test(request.params.id) ? await loadNotice(site, request.params.id) : null;
      if (view === null) return 'notFound';
      return { sample: view.edition.nature === 'rehearsal', html: (shown) => noticePage(site, shown, view) };
    }),
  );
  app.get('/regulations', (request, reply) =>
    show(request, reply, async () => ({ html: (page) => regulationsPage(site, page) })),
  );
  app.get<{ Params: { id: string } }>('/regulations/:id', (request, reply) =>
    show(request, reply, async () => {
      const found = site.packs.find(({ pack }) => pack.regulation.id === request.params.id);
      if (found === undefined) return 'notFound';
      const editions = await loadEditionsOf(site, request.params.id);
      return { html: (page) => regulationPage(site, page, found, editions) };
    }),
  );
  app.get('/winners', (request, reply) =>
    show(request, reply, async (_page, query) => {
      const q = typeof query.q === 'string' ? query.q.trim() : '';
      const year = chosen(query.year);
      if (q.length > 100 || !q.isWellFormed() || q.includes('\0') || (year !== null && !/^\d{4}$/.test(year)))
        return 'bad';
      const n = Number(query.page ?? '1');
      if (!Number.isInteger(n) || n < 1 || n > 100_000) return 'bad';
      const winners = await loadAwards(site, { q, year, page: n });
      if (n > winners.pages) return 'notFound';
      const sample = winners.awards.some(({ nature }) => nature === 'rehearsal');
      return { sample, html: (page) => winnersPage(site, page, winners) };
    }),
  );
  app.get('/style.css', (_request, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', 'public, max-age=31536000, immutable').send(style),
  );
  app.get('/favicon.svg', (_request, reply) =>
    reply.type('image/svg+xml').header('cache-control', 'public, max-age=86400').send(favicon),
  );
  // The process lives; whether it can do its work is another question, `/readyz`.
  app.get('/healthz', (_request, reply) =>
    reply.type('text/plain; charset=utf-8').header('cache-control', 'no-store').send('ok\n'),
  );

  app.setNotFoundHandler(async (request, reply) => {
    const reads = request.method === 'GET' || request.method === 'HEAD';
    if (!reads) reply.header('allow', 'GET, HEAD');
    return sendProblem(reply, await pageOf(site, request), reads ? 'notFound' : 'method');
  });
  app.setErrorHandler(async (error, request, reply) => {
    const isClients = error instanceof Error && 'statusCode' in error && Number(error.statusCode) < 500;
    if (isClients) return sendProblem(reply, await pageOf(site, request), 'bad');
    const number = randomBytes(4).toString('hex');
    request.log.error({ err: error, number }, 'a public page could not be made');
    return sendProblem(reply, await pageOf(site, request).catch(() => barePage(request)), 'fault', number);
  });
}

/**
 * For an address that the router itself cannot read: it never reaches a route, nor the plugins. So the headers are set here, and nothing may be
 * thrown: nobody would catch it.
 */
export const answerBadAddress =
  (site: Site) =>
  async (_error: unknown, request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    sendProblem(reply.headers(bareHeaders), await pageOf(site, request).catch(() => barePage(request)), 'bad');
  };

const chosen = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** A parameter that is given twice is malformed. */
const isPlain = (query: Query): boolean => Object.values(query).every((value) => typeof value === 'string');

async function pageOf(site: Site, request: FastifyRequest): Promise<Page> {
  const installation: Installation = await readInstallation(site.db);
  const now = await site.now();
  return {
    ...barePage(request),
    now,
    today: dayOf(now),
    sample: installation.nature !== 'real',
    journal: installation.journal,
  };
}

const base = 'http://heng.invalid';

/** All that is known of a page without asking the database. */
function barePage(request: FastifyRequest): Page {
  // What is asked for may be no address at all; and no path may begin with two slashes, which in a link would name another site.
  const url = URL.parse(request.url.replace(/^[/\\]+/, '/'), base) ?? new URL(base);
  const lang = url.searchParams.get('lang') === 'en' ? 'en' : 'zh';
  url.searchParams.delete('lang');
  const now = `${new Date().toISOString().slice(0, -1)}000Z` as Page['now'];
  return {
    words: wordings[lang],
    now,
    today: dayOf(now),
    sample: false,
    journal: null,
    path: `/${url.pathname.replace(/^\/+/, '')}${url.search}`,
    style: styleAddress,
  };
}

/** Pages are made anew for every visit and kept by nobody without asking: days left and lists must never be stale. */
function send(reply: FastifyReply, page: Html): FastifyReply {
  const body = render(page);
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
  reply
    .header('etag', etag)
    .header('cache-control', 'no-cache')
    .header('vary', 'accept-encoding')
    .type('text/html; charset=utf-8');
  if (reply.request.headers['if-none-match'] === etag) return reply.code(304).send();
  return reply.send(body);
}

const sendProblem = (reply: FastifyReply, page: Page, problem: Problem, number: string | null = null): FastifyReply =>
  reply
    .code(statuses[problem])
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(render(errorPage(page, problem, number)));
