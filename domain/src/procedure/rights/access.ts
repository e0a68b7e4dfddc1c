import type { ActName } from '../acts.ts';
import type { Thing } from './things.ts';

/** The three administrators 三员: separate hands, none of whom decides anything about a case. */
export type Hand = 'system' | 'security' | 'audit';

/** Who may take a route, declared with it. Deny by default: what is not declared is not reachable. */
export type Access =
  /** Everybody, signed in or not. */
  | { readonly to: 'anybody' }
  /** Whoever is signed in, about themselves alone. */
  | { readonly to: 'signed-in' }
  | { readonly to: 'administrator'; readonly hands: readonly Hand[] }
  /** Whoever may read this thing, of the edition and the case that the path names. */
  | { readonly to: 'reader'; readonly of: Thing }
  /** Whoever holds the seat they say they act for; the decision itself then asks everything else. */
  | { readonly to: 'actor'; readonly act: ActName };
