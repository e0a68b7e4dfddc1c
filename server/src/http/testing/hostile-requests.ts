import type { JsonSchema, OpenApi, Operation } from '@heng/contract';
import fc from 'fast-check';

/** One request as it goes over the wire. `who`: whose token it carries; null: nobody's. */
export interface HostileRequest {
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly who: string | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload: string | null;
}

/** Ids that are really there, by what they name, and words of the regulation. */
export interface Known {
  readonly ids: Readonly<Record<string, readonly string[]>>;
  readonly words: readonly string[];
  /** By token: the seats of its person. */
  readonly seats: Readonly<Record<string, readonly { readonly body: string; readonly of: string | null }[]>>;
}

const nasty: readonly string[] = [
  '',
  ' ',
  '\0',
  '\ud800',
  '../../etc/passwd',
  "'; drop table edition; --",
  '<script>alert(1)</script>',
  '%00',
  '%',
  '__proto__',
  'constructor',
  'toString',
  'NaN',
  'null',
  '0',
  '-1',
  '1e400',
  '9'.repeat(400),
  'a'.repeat(121),
  '中'.repeat(5000),
  '\u202eevil',
  '1/0',
  '2/3',
  '2026-02-30',
  '2026-05-07',
  '9999-12-31',
  '2026-05-07T00:00:00Z',
  'f'.repeat(64),
];

const strange = fc.constantFrom<unknown>(
  null,
  true,
  0,
  -1,
  1.5,
  1e308,
  -1e308,
  Number.MAX_SAFE_INTEGER + 2,
  2 ** 31,
  [],
  {},
  [[]],
  { a: { b: { c: [] } } },
  [null],
  ...nasty,
);

/** A value for a schema: mostly one that fits, sometimes one that nearly does, sometimes anything. */
function anyOf(schema: JsonSchema, known: Known, depth = 0): fc.Arbitrary<unknown> {
  const fitting = fittingOf(schema, known, depth);
  return fc.oneof({ weight: 60, arbitrary: fitting }, { weight: 1, arbitrary: strange });
}

function fittingOf(schema: JsonSchema, known: Known, depth: number): fc.Arbitrary<unknown> {
  const branches = (schema.anyOf ?? schema.oneOf) as readonly JsonSchema[] | undefined;
  if (branches) return fc.oneof(...branches.map((one) => anyOf(one, known, depth)));
  if ('const' in schema) return fc.constant(schema.const);
  if (Array.isArray(schema.enum)) return fc.constantFrom(...(schema.enum as unknown[]));
  switch (schema.type) {
    case 'string':
      return textOf(schema, known);
    case 'integer':
    case 'number':
      return numberOf(schema);
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return fc.array(anyOf((schema.items ?? {}) as JsonSchema, known, depth + 1), { maxLength: 4 });
    case 'object':
      return objectOf(schema, known, depth);
    default:
      return strange;
  }
}

function textOf(schema: JsonSchema, { ids, words }: Known): fc.Arbitrary<unknown> {
  const { ref, format, pattern } = schema as { ref?: string; format?: string; pattern?: string };
  const own = ref === undefined ? [] : (ids[ref] ?? []);
  if (own.length > 0) {
    const foreign = fc.constantFrom(...Object.values(ids).flat());
    return fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...own) }, { weight: 1, arbitrary: foreign });
  }
  if (format === 'date') return fc.constantFrom('2026-03-02', '2026-05-07', '2030-01-01', '1999-12-31', '2026-02-29');
  if (pattern?.includes('0-9a-f'))
    return fc.constantFrom('a'.repeat(64), '0'.repeat(64), 'A'.repeat(64), 'a'.repeat(63));
  return fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...words, ...Object.values(ids).flat()) },
    { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 20 }) },
    { weight: 2, arbitrary: fc.constantFrom(...nasty) },
  );
}

function numberOf(schema: JsonSchema): fc.Arbitrary<unknown> {
  const { minimum = 0, maximum = 1000 } = schema as { minimum?: number; maximum?: number };
  return fc.oneof(
    fc.integer({ min: Math.max(minimum, -1000), max: Math.max(minimum, Math.min(maximum, 1000)) }),
    fc.constantFrom(minimum - 1, maximum, maximum + 1, 2 ** 31, 2 ** 53, 0.1, -0),
  );
}

function objectOf(schema: JsonSchema, known: Known, depth: number): fc.Arbitrary<unknown> {
  const { properties = {}, additionalProperties } = schema as {
    properties?: Record<string, JsonSchema>;
    additionalProperties?: JsonSchema | boolean;
  };
  const named = Object.entries(properties).map(([key, one]) => [
    key,
    fc.option(anyOf(one, known, depth + 1), { nil: undefined, freq: 60 }),
  ]);
  const own: fc.Arbitrary<object> = fc.record(Object.fromEntries(named));
  if (typeof additionalProperties !== 'object' || depth > 6) return own;
  const free = fc.dictionary(fc.constantFrom(...known.words, ...nasty), anyOf(additionalProperties, known, depth + 1), {
    maxKeys: 4,
  });
  return fc.tuple(own, free).map(([a, b]) => ({ ...a, ...b }));
}

