import type { BodyId, Cite, PersonId, Refusal } from '../language/index.ts';
import type { Body, ResolvedPack } from '../regulation/index.ts';
import { no } from './refusals.ts';

/** 取消评审资格 somebody who may review no more, by a decision in this edition or an earlier one: a person, or a whole body. */
export interface CancelledReviewer {
  readonly reviewer: { readonly person: PersonId } | { readonly body: BodyId; readonly of: string | null };
  /** Where the regulation of the present edition says so; null: it was decided under another. */
  readonly article: Cite | null;
}

const reviewing: readonly (Body['role'] | undefined)[] = ['team', 'review-body'];

/** A seat among those who review is for nobody whose standing as a reviewer was cancelled. */
export function cancelledFor(
  pack: ResolvedPack,
  cancelled: readonly CancelledReviewer[],
  seat: { readonly person: PersonId; readonly body: string; readonly of: string | null },
): Refusal | false {
  const body = pack.bodies[seat.body];
  if (!reviewing.includes(body?.role)) return false;
  const found = cancelled.find(({ reviewer }) =>
    'person' in reviewer
      ? reviewer.person === seat.person
      : reviewer.body === seat.body && (reviewer.of === null || reviewer.of === seat.of),
  );
  return (
    found !== undefined &&
    no('reviewer-cancelled', found.article, { person: seat.person, body: body?.name ?? seat.body })
  );
}
