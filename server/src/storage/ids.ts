import { randomBytes } from 'node:crypto';

/** An id for a new thing, e.g. `case-019a7c…`: a UUID of version 7 (RFC 9562), so that ids grow with time and stay together in an index. */
export function newId(kind: string): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(Date.now(), 0, 6);
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  return `${kind}-${bytes.toString('hex')}`;
}
