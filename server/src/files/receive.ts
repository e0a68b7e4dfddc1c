import { createHash, type Hash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { Problem } from '../http/problem.ts';
import type { Database } from '../storage/index.ts';
import { offRecord } from '../storage/index.ts';
import type { Files } from './files.ts';
import type { Hold } from './hold.ts';
import { type FileFault, faults, inspect, parts } from './inspect/index.ts';
import type { Kind } from './kinds.ts';
import type { Opened, Writer } from './storage.ts';
import { becomeFile, endUpload, letGo } from './store.ts';

/** Bytes after which what was received is made durable: the most that a kill takes from an upload. */
const checkpoint = 16 << 20;
/** A client that sends nothing for so long has gone; it may come back and go on. */
const patience = 30_000;
/** Looks inside files at the same time: each may take some megabytes of memory. */
const looksAtOnce = 4;

/** What an upload has come to: a whole file, or so many bytes of it. */
export type Received =
  | { readonly whole: true; readonly sha256: string; readonly bytes: number }
  | { readonly whole: false; readonly bytes: number };

/** The digest as far as it was computed while writing; kept between the requests of one upload, as long as they come to the same process. */
interface Digest {
  readonly hash: Hash;
  at: number;
}

const mostDigests = 256;

export function receiver(db: Database, { storage, scan }: Files) {
  const digests = new Map<string, Digest>();
  const look = atMost(looksAtOnce);

  /** Writes what comes, durably, and ends the hold. Whatever goes wrong, what is acknowledged later is what the storage has. */
  async function receive(jurisdiction: string, hold: Hold, body: Readable): Promise<Received | Problem> {
    const { upload, holder } = hold;
    let durable: number | null = upload.received;
    try {
      const { at, digest, problem } = await write(hold, body, (bytes) => {
        durable = bytes;
      });
      if (problem !== null || at < upload.bytes) {
        durable = Math.min(at, upload.bytes - 1);
        return problem ?? { whole: false, bytes: at };
      }
      const done = await complete(jurisdiction, hold, digest);
      // Everything is here, but not yet looked at: the last byte is asked for again.
      durable = done instanceof Problem ? upload.bytes - 1 : null;
      return done;
    } catch (fault) {
      if (isFull(fault)) return new Problem('unavailable', { after: 60 });
      throw fault;
    } finally {
      hold.end();
      const left = durable;
      // Should this fail, the hold runs out by itself.
      if (left !== null) await offRecord(db, jurisdiction, (tx) => letGo(tx, upload.id, holder, left)).catch(() => {});
    }
  }

  async function write(hold: Hold, body: Readable, tell: (durable: number) => void) {
    const { upload } = hold;
    const digest = digestOf(upload.id, upload.received);
    const writer = await storage.writer(upload.stored, upload.received);
    let at = upload.received;
    let marked = at;
    let marking: Promise<void> = Promise.resolve();
    let problem: Problem | null = null;
    const watch = setTimeout(() => body.destroy(), patience);
    try {
      try {
        for await (const chunk of body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
          watch.refresh();
          if (!hold.isGood()) {
            problem = new Problem('in-use');
            break;
          }
          if (at + chunk.length > upload.bytes) {
            problem = new Problem('too-large');
            break;
          }
          await writer.write(chunk);
          digest?.hash.update(chunk);
          at += chunk.length;
          if (digest) digest.at = at;
          if (at - marked < checkpoint || at === upload.bytes) continue;
          await marking;
          marked = at;
          marking = markDurable(hold, writer, at, tell);
          marking.catch(() => {}); // told by whoever waits for it
        }
      } catch (fault) {
        // Cut off in the middle: what has come is kept.
        if (!isCutOff(fault)) throw fault;
      }
      await marking;
      await writer.sync();
      return { at, digest, problem };
    } finally {
      clearTimeout(watch);
      await marking.catch(() => {});
      await writer.close();
    }
  }

  async function markDurable(hold: Hold, writer: Writer, at: number, tell: (durable: number) => void): Promise<void> {
    await writer.sync();
    await hold.mark(at);
    tell(at);
  }

  /** The digest that goes on from here; null: the file will be read again at the end. */
  function digestOf(id: string, at: number): Digest | null {
    const known = digests.get(id);
    if (known?.at === at) return known;
    digests.delete(id);
    if (at > 0) return null;
    const fresh: Digest = { hash: createHash('sha256'), at: 0 };
    digests.set(id, fresh);
    for (const oldest of digests.keys()) {
      if (digests.size <= mostDigests) break;
      digests.delete(oldest);
    }
    return fresh;
  }

  async function complete(jurisdiction: string, hold: Hold, digest: Digest | null): Promise<Received | Problem> {
    const { upload, holder } = hold;
    digests.delete(upload.id);
    const content = await storage.open(upload.stored);
    try {
      const sha256 = digest ? digest.hash.digest('hex') : await digestOfContent(content);
      const found = await look(() => lookAt(content, upload.name));
      if (found === 'unavailable') return new Problem('unavailable', { after: 30 });
      if (!found.ok) {
        await offRecord(db, jurisdiction, (tx) => endUpload(tx, upload, holder));
        await storage.remove(upload.stored).catch(() => {}); // without a row it goes with the next sweep
        return new Problem('wrong-type', { faults: [{ at: 'file', ...faults[found.fault] }] });
      }
      const { kind } = found;
      const kept =
        hold.isGood() && (await offRecord(db, jurisdiction, (tx) => becomeFile(tx, upload, holder, { kind, sha256 })));
      return kept ? { whole: true, sha256, bytes: upload.bytes } : new Problem('in-use');
    } finally {
      await content.close();
    }
  }

  async function lookAt(
    content: Opened,
    name: string,
  ): Promise<
    { readonly ok: true; readonly kind: Kind } | { readonly ok: false; readonly fault: FileFault } | 'unavailable'
  > {
    const found = await inspect(content, name);
    if (!found.ok || scan === null) return found;
    const told = await scan(content);
    if (told === 'unavailable') return told;
    return told === 'clean' ? found : { ok: false, fault: 'infected' };
  }

  return { receive, forget: (id: string) => digests.delete(id) };
}

export async function digestOfContent(content: Pick<Opened, 'size' | 'read'>): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of parts(content, 1 << 20, 0)) hash.update(part);
  return hash.digest('hex');
}

const codeOf = (fault: unknown): string => (fault instanceof Error && 'code' in fault ? String(fault.code) : '');

/** No place left on the disk, or none for us. */
export const isFull = (fault: unknown): boolean => ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(codeOf(fault));

const isCutOff = (fault: unknown): boolean =>
  [
    'ECONNRESET',
    'ERR_STREAM_PREMATURE_CLOSE',
    'EPIPE',
    'ABORT_ERR',
    'HPE_INVALID_EOF_STATE',
    'ERR_STREAM_DESTROYED',
  ].includes(codeOf(fault)) ||
  (fault instanceof Error && fault.message === 'aborted');

/** So many at once; the others wait their turn. */
function atMost(most: number) {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async <Value>(run: () => Promise<Value>): Promise<Value> => {
    if (running >= most) await new Promise<void>((go) => waiting.push(go));
    else running += 1;
    try {
      return await run();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
