import { isOpen, type Key, type Open, type Pack, type Place, placesOf } from '@heng/domain/regulation';
import type { Finding, Words } from '../finding.ts';
import { pathOf } from '../load/issues.ts';
import type { Common } from '../load/load-common.ts';
import type { At } from '../load/load-pack.ts';

/** What a check looks at: a pack that has the right shape, what it shares with others, and where everything stands. */
export interface Law {
  readonly pack: Pack;
  readonly common: Common;
  readonly at: (keys: readonly Key[]) => At;
}

/** One check: everything of its kind that is wrong, or nothing. */
export type Check = (law: Law) => readonly Finding[];

/** A finding at a place of the pack. */
export function found(
  law: Law,
  code: string,
  keys: readonly Key[],
  what: Words,
  mend: Words,
  level: Finding['level'] = 'error',
): Finding {
  return { ...law.at(keys), path: pathOf(law.pack, keys), level, code, ...what, mend };
}

/** Common and own facts, scales. */
export const factsOf = ({ pack, common }: Law) => ({ ...common.facts, ...pack.facts });
export const scalesOf = ({ pack, common }: Law) => ({ ...common.scales, ...pack.scales });

/** Every place of the law, without the questions and scales that stand in `facts.yaml`. */
export function* lawPlaces({ pack }: Law): Generator<Place> {
  const { facts: _facts, scales: _scales, ...law } = pack;
  yield* placesOf(law);
}

/** What is left open here; null: nothing, or only a mark that speaks of a field of this name. */
export const openAt = ({ keys, value }: Place): Open | null =>
  isOpen(value) && !['article', 'reading', 'soft'].includes(String(keys.at(-1))) ? value : null;

export const listOf = <T>(value: T | readonly T[] | null | undefined): readonly T[] =>
  value === null || value === undefined ? [] : Array.isArray(value) ? value : [value as T];
