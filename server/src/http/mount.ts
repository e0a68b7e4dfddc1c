import type { Readable } from 'node:stream';
import type { AnswerOf, AnyRoute, BodyOf, Named, ParamsOf, QueryOf } from '@heng/contract';
import type { CaseId } from '@heng/domain/language';
import type { Reader, Scope, Thing } from '@heng/domain/procedure';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Key, Tx } from '../storage/index.ts';
import type { Place, Session } from './place.ts';
import type { Problem } from './problem.ts';

/** What a handler is given: everything checked, nothing to look up about rights any more. */
export interface Ask<R extends AnyRoute> {
  readonly place: Place;
  readonly params: ParamsOf<R>;
  readonly query: QueryOf<R>;
  readonly body: BodyOf<R>;
  /** Bound to the person: what two people call the same never meets. */
  readonly key: Key;
  /** Every id in the request, with its place. */
  readonly named: readonly Named[];
  readonly session: R['access'] extends { readonly to: 'anybody' } ? Session | null : Session;
  /** The jurisdiction asked about: of the session, else the one that the edition, or the request, names. */
  readonly jurisdiction: string;
  /** Of a route `to: 'reader'`: how the reader stands in the edition, and which cases the route's thing may be read of. */
  readonly reader: Reader;
  readonly scope: Scope;
  /** Whether another thing may be read besides: a column of a list, a part of a page. */
  readonly may: (thing: Thing, one?: CaseId) => boolean;
  readonly scopeOf: (thing: Thing) => Scope;
  /** Of a route `to: 'reader'`: one snapshot, in which row-level security knows the reader. Nothing can be written in it. */
  readonly tx: Tx;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** A route without an answer of its own may send a stream: bytes, which no schema describes. */
export type Handler<R extends AnyRoute> = (
  ask: Ask<R>,
) => Promise<AnswerOf<R> | Problem | (R['answer'] extends null ? Readable : never)>;

/** A route of the contract with what answers it. */
export interface Mounted {
  readonly route: AnyRoute;
  readonly handler: (ask: never) => Promise<unknown>;
  /** Of an act: the function of its stage that does it. */
  readonly deed?: unknown;
}

/** Ties a handler to its route; the types hold both to the contract. */
export const answers = <R extends AnyRoute>(route: R, handler: Handler<R>): Mounted => ({ route, handler });

/** For handlers of stages, which know the rights only by what is asked with them. */
export type { Reader };
