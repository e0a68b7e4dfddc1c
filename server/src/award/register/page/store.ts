import type { ApplicantId, Cite, Day, EditionId } from '@heng/domain/language';
import type { ResolvedPack } from '@heng/domain/regulation';
import { sql } from 'kysely';
import { loadPack } from '../../../regulation/store.ts';
import { type Tx, textIn } from '../../../storage/index.ts';

/** What of the register is asked for; null: not cut by it. */
export interface RegisterAsked {
  readonly q: string | null;
  readonly year: number | null;
  readonly programme: string | null;
  readonly edition: EditionId | null;
  readonly tier: string | null;
  readonly applicant: ApplicantId | null;
}

export const wholeRegister: RegisterAsked = {
  q: null,
  year: null,
  programme: null,
  edition: null,
  tier: null,
  applicant: null,
};

/** Awards announced to everybody, won here or imported. */
const announced = (tx: Tx, { q, year, programme, edition, tier, applicant }: RegisterAsked) =>
  tx
    .selectFrom('award')
    .innerJoin('applicant', 'applicant.id', 'award.applicant_id')
    .leftJoin('edition', 'edition.id', 'award.edition_id')
    .where('awarded_on', 'is not', null)
    .where(textIn('applicant.name', q ?? undefined))
    .$if(year !== null, (on) => on.where(sql<boolean>`extract(year from awarded_on) = ${year}`))
    .$if(programme !== null, (on) => on.where('award.programme', '=', programme ?? ''))
    .$if(edition !== null, (on) => on.where('award.edition_id', '=', edition ?? ''))
    .$if(tier !== null, (on) => on.where('award.tier', '=', tier ?? ''))
    .$if(applicant !== null, (on) => on.where('award.applicant_id', '=', applicant ?? ''));

/** How many awards fit, by programme and edition. */
export const countRegister = (tx: Tx, asked: RegisterAsked) =>
  announced(tx, asked)
    .select(['award.programme', 'award.edition_id', 'award.label as imported_label'])
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .groupBy(['award.programme', 'award.edition_id', 'award.label'])
    .execute();

/** The years in which awards were announced, the latest first. */
export async function registerYears(tx: Tx): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('award')
    .select(sql<string>`extract(year from awarded_on)::text`.as('year'))
    .distinct()
    .where('awarded_on', 'is not', null)
    .orderBy('year', 'desc')
    .execute();
  return rows.map(({ year }) => year);
}

/** The regulation of the latest edition of each award: what an imported one is read by. */
export async function latestPacks(tx: Tx): Promise<ReadonlyMap<string, ResolvedPack>> {
  const rows = await tx.selectFrom('edition').select(['programme', 'pack']).orderBy('opened_at').execute();
  const latest = new Map(rows.map(({ programme, pack }) => [programme, pack]));
  const packs = new Map<string, ResolvedPack>();
  for (const [programme, digest] of latest) packs.set(programme, await loadPack(tx, digest));
  return packs;
}

/**
 * A part of the register, the latest day first; within one edition tier by tier in the order of the regulation, and in the order of the list. With each whether
 * its holder has won before.
 */
export async function findRegister(
  tx: Tx,
  asked: RegisterAsked,
  { from, count }: { readonly from: number; readonly count: number },
  packs: ReadonlyMap<string, ResolvedPack>,
) {
  const order = [...packs].flatMap(([programme, { tiers }]) =>
    Object.keys(tiers).map((tier) => `${programme} ${tier}`),
  );
  const part = announced(tx, asked)
    .leftJoin('winner', (join) =>
      join.onRef('winner.case_id', '=', 'award.case_id').onRef('winner.edition_id', '=', 'award.edition_id'),
    )
    .leftJoin('money_decision', 'money_decision.award_id', 'award.id')
    .select(['award.id', 'award.edition_id', 'edition.label', 'edition.nature', 'edition.pack', 'edition.regulation'])
    .select(['award.label as imported_label', 'award.programme', 'award.applicant_id', 'applicant.name', 'award.tier'])
    .select(['award.honours', 'award.money', 'money_decision.money as decided', 'awarded_on', 'revoked_on', 'source'])
    .select([
      sql<string>`coalesce(award.edition_id, 'imported ' || award.label)`.as('heading'),
      sql<number | null>`array_position(${order}::text[], award.programme || ' ' || award.tier)`.as('tier_place'),
      'winner.place',
    ])
    .orderBy('awarded_on', 'desc')
    .orderBy('heading')
    .orderBy('tier_place')
    .orderBy('winner.place')
    .orderBy('award.id')
    .limit(count)
    .offset(from);
  // Whoever has won before is looked up for this part alone.
  const rows = await tx
    .selectFrom(part.as('part'))
    .selectAll()
    .select([
      sql<boolean>`exists (select from award e where e.applicant_id = part.applicant_id and e.programme = part.programme
        and e.awarded_on < part.awarded_on)`.as('before'),
      sql<boolean>`exists (select from award e where e.applicant_id = part.applicant_id and e.programme = part.programme
        and e.awarded_on < part.awarded_on and e.tier = part.tier)`.as('again'),
    ])
    .orderBy('awarded_on', 'desc')
    .orderBy('heading')
    .orderBy('tier_place')
    .orderBy('place')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    ...row,
    awardedOn: row.awarded_on as Day,
    before: row.again ? ('again' as const) : row.before ? ('before' as const) : null,
  }));
}

/** Decisions against these awards that were published, and the articles of revocations. */
export async function findPublishedDecisions(tx: Tx, awards: readonly string[]) {
  const of = [...awards, ''];
  const published = await tx
    .selectFrom('proceeding')
    .select(['award_id', 'sanction', 'imposed', 'decided_on', 'published_on'])
    .where('award_id', 'in', of)
    .where('published_on', 'is not', null)
    .orderBy('decided_on')
    .execute();
  const revoked = await tx
    .selectFrom('measure')
    .innerJoin('proceeding', 'proceeding.id', 'measure.proceeding_id')
    .select(['award_id', 'article'])
    .where('award_id', 'in', of)
    .where('kind', '=', 'revoke-title')
    .execute();
  return {
    decisions: (award: string) =>
      published.flatMap(({ award_id, sanction, imposed, decided_on: day, published_on: publishedOn }) =>
        award_id !== award || day === null ? [] : [{ sanction, imposed: imposed === true, day, publishedOn }],
      ),
    // Written from the act of the decision.
    revokedBy: (award: string): Cite | null =>
      (revoked.find(({ award_id }) => award_id === award)?.article ?? null) as Cite | null,
  };
}

/** The name of somebody who holds an announced award. */
export const findHolder = (tx: Tx, id: ApplicantId) =>
  tx
    .selectFrom('applicant')
    .select(['id', 'name'])
    .where('id', '=', id)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('award')
          .select('award.id')
          .whereRef('award.applicant_id', '=', 'applicant.id')
          .where('awarded_on', 'is not', null),
      ),
    )
    .executeTakeFirst();
