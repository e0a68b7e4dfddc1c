import type { AnyRoute, BodyOf, Named } from '@heng/contract';
import { type Actor, as, type BodyId, type EditionId, type Refusal, type Result } from '@heng/domain/language';
import type { DecidedAct } from '@heng/domain/procedure';
import type { Desk, Key, Recorded } from '../storage/index.ts';
import type { Ask, Mounted } from './mount.ts';
import { answers } from './mount.ts';
import { Problem, refused } from './problem.ts';
import { editionOf, notThere, unknownIn } from './refs/check.ts';
import { lookAtDoor } from './refs/store.ts';
import { unseenOf } from './refs/unseen.ts';

interface As {
  readonly body: string;
  readonly of: string | null;
}
type ActRoute = AnyRoute & { readonly access: { readonly to: 'actor' } };

/** What is asked for by an act: all that is sent, but for whom somebody acts. */
export type CommandOf<R extends AnyRoute> = Omit<BodyOf<R>, 'as'>;

/** One function of a stage's `acts.ts`. */
type Deed<Command> = (
  desk: Desk,
  by: Actor,
  key: Key,
  edition: EditionId,
  command: Command,
) => Promise<Result<Recorded<DecidedAct>, Refusal>>;

/** Whether somebody may act without a seat: in the one act that brings them into the edition. */
type Besides<Command> = (ask: Ask<ActRoute>, by: Actor, command: Command) => Promise<boolean>;

/**
 * An act over HTTP: whoever acts has the seat they say today, all that the command names is there, and then the same function does it as everywhere
 * else. The types hold the fields of the route to those of the command.
 */
export function acts<R extends ActRoute>(
  route: R,
  deed: Deed<CommandOf<R>>,
  besides: Besides<CommandOf<R>> = async () => false,
): Mounted {
  const { handler } = answers(route as ActRoute, async (ask) => {
    const { as: whom, ...command } = ask.body as unknown as { readonly as: As } & CommandOf<R>;
    const by = actorOf(ask, whom);
    const stopped = await stopAtDoor(ask, by, () => besides(ask, by, command as CommandOf<R>));
    if (stopped !== null) return stopped;
    const edition = as<EditionId>(editionOf(ask.params) ?? '');
    const done = await deed(ask.place.desk(ask.jurisdiction), by, ask.key, edition, command as CommandOf<R>);
    return done.ok ? (done.value as never) : refusedTo(ask, done.reasons);
  });
  return { route, handler, deed };
}

export const actorOf = ({ session }: Pick<Ask<ActRoute>, 'session'>, { body, of }: As): Actor => ({
  person: session.person,
  body: as<BodyId>(body),
  of,
});

/** Why somebody may not even try; null: they may. What was done under the same key before is told again, whatever has become of the seat. */
export async function stopAtDoor(
  ask: Ask<ActRoute>,
  by: Actor,
  besides: () => Promise<boolean> = async () => false,
): Promise<Problem | null> {
  const { place, jurisdiction, params, key, named } = ask;
  // Whoever acts for nobody does it by the public forms.
  if (by.body === 'public') return noSeat(by);
  const edition = editionOf(params);
  const found = await lookAtDoor(place.db, { jurisdiction, edition, named, seat: by, key });
  if (found.answered) return null;
  if (found.pack === null)
    return new Problem('not-found', {
      faults: [{ at: 'params.edition', zh: '没有这一届', en: 'there is no such edition' }],
    });
  if (!found.seated && !(await besides())) return noSeat(by);
  const missing = await unknownIn(place.db, found, named);
  if (missing === null) return null;
  // What is there and not theirs to see is told with what is not there: neither can be told from the other.
  const unseen = await unseenBy(ask);
  const unknown = named.filter((one) => found.unknown.includes(one) || unseen.includes(one));
  return unknownIn(place.db, { pack: found.pack, unknown }, named);
}

/**
 * A refusal, as far as whoever tried may know of what they named: a case that is not theirs to see is answered like one that does not exist. The act was
 * tried all the same, and what has legal weight in it is on record. Whoever has withdrawn from a case is told that, and nothing else of it.
 */
export async function refusedTo(ask: Ask<ActRoute>, reasons: readonly Refusal[]): Promise<Problem> {
  const own = reasons.filter(({ code, facts }) => withdrawn.includes(code) && facts.person === ask.session.person);
  if (own.length > 0) return refused(own);
  const unseen = await unseenBy(ask);
  if (unseen.length > 0) return notThere(unseen);
  // In the wrong seat one is told that, and nothing of the cases that the act would have been about.
  const seat = reasons.filter(({ code }) => wrongSeat.includes(code));
  return refused(seat.length > 0 ? seat : reasons);
}

const wrongSeat: readonly string[] = ['wrong-body', 'not-your-case'];

/** Refusals that tell somebody of their own recusal. */
const withdrawn: readonly string[] = ['recused', 'already-recused'];

const unseenBy = ({ place, session, jurisdiction, params, named }: Ask<ActRoute>): Promise<readonly Named[]> =>
  unseenOf(place.db, { session, jurisdiction, edition: editionOf(params), named });

export const noSeat = ({ body, of }: Actor): Problem =>
  new Problem('forbidden', {
    faults: [
      {
        at: 'body.as',
        zh: `您在“${body}”${of === null ? '' : `（${of}）`}没有席位`,
        en: `you have no seat in ${body}${of === null ? '' : ` (${of})`}`,
      },
    ],
  });
