import type { Actor, Refusal, Result } from '@heng/domain/language';
import type { DecidedAct } from '@heng/domain/procedure';
import type { Recorded } from '../storage/index.ts';
import type { Stage } from './stage.ts';
import type { Deed, Outcome } from './world.ts';

/** Minutes of the rehearsal's clock that go by before each act. */
const pace = 4;

/** Does one act at the next moment of the rehearsal's clock and tells what came of it, refused or not. */
export const perform = <Command, A extends DecidedAct>(
  stage: Stage,
  by: Actor,
  deed: Deed<Command, A>,
  command: Command,
): Outcome<A> => atNextMoment(stage, by, () => stage.world.act(by, deed, command));

/** The same for what is no act in an edition: its opening. */
export async function atNextMoment<A extends DecidedAct>(
  stage: Stage,
  by: Actor,
  act: () => Outcome<A>,
): Promise<Result<Recorded<A>, Refusal>> {
  await stage.world.setClock(stage.clock.pass(pace));
  const done = await act();
  if (done.ok) stage.tell({ at: done.value.at, by, id: done.value.id, act: done.value.act, reasons: [] });
  else stage.tell({ at: stage.clock.now, by, id: null, act: null, reasons: done.reasons });
  return done;
}
