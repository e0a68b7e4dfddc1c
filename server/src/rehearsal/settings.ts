import type { DecideSetting } from '@heng/domain/edition';
import type { Day } from '@heng/domain/language';
import { isMap, lookUp, type ResolvedPack } from '@heng/domain/regulation';

/**
 * What an invented body decides where the regulation leaves it open: the first criteria set at hand, consensus, equal shares.
 * null: nothing is invented for it; the rehearsal stops there and says what it waits for.
 */
export function inventSetting(pack: ResolvedPack, path: string, day: Day): DecideSetting | null {
  const now = decided(pack, path);
  return now === null ? null : { path, was: lookUp(pack, path), now, document: '样例决定', day };
}

function decided(pack: ResolvedPack, path: string): string | null {
  const cut = path.lastIndexOf('.');
  const name = path.slice(cut + 1);
  if (name === 'set') return Object.keys(pack.criteria_sets)[0] ?? null;
  if (name === 'combine') return 'consensus';
  const above = lookUp(pack, path.slice(0, cut));
  return path.includes('.parts.') && isMap(above) ? `1/${Object.keys(above).length}` : null;
}
