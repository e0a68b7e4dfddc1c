import { randomBytes } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { networkOf } from '../http/network.ts';
import type { Place, Session } from '../http/place.ts';
import { type Database, hashOf, newId, type Tx } from '../storage/index.ts';
import { endSessions, findSession, keepSession, touchSession } from './sessions/store.ts';

/** Seconds a session lasts: without a request, and in all. Of an administrator shorter; of one that waits for its second factor very short. */
const lasts = {
  ordinary: { idle: 2 * 3600, most: 12 * 3600 },
  administrator: { idle: 30 * 60, most: 8 * 3600 },
  half: { idle: 300, most: 300 },
} as const;

/** The session that a token opens now; null: none, ended, run out, or of an account that is disabled or locked. */
export const sessionFor = (db: Database, token: string): Promise<Session | null> => find(db, token, true);

/** The same for a sign-in whose second factor is still to come. */
export const halfSessionFor = (db: Database, token: string): Promise<Session | null> => find(db, token, false);

/** The same for what goes on by itself, as a stream does: asking keeps no session alive. */
export async function sessionStillFor(db: Database, token: string): Promise<Session | null> {
  const found = /^[\w-]{43}$/.test(token) ? await findSession(db, hashOf(token), true) : null;
  if (found === null) return null;
  const { worn: _, ...session } = found;
  return session;
}

async function find(db: Database, token: string, whole: boolean): Promise<Session | null> {
  if (!/^[\w-]{43}$/.test(token)) return null;
  const found = await findSession(db, hashOf(token), whole);
  if (found === null) return null;
  const { worn, ...session } = found;
  // Off the path; should it fail, the next request tries again.
  if (worn) touchSession(db, session).catch(() => {});
  return session;
}

/** From where a session is used: never the whole address. `address`: a keyed hash of its network. */
export interface From {
  readonly device: string;
  readonly network: string;
  readonly address: Buffer;
  /** With earlier keys too. */
  readonly addresses: readonly Buffer[];
}

export function fromOf({ ip, headers }: Pick<FastifyRequest, 'ip' | 'headers'>, { keys }: Place): From {
  const addresses = keys.digests('address', networkOf(ip));
  return { device: deviceOf(headers['user-agent'] ?? ''), network: halfOf(ip), address: addresses[0], addresses };
}

/** The program and the system, by the words that their makers put into `User-Agent`. */
function deviceOf(agent: string): string {
  const named = (words: readonly (readonly [string, string])[]) => words.find(([word]) => agent.includes(word))?.[1];
  const program = named([
    ['MicroMessenger', '微信'],
    ['DingTalk', '钉钉'],
    ['Edg/', 'Edge'],
    ['Firefox/', 'Firefox'],
    ['Chrome/', 'Chrome'],
    ['Safari/', 'Safari'],
  ]);
  const system = named([
    ['Windows', 'Windows'],
    ['Android', 'Android'],
    ['iPhone', 'iPhone'],
    ['iPad', 'iPad'],
    ['Mac OS', 'macOS'],
    ['HarmonyOS', 'HarmonyOS'],
    ['Linux', 'Linux'],
  ]);
  return [program, system].filter((part) => part !== undefined).join(' · ') || '程序 program';
}

/** The first half of an address: enough to tell the office from abroad. */
function halfOf(ip: string): string {
  const four = /^(?:::ffff:)?(\d+\.\d+)\.\d+\.\d+$/.exec(ip);
  if (four) return `${four[1]}.*.*`;
  return `${ip.split(':').slice(0, 2).join(':')}:*`;
}

export interface Begun {
  readonly account: string;
  readonly administrator: boolean;
  readonly whole: boolean;
  readonly strong: boolean;
}

/** Opens a session with a token never used before. The token is told once and kept nowhere. */
export async function beginSession(tx: Tx, begun: Begun, { device, network, address }: From): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const { account, administrator, whole, strong } = begun;
  await keepSession(tx, {
    id: newId('session'),
    account,
    token: hashOf(token),
    whole,
    strong,
    ...lasts[!whole ? 'half' : administrator ? 'administrator' : 'ordinary'],
    device,
    network,
    address,
  });
  return token;
}

/** What was proven has grown: the session goes on under a new token, and the old one opens nothing. */
export async function renewSession(tx: Tx, session: Pick<Session, 'id'>, begun: Begun, from: From): Promise<string> {
  await endSessions(tx, begun.account, { only: session.id });
  return beginSession(tx, begun, from);
}
