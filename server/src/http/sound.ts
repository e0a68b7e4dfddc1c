/** Nothing that people send nests deeper; what does would only wear out whoever walks it. */
const deepest = 32;

export type Read = { readonly value: unknown } | 'malformed';

/** Reads the bytes of a JSON body; what is no UTF-8, no JSON, or would change the nature of an object is malformed. */
export function readJson(bytes: Uint8Array): Read {
  if (bytes.length === 0) return { value: undefined };
  try {
    const value: unknown = JSON.parse(utf8.decode(bytes));
    return isHarmless(value, 0) ? { value } : 'malformed';
  } catch {
    return 'malformed';
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function isHarmless(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return typeof value !== 'number' || Number.isFinite(value);
  if (depth >= deepest) return false;
  if (Array.isArray(value)) return value.every((one) => isHarmless(one, depth + 1));
  for (const key in value) {
    if (key === '__proto__' || !isHarmless((value as Record<string, unknown>)[key], depth + 1)) return false;
  }
  return true;
}
