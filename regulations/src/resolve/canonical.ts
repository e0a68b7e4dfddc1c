import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** Canonical JSON (RFC 8785): keys sorted, lists as written, no spaces. A value that JSON cannot hold is a fault. */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error('a value that JSON cannot hold');
  return text;
}

/** SHA-256 in lower-case hex of a text's UTF-8. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
