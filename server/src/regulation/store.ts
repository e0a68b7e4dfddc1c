import type { EditionId } from '@heng/domain/language';
import type { ResolvedPack } from '@heng/domain/regulation';
import type { Database, Tx } from '../storage/index.ts';

/** Packs never change under their digest: each is fetched and parsed once. */
const packs = new Map<string, ResolvedPack>();

/** The pack that an edition runs under, by its digest. */
export async function loadPack(tx: Database | Tx, digest: string): Promise<ResolvedPack> {
  const known = packs.get(digest);
  if (known) return known;
  const { resolved } = await tx
    .selectFrom('regulation_pack')
    .select('resolved')
    .where('digest', '=', digest)
    .executeTakeFirstOrThrow();
  return readPack(digest, resolved);
}

/** The same, where its text is at hand already. */
export function readPack(digest: string, resolved: string): ResolvedPack {
  const known = packs.get(digest);
  if (known) return known;
  const pack: ResolvedPack = JSON.parse(resolved);
  packs.set(digest, pack);
  return pack;
}

/** The pack of an edition as of now, for what has to be known before anything is locked. */
export async function loadPackOf(tx: Tx, edition: EditionId): Promise<ResolvedPack> {
  const { pack } = await tx.selectFrom('edition').select('pack').where('id', '=', edition).executeTakeFirstOrThrow();
  return loadPack(tx, pack);
}

/** Keeps a resolved pack under its digest; the same one is kept once. */
export async function keepPack(
  tx: Tx,
  pack: { readonly digest: string; readonly regulation: string; readonly resolved: string },
): Promise<void> {
  await tx
    .insertInto('regulation_pack')
    .values(pack)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
