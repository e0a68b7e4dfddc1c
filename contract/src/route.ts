import type { ActId, BodyId } from '@heng/domain/language';
import type { Access, ActName } from '@heng/domain/procedure';
import { z } from 'zod';
import { inEdition } from './shape/params.ts';
import { cite, digest, id, instant, ofWhich } from './shape/values.ts';

type Words = { readonly zh: string; readonly en: string };
type Shape = z.ZodObject | null;

/** What travels over one address. From these the server's routes, the typed client and the OpenAPI document are made, and nothing else is. */
export interface Route<
  Params extends Shape = Shape,
  Query extends Shape = Shape,
  Body extends z.ZodType | null = z.ZodType | null,
  Answer extends z.ZodType | null = z.ZodType | null,
  To extends Access = Access,
> {
  /** Name of the operation, unique: `list-cases`. */
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Under `/api`, with `{names}`: `/editions/{edition}/cases`. */
  readonly path: string;
  readonly title: Words;
  /** Who may, and how they have to stand to it; no route without. */
  readonly access: To;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  /** null: 204. What it does not name is never sent. */
  readonly answer: Answer;
  readonly status: 200 | 201 | 202 | 204;
  /** The answer is a stream of this type instead of JSON. */
  readonly streams: string | null;
  /** Takes an `Idempotency-Key`: asked again with the same one, it is answered the same and nothing is done twice. */
  readonly keyed: boolean;
  /** Largest body in bytes. */
  readonly limit: number;
}

export type AnyRoute = Route;
export type ParamsOf<R extends AnyRoute> = R['params'] extends z.ZodType ? z.output<R['params']> : Record<never, never>;
export type QueryOf<R extends AnyRoute> = R['query'] extends z.ZodType ? z.output<R['query']> : Record<never, never>;
export type BodyOf<R extends AnyRoute> = R['body'] extends z.ZodType ? z.output<R['body']> : null;
export type AnswerOf<R extends AnyRoute> = R['answer'] extends z.ZodType ? z.output<R['answer']> : null;

type Given<Params, Query, Body, Answer, To> = Pick<Route, 'id' | 'method' | 'path' | 'title'> & {
  readonly access: To;
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  readonly answer?: Answer;
} & Partial<Pick<Route, 'status' | 'streams' | 'keyed' | 'limit'>>;

/** One route. A name in the path without a parameter, or the other way, is a mistake of ours and thrown at once. */
export function route<
  Params extends Shape = null,
  Query extends Shape = null,
  Body extends z.ZodType | null = null,
  Answer extends z.ZodType | null = null,
  const To extends Access = Access,
>(given: Given<Params, Query, Body, Answer, To>): Route<Params, Query, Body, Answer, To> {
  const named = [...given.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const known = Object.keys(given.params?.shape ?? {});
  if (new Set([...named, ...known]).size !== named.length || named.length !== known.length)
    throw new Error(`${given.id}: the path has {${named.join()}}, the parameters are ${known.join()}`);
  return {
    status: given.answer || given.streams ? 200 : 204,
    streams: null,
    keyed: false,
    limit: 1_000_000,
    ...given,
    params: (given.params ?? null) as Params,
    query: (given.query ?? null) as Query,
    body: (given.body ?? null) as Body,
    answer: (given.answer ?? null) as Answer,
  };
}

/** For which body a person acts; `of`: which one, where there are many; of a party, the applicant. */
export const asWhom = z.object({
  body: id<BodyId>('body'),
  of: ofWhich().nullable().default(null),
});

/** The receipt of an act: its number, instant and digest at once; its place in the journal follows within a second, at `/receipts/{act}`. */
export const receiptOf = <Name extends ActName>(name: Name) =>
  z.object({
    id: id<ActId>('act'),
    at: instant(),
    sha256: digest(),
    act: z.looseObject({ act: z.literal(name), article: cite().nullable() }),
  });

/** An act in an edition: `POST /editions/{edition}/acts/<name>`, with for whom one acts and the command's own fields. */
export function actRoute<const Name extends ActName, Fields extends z.ZodRawShape>(
  act: Name,
  title: Words,
  fields: Fields,
  over: { readonly id?: string; readonly path?: `/editions/{edition}/acts/${string}` } = {},
) {
  return route({
    id: act,
    method: 'POST',
    path: `/editions/{edition}/acts/${act}`,
    title,
    access: { to: 'actor', act } as const,
    params: inEdition,
    body: z.strictObject({ as: asWhom, ...fields }),
    answer: receiptOf(act),
    status: 201,
    keyed: true,
    ...over,
  });
}
