import { hash } from 'node:crypto';
import type { ActId, Actor, EditionId, Instant } from '@heng/domain/language';
import type { Act } from '@heng/domain/procedure';
import canonicalize from 'canonicalize';

/** One entry of the journal, as it is hashed. */
export interface Entry {
  readonly id: ActId;
  readonly at: Instant;
  readonly jurisdiction: string;
  /** null: it belongs to no edition. */
  readonly edition: EditionId | null;
  readonly by: Actor;
  readonly act: Act;
}

/** The text of an entry: canonical JSON (RFC 8785), the same bytes for the same content wherever it is made. */
export function writeEntry({ id, at, jurisdiction, edition, by: { person, body, of }, act }: Entry): string {
  return canonicalText({ id, at, jurisdiction, edition, by: { person, body, of }, act });
}

/** Reads back what writeEntry() wrote. */
export const readEntry = (text: string): Entry => JSON.parse(text) as Entry;

/** Canonical JSON (RFC 8785) of any value that JSON can hold. */
export function canonicalText(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error('there is no JSON of nothing');
  return text;
}

/** SHA-256(0x00 || entry), the leaf of an entry in the tree (RFC 6962, 2.1). */
export const hashLeaf = (entry: string): Buffer => hash('sha256', `\0${entry}`, 'buffer');
