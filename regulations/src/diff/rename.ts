import { isMap, itemName, type Key, type Overlay, type ResolvedPack } from '@heng/domain/regulation';
import { keyTargetAt, targetAt } from '../check/references.ts';
import type { Target } from '../check/targets.ts';

/** A pack with its English. */
export interface Side {
  readonly pack: ResolvedPack;
  readonly en: Overlay['en'];
}

/** Ids of the first pack, by the paths that the same things have in the second. */
export type Renamed = ReadonlyMap<string, string>;

/** What makes two things of different ids the same thing: nothing else in either pack is like it. */
type Likeness = (item: Readonly<Record<string, unknown>>, id: string) => string | null;

const text = (value: unknown): string => JSON.stringify(value) ?? '';

/** What is matched after ids, in this order; a step by what it does, a body by its role, a rule by what it reads. */
const likenesses: readonly (readonly [section: keyof ResolvedPack, like: Likeness])[] = [
  ['bodies', ({ role, many }) => text([role, many])],
  ['steps', ({ kind, of, method, by }) => text([kind, of, method, by])],
  ['steps', ({ kind, of, method }) => text([kind, of, method])],
  ['documents', ({ by, due }) => text([by, due])],
  ['channels', ({ to }) => text(to)],
  ['totals', () => 'total'],
  ['criteria', ({ set, standards }) => text([set, standards])],
  ['quotas', ({ for: scope, counts, each }) => text([scope, counts, each])],
  ['receives', ({ for: scope, when }) => text([scope, when])],
  ['conditions', ({ for: scope }) => text(scope)],
  ['disqualifiers', ({ for: scope }) => text(scope)],
  ['obligations', ({ act, by }) => text([act, by])],
  ['sanctions', ({ against, for: scope, grounds }) => text([against, scope, kindsOf(grounds)])],
];

const kindsOf = (rules: unknown): readonly unknown[] =>
  Array.isArray(rules) ? rules.map((rule) => (isMap(rule) ? [rule.rule, rule.of] : null)) : [];

const ruleLike: Likeness = ({ rule, of, fact, facts, document, programme, tiers, where, for: scope }) =>
  rule === 'judgement' || rule === 'all' || rule === 'any' || rule === 'none'
    ? null
    : text([rule, of, fact, facts, document, programme, tiers, where, scope]);

/**
 * The first pack in the ids of the second: a committee or a step that is called otherwise there is the same where its likeness is the only one of
 * its kind left in both. What stays unmatched was added or removed.
 */
export function alignIds(first: Side, second: Side): { readonly side: Side; readonly renamed: Renamed } {
  const renamed = new Map<string, string>();
  let side = first;
  const apply = (place: string, found: ReadonlyMap<string, string>): void => {
    for (const [was, now] of found) renamed.set(`${place}.${now}`, was);
    if (found.size > 0) side = withIds(side, place, found);
  };
  for (const [section, like] of likenesses) {
    apply(section, matched(side.pack[section], second.pack[section], like));
  }
  for (const section of ['conditions', 'disqualifiers'] as const) {
    for (const group of second.pack[section]) {
      const same = side.pack[section].find(({ id }) => id === group.id);
      if (same) apply(`${section}.${group.id}.rules`, matched(same.rules, group.rules, ruleLike));
    }
  }
  return { side, renamed };
}

function matched(first: unknown, second: unknown, like: Likeness): ReadonlyMap<string, string> {
  const [before, after] = [itemsOf(first), itemsOf(second)];
  const ids = { before: new Set(before.map(([id]) => id)), after: new Set(after.map(([id]) => id)) };
  const left = before.filter(([id]) => !ids.after.has(id));
  const right = after.filter(([id]) => !ids.before.has(id));
  const alike = Map.groupBy(right, ([id, item]) => like(item, id));
  const pairs = [...Map.groupBy(left, ([id, item]) => like(item, id))].flatMap(([likeness, own]) => {
    const other = alike.get(likeness) ?? [];
    const [was] = own[0] ?? [];
    const [now] = other[0] ?? [];
    return likeness !== null && own.length === 1 && other.length === 1 && was !== undefined && now !== undefined
      ? [[was, now] as const]
      : [];
  });
  return new Map(pairs);
}

const itemsOf = (value: unknown): readonly (readonly [string, Readonly<Record<string, unknown>>])[] =>
  (Array.isArray(value)
    ? value.map((item, i) => [itemName(item, i), item] as const)
    : Object.entries(isMap(value) ? value : {})
  ).flatMap(([id, item]) => (isMap(item) ? [[id, item] as const] : []));

/** Sections whose things are pointed to by each kind of pointer. */
const pointed: Readonly<Partial<Record<Target, readonly string[]>>> = {
  body: ['bodies'],
  party: ['bodies'],
  step: ['steps'],
  application: ['steps'],
  scored: ['steps'],
  anchor: ['steps'],
  score: ['steps', 'totals'],
  document: ['documents'],
  channel: ['channels'],
  criteria: ['criteria'],
  sanction: ['sanctions'],
  duty: ['obligations'],
};

/** The things of one place under their new ids: where they stand, wherever something points to them, and in the paths of the English. */
function withIds({ pack, en }: Side, place: string, names: ReadonlyMap<string, string>): Side {
  const depth = place.split('.').length;
  const isPointer = (target: Target | null): boolean => target !== null && (pointed[target]?.includes(place) ?? false);
  const word = (one: string): string => names.get(one) ?? one;
  const pointer = (value: string): string =>
    names.get(value) ??
    value.replace(/ (before|after|since) (\S+)$/, (_all, side, anchor) => ` ${side} ${word(anchor)}`);
  // `path` names list items, `keys` numbers them; `holder` is the block a field stands in.
  const renamed = (value: unknown, keys: readonly Key[], path: string, holder: unknown): unknown => {
    if (typeof value === 'string') return isPointer(targetAt(keys, holder)) ? pointer(value) : value;
    if (Array.isArray(value)) {
      return value.map((item, i) => {
        if (typeof item === 'string') return renamed(item, keys, path, holder);
        const own = renamed(item, [...keys, i], `${path}.${itemName(item, i)}`, item);
        return path === place && isMap(own) && typeof own.id === 'string' ? { ...own, id: word(own.id) } : own;
      });
    }
    if (!isMap(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => {
        const here = [...keys, key];
        const name = path === place || isPointer(keyTargetAt(here)) ? word(key) : key;
        return [name, renamed(one, here, path === '' ? key : `${path}.${key}`, value)];
      }),
    );
  };
  const { facts, scales, names: lists, criteria_sets, ...law } = pack;
  const inEnglish = (at: string): string => {
    const parts = at.split('.');
    const here = parts.slice(0, depth).join('.') === place;
    const total = place === 'steps' && parts[0] === 'totals' && parts[2] === 'parts';
    return parts.map((part, i) => ((here && i === depth) || (total && i === 3) ? word(part) : part)).join('.');
  };
  return {
    pack: { ...(renamed(law, [], '', null) as typeof law), facts, scales, names: lists, criteria_sets },
    en: Object.fromEntries(Object.entries(en).map(([at, one]) => [inEnglish(at), one])),
  };
}
