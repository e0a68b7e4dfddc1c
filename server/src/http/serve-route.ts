import { type AnyRoute, type FaultAt, parsePart, shapeOf, walkOf } from '@heng/contract';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Checked } from './checked.ts';
import { letIn, type Visitor } from './door.ts';
import { sendProblem } from './faults.ts';
import { keyOf } from './key.ts';
import type { Mounted } from './mount.ts';
import type { Place } from './place.ts';
import { Problem } from './problem.ts';
import { readAsSomebody } from './read-as-somebody.ts';
import { checkRefs } from './refs/check.ts';
import { jurisdictionFor } from './whose.ts';

const visitors = new WeakMap<FastifyRequest, Visitor>();

/** Who sent a request, once the door has let it in. */
export const visitorOf = (request: FastifyRequest): Visitor => visitors.get(request) ?? null;

/** Mounts one route. The order of checks: path and method, origin, session, access, what is sent, what it names, and then what it asks for. */
export function serveRoute(app: FastifyInstance, place: Place, { route, handler }: Mounted): void {
  const check = once(() => checkOf(route));
  const write = writerOf(route);
  const run = handler as (ask: unknown) => Promise<unknown>;
  app.route({
    method: route.method,
    url: route.path.replaceAll(/\{(\w+)\}/g, ':$1'),
    bodyLimit: route.limit,
    exposeHeadRoute: route.method === 'GET' && route.streams === null,
    config: { route: route.id },
    onRequest: async (request, reply) => {
      const visitor = await letIn(place, route, request);
      if (visitor instanceof Problem) return sendProblem(reply, visitor);
      visitors.set(request, visitor);
    },
    handler: async (request, reply) => {
      const session = visitorOf(request);
      const checked = check()(request, session);
      if (checked instanceof Problem) return sendProblem(reply, checked);
      const answer = await answerOf(place, route, run, { ...checked, request, reply });
      return send(reply, route, answer, write);
    },
  });
}

/** Everything a request holds, by the schemas of its route; all faults at once. */
function checkOf(route: AnyRoute): (request: FastifyRequest, session: Visitor) => Checked | Problem {
  const walks = [
    ['params', walkOf(route.params)],
    ['query', walkOf(route.query)],
    ['body', walkOf(route.body)],
  ] as const;
  return (request, session) => {
    const params = parsePart('params', route.params, request.params);
    // What has no shape of an id is the id of nothing.
    if (params.faults.length > 0) return new Problem('not-found', { faults: [...params.faults] });
    const query = parsePart('query', route.query, request.query);
    const body = parsePart('body', route.body, request.body);
    const key = keyOf(route, request, session);
    const faults: FaultAt[] = [...query.faults, ...body.faults, ...key.faults];
    if (faults.length > 0) return new Problem('invalid', { faults });
    const sent = { params: params.value, query: query.value, body: body.value };
    const named = walks.flatMap(([part, walk]) => {
      const found: Parameters<NonNullable<typeof walk>>[2] = [];
      walk?.(request[part], part, found);
      return found;
    });
    return { ...sent, key: key.value, named, session };
  };
}

async function answerOf(
  place: Place,
  route: AnyRoute,
  run: (ask: unknown) => Promise<unknown>,
  checked: Checked & { readonly request: FastifyRequest; readonly reply: FastifyReply },
): Promise<unknown> {
  const jurisdiction = checked.session?.jurisdiction ?? (await jurisdictionFor(place.db, checked));
  if (jurisdiction === null) return new Problem('not-found');
  if (route.access.to === 'reader') return readAsSomebody(place, route.access.of, jurisdiction, checked, run);
  // An act looks at all it needs in one round trip of its own.
  if (route.access.to !== 'actor') {
    const unknown = await checkRefs(place.db, jurisdiction, checked);
    if (unknown === null) return run({ place, jurisdiction, ...checked });
    // What is public is public to those who are signed in elsewhere.
    const other = route.access.to === 'anybody' && checked.session ? await jurisdictionFor(place.db, checked) : null;
    if (other === null || other === jurisdiction) return unknown;
    return (await checkRefs(place.db, other, checked)) ?? run({ place, jurisdiction: other, ...checked });
  }
  return run({ place, jurisdiction, ...checked });
}

type Write = (reply: FastifyReply, answer: unknown) => string;

/** Writes an answer by the schema of its route: what that does not name is never sent. */
function writerOf({ answer }: AnyRoute): Write {
  if (answer === null) return () => '';
  const shape = once(() => shapeOf(answer));
  return (reply, value) => reply.compileSerializationSchema(shape())(value as Record<string, unknown>);
}

/** Made when it is first asked for: a server starts without having made what nobody has asked yet. */
function once<Made>(make: () => Made): () => Made {
  let made: { readonly value: Made } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function send(reply: FastifyReply, route: AnyRoute, answer: unknown, write: Write): FastifyReply {
  if (reply.sent) return reply; // it streams by itself
  if (answer instanceof Problem) return sendProblem(reply, answer);
  // Whatever is answered is about somebody's rights today: it is kept by nobody without asking, unless the handler says otherwise.
  if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  if (route.answer === null) {
    if (route.streams === null) return reply.code(204).send();
    // A part of a file, or none of it, has a status of its own.
    return (reply.statusCode === 200 ? reply.code(route.status) : reply).send(answer);
  }
  return reply.code(route.status).type('application/json; charset=utf-8').send(write(reply, answer));
}
