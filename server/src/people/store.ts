import {
  type Actor,
  as,
  type CaseId,
  type Day,
  dayOf,
  type EditionId,
  type Instant,
  type PersonId,
} from '@heng/domain/language';
import type { AppointMember, BodyMember, BodyState, Nominee, RequirementFindings } from '@heng/domain/people';
import { type ExpressionBuilder, sql } from 'kysely';
import { loadPack } from '../regulation/store.ts';
import { type ActNamed, type DB, type Tx, whichOf } from '../storage/index.ts';

/** Has not left, and the term, where there is one, has not run out. */
export const sits = (eb: ExpressionBuilder<DB, 'member'>) =>
  eb.and([
    eb('member.left_at', 'is', null),
    eb.or([
      eb('member.until', 'is', null),
      eb('member.until', '>=', sql<Day>`(heng_now() at time zone 'Asia/Shanghai')::date`),
    ]),
  ]);

/** The same, in statements written out: of a table `member` without another name. */
export const sitting = sql`member.left_at is null and (member.until is null or member.until >= (heng_now() at time zone 'Asia/Shanghai')::date)`;

/** The person sits in the body they act for, or acts for that party; the public needs no seat. */
export async function isSeated(tx: Tx, edition: EditionId, { person, body, of }: Actor): Promise<boolean> {
  const row = await tx
    .selectFrom('member')
    .select('person_id')
    .where('edition_id', '=', edition)
    .where('body', '=', body)
    .where('of', '=', of ?? '')
    .where('person_id', '=', person)
    .where(sits)
    .executeTakeFirst();
  return row !== undefined;
}

/** `until`: last day of the term; absent or null: none. */
export async function seat(
  tx: Tx,
  edition: EditionId,
  member: AppointMember & { readonly until?: Day | null },
  at: Instant,
): Promise<void> {
  const until = member.until ?? null;
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
      until,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['jurisdiction_id', 'edition_id', 'body', 'of', 'person_id'])
        .doUpdateSet({ seat: member.seat, category: member.category, appointed_at: at, until, left_at: null }),
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
export async function loadMembers(tx: Tx, edition: EditionId, body: string): Promise<readonly BodyMember[]> {
  const rows = await tx
    .selectFrom('member')
    .select(['person_id', 'of', 'seat', 'category'])
    .where('edition_id', '=', edition)
    .where('body', '=', body)
    .where(sits)
    .orderBy('person_id')
    .execute();
  return rows.map((row) => ({
    person: as<PersonId>(row.person_id),
    of: whichOf(row.of),
    seat: row.seat,
    category: row.category,
  }));
}

/** Who is on the way to a seat in one body, and how far they have come. */
async function loadNominees(tx: Tx, edition: EditionId, body: string): Promise<readonly Nominee[]> {
  const rows = await tx
    .selectFrom('nominee')
    .selectAll()
    .where('edition_id', '=', edition)
    .where('body', '=', body)
    .orderBy('person_id')
    .execute();
  return rows.map((row) => ({
    person: as<PersonId>(row.person_id),
    of: whichOf(row.of),
    seat: row.seat,
    category: row.category,
    approvedAt: row.approved_at,
    refusedAt: row.refused_at,
    publishedAt: row.published_at,
  }));
}

/** The days on which a person was given a seat in the same body in other editions of the programme. */
export async function loadServed(
  tx: Tx,
  edition: EditionId,
  { person, body, of }: Pick<AppointMember, 'person' | 'body' | 'of'>,
): Promise<readonly Day[]> {
  const rows = await tx
    .selectFrom('member')
    .innerJoin('edition', 'edition.id', 'member.edition_id')
    .innerJoin('edition as own', 'own.programme', 'edition.programme')
    .select('appointed_at')
    .where('own.id', '=', edition)
    .where('edition.id', '!=', edition)
    .where('member.person_id', '=', person)
    .where('member.body', '=', body)
    .where('member.of', '=', of ?? '')
    .orderBy('appointed_at')
    .execute();
  return rows.map((row) => dayOf(row.appointed_at));
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
    nominees: await loadNominees(tx, edition, body),
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

/** One who was refused and is put up again starts anew. */
export async function saveProposed(
  tx: Tx,
  edition: EditionId,
  { body, of, members }: ActNamed<'members-proposed'>,
  at: Instant,
): Promise<void> {
  const blank = { approved_at: null, refused_at: null, published_at: null };
  await tx
    .insertInto('nominee')
    .values(
      members.map(({ person, seat, category }) => ({
        edition_id: edition,
        body,
        of: of ?? '',
        person_id: person,
        seat,
        category,
        proposed_at: at,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['jurisdiction_id', 'edition_id', 'body', 'of', 'person_id']).doUpdateSet(({ ref }) => ({
        seat: ref('excluded.seat'),
        category: ref('excluded.category'),
        proposed_at: at,
        ...blank,
      })),
    )
    .execute();
}

/** How far those named have come on the way to their seats. */
export async function markNominees(
  tx: Tx,
  edition: EditionId,
  { body, of, persons }: ActNamed<'members-approved' | 'members-refused' | 'members-published'>,
  mark: { readonly approved_at: Instant } | { readonly refused_at: Instant } | { readonly published_at: Instant },
): Promise<void> {
  await tx
    .updateTable('nominee')
    .set(mark)
    .where('edition_id', '=', edition)
    .where('body', '=', body)
    .where('of', '=', of ?? '')
    .where('person_id', 'in', [...persons])
    .execute();
}

export async function saveRequirement(
  tx: Tx,
  edition: EditionId,
  { body, rule, met }: ActNamed<'requirement-found'>,
  reasons: string,
  at: Instant,
): Promise<void> {
  const row = { met, reasons, at };
  await tx
    .insertInto('body_finding')
    .values({ edition_id: edition, body, rule, ...row })
    .onConflict((conflict) => conflict.columns(['jurisdiction_id', 'edition_id', 'rule']).doUpdateSet(row))
    .execute();
}

/** What was found about the bodies of an edition, by path of the requirement. */
export async function loadRequirements(tx: Tx, edition: EditionId): Promise<RequirementFindings> {
  const rows = await tx.selectFrom('body_finding').select(['rule', 'met']).where('edition_id', '=', edition).execute();
  return Object.fromEntries(rows.map(({ rule, met }) => [rule, met]));
}

/** Has one of the three administrators' accounts. Held against somebody becoming one meanwhile by the table's own trigger. */
export async function isAdministrator(tx: Tx, person: PersonId): Promise<boolean> {
  const row = await tx
    .selectFrom('account')
    .select('id')
    .where('person_id', '=', person)
    .where('administrator', 'is not', null)
    .where('disabled_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}
