import { randomBytes } from 'node:crypto';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { NoResultError } from '../storage/index.ts';
import { Problem } from './problem.ts';

/** Seconds after which a database that was away is worth asking again. */
const again = 2;

/** What the system says when nobody listens, or somebody hangs up. */
const cutOff = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'EAI_AGAIN',
]);

/** Of PostgreSQL: it starts, stops, is full, was too slow, or two got in each other's way. Nothing was written. */
const busy = /^(08...|53...|57P0[1-5]|57014|55P03|40001|40P01|25P0[34]|25006|58...)$/;

const lost =
  /timeout exceeded when trying to connect|connection terminated|client has encountered a connection error|not queryable|connection timeout|driver has already been destroyed/i;

/** The database is away, or too busy to answer in time. */
function isAway(fault: unknown): boolean {
  if (!(fault instanceof Error)) return false;
  const code = 'code' in fault ? String(fault.code) : '';
  return cutOff.has(code) || busy.test(code) || lost.test(fault.message) || isAway(fault.cause);
}

/** What stood in the way, as an answer. What nobody has foreseen gets a number, and is told to the log without anybody's data. */
export function problemOf(fault: unknown, request: FastifyRequest): Problem {
  if (fault instanceof Problem) return fault;
  const status = fault instanceof Error && 'statusCode' in fault ? Number(fault.statusCode) : 0;
  if (status === 413) return new Problem('too-large');
  if (status === 415) return new Problem('wrong-type');
  if (status === 429) return new Problem('too-many');
  if (status >= 400 && status < 500) return new Problem('malformed');
  // Something that was there when the request was checked, and is not any more.
  if (fault instanceof NoResultError) return new Problem('not-found');
  const number = randomBytes(4).toString('hex');
  if (isAway(fault)) {
    request.log.warn({ number, fault: withoutData(fault) }, 'the database is away');
    return new Problem('unavailable', { after: again, number });
  }
  request.log.error({ number, fault: withoutData(fault) }, 'a request could not be answered');
  return new Problem('fault', { number });
}

/** Messages of the database quote values; of those only the place is told. */
export function withoutData(fault: unknown): Record<string, unknown> {
  if (!(fault instanceof Error)) return { name: typeof fault };
  const { name, code, table, constraint, routine, severity } = fault as Error & Record<string, unknown>;
  const ofDatabase = severity !== undefined;
  return {
    name,
    code,
    ...(ofDatabase ? { table, constraint, routine } : { message: fault.message }),
    stack: fault.stack?.split('\n').filter((line) => /^\s+at /.test(line)),
  };
}

/** Sends a problem as JSON. */
export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  const { body, status } = problem;
  if (body.after !== undefined) reply.header('retry-after', String(body.after));
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .type('application/json; charset=utf-8')
    .serializer(JSON.stringify)
    .send(body);
}

export const answerFault = (fault: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply =>
  sendProblem(reply, problemOf(fault, request));
