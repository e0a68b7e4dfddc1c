import type { Actor, Refusal, Result } from '@heng/domain/language';
import type { DecidedAct } from '@heng/domain/procedure';
import { sql } from 'kysely';
import type { Desk, Recorded } from '../storage/index.ts';
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
  await setClock(stage, stage.clock.pass(pace));
  const done = await deed(stage.desk, by, null, stage.edition, command);
  if (done.ok) stage.tell({ at: done.value.at, by, id: done.value.id, act: done.value.act, reasons: [] });
  else stage.tell({ at: stage.clock.now, by, id: null, act: null, reasons: done.reasons });
  return done;
}

/** Only a rehearsal's database lets its clock be set; null gives it back to the database. */
export async function setClock(stage: Pick<Stage, 'desk'>, to: string | null): Promise<void> {
  await sql`select set_rehearsal_clock(${to})`.execute(stage.desk.db);
}
