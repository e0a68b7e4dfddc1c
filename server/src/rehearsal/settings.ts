import type { DecideSetting } from '@heng/domain/edition';
import type { Day } from '@heng/domain/language';
import { lookUp, type ResolvedPack } from '@heng/domain/regulation';

/** What an invented body decides where the regulation leaves it open: the only criteria set at hand, consensus, equal shares. */
export function inventSetting(pack: ResolvedPack, path: string, day: Day): DecideSetting {
  return { path, was: lookUp(pack, path), now: decided(pack, path), document: '样例决定', day };
}

function decided(pack: ResolvedPack, path: string): unknown {
  const name = path.slice(path.lastIndexOf('.') + 1);
  if (name === 'set') return Object.keys(pack.criteria_sets)[0] ?? null;
  if (name === 'combine') return 'consensus';
  const parts = lookUp(pack, path.slice(0, path.lastIndexOf('.')));
  const share = typeof parts === 'object' && parts !== null ? Object.keys(parts).length : 1;
  if (path.includes('.parts.')) return `1/${share}`;
  return typeof lookUp(pack, path) === 'boolean' ? true : 500;
}
