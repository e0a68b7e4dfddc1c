import helmet from '@fastify/helmet';
import Fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify';
import { policy } from './protection.ts';
import { answerBadAddress, publicPages } from './routes.ts';
import type { Site } from './site.ts';

/** The server of the public pages; it does not listen yet. Nothing but our own style sheet and drawings may load, and no script at all. */
export async function buildServer(site: Site, options: FastifyServerOptions = {}): Promise<FastifyInstance> {
  const app = Fastify({
    bodyLimit: 1024,
    // Whoever sends a request slower than this is cut off, and cannot keep the server from stopping.
    requestTimeout: 15_000,
    forceCloseConnections: 'idle',
    frameworkErrors: answerBadAddress(site),
    ...options,
  });
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: policy,
    },
    referrerPolicy: { policy: 'same-origin' },
  });
  await publicPages(app, site);
  return app;
}
