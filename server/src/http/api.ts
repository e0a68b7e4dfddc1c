import cookie from '@fastify/cookie';
import { problems } from '@heng/contract';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { uploads } from '../files/uploads.ts';
import { serveDocs } from './docs/docs.ts';
import { answerFault, sendProblem } from './faults.ts';
import type { Mounted } from './mount.ts';
import type { Place } from './place.ts';
import { Problem } from './problem.ts';
import { serveRoute } from './serve-route.ts';
import { readJson } from './sound.ts';

/** The API, as a plugin of its own: nothing of it touches the public pages. */
export const api =
  (place: Place, mounted: readonly Mounted[]) =>
  async (app: FastifyInstance): Promise<void> => {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('application/json', { parseAs: 'buffer' }, async (_request: unknown, bytes: Buffer) => {
      const read = readJson(bytes);
      if (read === 'malformed') throw new Problem('malformed');
      return read.value;
    });
    app.setErrorHandler((fault: FastifyError, request, reply) => answerFault(fault, request, reply));
    app.setNotFoundHandler(answerUnknown(mounted));
    await app.register(cookie);
    serveDocs(app, place);
    for (const one of mounted) serveRoute(app, place, one);
    await app.register(uploads(place));
  };

/** An address there is, asked in a way it does not take, is told from one there is not. */
function answerUnknown(mounted: readonly Mounted[]) {
  const addresses = mounted.map(({ route }) => ({
    method: route.method,
    path: new RegExp(`^/api${route.path.replaceAll(/\{\w+\}/g, '[^/]+')}/?$`),
  }));
  return (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const [path = ''] = request.url.split('?');
    const taken = addresses.filter((one) => one.path.test(path)).map(({ method }) => method);
    if (taken.length === 0 || taken.some((method) => method === request.method))
      return sendProblem(reply, new Problem('not-found'));
    return sendProblem(reply.header('allow', [...new Set(taken)].join(', ')), new Problem('wrong-method'));
  };
}

/** For an address that no router reads: it comes to no route and no plugin. */
export function answerUnreadable(reply: FastifyReply): void {
  const { status, zh, en } = problems.malformed;
  reply
    .code(status)
    .type('application/json; charset=utf-8')
    .send(JSON.stringify({ problem: 'malformed', zh, en }));
}
