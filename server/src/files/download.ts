import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../http/problem.ts';
import { kinds } from './kinds.ts';
import type { FileStorage, Opened } from './storage.ts';
import type { FileRow } from './store.ts';

const step = 1 << 17;
/** Milliseconds of sending after which it is asked again whether the reader may. */
const askAgain = 2000;

/**
 * Sends a file's content, whole or one range of it. Always to be saved, under its own name; of the type that was found in it and no other; and
 * should a browser open it after all, nothing in it may run or load. `still`: whether the reader may, asked again while it goes on.
 */
export async function send(
  storage: FileStorage,
  file: FileRow,
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  still: () => Promise<boolean>,
): Promise<Readable | null | Problem> {
  const etag = `"${file.sha256}"`;
  reply.headers({
    'content-type': kinds[file.kind].type,
    'content-disposition': disposition(file.name),
    'content-security-policy': "sandbox; default-src 'none'",
    'cross-origin-resource-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cache-control': 'private, no-store',
    'accept-ranges': 'bytes',
    etag,
  });
  if (request.headers['if-none-match']?.split(/\s*,\s*/).includes(etag)) {
    reply.code(304);
    return null;
  }
  const range = rangeOf(request, etag, file.bytes);
  if (range === 'unmet') {
    reply.header('content-range', `bytes */${file.bytes}`);
    reply.code(416);
    return null;
  }
  const opened = await storage.open(file.stored);
  if (opened.size !== file.bytes) {
    await opened.close();
    throw new Error(`file ${file.id} has ${opened.size} bytes in the storage instead of ${file.bytes}`);
  }
  const [from, to] = range ?? [0, file.bytes - 1];
  reply.code(range === null ? 200 : 206).header('content-length', String(to - from + 1));
  if (range !== null) reply.header('content-range', `bytes ${from}-${to}/${file.bytes}`);
  return Readable.from(content(opened, from, to, still), { objectMode: false, highWaterMark: step });
}

async function* content(
  opened: Opened,
  from: number,
  to: number,
  still: () => Promise<boolean>,
): AsyncGenerator<Buffer> {
  let asked = performance.now();
  try {
    for (let at = from; at <= to; at += step) {
      if (performance.now() - asked > askAgain) {
        if (!(await still())) throw new Problem('forbidden');
        asked = performance.now();
      }
      yield await opened.read(at, Math.min(step, to + 1 - at));
    }
  } finally {
    await opened.close();
  }
}

/** One range; several at once, or one that does not fit what was read before, get the whole. */
function rangeOf(
  request: FastifyRequest,
  etag: string,
  size: number,
): readonly [from: number, to: number] | 'unmet' | null {
  const { range, 'if-range': before } = request.headers;
  if (range === undefined || (before !== undefined && before !== etag)) return null;
  const [, first, last] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(range) ?? [];
  if (first === undefined || last === undefined || (first === '' && last === '')) return null;
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const to = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (first === '' && Number(last) === 0) return 'unmet';
  if (first !== '' && last !== '' && Number(last) < from) return null;
  return from >= size ? 'unmet' : [from, to];
}

/** RFC 6266: the name in UTF-8 by RFC 8187, and something in ASCII for those who cannot read that. */
function disposition(name: string): string {
  const plain = name.replaceAll(/[^\x20-\x7e]|["\\%]/gu, '_');
  const whole = encodeURIComponent(name).replaceAll(
    /['()*!]/gu,
    (sign) => `%${sign.codePointAt(0)?.toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`;
}
