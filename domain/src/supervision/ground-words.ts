import { lookUp, type ResolvedPack } from '../regulation/index.ts';

/** A ground in the regulation's own short words, for sentences. A part of one has those of the whole; a measure's condition the name of its measure. */
export function groundSays(pack: ResolvedPack, path: string): string {
  const block = lookUp(pack, path) as { readonly says?: string; readonly name?: string } | undefined;
  const said = block?.says ?? block?.name;
  if (said !== undefined) return said;
  const above = path.slice(0, path.lastIndexOf('.'));
  return above.split('.').length > 3 ? groundSays(pack, above) : path;
}
