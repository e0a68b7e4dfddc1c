import type { ResolvedPack } from './pack.ts';
import { isMap, lookUp } from './path.ts';

/**
 * A rule at a path in the regulation's own short words, for sentences. A part of a rule, or its condition, has those of the whole; the condition of a
 * measure the measure's kind (`refer-to-justice`), which readers are told in words. The path itself where nothing is said.
 */
export function saysAt(pack: ResolvedPack, path: string): string {
  const block = lookUp(pack, path);
  const said = isMap(block) ? (block.says ?? block.name ?? block.do) : undefined;
  if (typeof said === 'string') return said;
  const above = /^(.+)\.(?:of\.[^.]+|when)$/.exec(path)?.[1];
  if (above === undefined) return path;
  const whole = saysAt(pack, above);
  return whole === above ? path : whole;
}
