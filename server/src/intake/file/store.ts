import type { CaseId, Day, EditionId, Instant } from '@heng/domain/language';
import { sql } from 'kysely';
import type { Tx } from '../../storage/index.ts';

/** Facts of a case, and who gave each of them. */
export const loadFacts = (tx: Tx, id: CaseId) =>
  tx
    .selectFrom('case_fact')
    .select(['fact', 'source', 'of', 'value', 'at'])
    .where('case_id', '=', id)
    .orderBy('fact')
    .orderBy('source')
    .orderBy('of')
    .execute();

interface DocumentRow {
  readonly document: string;
  readonly by: string;
  readonly trade_secret: boolean;
  readonly sha256: string | null;
  readonly valid_until: Day | null;
  readonly endless: boolean;
  readonly at: Instant;
}

/** Documents on file; of those with trade secrets only that they are there, where the reader may not know more. */
export async function loadDocuments(tx: Tx, edition: EditionId, id: CaseId): Promise<readonly DocumentRow[]> {
  const { rows } = await sql<DocumentRow>`
    select document, by, trade_secret, sha256, valid_until, endless, at from papers_of(${edition}, ${id}) order by document`.execute(
    tx,
  );
  return rows;
}

export const loadRelations = (tx: Tx, id: CaseId) =>
  tx
    .selectFrom('relation')
    .innerJoin('applicant', 'applicant.id', 'relation.applicant_id')
    .select(['about', 'applicant.id', 'applicant.name'])
    .where('case_id', '=', id)
    .orderBy('about')
    .orderBy('applicant.id')
    .execute();

export const loadRecommendations = (tx: Tx, id: CaseId) =>
  tx
    .selectFrom('recommendation')
    .select(['body', 'of', 'recommended', 'reasons', 'at'])
    .where('case_id', '=', id)
    .orderBy('at')
    .execute();

/** How often the draft was saved. */
export async function loadDraftVersion(tx: Tx, id: CaseId): Promise<number> {
  const row = await tx.selectFrom('draft_version').select('version').where('case_id', '=', id).executeTakeFirst();
  return row?.version ?? 0;
}
