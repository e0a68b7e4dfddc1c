import { sql } from 'kysely';
import type { Database, Tx } from '../../storage/index.ts';

export async function everyJurisdiction(db: Database): Promise<readonly string[]> {
  const rows = await db.selectFrom('jurisdiction').select('id').orderBy('id').execute();
  return rows.map(({ id }) => id);
}

/** Uploads whose time has run out and that nobody writes to, with their shares; the names in the storage of those. */
export async function dropExpired(tx: Tx): Promise<readonly string[]> {
  const { rows } = await sql<{ stored: string }>`
    with gone as (
      delete from upload where expires_at < clock_timestamp() and (held_until is null or held_until < clock_timestamp())
      returning stored, owner, bytes
    ), given as (
      update file_share s set bytes = s.bytes - g.bytes, files = s.files - g.files
      from (select owner, sum(bytes)::bigint as bytes, count(*)::int as files from gone group by owner) g where s.owner = g.owner
    )
    select stored from gone`.execute(tx);
  return rows.map(({ stored }) => stored);
}

/** Files of applications that were handed in or have ended thirty days ago, which no document and no act names. */
export async function dropAbandoned(tx: Tx): Promise<readonly string[]> {
  const { rows } = await sql<{ stored: string }>`
    with old as (
      select f.id, f.edition_id, f.sha256 from file f
      join case_file c on c.jurisdiction_id = f.jurisdiction_id and c.id = f.case_id
      where f.purpose = 'application' and f.withdrawn_at is null and f.at < clock_timestamp() - interval '30 days'
        and (c.submitted_at < clock_timestamp() - interval '30 days' or c.ended_step is not null)
        and not exists (select from case_document d where d.jurisdiction_id = f.jurisdiction_id and d.sha256 = f.sha256)
    ), named as (
      select distinct m[1] as sha256 from journal_entry j, regexp_matches(j.entry, '"([0-9a-f]{64})"', 'g') m
      where j.edition_id in (select edition_id from old)
    ), gone as (
      delete from file where id in (select id from old where sha256 not in (select sha256 from named)) returning stored, owner, bytes
    ), given as (
      update file_share s set bytes = s.bytes - g.bytes, files = s.files - g.files
      from (select owner, sum(bytes)::bigint as bytes, count(*)::int as files from gone group by owner) g where s.owner = g.owner
    )
    select stored from gone`.execute(tx);
  return rows.map(({ stored }) => stored);
}

/** What each of these names in the storage belongs to: `upload`, `file`, `withdrawn`; those that are not in it, to nothing. */
export async function statesOf(db: Database, names: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ name: string; state: string }>`select name, state from stored_files(${names})`.execute(
    db,
  );
  return new Map(rows.map(({ name, state }) => [name, state]));
}

/** Files on record, of every jurisdiction, in the order of their names in the storage. */
export async function filesAfter(
  db: Database,
  after: string,
  most: number,
): Promise<readonly { readonly id: string; readonly stored: string; readonly bytes: number }[]> {
  const { rows } = await sql<{ id: string; stored: string; bytes: number }>`
    select id, stored, bytes from files_on_record(${after}, ${most})`.execute(db);
  return rows;
}
