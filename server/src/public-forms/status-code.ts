import { randomBytes } from 'node:crypto';
import type { Keys } from '../running/keys.ts';
import { canonicalText, type Key } from '../storage/index.ts';

/** Crockford's 32 signs: none is taken for another. */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** 128 bits as 26 signs. */
function written(bytes: Buffer): string {
  let number = bytes.subarray(0, 16).reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n) << 2n;
  let text = '';
  for (let i = 0; i < 26; i += 1) {
    text = signs[Number(number & 31n)] + text;
    number >>= 5n;
  }
  return text;
}

/**
 * The status code of what is filed, and the key under which it is recorded. Without an idempotency key both are new. With one, the same content sent again under it
 * is answered the same, code and all; other content under it is something else. Nobody learns a code from what is kept: a key outside the database is in it.
 */
export function codeFor(
  keys: Pick<Keys, 'digests'>,
  given: string | null,
  content: unknown,
): { readonly code: string; readonly key: Key } {
  if (given === null) return { code: written(randomBytes(16)), key: null };
  const text = canonicalText([given, content]);
  return {
    code: written(keys.digests('public-form', `code ${text}`)[0]),
    key: `public/${keys.digests('public-form', `key ${text}`)[0].toString('hex')}`,
  };
}
