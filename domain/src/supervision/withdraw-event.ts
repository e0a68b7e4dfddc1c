import { notAllowed } from '../edition/index.ts';
import type { ActId, AwardId, Instant, Refusal, Result } from '../language/index.ts';
import { refuse, unless } from '../language/index.ts';
import { factNamed } from '../regulation/index.ts';
import type { SupervisionAct } from './acts.ts';
import { no } from './refusals.ts';
import { reportersOf } from './report-event.ts';
import { type AwardPlace, hasWithdrawn } from './state.ts';

export interface WithdrawEvent {
  readonly award: AwardId;
  /** The act it was reported by. */
  readonly event: ActId;
  /** Kept in the table; the act has none. */
  readonly reasons: string;
}

type EventWithdrawn = Extract<SupervisionAct, { act: 'event-withdrawn' }>;

/**
 * 撤回所报事项: what was reported wrongly is taken back, with reasons, by those who may report it; rules read the winner's facts without it from now on. What
 * was decided on it stands until whoever decided decides otherwise. Possible at any time, also of an award that is revoked: a record is put right.
 */
export function withdrawEvent(
  place: AwardPlace,
  { award: id, event, reasons }: WithdrawEvent,
  _at: Instant,
): Result<EventWithdrawn, Refusal> {
  const { frame, award } = place;
  const reported = award.events.find((one) => one.id === event);
  const fact = reported ? factNamed(frame.pack, reported.fact) : null;
  if (!reported || !fact) return refuse(no('no-such-event', null));
  return unless<EventWithdrawn, Refusal>(
    [
      notAllowed(frame, reportersOf(frame, fact), null),
      hasWithdrawn(place),
      reasons.trim() === '' && no('withdrawal-without-reasons', null),
    ],
    () => ({ act: 'event-withdrawn', article: null, award: id, event, fact: reported.fact }),
  );
}
