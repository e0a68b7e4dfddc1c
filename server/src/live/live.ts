import type { PersonId } from '@heng/domain/language';
import type { Hand } from '@heng/domain/procedure';
import type { Change } from './store.ts';

/** Who follows. */
export interface Follower {
  readonly person: PersonId;
  readonly jurisdiction: string;
  readonly administrator: Hand | null;
}

/** Whose sign-in a token is now; null: signed out, run out, disabled. Asking keeps no session alive. */
export type StillFor = (token: string) => Promise<Follower | null>;

/** What happens, as it is sealed: one listening connection for all who follow in this process. */
export interface Live {
  /** The first place that nothing has yet, as far as is known here. */
  readonly end: () => number;
  /** Changes from this place on; null: too far back to tell them one by one. */
  readonly since: (place: number) => Promise<readonly Change[] | null>;
  /** Calls whenever something has changed; answers how to take that back. */
  readonly onChange: (call: () => void) => () => void;
  readonly stillFor: StillFor;
  /** Set once it stops: every stream ends. */
  readonly stopping: AbortSignal;
  readonly stop: () => Promise<void>;
}
