import type { Instant } from '@heng/domain/language';
import { sql } from 'kysely';
import { type Database, offRecord, type Tx } from '../../storage/index.ts';
import type { Look } from './access-log.ts';

/** A batch, jurisdiction by jurisdiction. */
export async function keepAccess(db: Database, batch: readonly Look[]): Promise<void> {
  for (const [jurisdiction, looks] of Map.groupBy(batch, (look) => look.jurisdiction))
    await offRecord(db, jurisdiction, (tx) =>
      tx
        .insertInto('access_log')
        .values(
          looks.map(({ at, person, route, thing, edition, case: one, subject }) => ({
            at: sql<Instant>`${at.toISOString()}::timestamptz`,
            ...{ route, thing, subject },
            person_id: person,
            edition_id: edition,
            case_id: one,
          })),
        )
        .execute(),
    );
}

interface Asked {
  readonly edition: string | null;
  readonly person: string | undefined;
  readonly thing: string | undefined;
  readonly q: string | undefined;
  readonly page: number;
  readonly size: number;
  readonly order: 'asc' | 'desc';
}

/** One page of the log; `edition` null: of all. */
export async function loadAccess(tx: Tx, { edition, person, thing, q, page, size, order }: Asked) {
  const found = tx
    .selectFrom('access_log')
    .leftJoin('person', 'person.id', 'access_log.person_id')
    .$if(edition !== null, (query) => query.where('edition_id', '=', edition))
    .$if(person !== undefined, (query) => query.where('person_id', '=', person ?? ''))
    .$if(thing !== undefined, (query) => query.where('thing', '=', thing ?? ''))
    .$if(q !== undefined, (query) =>
      query.where(({ or, eb }) =>
        or([eb('person.name', '=', q ?? ''), eb('subject', '=', q ?? ''), eb('case_id', '=', q ?? '')]),
      ),
    );
  const { total } = await found.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await found
    .select(['at', 'person_id', 'name', 'route', 'thing', 'edition_id', 'case_id', 'subject'])
    .orderBy('access_log.id', order)
    .limit(size)
    .offset((page - 1) * size)
    .execute();
  const items = rows.map(({ person_id, name, edition_id, case_id, ...row }) => ({
    ...row,
    person: person_id,
    name: name ?? '',
    edition: edition_id,
    case: case_id,
  }));
  return { items, total, page, size };
}
