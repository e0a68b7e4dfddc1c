import type { CaseId } from '@heng/domain/language';
import { contains, type Scope } from '@heng/domain/procedure';
import { type RawBuilder, type SelectQueryBuilder, type SqlBool, sql } from 'kysely';
import type { Tx } from './database.ts';
import type { DB } from './schema.ts';

/** Of which cases something may be read, as rights decide it, and whether one is among them; under names of its own for the stages, which do not know rights. */
export type CaseScope = Scope;
export const isIn: (scope: CaseScope, one: CaseId) => boolean = contains;

/** The column names a case that may be read: a list is cut by it in the database, so that neither rows nor counts tell of the others. */
export const inScope = (scope: CaseScope, column: string): RawBuilder<SqlBool> => {
  if (!scope.all) return sql<SqlBool>`${sql.ref(column)} = any(${[...scope.only]}::text[])`;
  return scope.except.length === 0
    ? sql<SqlBool>`true`
    : sql<SqlBool>`${sql.ref(column)} <> all(${[...scope.except]}::text[])`;
};

/** A column holds this text, in large letters or small; nothing is asked where none is given. */
export const textIn = (column: string, q: string | undefined): RawBuilder<SqlBool> =>
  q === undefined || q === ''
    ? sql<SqlBool>`true`
    : sql<SqlBool>`position(lower(${q}) in lower(${sql.ref(column)})) > 0`;

/** An instant inside JSON, written as it is everywhere else. */
export const instantText = (column: string): RawBuilder<string> =>
  sql<string>`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

export interface PageAsked {
  readonly page: number;
  readonly size: number;
}

/** One page of what a query finds, and how much it finds in all; that is counted only where the page does not tell. */
export async function pageFrom<Row>(
  tx: Tx,
  // biome-ignore lint/suspicious/noExplicitAny: which tables a query has joined is its own affair
  query: SelectQueryBuilder<DB, any, Row>,
  { page, size }: PageAsked,
): Promise<{ readonly rows: Row[]; readonly total: number }> {
  const before = (page - 1) * size;
  const rows = await query.limit(size).offset(before).execute();
  if (rows.length < size && (rows.length > 0 || page === 1)) return { rows, total: before + rows.length };
  const { total } = await tx
    .selectFrom(query.clearOrderBy().as('found'))
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return { rows, total };
}
