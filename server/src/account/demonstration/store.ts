import { as, type PersonId } from '@heng/domain/language';
import type { Hand } from '@heng/domain/procedure';
import { sql } from 'kysely';
import { type Database, offRecord, type Tx, within } from '../../storage/index.ts';
import { accountOf, makeAccount } from '../accounts/store.ts';

/** The three administrators of the samples; they have no part in any edition. */
const administrators: readonly { readonly person: string; readonly hand: Hand; readonly name: string }[] = [
  { person: 'sample-system', hand: 'system', name: '系统管理员（样例）' },
  { person: 'sample-security', hand: 'security', name: '安全管理员（样例）' },
  { person: 'sample-audit', hand: 'audit', name: '审计管理员（样例）' },
];

export interface CastMember {
  readonly person: string;
  readonly name: string;
  readonly administrator: Hand | null;
  readonly seats: readonly {
    readonly edition: string;
    readonly body: string;
    readonly of: string | null;
    readonly seat: string;
  }[];
}

/** Whether this database holds samples and nothing else, by what it was made as. */
export async function holdsSamples(db: Database): Promise<boolean> {
  const row = await db.selectFrom('installation').select('nature').executeTakeFirst();
  return row?.nature === 'demonstration';
}

export async function jurisdictions(db: Database): Promise<readonly string[]> {
  return (await db.selectFrom('jurisdiction').select('id').orderBy('id').execute()).map(({ id }) => id);
}

/** Everybody with a seat in an edition, also one that has ended: what they saw then is part of the samples. And the administrators. */
export async function loadCast(db: Database, jurisdiction: string): Promise<readonly CastMember[]> {
  const { rows } = await within(db, jurisdiction, (tx) =>
    sql<Omit<CastMember, 'administrator'>>`
      select p.id as person, p.name,
             json_agg(json_build_object('edition', m.edition_id, 'body', m.body, 'of', nullif(m.of, ''), 'seat', m.seat)
                      order by m.edition_id, m.body, m.of) as seats
      from member m join person p on p.jurisdiction_id = m.jurisdiction_id and p.id = m.person_id
      group by p.id, p.name order by p.id`.execute(tx),
  );
  return [
    ...administrators.map(({ person, hand, name }) => ({ person, name, administrator: hand, seats: [] })),
    ...rows.map((row) => ({ ...row, administrator: null })),
  ];
}

/** The account of one of the cast; made when somebody first takes it on. It has no password: nobody signs in to it otherwise. null: of nobody. */
export async function castAccount(
  db: Database,
  jurisdiction: string,
  person: string,
): Promise<{ readonly account: string; readonly administrator: boolean } | null> {
  return offRecord(db, jurisdiction, async (tx) => {
    const hand = administrators.find((one) => one.person === person);
    if (hand) await keepAdministrator(tx, hand);
    // Two clicks at once make one account.
    const found = await tx.selectFrom('person').select('id').where('id', '=', person).forUpdate().executeTakeFirst();
    if (found === undefined) return null;
    const account =
      (await accountOf(tx, person)) ??
      (await makeAccount(tx, {
        person: as<PersonId>(person),
        login: `sample/${person}`,
        administrator: hand?.hand ?? null,
        password: null,
      }));
    return account === null ? null : { account, administrator: hand !== undefined };
  });
}

const keepAdministrator = (tx: Tx, { person, name }: (typeof administrators)[number]) =>
  tx
    .insertInto('person')
    .values({ id: person, name })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
