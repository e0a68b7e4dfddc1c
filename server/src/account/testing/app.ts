import { createHmac } from 'node:crypto';
import { type AnyRoute, addressOf, type Call } from '@heng/contract';
import fastify, { type FastifyInstance, type LightMyRequestResponse } from 'fastify';
import { api } from '../../http/api.ts';
import type { Place } from '../../http/place.ts';
import { testPlace } from '../../http/testing/place.ts';
import type { TestDatabase } from '../../storage/testing.ts';
import { accountsOf } from '../place.ts';
import { accountRoutes } from '../routes.ts';

/** A browser, or a program, in a test: it keeps its cookie, and comes from an address of its own. */
export interface TestClient {
  readonly call: <R extends AnyRoute>(route: R, call: Call<R>) => Promise<LightMyRequestResponse>;
  cookie: string | null;
  bearer: string | null;
}

export interface TestApp {
  readonly app: FastifyInstance;
  readonly place: Place;
  readonly client: (over?: { readonly ip?: string; readonly origin?: string }) => TestClient;
}

let addresses = 0;

/** The routes of accounts, and real sessions, on the database of a test. */
export async function testApp(database: TestDatabase, over: Partial<Place> = {}): Promise<TestApp> {
  const place = testPlace(database, { ...accountsOf(database.db), ...over });
  const app = fastify({ trustProxy: true });
  await app.register(api(place, accountRoutes), { prefix: '/api' });
  return {
    app,
    place,
    client: ({ ip, origin = place.origin } = {}) => {
      addresses += 1;
      return clientOf(app, ip ?? `10.0.${Math.floor(addresses / 250)}.${addresses % 250}`, origin);
    },
  };
}

function clientOf(app: FastifyInstance, ip: string, origin: string): TestClient {
  const client: TestClient = {
    cookie: null,
    bearer: null,
    call: async (route, call) => {
      const { params, query, body } = call as { params?: Record<string, string>; query?: object; body?: object };
      const response = await app.inject({
        method: route.method,
        url: `/api${addressOf(route, params ?? {}, { ...query })}`,
        headers: {
          'x-forwarded-for': ip,
          'user-agent': 'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36',
          ...(client.cookie !== null && { cookie: client.cookie }),
          ...(client.bearer !== null ? { authorization: `Bearer ${client.bearer}` } : { origin }),
        },
        ...(body !== undefined && { payload: body }),
      });
      const [set] = [response.headers['set-cookie']].flat();
      if (set !== undefined) client.cookie = /=;/.test(set) ? null : (set.split(';')[0] ?? null);
      return response;
    },
  };
  return client;
}

/** The code of a telephone at a moment, computed without the library that the server asks (RFC 6238). */
export function codeAt(secret: string, milliseconds: number): string {
  const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...secret].map((sign) => signs.indexOf(sign).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(milliseconds / 30_000)));
  const digest = createHmac('sha1', key).update(counter).digest();
  const at = (digest.at(-1) ?? 0) & 15;
  return String((digest.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}
