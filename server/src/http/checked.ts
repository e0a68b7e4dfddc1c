import type { Named } from '@heng/contract';
import type { Key } from '../storage/index.ts';
import type { Visitor } from './door.ts';

/** A request whose parts fit their schemas. */
export interface Checked {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly key: Key;
  /** Every id in it, with its place. */
  readonly named: readonly Named[];
  readonly session: Visitor;
}
