import { readFileSync } from 'node:fs';
import { access, constants, statfs } from 'node:fs/promises';
import type { FastifyInstance } from 'fastify';
import { type Database, isMigrated } from '../storage/index.ts';

/** One thing that has to be well before requests are taken; `what`: what is wrong with it, or a figure. No secret is in it. */
export interface Part {
  readonly well: boolean;
  readonly what: string;
}

/** What is looked at, by its name. One that throws or takes longer than two seconds is not well. */
export type Parts = Readonly<Record<string, () => Promise<Part>>>;

const patience = 2_000;
const leastSpace = 512 * 1024 * 1024;

export interface Health {
  /** From now on nothing more is to be sent here: we are stopping. */
  readonly stopping: () => void;
}

/** `/readyz`: it can do its work, part by part; that the process lives is said by the public pages. `/api/version`: which Heng this is. */
export function serveHealth(app: FastifyInstance, looks: Parts): Health {
  let isStopping = false;
  const version = readVersion();
  app.get('/readyz', { logLevel: 'silent' }, async (request, reply) => {
    const looked = await Promise.all(
      Object.entries(looks).map(async ([name, look]) => [name, await lookAt(look)] as const),
    );
    const ready = !isStopping && looked.every(([, { well }]) => well);
    reply.code(ready ? 200 : 503).header('cache-control', 'no-store');
    // How full and how fast it is concerns those who run it: others are told whether it is well.
    const isNear = /^(127\.|::1$|::ffff:127\.)/.test(request.ip);
    const parts = looked.map(([name, { well, what }]) => [name, isNear ? { well, what } : { well }]);
    return { ready, stopping: isStopping, parts: Object.fromEntries(parts) };
  });
  app.get('/api/version', async () => ({ version }));
  return {
    stopping: () => {
      isStopping = true;
    },
  };
}

async function lookAt(look: () => Promise<Part>): Promise<Part> {
  const { promise: late, resolve } = Promise.withResolvers<Part>();
  const timer = setTimeout(() => resolve({ well: false, what: 'no answer in two seconds' }), patience);
  try {
    return await Promise.race([look(), late]);
  } catch (fault) {
    // Messages may quote addresses and values; a code does not.
    const code = fault instanceof Error && 'code' in fault ? String(fault.code) : 'fault';
    return { well: false, what: code };
  } finally {
    clearTimeout(timer);
  }
}

/** The database answers, and stands where this Heng's migrations have brought it. */
export const databasePart = (db: Database) => async (): Promise<Part> => {
  const began = performance.now();
  const current = await isMigrated(db);
  const ms = `${(performance.now() - began).toFixed(1)} ms`;
  return current ? { well: true, what: ms } : { well: false, what: 'its migrations are not those of this version' };
};

/** What goes round and round has come round lately; `age`: milliseconds since it last did. */
export const roundPart = (age: () => number, most: number) => async (): Promise<Part> => ({
  well: age() < most,
  what: `${(age() / 1000).toFixed(1)} s`,
});

/** There is room to write in a folder. */
export const spacePart = (folder: string) => async (): Promise<Part> => {
  await access(folder, constants.W_OK);
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  return { well: free > leastSpace, what: `${Math.floor(free / 1024 / 1024)} MiB` };
};

/** A file can be read. */
export const readablePart = (file: string) => async (): Promise<Part> => {
  await access(file, constants.R_OK);
  return { well: true, what: 'readable' };
};

function readVersion(): string {
  const text = readFileSync(new URL('../../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
