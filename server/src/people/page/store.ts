import { as, type EditionId, type Instant, type PersonId } from '@heng/domain/language';
import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { instantText, type PageAsked, pageFrom, type Tx, textIn, whichOf } from '../../storage/index.ts';

interface Asked extends PageAsked {
  readonly body?: string | undefined;
  readonly q?: string | undefined;
  readonly order: 'asc' | 'desc';
}

const sitsToday = sql<boolean>`(member.left_at is null and (member.until is null
  or member.until >= (heng_now() at time zone 'Asia/Shanghai')::date))`;

/** A promise that a member of this body still owes, of those the regulation asks of the bodies. */
function owes(owed: readonly { readonly body: string; readonly id: string }[]) {
  return sql<boolean>`exists (select from unnest(${owed.map(({ body }) => body)}::text[], ${owed.map(({ id }) => id)}::text[]) as owed(body, id)
    where owed.body = member.body and not exists (select from undertaking u
      where u.edition_id = member.edition_id and u.person_id = member.person_id and u.undertaking = owed.id))`;
}

/** Seats with the promises signed by whoever has them. */
export async function readSeats(
  tx: Tx,
  edition: EditionId,
  asked: Asked & {
    readonly of?: string | undefined;
    readonly sits?: boolean | undefined;
    readonly owing?: boolean | undefined;
    /** What the regulation asks of whom. */
    readonly owed: readonly { readonly body: string; readonly id: string }[];
    readonly sort: 'body' | 'name' | 'since';
  },
) {
  const column = { body: 'member.body', name: 'person.name', since: 'appointed_at' } as const;
  const query = tx
    .selectFrom('member')
    .innerJoin('person', 'person.id', 'member.person_id')
    .select(['member.person_id', 'person.name', 'member.body', 'member.of', 'member.seat', 'member.category'])
    .select(['appointed_at', 'until', 'left_at', sitsToday.as('sits')])
    .select((row) =>
      jsonArrayFrom(
        row
          .selectFrom('undertaking')
          .select(['undertaking as id', instantText('signed_at').as('signed_at')])
          .whereRef('undertaking.edition_id', '=', 'member.edition_id')
          .whereRef('undertaking.person_id', '=', 'member.person_id'),
      ).as('signed'),
    )
    .where('member.edition_id', '=', edition)
    .where(textIn('person.name', asked.q))
    .$if(asked.body !== undefined, (on) => on.where('member.body', '=', asked.body ?? ''))
    .$if(asked.of !== undefined, (on) => on.where('member.of', '=', asked.of ?? ''))
    .$if(asked.sits === true, (on) => on.where(sitsToday))
    .$if(asked.sits === false, (on) => on.where(sql<boolean>`not ${sitsToday}`))
    .$if(asked.owing === true, (on) => on.where(owes(asked.owed)))
    .$if(asked.owing === false, (on) => on.where(sql<boolean>`not ${owes(asked.owed)}`))
    .orderBy(column[asked.sort], asked.order)
    .orderBy('member.body')
    .orderBy('member.of')
    .orderBy('member.person_id');
  const { rows, total } = await pageFrom(tx, query, asked);
  return {
    total,
    items: rows.map((row) => ({
      person: { id: row.person_id, name: row.name },
      body: row.body,
      of: whichOf(row.of),
      seat: row.seat,
      category: row.category,
      since: row.appointed_at,
      until: row.until,
      left: row.left_at,
      sits: row.sits,
      signed: row.signed.map((one) => ({ id: one.id, signedAt: one.signed_at as Instant })),
    })),
  };
}

/** People on the way to a seat. */
export async function readNominees(
  tx: Tx,
  edition: EditionId,
  asked: Asked & { readonly sort: 'body' | 'name' | 'proposed' },
) {
  const column = { body: 'nominee.body', name: 'person.name', proposed: 'proposed_at' } as const;
  const query = tx
    .selectFrom('nominee')
    .innerJoin('person', 'person.id', 'nominee.person_id')
    .select(['nominee.person_id', 'person.name', 'nominee.body', 'nominee.of', 'seat', 'category'])
    .select(['proposed_at', 'approved_at', 'refused_at', 'published_at'])
    .where('nominee.edition_id', '=', edition)
    .where(textIn('person.name', asked.q))
    .$if(asked.body !== undefined, (on) => on.where('nominee.body', '=', asked.body ?? ''))
    .orderBy(column[asked.sort], asked.order)
    .orderBy('nominee.body')
    .orderBy('nominee.person_id');
  const { rows, total } = await pageFrom(tx, query, asked);
  return {
    total,
    items: rows.map((row) => ({
      person: { id: row.person_id, name: row.name },
      body: row.body,
      of: whichOf(row.of),
      seat: row.seat,
      category: row.category,
      proposedAt: row.proposed_at,
      approvedAt: row.approved_at,
      refusedAt: row.refused_at,
      publishedAt: row.published_at,
    })),
  };
}

/** Who has withdrawn from which case; the reason is nobody's to read. */
export async function readRecusals(
  tx: Tx,
  edition: EditionId,
  asked: PageAsked & {
    readonly person?: PersonId | undefined;
    readonly q?: string | undefined;
    readonly sort: 'number' | 'name' | 'at';
    readonly order: 'asc' | 'desc';
  },
) {
  const column = { number: 'case_file.number', name: 'person.name', at: 'recusal.at' } as const;
  const query = tx
    .selectFrom('recusal')
    .innerJoin('case_file', 'case_file.id', 'recusal.case_id')
    .innerJoin('person', 'person.id', 'recusal.person_id')
    .select(['recusal.person_id', 'person.name', 'recusal.case_id', 'case_file.number', 'recusal.at'])
    .where('case_file.edition_id', '=', edition)
    .where(textIn('person.name', asked.q))
    .$if(asked.person !== undefined, (on) => on.where('recusal.person_id', '=', asked.person ?? ''))
    .orderBy(column[asked.sort], asked.order)
    .orderBy('case_file.number')
    .orderBy('recusal.person_id');
  const { rows, total } = await pageFrom(tx, query, asked);
  return {
    total,
    items: rows.map((row) => ({
      person: { id: row.person_id, name: row.name },
      case: row.case_id,
      number: row.number,
      at: row.at,
    })),
  };
}

/** Who sits where today, for holding bodies against their law. */
export async function readSitting(tx: Tx, edition: EditionId) {
  const rows = await tx
    .selectFrom('member')
    .select(['person_id', 'body', 'of', 'seat', 'category'])
    .where('edition_id', '=', edition)
    .where(sitsToday)
    .orderBy('body')
    .orderBy('of')
    .orderBy('person_id')
    .execute();
  return rows.map((row) => ({
    person: as<PersonId>(row.person_id),
    body: row.body,
    of: whichOf(row.of),
    seat: row.seat,
    category: row.category,
  }));
}

/** What was found of the requirements of bodies. */
export const readFound = (tx: Tx, edition: EditionId) =>
  tx.selectFrom('body_finding').select(['body', 'rule', 'met', 'reasons']).where('edition_id', '=', edition).execute();
