import { networkOf } from '../http/network.ts';
import { Problem } from '../http/problem.ts';
import type { Database } from '../storage/index.ts';
import { digestOf } from '../storage/index.ts';
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
export async function overQuota(db: Database, form: 'file' | 'follow', ip: string): Promise<Problem | null> {
  const salt = await saltOfDay(db);
  const address = digestOf(`${salt} ${form} ${networkOf(ip)}`);
  return tooMany(await countUse(db, `address:${address}`, quotas[form].most, quotas[form].seconds));
}

/** The same for one notice or channel overall. Only what can be filed counts: nobody uses up with empty forms what others have a right to. */
export async function overWhole(db: Database, kind: 'notice' | 'channel', id: string): Promise<Problem | null> {
  return tooMany(await countUse(db, `${kind}:${id}`, quotas[kind].most, quotas[kind].seconds));
}

const tooMany = (after: number | null): Problem | null => (after === null ? null : new Problem('too-many', { after }));
