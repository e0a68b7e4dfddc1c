import type { Cite } from '@heng/domain/language';

/** The article a citation belongs to: the first one, without paragraph and item. What cites none belongs to the paper of issue, 0. */
export function keyOf(cite: Cite | null): string {
  const first = cite === null ? undefined : [cite].flat()[0];
  const [number] = /^\d+/.exec(String(first ?? 0)) ?? [];
  return number ?? String(first);
}

/** The whole article behind such a key. */
export const articleOfKey = (key: string): number | string => (/^\d+$/.test(key) ? Number(key) : key);
