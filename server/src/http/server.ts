import type { FastifyInstance, FastifyServerOptions } from 'fastify';
import { flushAccess } from '../procedure/rights/access-log.ts';
import { answerBadAddress, bareHeaders, buildServer, type Site } from '../public/index.ts';
import { answerUnreadable, api } from './api.ts';
import type { Mounted } from './mount.ts';
import type { Place } from './place.ts';

/** The whole server, which does not listen yet: the public pages, and the API under `/api`. */
export async function buildWhole(
  site: Site,
  place: Place,
  mounted: readonly Mounted[],
  options: FastifyServerOptions = {},
): Promise<FastifyInstance> {
  const app = await buildServer(site, {
    // The longest id there is, written with `%` throughout.
    routerOptions: { maxParamLength: 400 },
    // For a piece of a file over a bad line; what comes of it is kept, and the rest is sent again. Headers have less time.
    requestTimeout: 300_000,
    frameworkErrors: async (fault, request, reply) => {
      if (/^\/+api(\/|\?|$)/.test(request.url)) answerUnreadable(reply.headers(bareHeaders));
      else await answerBadAddress(site)(fault, request, reply);
    },
    ...options,
  });
  app.server.headersTimeout = 15_000;
  // What was looked at is on record before the server ends.
  app.addHook('onClose', () => flushAccess(place.db).catch(() => {}));
  await app.register(api(place, mounted), { prefix: '/api' });
  return app;
}
