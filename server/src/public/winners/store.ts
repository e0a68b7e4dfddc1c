import { as, type Cite, type Day, type TierId } from '@heng/domain/language';
import type { ResolvedPack } from '@heng/domain/regulation';
import type { RegisteredDecision } from '@heng/domain/supervision';
import { readPack } from '../../regulation/store.ts';
import type { Tx } from '../../storage/index.ts';

/** One award on the public register, with what became of it as far as it is public: a revocation, decisions that were published. */
export interface AwardRow {
  readonly id: string;
  /** null: it was won before the platform, and imported. */
  readonly edition: string | null;
  readonly label: string;
  readonly nature: string;
  /** The regulation it was won under; of an imported one it is not kept: the latest of the same award that was held here; null: none was. */
  readonly pack: ResolvedPack | null;
  readonly programme: string;
  readonly applicant: string;
  readonly name: string;
  readonly tier: TierId;
  readonly honours: readonly string[] | null;
  readonly money: number | null;
  readonly awardedOn: Day;
  readonly revokedOn: Day | null;
  /** On which article it was revoked. */
  readonly revokedBy: Cite | null;
  readonly decisions: readonly RegisteredDecision[];
  /** The document an imported award is known from. */
  readonly source: string | null;
}

/** Every award that has been announced, the latest first. */
export async function readAwards(tx: Tx): Promise<readonly AwardRow[]> {
  const rows = await tx
    .selectFrom('award')
    .leftJoin('edition', 'edition.id', 'award.edition_id')
    .leftJoin('regulation_pack', 'regulation_pack.digest', 'edition.pack')
    .innerJoin('applicant', 'applicant.id', 'award.applicant_id')
    .leftJoin('winner', (join) =>
      join.onRef('winner.case_id', '=', 'award.case_id').onRef('winner.edition_id', '=', 'award.edition_id'),
    )
    .leftJoin('money_decision', 'money_decision.award_id', 'award.id')
    .select(['award.id', 'award.edition_id', 'edition.label', 'edition.nature', 'edition.pack', 'resolved'])
    .select(['award.label as imported_label', 'award.programme', 'award.applicant_id', 'applicant.name', 'award.tier'])
    .select(['award.honours', 'award.money', 'money_decision.money as decided', 'awarded_on', 'revoked_on', 'source'])
    .where('award.awarded_on', 'is not', null)
    .orderBy('award.awarded_on', 'desc')
    .orderBy('winner.place')
    .orderBy('award.id')
    .execute();
  const latest = rows.some(({ edition_id }) => edition_id === null) ? await readLatestPacks(tx) : new Map();
  const { decisions, revokedBy } = await readDecisions(tx);
  return rows.map((row) => ({
    id: row.id,
    edition: row.edition_id,
    label: row.label ?? row.imported_label ?? '',
    nature: row.nature ?? 'imported',
    pack:
      row.pack === null || row.resolved === null
        ? (latest.get(row.programme) ?? null)
        : readPack(row.pack, row.resolved),
    programme: row.programme,
    applicant: row.applicant_id,
    name: row.name,
    tier: as<TierId>(row.tier),
    honours: row.honours,
    money: row.decided ?? row.money,
    awardedOn: row.awarded_on as Day,
    revokedOn: row.revoked_on,
    revokedBy: revokedBy(row.id),
    decisions: decisions(row.id),
    source: row.source,
  }));
}

/** The regulation of the latest edition of each award. */
async function readLatestPacks(tx: Tx): Promise<ReadonlyMap<string, ResolvedPack>> {
  const rows = await tx
    .selectFrom('edition')
    .innerJoin('regulation_pack', 'regulation_pack.digest', 'edition.pack')
    .select(['programme', 'digest', 'resolved'])
    .orderBy('opened_at')
    .execute();
  return new Map(rows.map(({ programme, digest, resolved }) => [programme, readPack(digest, resolved)]));
}

/** Decisions against awards that were published, and the articles of revocations. */
async function readDecisions(tx: Tx) {
  const published = await tx
    .selectFrom('proceeding')
    .select(['award_id', 'sanction', 'imposed', 'decided_on', 'published_on'])
    .where('award_id', 'is not', null)
    .where('published_on', 'is not', null)
    .orderBy('decided_on')
    .execute();
  const revoked = await tx
    .selectFrom('measure')
    .innerJoin('proceeding', 'proceeding.id', 'measure.proceeding_id')
    .select(['award_id', 'article'])
    .where('kind', '=', 'revoke-title')
    .execute();
  return {
    decisions: (award: string): readonly RegisteredDecision[] =>
      published.flatMap(({ award_id, sanction, imposed, decided_on: day, published_on: publishedOn }) =>
        award_id !== award || day === null ? [] : [{ sanction, imposed: imposed === true, day, publishedOn }],
      ),
    // Written from the act of the decision.
    revokedBy: (award: string): Cite | null =>
      (revoked.find(({ award_id }) => award_id === award)?.article ?? null) as Cite | null,
  };
}
