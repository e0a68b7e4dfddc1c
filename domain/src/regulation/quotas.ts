import { type CaseId, type Cite, exact, exactly, type TierId, times } from '../language/index.ts';
import { articleOf } from './cite.ts';
import type { RuleFacts } from './facts.ts';
import type { Block, Known, Quota, Scope } from './pack.ts';
import { inScope } from './scope.ts';

/** One who is counted against quotas: who would win, be recommended or be shortlisted. */
export interface QuotaEntry {
  readonly case: CaseId;
  readonly tier: TierId;
  readonly track: string;
  readonly kind: string;
  /** Null or absent: not answered. */
  readonly facts: RuleFacts['facts'];
  /** By the row of the award table that fits. Only a plain `false` keeps an entry from being counted. */
  readonly takesSeat: boolean | null;
}

/** A quota that a list does not keep. `field` is what the list is over: the cap, the share, or the seats kept for others. */
export interface QuotaBreach {
  readonly quota: string;
  readonly field: 'at_most' | 'at_most_share' | 'reserved';
  /** The value of `each`, e.g. one industry; null: the whole scope. */
  readonly group: string | null;
  readonly most: number;
  readonly taken: number;
  readonly cases: readonly CaseId[];
  readonly article: Cite | null;
  /** The body that may depart from it with reasons, where the regulation says "in principle". */
  readonly soft: string | null;
}

/** All quotas that bind one kind of list. `field` is everybody that shares are taken of. */
export interface QuotaLaw {
  readonly quotas: readonly Block<Quota>[];
  readonly counts: 'winners' | 'recommendations' | 'shortlisted';
  readonly field: readonly Omit<QuotaEntry, 'tier' | 'takesSeat'>[];
}

/** Facts that quotas read and an entry that counts has no answer to: without them nobody can say whether the list is lawful. */
export function factsMissing(law: QuotaLaw, entries: readonly QuotaEntry[]): readonly { case: CaseId; fact: string }[] {
  const missing = entries.filter(counts).map((entry) => {
    const facts = binding(law).flatMap((quota) => {
      const own = inScope(quota.for, entry, contextOf(entry));
      if (own.in === null) return own.missing;
      return own.in ? missingWithin(quota, entry) : [];
    });
    return [...new Set(facts)].map((fact) => ({ case: entry.case, fact }));
  });
  return missing.flat();
}

/** Every quota that this list breaks; a winner counts in every quota whose scope fits. Empty: the list is lawful. */
export function breachesOf(law: QuotaLaw, entries: readonly QuotaEntry[]): readonly QuotaBreach[] {
  return binding(law).flatMap((quota) => groupsOf(quota, entries).flatMap((group) => breachesIn(law, quota, group)));
}

/** A minimum that a list does not reach. `group`: the value of `each`, of those on the list; null: the whole scope. */
export interface Shortfall {
  readonly quota: string;
  readonly group: string | null;
  readonly least: number;
  readonly taken: number;
}

/** Minima that a list does not reach: told with the list, never a refusal and never filled by force, as seats may stay empty. */
export function shortfallsOf(law: QuotaLaw, entries: readonly QuotaEntry[]): readonly Shortfall[] {
  return binding(law).flatMap((quota) => {
    const { id, at_least: least } = quota;
    if (least === undefined) return [];
    return groupsOf(quota, entries)
      .map(({ name, entries: members }) => ({ quota: id, group: name, least, taken: members.length }))
      .filter(({ taken }) => taken < least);
  });
}

/**
 * The lawful list, taken in the order given: who comes first has the seat. Entries in one group are equal in that order; where not all of them
 * fit, `tied` has them, none is taken, and nobody after them takes the seat they compete for.
 */
export function trimToQuotas(
  law: QuotaLaw,
  groups: readonly (readonly QuotaEntry[])[],
): { readonly kept: readonly QuotaEntry[]; readonly tied: readonly QuotaEntry[] } {
  const kept: QuotaEntry[] = [];
  const tied: QuotaEntry[] = [];
  for (const group of groups) {
    const able = group.filter((entry) => fits(law, [...kept, ...tied], [entry]));
    if (fits(law, [...kept, ...tied], able)) kept.push(...able);
    else tied.push(...able);
  }
  return { kept, tied };
}

/** Seats of a tier that this list leaves empty; null: no cap is laid down for it, or it has none. */
export function vacanciesOf(
  law: QuotaLaw,
  entries: readonly QuotaEntry[],
  tier: string,
  tracks: readonly string[],
): number | null {
  const caps = binding(law)
    .filter((quota) => quota.for?.where === undefined && quota.each === undefined)
    .filter((quota) => quota.for?.tiers === undefined || quota.for.tiers.includes(tier))
    .map((quota) => ({ quota, cap: capOf(law, quota) }))
    .flatMap(({ quota, cap }) =>
      cap === null ? [] : [{ quota, free: Math.max(0, cap.most - seated(quota, entries).length) }],
    );
  const filled = tracks.map((track) => {
    const over = caps.filter(({ quota }) => quota.for?.tracks === undefined || quota.for.tracks.includes(track));
    if (over.length === 0) return null;
    const free = Math.min(...over.map((cap) => cap.free));
    for (const cap of over) cap.free -= free;
    return free;
  });
  const capped = filled.filter((free) => free !== null);
  return capped.length === 0 ? null : capped.reduce((sum, free) => sum + free, 0);
}

const ownKeys = ['track', 'tier', 'kind'];
const counts = (entry: QuotaEntry): boolean => entry.takesSeat !== false;
const contextOf = ({ track, kind, tier }: QuotaEntry) => ({ track, kind, tiers: [tier] });

