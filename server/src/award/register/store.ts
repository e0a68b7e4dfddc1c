import { type ApplicantId, type AwardId, as, type Day, type EditionId, type TierId } from '@heng/domain/language';
import type { Tx } from '../../storage/index.ts';

/** One award on the register 获奖名录. */
interface RegisteredAward {
  readonly award: AwardId;
  readonly programme: string;
  readonly edition: EditionId;
  readonly label: string;
  readonly tier: TierId;
  readonly row: string;
  /** null: the regulation is silent. */
  readonly honours: readonly string[] | null;
  /** null: not decided. Zero is not null. */
  readonly money: number | null;
  readonly awardedOn: Day;
  /** null: it stands. */
  readonly revokedOn: Day | null;
}

/** A holder with all awards, the latest first. */
export interface Registered {
  readonly applicant: ApplicantId;
  readonly name: string;
  readonly awards: readonly RegisteredAward[];
}

/**
 * The register of a programme, or of all: every announced award, revoked ones shown as such; holders in the order of their latest award, those of
 * one day in the order of their applications.
 * An award that is not announced yet is not on it.
 */
export async function registerOf(tx: Tx, programme: string | 'all'): Promise<readonly Registered[]> {
  const rows = await tx
    .selectFrom('award')
    .innerJoin('applicant', 'applicant.id', 'award.applicant_id')
    .innerJoin('edition', 'edition.id', 'award.edition_id')
    .innerJoin('case_file', 'case_file.id', 'award.case_id')
    .select([
      'award.id',
      'award.programme',
      'award.edition_id',
      'label',
      'award.applicant_id',
      'name',
      'tier',
      'row',
      'honours',
    ])
    .select(['money', 'awarded_on', 'revoked_on'])
    .where('awarded_on', 'is not', null)
    .$if(programme !== 'all', (query) => query.where('award.programme', '=', programme))
    .orderBy('awarded_on', 'desc')
    .orderBy('case_file.number')
    .execute();
  const holders = Map.groupBy(rows, (row) => row.applicant_id);
  return [...holders].map(([applicant, own]) => ({
    applicant: as<ApplicantId>(applicant),
    name: own[0]?.name ?? '',
    awards: own.flatMap((row) => (row.awarded_on === null ? [] : [awardOf({ ...row, awarded_on: row.awarded_on })])),
  }));
}

interface Row {
  readonly id: string;
  readonly programme: string;
  readonly edition_id: string;
  readonly label: string;
  readonly tier: string;
  readonly row: string;
  readonly honours: readonly string[] | null;
  readonly money: number | null;
  readonly awarded_on: Day;
  readonly revoked_on: Day | null;
}

const awardOf = (row: Row): RegisteredAward => ({
  award: as<AwardId>(row.id),
  programme: row.programme,
  edition: as<EditionId>(row.edition_id),
  label: row.label,
  tier: as<TierId>(row.tier),
  row: row.row,
  honours: row.honours,
  money: row.money,
  awardedOn: row.awarded_on,
  revokedOn: row.revoked_on,
});
