import { type ApplicantId, type AwardId, as, type Day, type EditionId, type TierId } from '@heng/domain/language';
import type { Tx } from '../../storage/index.ts';

/** One award on the register 获奖名录. */
interface RegisteredAward {
  readonly award: AwardId;
  readonly programme: string;
  /** null: it was won before the platform, and imported. */
  readonly edition: EditionId | null;
  readonly label: string;
  readonly tier: TierId;
  /** null: imported. */
  readonly row: string | null;
  /** null: the regulation is silent, or it is not known. */
  readonly honours: readonly string[] | null;
  /** null: not decided, or not known. Zero is not null. */
  readonly money: number | null;
  readonly awardedOn: Day;
  /** null: it stands. */
  readonly revokedOn: Day | null;
  /** The document an imported award is known from; null: it was won here. */
  readonly source: string | null;
}

/** A holder with all awards, the latest first. */
export interface Registered {
  readonly applicant: ApplicantId;
  readonly name: string;
  readonly awards: readonly RegisteredAward[];
}

/**
 * The register of a programme, or of all: every announced award, won here or imported, revoked ones shown as such; holders in the order of their
 * latest award, those of one day in the order of their applications. An award that is not announced yet is not on it.
 */
export async function registerOf(tx: Tx, programme: string | 'all'): Promise<readonly Registered[]> {
  const rows = await tx
    .selectFrom('award')
    .innerJoin('applicant', 'applicant.id', 'award.applicant_id')
    .leftJoin('edition', 'edition.id', 'award.edition_id')
    .leftJoin('case_file', 'case_file.id', 'award.case_id')
    .leftJoin('money_decision', 'money_decision.award_id', 'award.id')
    .select(['award.id', 'award.programme', 'award.edition_id', 'edition.label', 'award.label as imported_label'])
    .select([
      'award.applicant_id',
      'name',
      'award.tier',
      'row',
      'honours',
      'award.money',
      'money_decision.money as decided',
    ])
    .select(['awarded_on', 'revoked_on', 'source'])
    .where('awarded_on', 'is not', null)
    .$if(programme !== 'all', (query) => query.where('award.programme', '=', programme))
    .orderBy('awarded_on', 'desc')
    .orderBy('case_file.number')
    .orderBy('award.id')
    .execute();
  const holders = Map.groupBy(rows, (row) => row.applicant_id);
  return [...holders].map(([applicant, own]) => ({
    applicant: as<ApplicantId>(applicant),
    name: own[0]?.name ?? '',
    awards: own.map(
      (row): RegisteredAward => ({
        award: as<AwardId>(row.id),
        programme: row.programme,
        edition: row.edition_id === null ? null : as<EditionId>(row.edition_id),
        label: row.label ?? row.imported_label ?? '',
        tier: as<TierId>(row.tier),
        row: row.row,
        honours: row.honours,
        money: row.decided ?? row.money,
        awardedOn: row.awarded_on as Day,
        revokedOn: row.revoked_on,
        source: row.source,
      }),
    ),
  }));
}
