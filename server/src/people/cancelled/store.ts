import { as, type BodyId, type Cite, type EditionId, type Instant, type PersonId } from '@heng/domain/language';
import type { CancelledReviewer } from '@heng/domain/people';
import { loadPack } from '../../regulation/store.ts';
import type { Tx } from '../../storage/index.ts';

/** Who may review no more, by a decision in any edition of the same nature held here. A body is the same one only under the same regulation: its id means nothing in another. */
export async function loadCancelled(tx: Tx, edition: EditionId): Promise<readonly CancelledReviewer[]> {
  const { regulation, nature } = await tx
    .selectFrom('edition')
    .select(['regulation', 'nature'])
    .where('id', '=', edition)
    .executeTakeFirstOrThrow();
  const rows = await tx
    .selectFrom('measure')
    .innerJoin('proceeding', 'proceeding.id', 'measure.proceeding_id')
    .innerJoin('edition', 'edition.id', 'proceeding.edition_id')
    .select(['person_id', 'body', 'of', 'article', 'edition.regulation'])
    .where('measure.kind', '=', 'cancel-reviewer')
    .where('edition.nature', '=', nature)
    .orderBy('decided_at')
    .execute();
  return rows.flatMap((row): readonly CancelledReviewer[] => {
    const same = row.regulation === regulation;
    // Written from the act of the decision.
    const article = same ? (row.article as Cite | null) : null;
    if (row.person_id !== null) return [{ reviewer: { person: as<PersonId>(row.person_id) }, article }];
    return row.body === null || !same ? [] : [{ reviewer: { body: as<BodyId>(row.body), of: row.of }, article }];
  });
}

const reviewing: readonly string[] = ['team', 'review-body'];

/** Ends every seat of this person among those who review, in all editions that are not closed: the decision acts at once. */
export async function unseatReviewer(tx: Tx, person: PersonId, at: Instant): Promise<void> {
  const seats = await tx
    .selectFrom('member')
    .innerJoin('edition', 'edition.id', 'member.edition_id')
    .select(['edition_id', 'body', 'pack'])
    .where('person_id', '=', person)
    .where('left_at', 'is', null)
    .where('closed_at', 'is', null)
    .execute();
  for (const { edition_id, body, pack } of seats) {
    const { bodies } = await loadPack(tx, pack);
    if (!reviewing.includes(bodies[body]?.role ?? '')) continue;
    await tx
      .updateTable('member')
      .set({ left_at: at })
      .where('edition_id', '=', edition_id)
      .where('body', '=', body)
      .where('person_id', '=', person)
      .where('left_at', 'is', null)
      .execute();
  }
}
