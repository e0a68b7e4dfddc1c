import { as, type CaseId, type EditionId, type StepId, type TierId } from '@heng/domain/language';
import type { RankedCase } from '@heng/domain/ranking';
import { findCarried } from '../deliberation/page/store.ts';
import { loadRankedCases } from '../ranking/store.ts';
import { loadPack } from '../regulation/store.ts';
import { type Database, type Desk, within } from '../storage/index.ts';

/** Every standing case with all that gates and lists compare; whether a step is for it, the view knows. */
export function loadRankedView({ db, jurisdiction }: Desk, edition: EditionId): Promise<readonly RankedCase[]> {
  return within(db, jurisdiction, async (tx) => {
    const { pack: digest } = await tx
      .selectFrom('edition')
      .select('pack')
      .where('id', '=', edition)
      .executeTakeFirstOrThrow();
    const found = await loadRankedCases(tx, { edition: { id: edition }, pack: await loadPack(tx, digest) });
    return found.map(({ one }) => ({ ...one, inScope: true }));
  });
}

/** Who stands in a ballot that is open. */
export async function loadBallotCandidates({ db, jurisdiction }: Desk, edition: EditionId, step: StepId) {
  const rows = await within(db, jurisdiction, (tx) =>
    tx
      .selectFrom('ballot_candidate')
      .select('case_id')
      .where('edition_id', '=', edition)
      .where('step', '=', step)
      .orderBy('place')
      .execute(),
  );
  return rows.map(({ case_id }) => as<CaseId>(case_id));
}

/** Candidates a vote carried, in the order of their ids; those that no list has placed go to the first tier they stand for. */
export async function loadCarried(desk: Desk, edition: EditionId, step: StepId) {
  const everything = { all: true, except: [] } as const;
  const rows = await within(desk.db, desk.jurisdiction, (tx) =>
    findCarried(tx, edition, step, everything, { gates: [], scores: everything }),
  );
  const standing = new Map((await loadRankedView(desk, edition)).map((one) => [one.id as string, one]));
  return rows
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .flatMap(({ id, tier }) => {
      const placed = tier ?? standing.get(id)?.tiers[0];
      return placed === undefined ? [] : [{ case: as<CaseId>(id), tier: as<TierId>(placed) }];
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
    readonly step: string;
    readonly tier: string | null;
    readonly case: string;
    /** Null: the votes were not counted. */
    readonly yes: number | null;
    readonly no: number | null;
    readonly abstain: number | null;
    readonly invalid: number | null;
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
        .select(['step', 'tier', 'case_id as case', 'yes', 'no', 'abstain', 'invalid', 'needed', 'carried'])
        .where('edition_id', '=', edition)
        .orderBy('step')
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
