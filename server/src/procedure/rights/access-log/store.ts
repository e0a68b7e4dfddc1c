import type { Instant } from '@heng/domain/language';
import { sql } from 'kysely';
import { type Database, offRecord, type PageAsked, pageFrom, type Tx } from '../../../storage/index.ts';

/** Somebody has looked at something confidential. No content. */
export interface Look {
  readonly jurisdiction: string;
  readonly at: Date;
  readonly person: string;
  readonly route: string;
  readonly thing: string;
  readonly edition: string | null;
  readonly case: string | null;
  readonly subject: string | null;
}

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

interface Asked extends PageAsked {
  readonly edition: string | null;
  readonly person: string | undefined;
  readonly thing: string | undefined;
  readonly q: string | undefined;
  readonly order: 'asc' | 'desc';
}

/** One page of the log; `edition` null: of all. */
export async function loadAccess(tx: Tx, { edition, person, thing, q, page, size, order }: Asked) {
  const query = tx
    .selectFrom('access_log')
    .leftJoin('person', 'person.id', 'access_log.person_id')
    .$if(edition !== null, (on) => on.where('edition_id', '=', edition))
    .$if(person !== undefined, (on) => on.where('person_id', '=', person ?? ''))
    .$if(thing !== undefined, (on) => on.where('thing', '=', thing ?? ''))
    .$if(q !== undefined, (on) =>
      on.where(({ or, eb }) =>
        or([eb('person.name', '=', q ?? ''), eb('subject', '=', q ?? ''), eb('case_id', '=', q ?? '')]),
      ),
    )
    .select(['at', 'person_id', 'name', 'route', 'thing', 'edition_id', 'case_id', 'subject'])
    .orderBy('access_log.id', order);
  const { rows, total } = await pageFrom(tx, query, { page, size });
  const items = rows.map(({ person_id, name, edition_id, case_id, ...row }) => ({
    ...row,
    person: person_id,
    name: name ?? '',
    edition: edition_id,
    case: case_id,
  }));
  return { items, total, page, size };
}
