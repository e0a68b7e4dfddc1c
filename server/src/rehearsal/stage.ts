import type { Actor, Day, EditionId, Instant, Refusal, Result } from '@heng/domain/language';
import type { DecidedAct, EditionView, Task } from '@heng/domain/procedure';
import type { ResolvedPack } from '@heng/domain/regulation';
import type { Recorded } from '../storage/index.ts';
import type { PlannedApplicant } from './applicants.ts';
import type { RehearsalClock } from './clock.ts';
import type { Random } from './random.ts';
import type { World } from './world.ts';

/** Everything a rehearsal plays with. */
export interface Stage {
  readonly world: World;
  readonly clock: RehearsalClock;
  readonly random: Random;
  readonly pack: ResolvedPack;
  readonly edition: EditionId;
  readonly applicants: readonly PlannedApplicant[];
  /** Days before which a step does not open, so that an edition can stand somewhere today. */
  readonly notBefore: Readonly<Record<string, Day>>;
  /** Things that go wrong once, and have. */
  readonly happened: Set<string>;
  readonly tell: (told: Told) => void;
}

/** What a rehearsal tells, act by act, as soon as it is committed; a refused attempt has its reasons instead of an act. */
export interface Told {
  readonly at: Instant;
  readonly by: Actor;
  readonly id: string | null;
  readonly act: DecidedAct | null;
  readonly reasons: readonly Refusal[];
  /** Done to show that it goes wrong. */
  readonly mishap?: true;
}

export type Done = Result<Recorded<DecidedAct>, Refusal>;

/** Whoever speaks for a body in this edition: one of those it is for who has a seat, the first by name. */
export function actorOf(view: EditionView, task: Pick<Task, 'by' | 'of' | 'person'>): Actor | null {
  for (const body of task.by) {
    const seated = view.members.filter(
      (member) =>
        member.body === body &&
        (task.person === null || member.person === task.person) &&
        (task.of === null || member.of === task.of || view.pack.bodies[body]?.many !== true),
    );
    const own = ['applicant', 'parent', 'recommender'].includes(body)
      ? seated.filter((member) => member.of === task.of)
      : seated;
    const first = own.toSorted((a, b) => rankOf(a.seat) - rankOf(b.seat) || (a.person < b.person ? -1 : 1))[0];
    if (first) return { person: first.person, body: first.body as Actor['body'], of: first.of };
  }
  return null;
}

const rankOf = (seat: string): number => (seat === 'chair' || seat === 'leader' ? 0 : 1);
