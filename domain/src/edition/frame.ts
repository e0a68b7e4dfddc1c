import type { Calendar } from '../calendar/index.ts';
import type { Actor, Day, EditionId, Instant, StepId } from '../language/index.ts';
import type { ResolvedPack, Step } from '../regulation/index.ts';

/** Where one step of an edition stands. */
export interface StepState {
  readonly step: StepId;
  /** Announced first and last day; null: the step has none. */
  readonly opensOn: Day | null;
  readonly closesOn: Day | null;
  readonly openedAt: Instant | null;
  readonly closedAt: Instant | null;
}

/**
 * What every decision knows about where it stands: the edition, its regulation with all that was decided for it,
 * its steps, who acts, and the calendar. The instant comes separately; it is read before any lock.
 */
export interface Frame {
  readonly edition: {
    readonly id: EditionId;
    readonly nature: 'real' | 'rehearsal';
    readonly label: string;
    readonly closedAt: Instant | null;
  };
  readonly pack: ResolvedPack;
  /** In the order of the procedure. */
  readonly steps: readonly StepState[];
  readonly actor: Actor;
  /** The person holds a seat in the body they act for (or acts for that party), and has not left it. */
  readonly seated: boolean;
  readonly calendar: Calendar;
}

/** Where an edition stands, whoever looks. */
export type Standing = Pick<Frame, 'edition' | 'pack' | 'steps'>;

/** The step with this id in the pack; a wrong id is a fault of ours, never a user's. */
export function stepOf(pack: ResolvedPack, id: string): Step {
  const step = pack.steps.find((candidate) => candidate.id === id);
  if (!step) throw new Error(`the pack of ${pack.regulation.id} has no step ${id}`);
  return step;
}
