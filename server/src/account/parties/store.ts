import type { ApplicantId, Instant } from '@heng/domain/language';
import { as } from '@heng/domain/language';
import { sql } from 'kysely';
import { newId, type Tx } from '../../storage/index.ts';

const now = sql<Instant>`clock_timestamp()`;

/** Whether the person acts for the applicant today. */
export async function isAgentOf(tx: Tx, person: string, applicant: string): Promise<boolean> {
  const row = await tx
    .selectFrom('agent')
    .select('person_id')
    .where('applicant_id', '=', applicant)
    .where('person_id', '=', person)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether the person may open editions of the regulation, for that body. */
export async function mayOpenEditions(tx: Tx, person: string, regulation: string, body: string): Promise<boolean> {
  const row = await tx
    .selectFrom('post')
    .select('person_id')
    .where('person_id', '=', person)
    .where('regulation', '=', regulation)
    .where('body', '=', body)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether the person is an official with a post, whatever for. */
export async function hasPost(tx: Tx, person: string): Promise<boolean> {
  const row = await tx
    .selectFrom('post')
    .select('person_id')
    .where('person_id', '=', person)
    .where('ended_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export async function loadActsFor(tx: Tx, person: string) {
  return tx
    .selectFrom('agent')
    .innerJoin('applicant', 'applicant.id', 'agent.applicant_id')
    .select(['applicant.id as applicant', 'applicant.name'])
    .where('agent.person_id', '=', person)
    .where('agent.ended_at', 'is', null)
    .orderBy('applicant.id')
    .execute();
}

export async function loadPosts(tx: Tx, person?: string) {
  let query = tx
    .selectFrom('post')
    .innerJoin('person', 'person.id', 'post.person_id')
    .select(['post.person_id as person', 'person.name', 'regulation', 'body', 'since'])
    .where('ended_at', 'is', null)
    .orderBy('regulation')
    .orderBy('body')
    .orderBy('post.person_id');
  if (person !== undefined) query = query.where('post.person_id', '=', person);
  return query.execute();
}

export async function givePost(tx: Tx, person: string, regulation: string, body: string): Promise<void> {
  await tx
    .insertInto('post')
    .values({ person_id: person, regulation, body })
    .onConflict((conflict) =>
      conflict
        .columns(['jurisdiction_id', 'person_id', 'regulation', 'body'])
        .doUpdateSet({ since: now, ended_at: null })
        .where('post.ended_at', 'is not', null),
    )
    .execute();
}

export async function takePost(tx: Tx, person: string, regulation: string, body: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('post')
    .set({ ended_at: now })
    .where('person_id', '=', person)
    .where('regulation', '=', regulation)
    .where('body', '=', body)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function addAgent(tx: Tx, person: string, applicant: string): Promise<void> {
  await tx
    .insertInto('agent')
    .values({ person_id: person, applicant_id: applicant })
    .onConflict((conflict) =>
      conflict
        .columns(['jurisdiction_id', 'applicant_id', 'person_id'])
        .doUpdateSet({ since: now, ended_at: null })
        .where('agent.ended_at', 'is not', null),
    )
    .execute();
}

export async function removeAgent(tx: Tx, person: string, applicant: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('agent')
    .set({ ended_at: now })
    .where('person_id', '=', person)
    .where('applicant_id', '=', applicant)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Who acts for an applicant; the applicant's row is held, so that whoever counts them counts right. */
export async function loadAgents(tx: Tx, applicant: string, hold = false) {
  if (hold) await tx.selectFrom('applicant').select('id').where('id', '=', applicant).forNoKeyUpdate().execute();
  return tx
    .selectFrom('agent')
    .innerJoin('person', 'person.id', 'agent.person_id')
    .select(['agent.person_id as person', 'person.name', 'since'])
    .where('applicant_id', '=', applicant)
    .where('ended_at', 'is', null)
    .orderBy('since')
    .orderBy('agent.person_id')
    .execute();
}

/** The organisation with this credit code: from the register, or new. Two who come at once get the same one. */
export async function keepOrganisation(tx: Tx, name: string, creditCode: string): Promise<ApplicantId> {
  await tx
    .insertInto('applicant')
    .values({ id: newId('applicant'), name, credit_code: creditCode })
    .onConflict((conflict) => conflict.columns(['jurisdiction_id', 'credit_code']).doNothing())
    .execute();
  const row = await tx
    .selectFrom('applicant')
    .select('id')
    .where('credit_code', '=', creditCode)
    .executeTakeFirstOrThrow();
  return as<ApplicantId>(row.id);
}

/** The individual with this identity number; it is found by any of the digests, and a new one is kept by the first. */
export async function keepIndividual(
  tx: Tx,
  name: string,
  digests: readonly [Buffer, ...Buffer[]],
  seal: (applicant: ApplicantId) => string,
): Promise<ApplicantId> {
  // Nothing is there yet to hold: those who come with one number come one after the other.
  await sql`select pg_advisory_xact_lock(hashtextextended(${digests[0].toString('hex')}, 14))`.execute(tx);
  const known = await tx
    .selectFrom('applicant_identity')
    .select('applicant_id')
    .where('digest', 'in', [...digests])
    .executeTakeFirst();
  if (known) return as<ApplicantId>(known.applicant_id);
  const applicant = as<ApplicantId>(newId('applicant'));
  await tx.insertInto('applicant').values({ id: applicant, name }).execute();
  await tx
    .insertInto('applicant_identity')
    .values({ applicant_id: applicant, sealed: seal(applicant), digest: digests[0] })
    .execute();
  return applicant;
}
