import { as, type EditionId, type PersonId } from '@heng/domain/language';
import { sql } from 'kysely';
import type { Tx } from '../../storage/index.ts';

/** The applicants' names of these cases. */
export async function loadCaseNames(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom('case_file')
    .innerJoin('applicant', 'applicant.id', 'case_file.applicant_id')
    .select(['case_file.id', 'applicant.name'])
    .where('case_file.id', 'in', [...ids])
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export async function loadPeopleNames(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom('person')
    .select(['id', 'name'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** The editions in which a person has a seat today, also as an applicant's agent, the latest first. */
export async function loadEditionsOf(tx: Tx, person: PersonId): Promise<readonly EditionId[]> {
  const { rows } = await sql<{ id: string }>`
    select e.id from edition e where e.jurisdiction_id = heng_jurisdiction() and e.id in (select s.edition_id from seats_of(${person}) s)
    order by e.opened_at desc, e.id`.execute(tx);
  return rows.map(({ id }) => as<EditionId>(id));
}

/** Who applies, alone or with others, in one case. */
export async function loadApplicants(tx: Tx, id: string) {
  const applicant = await tx
    .selectFrom('case_file')
    .innerJoin('applicant', 'applicant.id', 'case_file.applicant_id')
    .select(['applicant.id', 'applicant.name', 'applicant.industry', 'opened_at', 'ended_step', 'ended_why'])
    .select(['track', 'kind', 'tier'])
    .where('case_file.id', '=', id)
    .executeTakeFirstOrThrow();
  const partners = await tx
    .selectFrom('case_partner')
    .innerJoin('applicant', 'applicant.id', 'case_partner.applicant_id')
    .select(['applicant.id', 'applicant.name'])
    .where('case_id', '=', id)
    .orderBy('place')
    .execute();
  return { applicant, partners };
}
