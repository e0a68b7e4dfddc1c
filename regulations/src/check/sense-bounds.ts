import { compare, parseExact } from '@heng/domain/language';
import { isMap, type Key, type Place } from '@heng/domain/regulation';
import type { Finding } from '../finding.ts';
import { unlessExplained } from './explained.ts';
import { type Check, found, type Law, lawPlaces } from './law.ts';
import { surelyShorter } from './lengths.ts';

/** Which lower bound may not lie above which upper one, and whether both may be the same. */
const pairs = [
  ['at_least', 'at_most', true],
  ['at_least', 'exactly', true],
  ['exactly', 'at_most', true],
  ['more_than', 'at_most', false],
  ['at_least', 'less_than', false],
  ['more_than', 'less_than', false],
] as const;

/** What is at least so much is not at most less, wherever both stand: numbers of people, seats, points, lengths. A rule is told by `checkContradictions`. */
export const checkBounds: Check = (law) => [
  ...[...lawPlaces(law)].flatMap((place) => crossed(law, place)),
  ...bodiesTooSmall(law),
];

function crossed(law: Law, { keys, value }: Place): readonly Finding[] {
  if (!isMap(value) || value.rule === 'compare' || ['soft', 'reading', 'article'].includes(String(keys.at(-1))))
    return [];
  return pairs.flatMap(([low, high, same]) => {
    if (!isAbove(value[low], value[high], same)) return [];
    return [bounds(law, [...keys, high], `${low}: ${String(value[low])}`, `${high}: ${String(value[high])}`)];
  });
}

function isAbove(low: unknown, high: unknown, same: boolean): boolean {
  if (!isPlain(low) || !isPlain(high)) return false;
  const [a, b] = [parseExact(low), parseExact(high)];
  if (a !== null && b !== null) return same ? compare(a, b) > 0 : compare(a, b) >= 0;
  return surelyShorter(String(high), String(low));
}

const isPlain = (bound: unknown): bound is string | number => typeof bound === 'string' || typeof bound === 'number';

const bounds = (law: Law, keys: readonly Key[], low: string, high: string): Finding =>
  unlessExplained(
    law,
    keys,
    found(
      law,
      'bounds-crossed',
      keys,
      {
        zh: `${low} 与 ${high} 相抵，没有值能同时满足。`,
        en: `${low} and ${high} contradict each other: no value is both.`,
      },
      { zh: '核对两个数。', en: 'Check both.' },
    ),
  );

/** A body has room for all the seats that are laid down, and a number that is odd where it has to be. */
const bodiesTooSmall = (law: Law): readonly Finding[] =>
  Object.entries(law.pack.bodies).flatMap(([id, { size, seats = [] }]) => {
    if (!isMap(size) || !('at_most' in size || 'odd' in size)) return [];
    const { at_least = 0, at_most, odd } = size as { at_least?: number; at_most?: number; odd?: boolean };
    const everywhere = seats.filter(({ at }) => at === undefined);
    const least = everywhere.reduce((all, seat) => all + (seat.exactly ?? seat.at_least ?? 0), 0);
    const keys = ['bodies', id, 'size'];
    return [
      ...(at_most !== undefined && least > at_most
        ? [bounds(law, keys, `seats: ${least}`, `at_most: ${at_most}`)]
        : []),
      ...(odd === true && at_most !== undefined && at_least === at_most && at_most % 2 === 0
        ? [bounds(law, keys, `at_least: ${at_least}, at_most: ${at_most}`, 'odd: true')]
        : []),
    ];
  });
