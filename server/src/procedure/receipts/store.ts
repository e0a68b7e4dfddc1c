import type { Instant } from '@heng/domain/language';
import { type Database, type Entry, readEntry, type Tx } from '../../storage/index.ts';

/** An entry as it was hashed, with its leaf and its place. */
export interface Receipt {
  readonly entry: Entry;
  readonly text: string;
  readonly sha256: string;
  readonly place: number | null;
}

/** The entry with this id in this jurisdiction; null: there is none. */
export async function loadReceipt(tx: Tx, id: string): Promise<Receipt | null> {
  const row = await tx
    .selectFrom('journal_entry')
    .leftJoin('journal_leaf', 'journal_leaf.entry_id', 'journal_entry.id')
    .select(['entry', 'leaf', 'place'])
    .where('journal_entry.id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  return { entry: readEntry(row.entry), text: row.entry, sha256: row.leaf.toString('hex'), place: row.place };
}

/** The latest sealed tree; null: nothing is sealed yet. */
export async function loadHead(tx: Database | Tx): Promise<{ size: number; root: string; at: Instant } | null> {
  const row = await tx
    .selectFrom('journal_head')
    .select(['size', 'root', 'sealed_at'])
    .orderBy('size', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? { size: row.size, root: row.root.toString('hex'), at: row.sealed_at } : null;
}
