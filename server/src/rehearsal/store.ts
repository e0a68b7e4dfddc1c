import { as, type CaseId, type EditionId, type StepId } from '@heng/domain/language';
import { type Database, type Desk, within } from '../storage/index.ts';

/** Cases that passed a gate, best first. */
export function loadRanked({ db, jurisdiction }: Desk, edition: EditionId): Promise<readonly CaseId[]> {
  return within(db, jurisdiction, async (tx) => {
    const rows = await tx
      .selectFrom('standing')
      .innerJoin('case_file', 'case_file.id', 'standing.case_id')
      .select('standing.case_id')
      .where('case_file.edition_id', '=', edition)
      .where('standing.passed', '=', true)
      .orderBy('standing.place')
      .orderBy('case_file.number')
      .execute();
    return rows.map(({ case_id }) => as<CaseId>(case_id));
  });
}

/** Candidates a ballot carried, or of whom the regulation leaves the outcome to the body. */
export function loadCarried({ db, jurisdiction }: Desk, edition: EditionId, step: StepId) {
  return within(db, jurisdiction, async (tx) => {
    const rows = await tx
      .selectFrom('tally')
      .select(['case_id', 'tier'])
      .where('edition_id', '=', edition)
      .where('step', '=', step)
      .where((where) => where.or([where('carried', '=', true), where('carried', 'is', null)]))
      .orderBy('case_id')
      .execute();
    return rows.map(({ case_id, tier }) => ({ case: as<CaseId>(case_id), tier }));
  });
}

export interface Results {
  readonly edition: string;
  readonly applications: number;
  readonly ended: Readonly<Record<string, number>>;
  readonly standings: readonly {
    readonly case: string;
    readonly total: string | null;
    readonly place: number | null;
    readonly passed: boolean;
  }[];
  readonly tallies: readonly {
    readonly tier: string;
    readonly case: string;
    readonly yes: number;
    readonly no: number;
    readonly abstain: number;
    readonly invalid: number;
    readonly needed: number | null;
    readonly carried: boolean | null;
  }[];
  readonly winners: readonly {
    readonly tier: string;
    readonly case: string;
    readonly name: string;
    /** The notice failed: an instant, else null. */
    readonly removed: string | null;
    readonly money: number | null;
    readonly awarded_on: string | null;
  }[];
}

export function resultsOf(db: Database, jurisdiction: string, edition: string): Promise<Results> {
  return within(db, jurisdiction, async (tx) => {
    const own = tx.selectFrom('case_file').select('id').where('edition_id', '=', edition);
    const cases = await tx.selectFrom('case_file').select('ended_why').where('edition_id', '=', edition).execute();
    const ended: Record<string, number> = {};
    for (const { ended_why } of cases) ended[ended_why ?? 'stands'] = (ended[ended_why ?? 'stands'] ?? 0) + 1;
    return {
      edition,
      applications: cases.length,
      ended,
      standings: await tx
        .selectFrom('standing')
        .select(['case_id as case', 'total', 'place', 'passed'])
        .where('case_id', 'in', own)
        .orderBy('place')
        .orderBy('case_id')
        .execute(),
      tallies: await tx
        .selectFrom('tally')
        .select(['tier', 'case_id as case', 'yes', 'no', 'abstain', 'invalid', 'needed', 'carried'])
        .where('edition_id', '=', edition)
        .orderBy('tier')
        .orderBy('case_id')
        .execute(),
      winners: await tx
        .selectFrom('winner')
        .innerJoin('case_file', 'case_file.id', 'winner.case_id')
        .innerJoin('applicant', 'applicant.id', 'case_file.applicant_id')
        .leftJoin('award', (join) =>
          join.onRef('award.case_id', '=', 'winner.case_id').onRef('award.edition_id', '=', 'winner.edition_id'),
        )
        .select([
          'winner.tier',
          'winner.case_id as case',
          'applicant.name',
          'winner.removed_at as removed',
          'award.row',
          'award.money',
          'award.awarded_on',
        ])
        .where('winner.edition_id', '=', edition)
        .orderBy('winner.tier')
        .orderBy('winner.place')
        .execute(),
    };
  });
}
