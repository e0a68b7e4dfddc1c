import type { AnyRoute } from '@heng/contract';
import type { FastifyRequest } from 'fastify';
import type { Place, Session } from './place.ts';
import { Problem } from './problem.ts';

/** Who comes in: null: nobody is signed in. */
export type Visitor = Session | null;

const tokenText = /^[\w-]{16,200}$/;

/** `__Host-` binds a cookie to this host and to https, where there is https. */
export const cookieName = (origin: string): string => (origin.startsWith('https:') ? '__Host-heng' : 'heng');

/**
 * At the door, before anything of a request's body is read: where it comes from, who sends it, and whether this route is for such people at all.
 * How somebody stands to what is asked about is a second question.
 */
export async function letIn(place: Place, route: AnyRoute, request: FastifyRequest): Promise<Visitor | Problem> {
  const bearer = bearerOf(request);
  const cookie = request.cookies[cookieName(place.origin)];
  if (bearer === null && !comesFromHere(place, request, cookie !== undefined)) return new Problem('foreign-origin');
  const token = tokenOf(request, place.origin);
  const session = token !== null && tokenText.test(token) ? await place.sessionFor(token) : null;
  const { access } = route;
  if (access.to === 'anybody') return session;
  if (session === null) return new Problem('signed-out');
  if (access.to !== 'administrator') return session;
  return session.administrator !== null && access.hands.includes(session.administrator)
    ? session
    : new Problem('forbidden');
}

/** What a request shows of a session: by header, or by cookie. */
export const tokenOf = (request: FastifyRequest, origin: string): string | null =>
  bearerOf(request) ?? request.cookies[cookieName(origin)] ?? null;

function bearerOf({ headers }: FastifyRequest): string | null {
  const [, token] = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '') ?? [];
  return token ?? null;
}

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * A browser sends our cookie along from wherever it is asked to. What changes something has to come from a page of ours: by its origin, or by what
 * the browser says of it. Without a cookie a request that says nothing of its origin is no browser's, and passes.
 */
function comesFromHere(place: Place, request: FastifyRequest, withCookie: boolean): boolean {
  if (reading.has(request.method)) return true;
  const { origin, host, 'sec-fetch-site': site } = request.headers;
  if (origin !== undefined) {
    const from = URL.parse(origin);
    if (from === null) return false;
    // By another name of ours; but where there is https, nobody on the way speaks for it without.
    const isSecure = from.protocol === 'https:' || !place.origin.startsWith('https:');
    return from.origin === URL.parse(place.origin)?.origin || (from.host === host && isSecure);
  }
  if (site !== undefined) return site === 'same-origin' || (site === 'none' && !withCookie);
  return !withCookie;
}
