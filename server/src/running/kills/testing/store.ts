import type { Database } from '../../../storage/index.ts';

/** An act as the journal holds it: its leaf in hex, and whether it has its place in the tree. */
interface Kept {
  readonly sha256: string;
  readonly placed: boolean;
}

/** Every act of the journal, by its id. */
export async function readJournal(owner: Database): Promise<ReadonlyMap<string, Kept>> {
  const rows = await owner
    .selectFrom('journal_entry as e')
    .leftJoin('journal_leaf as l', 'l.entry_id', 'e.id')
    .select(['e.id', 'e.leaf', 'l.place'])
    .execute();
  return new Map(rows.map(({ id, leaf, place }) => [id, { sha256: leaf.toString('hex'), placed: place !== null }]));
}
