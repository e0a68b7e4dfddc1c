import { as, type TierId } from '@heng/domain/language';
import type { ResolvedPack } from '@heng/domain/regulation';

/** What the tiers of a programme are called: ids and names, and what to name in a message. */
export interface TierNames {
  readonly names: readonly string[];
  /** null: another's programme, whose tiers no regulation here lists. */
  readonly ids: readonly string[] | null;
  /** null: there is no such tier. */
  readonly idOf: (name: string) => TierId | null;
}

/** A pack with its English names, the latest regulation of a programme last. */
export interface NamedPack {
  readonly pack: ResolvedPack;
  readonly en: Readonly<Record<string, string>>;
}

/** A tier of a programme that no regulation here belongs to is known by its id alone, in letters, digits and hyphens. */
const tierId = /^[a-z][a-z0-9-]{0,40}$/;

/**
 * The tiers of a programme: those of its own regulations, a later one's names going before an earlier one's; of a programme that regulations here
 * only speak of in their rules, the tiers these rules name, or any id where one of them names none. null: no regulation here knows the programme.
 */
export function tiersOf(programme: string, packs: readonly NamedPack[]): TierNames | null {
  const own = packs.filter(({ pack }) => pack.regulation.programme === programme);
  if (own.length > 0) return namesOf(own);
  const spoken = packs.flatMap(({ pack }) => spokenOf(pack)).filter((one) => one.programme === programme);
  if (spoken.length === 0) return null;
  const known = [...new Set(spoken.flatMap(({ tiers }) => tiers ?? []))];
  const anyIs = spoken.some(({ tiers }) => tiers === null);
  return {
    names: known,
    ids: anyIs ? null : known,
    idOf: (name) => (known.includes(name) || (anyIs && tierId.test(name)) ? as<TierId>(name) : null),
  };
}

function namesOf(packs: readonly NamedPack[]): TierNames {
  const tiers = packs.flatMap(({ pack, en }) =>
    Object.entries(pack.tiers).flatMap(([id, { name }]) =>
      [id, name, en[`tiers.${id}.name`]].flatMap((called) => (called ? [{ called: bare(called), id }] : [])),
    ),
  );
  const byName = new Map(tiers.map(({ called, id }) => [called, as<TierId>(id)]));
  return {
    names: [...new Set(packs.flatMap(({ pack }) => Object.values(pack.tiers).map(({ name }) => name)))],
    ids: [...new Set(packs.flatMap(({ pack }) => Object.keys(pack.tiers)))],
    idOf: (name) => byName.get(bare(name)) ?? null,
  };
}

const bare = (name: string): string => name.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, '');

interface SpokenOf {
  readonly programme: string;
  /** null: the rule names none. */
  readonly tiers: readonly string[] | null;
}

/** What the rules of a pack, wherever they stand, say of other programmes' awards. */
function spokenOf(value: unknown): readonly SpokenOf[] {
  if (Array.isArray(value)) return value.flatMap(spokenOf);
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.values(value).flatMap(spokenOf);
  if (!('rule' in value) || value.rule !== 'past-award' || !('programme' in value) || value.programme === 'own')
    return inside;
  const tiers = 'tiers' in value && Array.isArray(value.tiers) ? value.tiers.map(String) : null;
  return [...inside, { programme: String(value.programme), tiers }];
}

/** The programmes of these regulations, and those their rules speak of. */
export const programmesIn = (packs: readonly NamedPack[]): readonly string[] => [
  ...new Set(
    packs.flatMap(({ pack }) => [pack.regulation.programme, ...spokenOf(pack).map(({ programme }) => programme)]),
  ),
];
