import { type Cite, ok, type Refusal, type Result, refuse } from '../language/index.ts';
import { articleAt } from './cite.ts';
import type { Open, ResolvedPack } from './pack.ts';
import { isMap, itemName, lookUp, type Place, placesOf, replaceAt } from './path.ts';
import { firstReader } from './readers.ts';
import { no } from './refusals.ts';

/** What the regulation leaves to the edition, or to another document. */
export interface Undecided {
  readonly path: string;
  /** The body that decides: the one named, or the one that approves (else makes) the document the regulation points to. */
  readonly by: string;
  /** The step that refuses to open until it is decided. */
  readonly before: string;
  /** Id of the document in `rules_elsewhere`; null: the regulation leaves it to the body itself. */
  readonly external: string | null;
  readonly article: Cite | null;
}

/** One change of a pack, by which settings, decisions in mid-edition and amendments are all made. */
export interface Change {
  readonly at: string;
  readonly was: unknown;
  readonly now: unknown;
}

/** Open values have nothing but who decides and before what; a sanction too is `decided_by` a body. */
export const isOpen = (value: unknown): value is Open =>
  isMap(value) &&
  (typeof value.decided_by === 'string' || typeof value.external === 'string') &&
  Object.keys(value).every((key) => key === 'decided_by' || key === 'external' || key === 'before');

/**
 * Every value that is still open, in the order written. One that no step reads waits for the last step (the check of a pack finds it). What a sanction
 * leaves open, e.g. the time for a correction, is decided with each sanction and by no edition.
 */
export function undecided(pack: ResolvedPack): readonly Undecided[] {
  const { sanctions: _decidedEach, ...law } = pack;
  return [...placesOf(law)].filter(({ value }) => isOpen(value)).map((place) => describe(pack, place));
}

function describe(pack: ResolvedPack, { path, value }: Place): Undecided {
  const open = value as Open;
  const external = 'external' in open ? open.external : null;
  const rules = external === null ? undefined : pack.rules_elsewhere[external];
  const by = 'decided_by' in open ? open.decided_by : (rules?.approved_by ?? rules?.made_by ?? '');
  const before = open.before ?? firstReader(pack, path) ?? pack.steps.at(-1)?.id ?? '';
  return { path, by, before, external, article: articleAt(pack, path) };
}

/**
 * Makes one change. Refused when there is no such path, when the present value is not the one the change was made against,
 * or when the change would take away a mark or the name of a block. Whether the new value has the right shape is for the schema to say.
 */
export function applyChange<P extends object>(pack: P, { at, was, now }: Change): Result<P, Refusal> {
  const present = lookUp(pack, at);
  const field = at.slice(at.lastIndexOf('.') + 1);
  if (present === undefined) return refuse(no('path-unknown', null, { path: at }));
  if (fixed.has(field) || itemName(present, 0) !== itemName(isMap(present) ? now : present, 0))
    return refuse(no('path-fixed', null, { path: at }));
  if (!same(present, was))
    return refuse(no('was-differs', articleAt(pack, at), { path: at, is: said(present), was: said(was) }));
  return ok(replaceAt(pack, at, now));
}

const fixed = new Set(['id', 'kind', 'rule', 'do', 'article', 'says', 'reading', 'soft', 'open']);
const said = (value: unknown): string => JSON.stringify(value) ?? 'undefined';

/** The same value, whatever the order of the keys of a map. */
export function same(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, i) => same(item, b[i]));
  if (isMap(a) && isMap(b)) {
    const keys = Object.keys(a);
    return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && same(a[key], b[key]));
  }
  return a === b;
}
