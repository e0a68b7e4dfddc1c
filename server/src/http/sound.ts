/** Nothing that people send nests deeper, holds more values or more names in one object; what does would only wear out whoever walks it. */
const deepest = 32;
const mostValues = 100_000;
const mostNames = 5_000;

export type Read = { readonly value: unknown } | 'malformed';

/** Reads the bytes of a JSON body; what is no UTF-8, no JSON, or would change the nature of an object is malformed. */
export function readJson(bytes: Uint8Array): Read {
  if (bytes.length === 0) return { value: undefined };
  try {
    const value: unknown = JSON.parse(utf8.decode(bytes));
    return isHarmless(value, 0, { values: 0 }) ? { value } : 'malformed';
  } catch {
    return 'malformed';
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function isHarmless(value: unknown, depth: number, seen: { values: number }): boolean {
  seen.values += 1;
  if (seen.values > mostValues) return false;
  if (typeof value !== 'object' || value === null) return typeof value !== 'number' || Number.isFinite(value);
  if (depth >= deepest) return false;
  if (Array.isArray(value)) return value.every((one) => isHarmless(one, depth + 1, seen));
  let names = 0;
  for (const key in value) {
    names += 1;
    if (key === '__proto__' || names > mostNames) return false;
    if (!isHarmless((value as Record<string, unknown>)[key], depth + 1, seen)) return false;
  }
  return true;
}
