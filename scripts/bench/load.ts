// The client: the same for floor and product.
import { once } from 'node:events';
import { request as send } from 'node:http';
import autocannon from 'autocannon';

export interface Asked {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** What a turn came to: per second, and milliseconds. */
export interface Turn {
  readonly rate: number;
  readonly median: number;
  readonly p99: number;
}

/** Asks for one turn on so many connections; anything but a 2xx ends the measuring. */
export async function turn(base: string, seconds: number, connections: number, ask: () => Asked): Promise<Turn> {
  const wrong: string[] = [];
  const run = autocannon({
    url: base,
    duration: seconds,
    connections,
    requests: [
      {
        setupRequest: (request) => {
          const { method, path, headers = {}, body } = ask();
          const json = body === undefined ? {} : { body: JSON.stringify(body) };
          const type = body === undefined ? {} : { 'content-type': 'application/json' };
          return { ...request, method, path, headers: { ...headers, ...type }, ...json };
        },
        onResponse: (status, body) => {
          if (status < 200 || status > 299) wrong.push(`${status} ${body.slice(0, 300)}`);
        },
      },
    ],
  });
  const { requests, latency, errors, timeouts, non2xx } = await run;
  if (non2xx + errors + timeouts > 0)
    throw new Error(`${non2xx} refused, ${errors} errors, ${timeouts} too late: ${wrong[0] ?? ''}`);
  return { rate: requests.average, median: latency.p50, p99: latency.p99 };
}

/** Sends so many bodies at once, so many in all; how many megabytes a second were acknowledged. */
export async function uploads(
  base: string,
  count: number,
  atOnce: number,
  ask: (n: number) => Asked & { readonly bytes: Buffer },
): Promise<number> {
  let next = 0;
  let sent = 0;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (next < count) {
        const { method, path, headers, bytes } = ask(next++);
        const request = send(new URL(path, base), { method, headers: { ...headers, 'content-length': bytes.length } });
        request.end(bytes);
        const [response] = await once(request, 'response');
        const said = Buffer.concat(await response.toArray()).toString();
        if (response.statusCode < 200 || response.statusCode > 299) throw new Error(`${response.statusCode} ${said}`);
        sent += bytes.length;
      }
    }),
  );
  return sent / 1e6 / ((performance.now() - began) / 1000);
}
