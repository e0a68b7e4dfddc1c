import { type ActId, as, type TierId } from '@heng/domain/language';
import { sql } from 'kysely';
import type { Desk, Tx } from '../../storage/index.ts';
import { holderKey, type KnownAward } from './compare.ts';
import { digestOfAwards } from './digest.ts';
import type { Holder, ReadAward } from './read-rows.ts';

/** Holds the register of a programme to the end of the act: imports come one after the other. It has no row of its own to hold. */
export async function holdRegister(tx: Tx, programme: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(heng_jurisdiction() || ' register ' || ${programme}, 0))`.execute(
    tx,
  );
}

/** What each import has brought, by its act, as it stands on the register now: how many awards, and their digest. */
export async function loadImports(
  tx: Tx,
): Promise<ReadonlyMap<string, { readonly awards: number; readonly sha256: string }>> {
  const rows = await tx
    .selectFrom('award')
    .innerJoin('applicant', (join) =>
      join
        .onRef('applicant.id', '=', 'award.applicant_id')
        .onRef('applicant.jurisdiction_id', '=', 'award.jurisdiction_id'),
    )
    .select(['imported_by', 'name', 'credit_code', 'employer', 'tier', 'label', 'number', 'awarded_on', 'revoked_on'])
    .select(['money', 'source'])
    .where('imported_by', 'is not', null)
    .execute();
  const imports = Map.groupBy(rows, (row) => row.imported_by ?? '');
  return new Map(
    [...imports].map(([act, own]) => {
      const awards = own.flatMap((row) =>
        row.awarded_on === null
          ? []
          : [
              {
                holder: holderOf(row),
                tier: as<TierId>(row.tier),
                edition: row.label ?? '',
                number: row.number,
                awardedOn: row.awarded_on,
                revokedOn: row.revoked_on,
                money: row.money,
                source: row.source ?? '',
              },
            ],
      );
      return [act, { awards: own.length, sha256: digestOfAwards(awards) }] as const;
    }),
  );
}

/** Every announced award of a programme with its holder: imported, and won here, which a list of all earlier winners names too. */
export async function loadRegister(tx: Tx, programme: string): Promise<readonly KnownAward[]> {
  const rows = await tx
    .selectFrom('award')
    .innerJoin('applicant', 'applicant.id', 'award.applicant_id')
    .leftJoin('edition', 'edition.id', 'award.edition_id')
    .leftJoin('money_decision', 'money_decision.award_id', 'award.id')
    .select(['applicant_id', 'name', 'credit_code', 'employer', 'tier', 'awarded_on', 'revoked_on', 'source'])
    .select(['award.label', 'award.number', 'edition.label as edition_label', 'edition.number as edition_number'])
    .select(['award.money', 'money_decision.money as decided', 'imported_by'])
    .where('award.programme', '=', programme)
    .where('awarded_on', 'is not', null)
    .execute();
  return rows.flatMap((row) =>
    row.awarded_on === null
      ? []
      : [
          {
            applicant: row.applicant_id,
            isImported: row.imported_by !== null,
            holder: holderOf(row),
            tier: as<TierId>(row.tier),
            edition: row.label ?? row.edition_label ?? '',
            number: row.number ?? row.edition_number,
            awardedOn: row.awarded_on,
            revokedOn: row.revoked_on,
            money: row.decided ?? row.money,
            source: row.source ?? '',
          },
        ],
  );
}

interface HolderRow {
  readonly name: string;
  readonly credit_code: string | null;
  readonly employer: string | null;
}

const holderOf = ({ name, credit_code: code, employer }: HolderRow): Holder =>
  code === null ? { kind: 'individual', name, employer } : { kind: 'organisation', code, name };

/** Puts awards on the register; a holder nobody has heard of becomes an applicant, so that it is the same one when it applies. */
export async function saveImported(
  desk: Pick<Desk, 'newId'>,
  tx: Tx,
  programme: string,
  awards: readonly ReadAward[],
  act: ActId,
): Promise<void> {
  const holders = await keepHolders(desk, tx, programme, awards);
  const rows = awards.map((award) => ({
    id: desk.newId('award'),
    programme,
    applicant_id: holders.get(holderKey(award.holder)) ?? '',
    tier: award.tier,
    money: award.money,
    awarded_on: award.awardedOn,
    revoked_on: award.revokedOn,
    label: award.edition,
    number: award.number,
    source: award.source,
    imported_by: act,
  }));
  for (const some of parts(rows)) await tx.insertInto('award').values(some).execute();
}

/** A statement takes 65,535 values at most: long lists go in by parts. */
const mostAtOnce = 4_000;
const parts = <Row>(rows: readonly Row[]): readonly (readonly Row[])[] =>
  Array.from({ length: Math.ceil(rows.length / mostAtOnce) }, (_, part) =>
    rows.slice(part * mostAtOnce, (part + 1) * mostAtOnce),
  );

/** The applicant of each holder: the organisation with that code, the individual that an earlier import named. */
async function keepHolders(
  desk: Pick<Desk, 'newId'>,
  tx: Tx,
  programme: string,
  awards: readonly ReadAward[],
): Promise<ReadonlyMap<string, string>> {
  const codes = awards.flatMap(({ holder }) => (holder.kind === 'organisation' ? [holder.code] : []));
  const registered = await tx
    .selectFrom('applicant')
    .select(['id', 'credit_code'])
    .where('credit_code', 'in', [...codes, ''])
    .execute();
  const ids = new Map([
    // An individual who won here is known by more than a name, and is not taken for one of a file.
    ...(await loadRegister(tx, programme))
      .filter(({ isImported }) => isImported)
      .map(({ holder, applicant }) => [holderKey(holder), applicant] as const),
    ...registered.map(({ id, credit_code }) => [credit_code ?? '', id] as const),
  ]);
  // The name of the latest award: organisations change theirs.
  const latest = awards.toSorted((a, b) => (a.awardedOn < b.awardedOn ? 1 : -1));
  const strange = [...new Map(latest.toReversed().map(({ holder }) => [holderKey(holder), holder]))].filter(
    ([key]) => !ids.has(key),
  );
  if (strange.length === 0) return ids;
  const rows = strange.map(([key, holder]) => {
    const id = desk.newId('applicant');
    ids.set(key, id);
    return {
      id,
      name: holder.name,
      credit_code: holder.kind === 'organisation' ? holder.code : null,
      employer: holder.kind === 'individual' ? holder.employer : null,
    };
  });
  for (const some of parts(rows)) await tx.insertInto('applicant').values(some).execute();
  return ids;
}
