import { createHash } from 'node:crypto';
import { Problem } from '../http/problem.ts';
import type { Database } from '../storage/index.ts';
import { countUse, saltOfDay } from './quota/store.ts';

/** How often something may be used within so many seconds. */
interface Quota {
  readonly most: number;
  readonly seconds: number;
}

/** For one address, where many may sit behind one; for one notice or channel overall, so that a flood fills no table. */
export const quotas = {
  file: { most: 20, seconds: 3_600 },
  follow: { most: 240, seconds: 3_600 },
  notice: { most: 300, seconds: 86_400 },
  channel: { most: 300, seconds: 86_400 },
} as const satisfies Record<string, Quota>;

/**
 * Counts one use from an address, and refuses it over the quota. The address is kept nowhere: it is counted under a hash with a salt of the day, which goes with
 * the day. In the database, so that many processes count as one.
 */
export async function overQuota(
  db: Database,
  form: 'file' | 'follow',
  ip: string,
  whole: { readonly kind: 'notice' | 'channel'; readonly id: string } | null = null,
): Promise<Problem | null> {
  const salt = await saltOfDay(db);
  const address = createHash('sha256')
    .update(`${salt} ${form} ${networkOf(ip)}`)
    .digest('hex');
  const own = await countUse(db, `address:${address}`, quotas[form].most, quotas[form].seconds);
  if (own !== null) return new Problem('too-many', { after: own });
  if (whole === null) return null;
  const { most, seconds } = quotas[whole.kind];
  const all = await countUse(db, `${whole.kind}:${whole.id}`, most, seconds);
  return all === null ? null : new Problem('too-many', { after: all });
}

/** One household has one network of version 6, and more addresses in it than could be counted. */
const networkOf = (ip: string): string =>
  ip.includes(':') && !ip.includes('.') ? groupsOf(ip).slice(0, 4).join(':') : ip;

function groupsOf(ip: string): readonly string[] {
  const [head = '', tail] = ip.split('::');
  const first = head === '' ? [] : head.split(':');
  const last = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - first.length - last.length);
  return [...first, ...Array.from({ length: zeros }, () => '0'), ...last];
}
