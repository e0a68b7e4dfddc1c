import { isMap, isOpen, itemName } from '@heng/domain/regulation';

/** One value that differs. `undefined`: it is not there at all. */
export interface Leaf {
  readonly path: string;
  readonly was: unknown;
  readonly now: unknown;
  /** What kind of thing differs: what a program reads, a text for people, or only where the regulation says it. */
  readonly of: 'law' | 'wording' | 'citation';
}

const wordings: ReadonlySet<string> = new Set([
  'name',
  'says',
  'reading',
  'title',
  'held_by',
  'housed_in',
  'makes',
  'paper',
  'succeeded_by',
]);

/** All values in which two blocks differ, the items of a list matched by their names; a list of plain values is one value. */
export function leavesBetween(was: unknown, now: unknown, path: string, of: Leaf['of'] = 'law'): readonly Leaf[] {
  if (same(was, now)) return [];
  if (!isHolder(was) || !isHolder(now) || isOpen(was) || isOpen(now)) return [{ path, was, now, of }];
  const [before, after] = [childrenOf(was), childrenOf(now)];
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) =>
    leavesBetween(before.get(key), after.get(key), path === '' ? key : `${path}.${key}`, kindOf(key, of)),
  );
}

const kindOf = (key: string, above: Leaf['of']): Leaf['of'] =>
  above !== 'law' ? above : key === 'article' ? 'citation' : wordings.has(key) ? 'wording' : 'law';

/** A map, or a list of blocks. */
const isHolder = (value: unknown): value is object =>
  isMap(value) || (Array.isArray(value) && value.length > 0 && value.every(isMap));

const childrenOf = (value: object): ReadonlyMap<string, unknown> =>
  Array.isArray(value) ? new Map(value.map((item, i) => [itemName(item, i), item])) : new Map(Object.entries(value));

/** Two values are the same whatever the order of keys; a list in another order is the same too where it holds plain values. */
function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value))
    return value.every((one) => typeof one !== 'object')
      ? value.map(String).toSorted((a, b) => a.localeCompare(b))
      : value.map(sorted);
  if (!isMap(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, sorted(one)]),
  );
}

/** Items of the second order that did not keep their place among those both have: as few as possible. */
export function movedBetween(was: readonly string[], now: readonly string[]): readonly string[] {
  const common = now.filter((id) => was.includes(id));
  const places = common.map((id) => was.indexOf(id));
  const kept = longestRise(places);
  return common.filter((_id, i) => !kept.has(i));
}

/** The places of a longest rising part. */
function longestRise(places: readonly number[]): ReadonlySet<number> {
  const best = places.map(() => ({ length: 1, before: -1 }));
  for (let i = 0; i < places.length; i += 1) {
    for (let j = 0; j < i; j += 1) {
      const [here, there] = [best[i], best[j]];
      if (here && there && (places[j] ?? 0) < (places[i] ?? 0) && there.length >= here.length)
        best[i] = { length: there.length + 1, before: j };
    }
  }
  const kept = new Set<number>();
  let at = best.reduce((top, one, i) => (one.length > (best[top]?.length ?? 0) ? i : top), 0);
  while (at >= 0 && best[at] !== undefined) {
    kept.add(at);
    at = best[at]?.before ?? -1;
  }
  return kept;
}
