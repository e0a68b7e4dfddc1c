import { addDays, parseDay } from '@heng/domain/language';
import { isMap, type Key, type Pack, type Place, placesOf } from '@heng/domain/regulation';
import type { Common } from '../load/load-common.ts';
import { packSchema } from '../schema/pack.ts';

/** A pack in which one value that programs read is another one. The shape is sound: only sense and examples can tell. */
export interface Mutant {
  readonly path: string;
  readonly was: unknown;
  /** Undefined: the key or item is gone. */
  readonly now: unknown;
  readonly pack: Pack;
}

/** Words for people, names of blocks, and questions about facts: no value that a rule computes with. */
const wordings = new Set(['name', 'says', 'reading', 'title', 'id']);
const silent = ['facts', 'scales'];

/**
 * Every pack that differs from this one in one such value: a number one more and one less, a yes or no turned, an id another of its list, a length or
 * share one more and one less, a day one later, a value silent, a silence said, an optional key or an item of a list gone.
 */
export function* mutantsOf(pack: Pack, common: Common): Generator<Mutant> {
  const law = Object.fromEntries(Object.entries(pack).filter(([key]) => !silent.includes(key)));
  const lists = listsOf(pack, common);
  for (const place of placesOf(law)) {
    if (isWording(place)) continue;
    for (const other of new Set(othersFor(place, lists))) {
      const found = withValue(pack, place, other);
      if (found) yield { path: place.path, was: place.value, ...found };
    }
  }
}

const isWording = ({ keys }: Place): boolean => keys.some((key) => wordings.has(String(key)));

function* othersFor({ value, keys }: Place, lists: readonly (readonly string[])[]): Generator<unknown> {
  if (typeof value === 'number') yield* [value + 1, value - 1];
  else if (typeof value === 'boolean') yield !value;
  else if (typeof value === 'string') yield* otherTexts(value, lists);
  // A silence that is left out is the same silence.
  if (value === null) return yield SAID;
  yield null;
  if (keys.length > 1) yield undefined;
}

/** Stands for whatever the schema takes where the text is silent. */
const SAID = Symbol('said');
const sayings: readonly unknown[] = [1, true, '1 year', '5 working days', '1/2', 'in-house', 'manner', [], {}];

function* otherTexts(value: string, lists: readonly (readonly string[])[]): Generator<string> {
  const day = parseDay(value);
  const [number] = /^\d+/.exec(value) ?? [];
  if (day !== null) yield addDays(day, 1);
  else if (number !== undefined) {
    yield value.replace(number, String(Number(number) + 1));
    yield value.replace(number, String(Number(number) - 1));
  }
  for (const list of lists) {
    const at = list.indexOf(value);
    if (at >= 0 && list.length > 1) yield list[(at + 1) % list.length] ?? value;
  }
}

function withValue(pack: Pack, place: Place, other: unknown): Pick<Mutant, 'now' | 'pack'> | null {
  for (const value of other === SAID ? sayings : [other]) {
    const parsed = packSchema.safeParse(value === undefined ? without(pack, place.keys) : put(pack, place.keys, value));
    if (parsed.success) return { now: value, pack: parsed.data };
  }
  return null;
}

function put(value: unknown, [key, ...rest]: readonly Key[], now: unknown): unknown {
  if (key === undefined) return now;
  if (Array.isArray(value)) return value.with(Number(key), put(value[Number(key)], rest, now));
  return isMap(value) ? { ...value, [key]: put(value[key], rest, now) } : value;
}

function without(value: unknown, [key, ...rest]: readonly Key[]): unknown {
  if (key === undefined) return value;
  if (Array.isArray(value)) {
    return rest.length === 0
      ? value.toSpliced(Number(key), 1)
      : value.with(Number(key), without(value[Number(key)], rest));
  }
  if (!isMap(value)) return value;
  if (rest.length > 0) return { ...value, [key]: without(value[key], rest) };
  const { [key]: _gone, ...left } = value;
  return left;
}

/** Lists of ids one of which may stand in another's place. */
function listsOf(pack: Pack, { names, facts, scales, criteria }: Common): readonly (readonly string[])[] {
  const all = { ...facts, ...pack.facts };
  const types = Object.values(all).flatMap(({ type }) =>
    typeof type === 'object' && 'records' in type ? Object.values(type.records) : [type],
  );
  return [
    ...[
      pack.bodies,
      pack.tiers,
      pack.tracks,
      pack.documents,
      pack.channels,
      pack.totals,
      pack.criteria,
      all,
      criteria,
    ].map(Object.keys),
    ...[pack.steps, pack.sanctions, pack.obligations, pack.title_use].map((blocks) => blocks.map(({ id }) => id)),
    ...Object.values(names).map(Object.keys),
    ...Object.values({ ...scales, ...pack.scales }).map((levels) => levels.map(({ id }) => id)),
    ...types.flatMap((type) => (typeof type === 'object' && 'choices' in type ? [Object.keys(type.choices)] : [])),
    ...closedLists,
  ];
}

/** Closed lists of the format, as far as one word of them can stand where another does. */
const closedLists: readonly (readonly string[])[] = [
  ['draft', 'in-force', 'expired', 'repealed'],
  ['office', 'committee', 'supervisor', 'department', 'government'],
  ['eligibility', 'completeness'],
  ['opening-day', 'closing-day', 'schedule', 'winners'],
  ['refused', 'missed', 'breached'],
  ['may-be-completed-until-closing-day', 'returned'],
  ['material', 'site', 'defence', 'presentation'],
  ['by-item', 'by-aspect', 'total-only', 'not-scored'],
  ['forbidden', 'allowed', 'new-decision-and-new-notice'],
  ['end-of-notice', 'any-time'],
  ['receipt', 'complete-receipt'],
  ['examination', 'reply'],
  ['blocks-this-applicant', 'blocks-nobody'],
  ['members', 'members-present', 'ballots-cast', 'valid-ballots'],
  ['tier', 'track', 'candidate'],
  ['final', 'provisional'],
  ['banned', 'no-added-burden', 'charged'],
  ['no-handling', 'no-scoring', 'no-vote'],
  ['edition', 'standing'],
  ['area', 'industry', 'ownership'],
  ['all', 'any', 'none'],
  ['every', 'any'],
  ['revoke-title', 'publish', 'criticise', 'interview'],
  ['winner', 'applicant', 'recommender', 'assessor', 'reviewer', 'official', 'anyone'],
  ['report', 'visit', 'improve', 'host-visits', 'promote'],
  ['chair', 'vice-chair', 'member', 'leader'],
  ['purpose', 'principle', 'sequence', 'encouragement', 'publicity', 'duty', 'budget', 'scope', 'liability'],
  ['winners', 'candidates', 'review', 'rules'],
  ['applicant', 'parent', 'recommender'],
];
