import type { CaseId } from '@heng/domain/language';
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

/** Documents on file. */
export const loadDocuments = (tx: Tx, id: CaseId) =>
  tx
    .selectFrom('case_document')
    .select(['document', 'by', 'sha256', 'trade_secret', 'valid_until', 'endless', 'at'])
    .where('case_id', '=', id)
    .orderBy('document')
    .execute();

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
