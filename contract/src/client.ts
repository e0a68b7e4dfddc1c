import type { z } from 'zod';
import type { AnswerOf, AnyRoute } from './route.ts';
import type { ProblemBody } from './shape/problem.ts';

type In<Schema> = Schema extends z.ZodType ? z.input<Schema> : never;

/** What a call needs: only what the route has. `key`: the idempotency key of a `keyed` route. */
export type Call<R extends AnyRoute> = (R['params'] extends z.ZodType
  ? { readonly params: In<R['params']> }
  : unknown) &
  (R['query'] extends z.ZodType ? { readonly query?: In<R['query']> } : unknown) &
  (R['body'] extends z.ZodType ? { readonly body: In<R['body']> } : unknown) & { readonly key?: string };

/** An answer, or why there is none. A server that does not answer at all is `unavailable` too. */
export type Answered<Value> =
  | { readonly ok: true; readonly status: number; readonly value: Value }
  | { readonly ok: false; readonly status: number; readonly problem: ProblemBody };

export interface ClientSettings {
  /** Where the API stands: `https://award.example.gov.cn/api`. */
  readonly base: string;
  /** Of a session, for callers that keep no cookies. */
  readonly token?: () => string | null;
  readonly fetch?: typeof fetch;
}

export interface Client {
  call<R extends AnyRoute>(route: R, call: Call<R>): Promise<Answered<AnswerOf<R>>>;
}

/** The typed client: one function for every route of the contract. */
export function clientOf({ base, token, fetch: send = fetch }: ClientSettings): Client {
  return {
    async call(route, call) {
      const { params, query, body, key } = call as {
        params?: Record<string, string>;
        query?: Record<string, unknown>;
        body?: unknown;
        key?: string;
      };
      const bearer = token?.() ?? null;
      const headers: Record<string, string> = {
        accept: 'application/json',
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(key !== undefined && { 'idempotency-key': key }),
        ...(bearer !== null && { authorization: `Bearer ${bearer}` }),
      };
      try {
        const response = await send(base + addressOf(route, params ?? {}, query ?? {}), {
          method: route.method,
          headers,
          ...(body !== undefined && { body: JSON.stringify(body) }),
        });
        const text = await response.text();
        const value = text === '' ? null : JSON.parse(text);
        const { status } = response;
        return response.ok ? { ok: true, status, value } : { ok: false, status, problem: value };
      } catch {
        return {
          ok: false,
          status: 0,
          problem: { problem: 'unavailable', zh: '连不上服务。', en: 'The service cannot be reached.' },
        };
      }
    },
  };
}

/** The address of a route under `/api`, with its names and its query filled in. */
export function addressOf(
  route: Pick<AnyRoute, 'path'>,
  params: Readonly<Record<string, string>>,
  query: Readonly<Record<string, unknown>> = {},
): string {
  const path = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== null) asked.set(name, `${value as string | number | boolean}`);
  return asked.size > 0 ? `${path}?${asked.toString()}` : path;
}
