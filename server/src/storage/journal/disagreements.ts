import type { Instant } from '@heng/domain/language';
import { hashLeaf, readEntry } from '../entry.ts';
import { type Hash, sameHash } from './tree.ts';

/** An entry as it lies in the tables, with the hash at its place in the tree. All but the place is null where the entry is gone. */
export interface Row {
  readonly place: number;
  readonly hash: Hash;
  readonly entry_id: string;
  readonly id: string | null;
  readonly jurisdiction_id: string | null;
  readonly edition_id: string | null;
  readonly act: string | null;
  readonly at: Instant | null;
  readonly leaf: Hash | null;
  /** null: gone, or not asked for. */
  readonly entry: string | null;
}

/** What in a row cannot be as it was written, each in a sentence; none: all columns say what the text says, and its hash is right. */
export function disagreements({ hash, leaf, entry, ...row }: Row): readonly string[] {
  if (row.id === null || leaf === null) return ['the entry is gone'];
  const found: string[] = [];
  if (!sameHash(leaf, hash)) found.push('the hash of the entry and the one in the tree differ');
  if (entry === null) return found;
  if (!sameHash(hashLeaf(entry), leaf)) found.push('the text does not have the hash that was kept');
  return [...found, ...otherColumns(entry, row)];
}

function otherColumns(
  text: string,
  row: Pick<Row, 'id' | 'jurisdiction_id' | 'edition_id' | 'act' | 'at'>,
): readonly string[] {
  try {
    const { id, at, jurisdiction, edition, act } = readEntry(text);
    const pairs = [
      ['id', id, row.id],
      ['instant', at, row.at],
      ['jurisdiction', jurisdiction, row.jurisdiction_id],
      ['edition', edition, row.edition_id],
      ['act', act.act, row.act],
    ] as const;
    return pairs
      .filter(([, said, kept]) => said !== kept)
      .map(([name, said, kept]) => `the ${name} in the text is ${said}, in the table ${kept}`);
  } catch {
    return ['the text is no entry'];
  }
}
