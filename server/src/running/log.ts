import { type FastifyInstance, type FastifyRequest, type FastifyServerOptions, LogController } from 'fastify';
import { withoutData } from '../http/faults.ts';
import { visitorOf } from '../http/serve-route.ts';
import type { LogLevel } from './settings.ts';

/** Where lines of the log go: standard error, or a test's ear. */
export interface LogStream {
  readonly write: (line: string) => void;
}

/**
 * How the server logs: a line of JSON for each request that was answered and for each fault. No address, query, header or body is ever in it, and of a
 * person the id alone: what people send stands in the database, where rights guard it.
 */
export const logOptions = (
  level: LogLevel,
  stream: LogStream = process.stderr,
): Pick<FastifyServerOptions, 'logger' | 'logController'> => ({
  logController: new LogController({ disableRequestLogging: true }),
  logger: {
    level,
    stream,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label) => ({ level: label }) },
    // Fastify's own lines: an address could hold a code, a message of the database a value.
    serializers: {
      req: ({ id }: FastifyRequest) => ({ id }),
      res: () => ({}) as never,
      err: (fault) => withoutData(fault) as never,
    },
  },
});

/** Tells of each answered request by its route; an address that no route has is told as none. */
export function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    const { config, url } = request.routeOptions;
    const visitor = visitorOf(request);
    const line = {
      route: (config as { route?: string }).route ?? url ?? null,
      method: request.method,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
      ...(visitor && { person: visitor.person, jurisdiction: visitor.jurisdiction }),
    };
    if (reply.statusCode >= 500) request.log.warn(line, 'answered');
    else request.log.info(line, 'answered');
  });
}
