import { as, type BodyId, type Cite, type EditionId, type PersonId } from '@heng/domain/language';
import type { CancelledReviewer } from '@heng/domain/people';
import type { Tx } from '../../storage/index.ts';

/** Who may review no more, by a decision in any edition held here. A body is the same one only under the same regulation: its id means nothing in another. */
export async function loadCancelled(tx: Tx, edition: EditionId): Promise<readonly CancelledReviewer[]> {
  const { regulation } = await tx
    .selectFrom('edition')
    .select('regulation')
    .where('id', '=', edition)
    .executeTakeFirstOrThrow();
  const rows = await tx
    .selectFrom('measure')
    .innerJoin('proceeding', 'proceeding.id', 'measure.proceeding_id')
    .innerJoin('edition', 'edition.id', 'proceeding.edition_id')
    .select(['person_id', 'body', 'of', 'article', 'edition.regulation'])
    .where('measure.kind', '=', 'cancel-reviewer')
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
