import { isMap, type Key } from '@heng/domain/regulation';
import type { Finding } from '../finding.ts';
import type { Law } from './law.ts';

/**
 * A text may contradict itself, and a pack says what the text says. Where a `reading` of the field, or of the block it stands in, tells why,
 * the finding is no error any more but something people should know.
 */
export function unlessExplained(law: Law, keys: readonly Key[], finding: Finding): Finding {
  return hasReading(law, keys) ? { ...finding, level: 'list' } : finding;
}

function hasReading({ pack }: Law, keys: readonly Key[]): boolean {
  const holders = keys.map((_key, depth) => at(pack, keys.slice(0, depth + 1)));
  return keys.some((_key, depth) => {
    const block = holders[depth];
    if (!isMap(block)) return false;
    const { reading } = block;
    const field = keys[depth + 1];
    return typeof reading === 'string' || (isMap(reading) && field !== undefined && Object.hasOwn(reading, field));
  });
}

const at = (pack: object, keys: readonly Key[]): unknown =>
  keys.reduce<unknown>((value, key) => (isMap(value) || Array.isArray(value) ? value[key as never] : undefined), pack);
