export type Key = string | number;

/** A place in a pack: its keys as written (list items by number), and its path (list items by `id`, a measure by its `do`). */
export interface Place {
  readonly keys: readonly Key[];
  readonly path: string;
  readonly value: unknown;
  /** The map or list it stands in; null for the pack itself. */
  readonly within: Place | null;
}

export const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const segments = (path: string): readonly string[] => path.split('.');

/** The name of a list item in a path: its `id`, a measure's `do`, else its number from 0. */
export function itemName(item: unknown, index: number): string {
  const name = isMap(item) ? (item.id ?? item.do) : undefined;
  return typeof name === 'string' ? name : String(index);
}

/** The child of this name, with its key; undefined: there is none. Inherited properties are no children. */
export function childOf(value: unknown, segment: string): { readonly key: Key; readonly value: unknown } | undefined {
  if (isMap(value)) return Object.hasOwn(value, segment) ? { key: segment, value: value[segment] } : undefined;
  if (!Array.isArray(value)) return undefined;
  const key = value.findIndex((item, index) => itemName(item, index) === segment);
  return key < 0 ? undefined : { key, value: value[key] };
}

/** The value at a path such as `steps.site-review.sheet`; null where the text is silent, undefined where there is no such path. */
export function lookUp(pack: unknown, path: string): unknown {
  let value = pack;
  for (const segment of segments(path)) {
    const child = childOf(value, segment);
    if (child === undefined) return undefined;
    value = child.value;
  }
  return value;
}

/** Every place in a pack, a block before what it holds, in the order written. */
export function* placesOf(
  value: unknown,
  place: Place = { keys: [], path: '', value, within: null },
): Generator<Place> {
  if (place.within !== null) yield place;
  const children: [Key, string, unknown][] = Array.isArray(value)
    ? value.map((item, index) => [index, itemName(item, index), item])
    : isMap(value)
      ? Object.entries(value).map(([key, item]) => [key, key, item])
      : [];
  for (const [key, name, item] of children) {
    yield* placesOf(item, {
      keys: [...place.keys, key],
      path: place.path === '' ? name : `${place.path}.${name}`,
      value: item,
      within: place,
    });
  }
}

/** A copy of the pack with the value at this path put in place of the old one; the pack itself where there is no such path. */
export function replaceAt<T>(pack: T, path: string, now: unknown): T {
  const [first, ...rest] = segments(path);
  const child = first === undefined ? undefined : childOf(pack, first);
  if (child === undefined) return pack;
  const value = rest.length === 0 ? now : replaceAt(child.value, rest.join('.'), now);
  const copy = Array.isArray(pack) ? pack.with(Number(child.key), value) : { ...pack, [child.key]: value };
  return copy as T;
}
