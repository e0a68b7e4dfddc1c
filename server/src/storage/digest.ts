import { createHash } from 'node:crypto';
import { canonicalText } from './entry.ts';

/** SHA-256 in hex, as acts, files and packs are named by it; text counts in UTF-8. */
export const digestOf = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

/** The digest of a value, however it is written: that of its canonical JSON. */
export const digestOfValue = (value: unknown): string => digestOf(canonicalText(value));

/** What is kept of a secret of many random bits (a token, a code, the end of a link): who reads the database has none of them. */
export const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();
