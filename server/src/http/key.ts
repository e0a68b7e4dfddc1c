import type { AnyRoute, FaultAt } from '@heng/contract';
import type { FastifyRequest } from 'fastify';
import type { Key } from '../storage/index.ts';
import type { Visitor } from './door.ts';

const keyText = /^[\x20-\x7e]{8,100}$/;

/**
 * The idempotency key of a request, bound to who sends it: two people who choose the same never get each other's answer. Of those who are not signed
 * in nothing tells them apart, so theirs is no key.
 */
export function keyOf(
  route: AnyRoute,
  { headers }: FastifyRequest,
  session: Visitor,
): { readonly value: Key; readonly faults: readonly FaultAt[] } {
  const given = headers['idempotency-key'];
  if (!route.keyed || given === undefined) return { value: null, faults: [] };
  if (typeof given === 'string' && keyText.test(given))
    return { value: session && `${session.person}/${given}`, faults: [] };
  const zh = '应为 8 至 100 个可打印的 ASCII 字符';
  return {
    value: null,
    faults: [{ at: 'headers.idempotency-key', zh, en: 'is to be 8 to 100 printable ASCII signs' }],
  };
}
