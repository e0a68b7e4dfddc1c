import type { Actor, Refusal, Result } from '@heng/domain/language';
import type { DecidedAct } from '@heng/domain/procedure';
import { type Desk, type Recorded, setRehearsalClock } from '../storage/index.ts';
import type { Stage } from './stage.ts';

/** Minutes of the rehearsal's clock that go by before each act. */
const pace = 4;

export type Deed<Command, A extends DecidedAct> = (
  desk: Desk,
  by: Actor,
  key: null,
  edition: Stage['edition'],
  command: Command,
) => Promise<Result<Recorded<A>, Refusal>>;

/** Does one act at the next moment of the rehearsal's clock and tells what came of it, refused or not. */
export async function perform<Command, A extends DecidedAct>(
  stage: Stage,
  by: Actor,
  deed: Deed<Command, A>,
  command: Command,
): Promise<Result<Recorded<A>, Refusal>> {
  await setRehearsalClock(stage.desk.db, stage.clock.pass(pace));
  const done = await deed(stage.desk, by, null, stage.edition, command);
  if (done.ok) stage.tell({ at: done.value.at, by, id: done.value.id, act: done.value.act, reasons: [] });
  else stage.tell({ at: stage.clock.now, by, id: null, act: null, reasons: done.reasons });
  return done;
}