type Twist = (request: HostileRequest) => HostileRequest;

/** What else can be wrong with a request than its values. */
const twists: readonly Twist[] = [
  (request) => ({ ...request, payload: request.payload?.slice(0, request.payload.length / 2) ?? '{' }),
  (request) => ({ ...request, payload: `${request.payload ?? '{}'}${request.payload ?? '{}'}` }),
  (request) => ({ ...request, payload: '['.repeat(50_000) }),
  (request) => ({ ...request, payload: `{"as":${'{"a":'.repeat(400)}1${'}'.repeat(400)}}` }),
  (request) => ({ ...request, payload: (request.payload ?? '{}').replace('{', '{"__proto__":{"x":1},') }),
  (request) => ({ ...request, payload: (request.payload ?? '{}').replace('{', '{"as":{"body":"office"},"as":1,') }),
  (request) => ({ ...request, payload: (request.payload ?? '{}').replace(/"[^"]*"$/, '"\\ud800"') }),
  (request) => ({ ...request, payload: JSON.stringify({ text: 'x'.repeat(1_200_000) }) }),
  (request) => ({ ...request, headers: { ...request.headers, 'content-type': 'text/plain' } }),
  (request) => ({ ...request, headers: { ...request.headers, 'content-type': 'application/json; charset=utf-16' } }),
  (request) => ({ ...request, headers: { ...request.headers, 'idempotency-key': 'x'.repeat(3000) } }),
  (request) => ({ ...request, headers: { ...request.headers, authorization: `Bearer ${'A'.repeat(4000)}` } }),
  (request) => ({ ...request, headers: { ...request.headers, cookie: 'heng=%; heng=a; ;;=', origin: 'null' } }),
  (request) => ({ ...request, headers: { ...request.headers, accept: '%%', 'if-none-match': '"x', range: 'bytes=-' } }),
  (request) => ({ ...request, method: 'DELETE' }),
  (request) => ({ ...request, method: 'PUT' }),
  (request) => ({ ...request, path: `${request.path}/%2e%2e/${'x'.repeat(2000)}` }),
  (request) => ({ ...request, path: `${request.path}?page=0&page=1&q=%00&sort=__proto__&size=1e9` }),
  (request) => ({ ...request, path: `${request.path}%` }),
];

/** Every operation of the document, asked well, nearly well, and badly, as any of these people. */
export function hostileRequests(
  { paths }: OpenApi,
  known: Known,
  people: readonly (string | null)[],
): fc.Arbitrary<HostileRequest> {
  const all = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) =>
      requestOf(path, method.toUpperCase(), operation, known, people),
    ),
  );
  const plain = fc.oneof(...all);
  const twisted = fc.tuple(plain, fc.constantFrom(...twists)).map(([request, twist]) => twist(request));
  return fc.oneof({ weight: 5, arbitrary: plain }, { weight: 1, arbitrary: twisted });
}

function requestOf(
  path: string,
  method: string,
  operation: Operation,
  known: Known,
  people: readonly (string | null)[],
): fc.Arbitrary<HostileRequest> {
  const parts = operation.parameters.map(({ name, in: place, schema }) =>
    fc
      .option(anyOf(schema, known), { nil: undefined, freq: place === 'path' ? 1000 : 3 })
      .map((value) => ({ name, place, value })),
  );
  const body = operation.requestBody?.content['application/json']?.schema;
  return fc
    .record({
      who: fc.constantFrom(...people),
      parts: fc.tuple(...parts),
      place: fc.nat(20),
      body: body === undefined ? fc.constant(undefined) : anyOf(body, known),
    })
    .map(({ who, parts: given, place: nth, body: sent }): HostileRequest => {
      const value = inOwnSeat(sent, known.seats[who ?? ''] ?? [], nth);
      const of = (place: string) => given.filter((one) => one.place === place && one.value !== undefined);
      const filled = of('path').reduce((at, one) => at.replace(`{${one.name}}`, () => encoded(one.value)), path);
      const query = of('query').map((one) => `${one.name}=${encoded(one.value)}`);
      const key = of('header').find(({ name }) => name === 'Idempotency-Key')?.value;
      return {
        operation: operation.operationId,
        method,
        path: `/api${filled}${query.length > 0 ? `?${query.join('&')}` : ''}`,
        who,
        headers: {
          ...(value !== undefined && { 'content-type': 'application/json' }),
          ...(typeof key === 'string' && /^[\x20-\x7e]+$/.test(key) && { 'idempotency-key': key }),
        },
        payload: value === undefined ? null : JSON.stringify(value),
      };
    });
}

/** Most act from a seat they have; some from any. */
function inOwnSeat(body: unknown, seats: Known['seats'][string], nth: number): unknown {
  const own = seats[nth % Math.max(1, seats.length)];
  const acts = typeof body === 'object' && body !== null && 'as' in body;
  return acts && own !== undefined && nth > 2 ? { ...body, as: own } : body;
}

/** As it stands in an address; what cannot stand there at all goes in raw where HTTP lets it. */
function encoded(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return encodeURIComponent(text.toWellFormed().slice(0, 2000));
}
