import type { z } from 'zod';
import { allRoutes, areas } from './all.ts';
import { uploadMetadata } from './file.ts';
import { type JsonSchema, jsonSchemaOf } from './json-schema.ts';
import type { AnyRoute } from './route.ts';
import { type ProblemCode, problem, problems } from './shape/problem.ts';

/** An OpenAPI 3.1 document, as far as we write one. */
export interface OpenApi {
  readonly openapi: '3.1.0';
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly [more: string]: unknown;
}

export interface Operation {
  readonly operationId: string;
  readonly parameters: readonly Parameter[];
  readonly requestBody?: {
    readonly required: true;
    readonly content: Readonly<Record<string, { readonly schema: JsonSchema }>>;
  };
  readonly [more: string]: unknown;
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly schema: JsonSchema;
}

/** The document of the whole API, from the contract alone. `cookie`: the name of the session's, which is another one under https. */
export function openApi(cookie: string, routes: readonly AnyRoute[] = allRoutes): OpenApi {
  const paths: Record<string, Record<string, Operation>> = {};
  for (const route of routes) {
    paths[route.path] ??= {};
    Object.assign(paths[route.path] ?? {}, { [route.method.toLowerCase()]: operationOf(route) });
  }
  return {
    openapi: '3.1.0',
    info: {
      title: '衡 Heng API',
      version: '1',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      description: [
        '每一项办理行为、每一项查阅都有一个地址；谁可以用，见 `x-heng-access`。',
        '登录：`POST /session`；在样例上用 `POST /demonstration/session`，人物见 `GET /demonstration/people`。本页登录后由 cookie 记住；程序请求 `"bearer": true`，以后每次带 `Authorization: Bearer …`。',
        '上传文件用 tus 1.0.0，地址 `/api/uploads`，元数据见本文档的 `x-tus`；完成时的 `Heng-File` 是文件编号。带 `Idempotency-Key` 的请求可以放心重发：同一个键只办一次，答复是第一次的；办另一件事，用另一个键。',
        'Every act and every read has an address; who may use it stands in `x-heng-access`.',
        'Sign in with `POST /session`, on the samples with `POST /demonstration/session` as one of `GET /demonstration/people`. A cookie keeps it for this page; programs ask for `"bearer": true` and send `Authorization: Bearer …` from then on.',
        'Files come by tus 1.0.0 at `/api/uploads`, with the metadata under `x-tus` in this document; at the end `Heng-File` is the id of the file. A request with an `Idempotency-Key` may safely be sent again: one key is done once and answered as the first time; something else takes another key.',
      ].join('\n\n'),
    },
    servers: [{ url: '/api' }],
    tags: areas.map(({ name }) => ({ name: tagFor(name) })),
    paths,
    // A protocol of its own, with clients of its own: no operations of this document.
    'x-tus': {
      address: '/api/uploads',
      version: '1.0.0',
      protocol: 'https://tus.io/protocols/resumable-upload',
      extensions: ['creation', 'creation-with-upload', 'termination', 'expiration'],
      'x-heng-access': { to: 'signed-in' },
      metadata: jsonSchemaOf(uploadMetadata, 'input'),
      receipt: ['Heng-File', 'Heng-Sha256'],
    },
    components: {
      securitySchemes: {
        cookie: { type: 'apiKey', in: 'cookie', name: cookie },
        bearer: { type: 'http', scheme: 'bearer' },
      },
      schemas: { Problem: jsonSchemaOf(problem, 'output') },
      responses: Object.fromEntries(Object.entries(problems).map(([code, said]) => [code, responseOf(said)])),
    },
  };
}

const responseOf = ({ zh, en }: { readonly zh: string; readonly en: string }) => ({
  description: `${zh} ${en}`,
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

const tagFor = ({ zh, en }: { readonly zh: string; readonly en: string }): string => `${zh} ${en}`;

/** The area a route stands in. */
const tagOf = (route: AnyRoute): string => {
  const found = areas.find(({ routes }) => routes.includes(route));
  return found ? tagFor(found.name) : '';
};

function operationOf(route: AnyRoute): Operation {
  const { title } = route;
  return {
    operationId: route.id,
    tags: [tagOf(route)],
    summary: `${title.zh} ${title.en}`,
    ...('says' in title && { description: title.says }),
    'x-heng-access': route.access,
    security: route.access.to === 'anybody' ? [] : [{ cookie: [] }, { bearer: [] }],
    parameters: [
      ...parametersOf('path', route.params),
      ...parametersOf('query', route.query),
      ...(route.keyed ? [keyParameter] : []),
    ],
    ...(route.body && {
      requestBody: { required: true, content: { 'application/json': { schema: jsonSchemaOf(route.body, 'input') } } },
    }),
    responses: responsesOf(route),
  };
}

const keyParameter: Parameter = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  schema: { type: 'string', minLength: 8, maxLength: 100, pattern: '^[\\x20-\\x7e]*$' },
};

function parametersOf(place: 'path' | 'query', schema: z.ZodObject | null): readonly Parameter[] {
  if (schema === null) return [];
  const { properties = {}, required = [] } = jsonSchemaOf(schema, 'input') as {
    properties?: Record<string, JsonSchema>;
    required?: readonly string[];
  };
  return Object.entries(properties).map(([name, one]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: one,
  }));
}

/** Which problems an answer may be instead, by how the route is reached and what it takes. */
function problemsOf({ access, params, body, method, keyed }: AnyRoute): readonly ProblemCode[] {
  const signedIn = access.to !== 'anybody';
  return [
    ...(signedIn ? (['signed-out', 'forbidden'] as const) : []),
    ...(params === null && body === null ? [] : (['not-found'] as const)),
    ...(body === null ? [] : (['malformed', 'too-large', 'wrong-type'] as const)),
    ...(keyed || method === 'PUT' || method === 'PATCH' ? (['refused'] as const) : []),
    'invalid',
    'fault',
    'unavailable',
  ];
}

function responsesOf(route: AnyRoute) {
  const { status, answer, streams } = route;
  const content = streams
    ? { [streams]: {} }
    : answer && { 'application/json': { schema: jsonSchemaOf(answer, 'output') } };
  const refused = problemsOf(route).map((code) => [
    String(problems[code].status),
    { $ref: `#/components/responses/${code}` },
  ]);
  return { [status]: { description: route.title.en, ...(content && { content }) }, ...Object.fromEntries(refused) };
}
