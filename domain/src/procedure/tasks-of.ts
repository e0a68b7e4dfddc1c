import { parties } from '../edition/index.ts';
import type { ResolvedPack } from '../regulation/index.ts';
import type { Reader, SeatHeld } from './rights/index.ts';
import type { Task } from './task.ts';

/** Who is asked for: whoever of a body, or of one of many, or one person. */
type Asked = Pick<Task, 'by' | 'of' | 'person' | 'case'>;

/** Of a seat, what says whether it is asked for. */
type Seat = Pick<SeatHeld, 'body' | 'role' | 'of'>;

/** Which of these tasks are this person's, by the seats held today. Of a case the person is recused from, none is. */
export function tasksOf<One extends Asked>(
  pack: Pick<ResolvedPack, 'bodies'>,
  tasks: readonly One[],
  reader: Pick<Reader, 'person' | 'recused'> & { readonly seats: readonly Seat[] },
): readonly One[] {
  return tasks.filter(
    (task) =>
      reader.person !== null &&
      (task.person === null || task.person === reader.person) &&
      !(task.case !== null && reader.recused.includes(task.case)) &&
      reader.seats.some((seat) => isAsked(pack, task, seat)),
  );
}

function isAsked(pack: Pick<ResolvedPack, 'bodies'>, { by, of }: Asked, seat: Seat): boolean {
  const named = by.includes(seat.body) || (seat.role === 'recommender' && by.includes('recommender'));
  if (!named) return false;
  const isOne = of !== null && (parties.includes(seat.body) || pack.bodies[seat.body]?.many === true);
  return !isOne || seat.of === of;
}
