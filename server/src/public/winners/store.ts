import { as, type Cite, type Day, type TierId } from '@heng/domain/language';
import type { ResolvedPack } from '@heng/domain/regulation';
import type { RegisteredDecision } from '@heng/domain/supervision';
import {
  countRegister,
  findPublishedDecisions,
  findRegister,
  latestPacks,
  type RegisterAsked,
} from '../../award/register/page/store.ts';
import { loadPack } from '../../regulation/store.ts';
import type { Tx } from '../../storage/index.ts';

/** One award on the public register, with what became of it as far as it is public: a revocation, decisions that were published. */
export interface AwardRow {
  readonly id: string;
  /** null: it was won before the platform, and imported. */
  readonly edition: string | null;
  readonly label: string;
  readonly nature: string;
  /** The regulation it was won under; of an imported one it is not kept: the latest of the same award that was held here, else the published one; null: there is none. */
  readonly pack: ResolvedPack | null;
  readonly programme: string;
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
  /** Its holder had this tier already, or another of the same award. */
  readonly before: 'again' | 'before' | null;
}

/** What stands under one heading: the programme, and the edition or the label of an imported one. */
export const groupOf = ({ programme, edition, label }: Pick<AwardRow, 'programme' | 'edition' | 'label'>): string =>
  `${programme} ${edition ?? `imported ${label}`}`;

/** How many awards fit, by heading. */
export async function readCountedAwards(tx: Tx, asked: RegisterAsked): Promise<readonly (readonly [string, number])[]> {
  const rows = await countRegister(tx, asked);
  return rows.map(({ programme, edition_id: edition, imported_label: label, count }) => [
    groupOf({ programme, edition, label: label ?? '' }),
    count,
  ]);
}

/** Awards that have been announced, the latest first: so many from one place on. `published`: the regulation of each award, where no edition of it was held here. */
export async function readAwards(
  tx: Tx,
  asked: RegisterAsked,
  part: { readonly from: number; readonly count: number },
  published: ReadonlyMap<string, ResolvedPack>,
): Promise<readonly AwardRow[]> {
  const latest = new Map([...published, ...(await latestPacks(tx))]);
  const rows = await findRegister(tx, asked, part, latest);
  const ids = rows.map(({ id }) => id);
  const { decisions, revokedBy } = await findPublishedDecisions(tx, ids);
  const awards: AwardRow[] = [];
  for (const row of rows) {
    awards.push({
      id: row.id,
      edition: row.edition_id,
      label: row.label ?? row.imported_label ?? '',
      nature: row.nature ?? 'imported',
      pack: row.pack === null ? (latest.get(row.programme) ?? null) : await loadPack(tx, row.pack),
      programme: row.programme,
      name: row.name,
      tier: as<TierId>(row.tier),
      honours: row.honours,
      money: row.decided ?? row.money,
      awardedOn: row.awardedOn,
      revokedOn: row.revoked_on,
      revokedBy: revokedBy(row.id),
      decisions: decisions(row.id),
      source: row.source,
      before: row.before,
    });
  }
  return awards;
}
