import { type Actor, as, type CaseId, type EditionId, type Instant, type PersonId } from '@heng/domain/language';
import type { AppointMember, BodyState } from '@heng/domain/people';
import { loadPack } from '../regulation/store.ts';
import type { ActNamed, Tx } from '../storage/index.ts';

/** The person sits in the body they act for, or acts for that party; the public needs no seat. */
export async function isSeated(tx: Tx, edition: EditionId, { person, body, of }: Actor): Promise<boolean> {
  const row = await tx
    .selectFrom('member')
    .select('person_id')
    .where('edition_id', '=', edition)
    .where('body', '=', body)
    .where('of', '=', of ?? '')
    .where('person_id', '=', person)
    .where('left_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

export async function seat(tx: Tx, edition: EditionId, member: AppointMember, at: Instant): Promise<void> {
  await tx
    .insertInto('member')
    .values({
      edition_id: edition,
      body: member.body,
      of: member.of ?? '',
      person_id: member.person,
      seat: member.seat,
      category: member.category,
      appointed_at: at,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['jurisdiction_id', 'edition_id', 'body', 'of', 'person_id'])
        .doUpdateSet({ seat: member.seat, category: member.category, appointed_at: at, left_at: null }),
    )
    .execute();
}

export async function unseat(
  tx: Tx,
  edition: EditionId,
  member: { person: PersonId; body: string; of: string | null },
  at: Instant,
): Promise<void> {
  await tx
    .updateTable('member')
    .set({ left_at: at })
    .where('edition_id', '=', edition)
    .where('body', '=', member.body)
    .where('of', '=', member.of ?? '')
    .where('person_id', '=', member.person)
    .execute();
}

/** Bodies that last one edition: everybody's seat in them, and the teams, end at this instant. */
export async function dissolve(tx: Tx, edition: EditionId, bodies: readonly string[], at: Instant): Promise<void> {
  if (bodies.length === 0) return;
  await tx
    .updateTable('member')
    .set({ left_at: at })
    .where('edition_id', '=', edition)
    .where('body', 'in', [...bodies])
    .where('left_at', 'is', null)
    .execute();
  await tx
    .updateTable('team')
    .set({ dissolved_at: at })
    .where('edition_id', '=', edition)
    .where('body', 'in', [...bodies])
    .where('dissolved_at', 'is', null)
    .execute();
}

/** Who sits in one body now. */
async function loadMembers(tx: Tx, edition: EditionId, body: string): Promise<BodyState['members']> {
  const rows = await tx
    .selectFrom('member')
    .select(['person_id', 'of', 'seat'])
    .where('edition_id', '=', edition)
    .where('body', '=', body)
    .where('left_at', 'is', null)
    .orderBy('person_id')
    .execute();
  return rows.map((row) => ({
    person: as<PersonId>(row.person_id),
    of: row.of === '' ? null : row.of,
    seat: row.seat,
  }));
}

/** Who has withdrawn from a case. */
export async function loadRecused(tx: Tx, one: CaseId): Promise<readonly PersonId[]> {
  const rows = await tx.selectFrom('recusal').select('person_id').where('case_id', '=', one).execute();
  return rows.map((row) => as<PersonId>(row.person_id));
}

/** Puts a person on record; names are personal data and no act. */
export async function keepPerson(tx: Tx, person: { id: PersonId; name: string }): Promise<void> {
  await tx
    .insertInto('person')
    .values(person)
    .onConflict((conflict) => conflict.columns(['jurisdiction_id', 'id']).doUpdateSet({ name: person.name }))
    .execute();
}

/** The regulation, and who sits in one body. Appointments are made one after the other: the edition's row is held. */
export async function loadBody(tx: Tx, edition: EditionId, by: Actor, body: string): Promise<BodyState> {
  const found = await tx
    .selectFrom('edition')
    .select('pack')
    .where('edition.id', '=', edition)
    .forNoKeyUpdate('edition')
    .executeTakeFirstOrThrow();
  return {
    pack: await loadPack(tx, found.pack),
    actor: by,
    seated: await isSeated(tx, edition, by),
    members: await loadMembers(tx, edition, body),
  };
}

/** Holds these cases to the end of the act, in one order for everybody; a case of another edition is a fault. */
export async function holdCases(tx: Tx, edition: EditionId, cases: readonly CaseId[]): Promise<void> {
  if (cases.length === 0) return;
  const held = await tx
    .selectFrom('case_file')
    .select('id')
    .where('edition_id', '=', edition)
    .where('id', 'in', [...cases])
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
  const strange = cases.find((id) => held.every((row) => row.id !== id));
  if (strange !== undefined) throw new Error(`edition ${edition} has no case ${strange}`);
}

/** The reason is personal and stays here. */
export async function saveRecusal(
  tx: Tx,
  act: ActNamed<'recusal-declared'>,
  reason: string,
  at: Instant,
): Promise<void> {
  await tx.insertInto('recusal').values({ case_id: act.case, person_id: act.person, reason, at }).execute();
}

export async function saveUndertaking(
  tx: Tx,
  edition: EditionId,
  { person, undertaking }: ActNamed<'undertaking-signed'>,
  at: Instant,
): Promise<void> {
  await tx
    .insertInto('undertaking')
    .values({ edition_id: edition, person_id: person, undertaking, signed_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
