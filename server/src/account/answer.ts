import type { FastifyReply } from 'fastify';
import { cookieName } from '../http/door.ts';
import type { Place } from '../http/place.ts';

const attributes = (origin: string): string =>
  `Path=/; HttpOnly; SameSite=Strict${origin.startsWith('https:') ? '; Secure' : ''}`;

/** Hands a token over: in a cookie that no script reads and no other site sends, or, to a program that asks for it, in the answer. */
export function handOver(
  { origin }: Place,
  reply: FastifyReply,
  token: string,
  bearer: boolean,
): { readonly token?: string } {
  if (bearer) return { token };
  reply.header('set-cookie', `${cookieName(origin)}=${token}; ${attributes(origin)}`);
  return {};
}

/** The browser forgets its cookie. */
export function takeBack({ origin }: Place, reply: FastifyReply): void {
  reply.header('set-cookie', `${cookieName(origin)}=; Max-Age=0; ${attributes(origin)}`);
}
