import { isMap, type Pack, type Place, type Scope } from '@heng/domain/regulation';
import { listOf } from './law.ts';

type Scopes = readonly (Scope | undefined)[];

/**
 * Whether anybody can be in all of these scopes at once: a track, with a kind of its own, a tier, and one answer to each fact. A tier that an edition
 * does not offer leaves what is said about it idle, not wrong.
 */
export function canMeet(pack: Pack, scopes: Scopes): boolean {
  const tracks = Object.entries(pack.tracks).filter(([id]) => takesIn(scopes, 'tracks', id));
  const somebody = tracks.some(([, { kinds }]) => Object.keys(kinds).some((kind) => takesIn(scopes, 'kinds', kind)));
  const tier = Object.keys(pack.tiers).some((id) => takesIn(scopes, 'tiers', id));
  return somebody && tier && [...factsIn(scopes)].every((fact) => agreeOn(scopes, fact));
}

/** Tiers that are not ruled out for good. */
export const offeredTiers = (pack: Pack): readonly string[] =>
  Object.entries(pack.tiers).flatMap(([id, { offered }]) => (offered === false ? [] : [id]));

const takesIn = (scopes: Scopes, key: 'tracks' | 'kinds' | 'tiers', id: string): boolean =>
  scopes.every((scope) => scope?.[key]?.includes(id) ?? true);

const factsIn = (scopes: Scopes): ReadonlySet<string> =>
  new Set(scopes.flatMap((scope) => Object.keys(scope?.where ?? {})));

/** One answer fits all that these scopes ask of a fact. */
function agreeOn(scopes: Scopes, fact: string): boolean {
  const wanted = scopes.flatMap((scope) => (scope?.where?.[fact] === undefined ? [] : [listOf(scope.where[fact])]));
  const [first = [], ...others] = wanted;
  return first.some((value) => others.every((values) => values.includes(value)));
}

/** The scope of the block at this place, and of those it stands in, from the inside out. */
export function scopesOver(place: Place): readonly Scope[] {
  const scopes: Scope[] = [];
  for (let at: Place | null = place; at !== null; at = at.within) {
    if (isMap(at.value) && isMap(at.value.for)) scopes.push(at.value.for as Scope);
  }
  return scopes;
}