const binding = (law: QuotaLaw): readonly Block<Quota>[] =>
  law.quotas.filter((quota) => (quota.counts ?? 'winners') === law.counts);

/** Those in the scope of a quota, each case once: one that is shortlisted for two tiers takes one of the places that both share. */
function seated(quota: Quota, entries: readonly QuotaEntry[]): readonly QuotaEntry[] {
  const inside = entries.filter((entry) => counts(entry) && inScope(quota.for, entry, contextOf(entry)).in === true);
  return [...new Map(inside.map((entry) => [entry.case, entry])).values()];
}

function missingWithin({ each, reserved = [] }: Quota, entry: QuotaEntry): readonly string[] {
  const grouped = each === undefined || ownKeys.includes(each) ? [] : [each];
  const unread = grouped.filter((fact) => (entry.facts[fact] ?? null) === null);
  const kept = reserved.map((seat) => inScope(seatScope(seat), entry, contextOf(entry)));
  return [...unread, ...kept.flatMap((found) => (found.in === null ? found.missing : []))];
}

function fits(law: QuotaLaw, seats: readonly QuotaEntry[], more: readonly QuotaEntry[]): boolean {
  const breaches = breachesOf(law, [...seats, ...more]);
  return !breaches.some(({ cases }) => more.some((entry) => cases.includes(entry.case)));
}

interface Group {
  readonly name: string | null;
  readonly entries: readonly QuotaEntry[];
}

function groupsOf(quota: Quota, entries: readonly QuotaEntry[]): readonly Group[] {
  const { each } = quota;
  if (each === undefined) return [{ name: null, entries: seated(quota, entries) }];
  const groups = Map.groupBy(entries, (entry) => String(groupValue(entry, each)));
  return [...groups]
    .map(([name, members]) => ({ name, entries: seated(quota, members) }))
    .filter((group) => group.entries.length > 0);
}

function groupValue(entry: QuotaEntry, each: string): unknown {
  if (each === 'track') return entry.track;
  if (each === 'tier') return entry.tier;
  return each === 'kind' ? entry.kind : (entry.facts[each] ?? null);
}

function breachesIn(law: QuotaLaw, quota: Block<Quota>, group: Group): readonly QuotaBreach[] {
  const cap = capOf(law, quota);
  if (cap === null) return [];
  const taken = group.entries.length;
  const breach = (field: QuotaBreach['field'], most: number): QuotaBreach => ({
    quota: quota.id,
    field,
    group: group.name,
    most,
    taken,
    cases: group.entries.map((entry) => entry.case),
    article: articleOf(quota, field),
    soft: quota.soft?.[field] ?? null,
  });
  const able = seatable(quota, cap.most, group.entries);
  return [
    ...(taken > cap.most ? [breach(cap.field, cap.most)] : []),
    ...(able < Math.min(taken, cap.most) ? [breach('reserved', able)] : []),
  ];
}

/** The lowest number the quota allows; null: no limit, or silent. */
function capOf(
  law: QuotaLaw,
  quota: Quota,
): { readonly field: 'at_most' | 'at_most_share'; readonly most: number } | null {
  const number = plainNumber(quota.at_most);
  const share = shareOf(law, quota);
  if (number === null) return share === null ? null : { field: 'at_most_share', most: share };
  return share !== null && share < number
    ? { field: 'at_most_share', most: share }
    : { field: 'at_most', most: number };
}

const plainNumber = (value: Known<number | 'unlimited'> | undefined): number | null =>
  typeof value === 'number' ? value : null;

/** A share is taken of all in the scope of the quota, whatever tier they may get, and never rounded up. */
function shareOf(law: QuotaLaw, quota: Quota): number | null {
  if (quota.at_most_share === undefined) return null;
  const { tiers: _any, ...scope } = quota.for ?? {};
  const all = law.field.filter((entry) => inScope(scope, entry, { ...entry, tiers: [] }).in === true);
  const { n, d } = times(exactly(quota.at_most_share), exact(all.length));
  return Number(n / d);
}

type Reserved = NonNullable<Quota['reserved']>[number];

/** For whom a seat is kept: of these kinds, and with these facts. */
const seatScope = ({ kinds, where }: Reserved): Scope => ({ ...(kinds && { kinds }), ...(where && { where }) });

const fitsSeat = (scope: Scope | undefined, entry: QuotaEntry): boolean =>
  inScope(scope, entry, contextOf(entry)).in === true;

/** How many of these can sit at once, when some seats are kept for those whom their scope takes in and the others are free for all. */
function seatable(quota: Quota, most: number, entries: readonly QuotaEntry[]): number {
  const kept = (quota.reserved ?? []).flatMap((own) => Array.from({ length: own.seats }, () => seatScope(own)));
  if (kept.length === 0) return entries.length;
  const seats: (Scope | undefined)[] = [
    ...kept,
    ...Array.from({ length: Math.max(0, most - kept.length) }, () => undefined),
  ];
  const sitting = new Map<number, QuotaEntry>();
  // An entry that finds all its seats taken may ask who sits there to move to another.
  const seat = (entry: QuotaEntry, asked: Set<number>): boolean =>
    seats.some((scope, index) => {
      if (asked.has(index) || !fitsSeat(scope, entry)) return false;
      asked.add(index);
      const there = sitting.get(index);
      if (there !== undefined && !seat(there, asked)) return false;
      sitting.set(index, entry);
      return true;
    });
  return entries.filter((entry) => seat(entry, new Set())).length;
}
