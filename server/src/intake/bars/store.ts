import type { ExcludedRecommender, StandingBar } from '@heng/domain/intake';
import { type ApplicantId, as, type BodyId, type Cite, type EditionId } from '@heng/domain/language';
import type { Tx } from '../../storage/index.ts';

/**
 * Bars on record against any of these applicants, also where they shared the award or application it was decided about, with how many editions of their
 * programme have opened since, the present one included. A rehearsal bars nobody from a real edition, and uses up none of a bar.
 */
export async function loadBars(
  tx: Tx,
  edition: EditionId,
  applicants: readonly ApplicantId[],
): Promise<readonly StandingBar[]> {
  const present = await tx
    .selectFrom('edition')
    .select(['nature', 'opened_at'])
    .where('id', '=', edition)
    .executeTakeFirstOrThrow();
  const rows = await tx
    .selectFrom('bar')
    .innerJoin('proceeding', 'proceeding.id', 'bar.proceeding_id')
    .innerJoin('edition', 'edition.id', 'proceeding.edition_id')
    .leftJoin('award', 'award.id', 'proceeding.award_id')
    .select([
      'bar.programme',
      'first_day',
      'last_day',
      'editions',
      'bar.article',
      'bar.decided_at',
      'edition.regulation',
    ])
    .where((eb) =>
      eb.or([
        eb('bar.applicant_id', 'in', [...applicants]),
        eb.exists((query) =>
          query
            .selectFrom('case_partner')
            .select('case_partner.case_id')
            .where('case_partner.applicant_id', 'in', [...applicants])
            .where((own) => own('case_partner.case_id', '=', own.fn.coalesce('proceeding.case_id', 'award.case_id'))),
        ),
      ]),
    )
    .where('edition.nature', '=', present.nature)
    .orderBy('bar.decided_at')
    .execute();
  if (rows.length === 0) return [];
  const opened = await tx
    .selectFrom('edition')
    .select(['programme', 'opened_at'])
    .where('nature', '=', present.nature)
    .where('opened_at', '<=', present.opened_at)
    .execute();
  return rows.map((row) => ({
    programme: row.programme,
    first: row.first_day,
    last: row.last_day,
    editions: row.editions,
    editionsSince: opened.filter((one) => one.programme === row.programme && one.opened_at > row.decided_at).length,
    regulation: row.regulation,
    // Written from the act of the decision.
    article: row.article as Cite | null,
  }));
}

/** The applicant of a case and those who apply together with it. */
export async function applicantsOf(tx: Tx, id: string, applicant: ApplicantId): Promise<readonly ApplicantId[]> {
  const partners = await tx.selectFrom('case_partner').select('applicant_id').where('case_id', '=', id).execute();
  return [applicant, ...partners.map(({ applicant_id }) => applicant_id as ApplicantId)];
}

/** Who may recommend no more, by a decision in any edition of this regulation: the id of a body means nothing under another. */
export async function loadExcluded(tx: Tx, edition: EditionId): Promise<readonly ExcludedRecommender[]> {
  const rows = await tx
    .selectFrom('measure')
    .innerJoin('proceeding', 'proceeding.id', 'measure.proceeding_id')
    .innerJoin('edition', 'edition.id', 'proceeding.edition_id')
    .innerJoin('edition as present', (join) =>
      join
        .onRef('present.regulation', '=', 'edition.regulation')
        .onRef('present.nature', '=', 'edition.nature')
        .on('present.id', '=', edition),
    )
    .select(['proceeding.body', 'proceeding.of', 'measure.article'])
    .where('measure.kind', '=', 'exclude-recommender')
    .orderBy('proceeding.decided_at')
    .execute();
  return rows.flatMap(({ body, of, article }) =>
    // Written from the act of the decision.
    body === null ? [] : [{ body: as<BodyId>(body), of, article: article as Cite | null }],
  );
}
