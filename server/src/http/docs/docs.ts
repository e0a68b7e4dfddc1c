import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { openApi } from '@heng/contract';
import type { FastifyInstance } from 'fastify';
import { cookieName } from '../door.ts';
import type { Place } from '../place.ts';

/** What the page to try the API loads, and from here alone: our page, our script, and the parts of Swagger UI as they were installed. */
const own = (name: string) => readFileSync(join(import.meta.dirname, name));
const installed = join(dirname(createRequire(import.meta.url).resolve('@fastify/swagger-ui/package.json')), 'static');
const parts: Readonly<Record<string, readonly [type: string, read: () => Buffer]>> = {
  '/docs': ['text/html; charset=utf-8', () => own('page.html')],
  '/docs/start.js': ['text/javascript; charset=utf-8', () => own('start.js')],
  '/docs/swagger-ui.css': ['text/css; charset=utf-8', () => readFileSync(join(installed, 'swagger-ui.css'))],
  '/docs/swagger-ui-bundle.js': [
    'text/javascript; charset=utf-8',
    () => readFileSync(join(installed, 'swagger-ui-bundle.js')),
  ],
};

/** Swagger UI sets styles and draws icons by itself; scripts and requests stay with us. */
const policy = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:'],
  connectSrc: ["'self'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
  baseUri: ["'none'"],
};

/** `/api/openapi.json`, and `/api/docs` to try it. */
export function serveDocs(app: FastifyInstance, place: Place): void {
  let document: string | null = null;
  app.get('/openapi.json', (_request, reply) => {
    document ??= JSON.stringify(openApi(cookieName(place.origin)));
    return reply.type('application/json; charset=utf-8').header('cache-control', 'no-cache').send(document);
  });
  // Links in the page are relative to `/docs`.
  app.get('/docs/', (_request, reply) => reply.redirect('/api/docs'));
  for (const [path, [type, read]] of Object.entries(parts)) {
    const directives = { useDefaults: false, directives: policy };
    app.get(path, { helmet: { contentSecurityPolicy: directives } }, (_request, reply) =>
      reply.type(type).header('cache-control', 'no-cache').send(read()),
    );
  }
}
