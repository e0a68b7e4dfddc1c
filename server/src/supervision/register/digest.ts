import { canonicalText, digestOf } from '../../storage/index.ts';
import { holderKey } from './compare.ts';
import type { ReadAward } from './read-rows.ts';

/**
 * SHA-256 of imported awards: of the canonical JSON of all they say, in an order of their own. Names of organisations are left out: they change theirs,
 * and are told apart by their codes.
 */
export function digestOfAwards(awards: readonly Omit<ReadAward, 'row'>[]): string {
  const rows = awards
    .map(({ holder, tier, edition, number, awardedOn, revokedOn, money, source }) =>
      canonicalText([holderKey(holder), tier, edition, number, awardedOn, revokedOn, money, source]),
    )
    .toSorted();
  return digestOf(rows.join('\n'));
}
