import type { FilePurpose } from '@heng/contract/file';
import { as, type CaseId, type EditionId, type Instant, type PersonId } from '@heng/domain/language';
import type { Hand } from '@heng/domain/procedure';
import { sql } from 'kysely';
import type { Session } from '../http/place.ts';
import type { Database, Tx } from '../storage/index.ts';
import type { FileLimits } from './files.ts';
import type { Kind } from './kinds.ts';

/** An upload on its way. `received`: bytes that are durable; never all of them, for a file that is whole is no upload any more. */
export interface UploadRow {
  readonly id: string;
  readonly stored: string;
  readonly edition: EditionId;
  readonly case: CaseId | null;
  readonly purpose: FilePurpose;
  readonly person: PersonId;
  readonly name: string;
  readonly bytes: number;
  readonly received: number;
  readonly tradeSecret: boolean;
  readonly owner: string;
  readonly holder: string | null;
}

export type NewUpload = Omit<UploadRow, 'received' | 'owner' | 'holder'> & { readonly holder: string };

/** Whose share of the storage something takes: that of its application, else that of the person in the edition. */
export const ownerOf = ({ edition, case: one, person }: Pick<UploadRow, 'edition' | 'case' | 'person'>): string =>
  one === null ? `person ${person} ${edition}` : `case ${one}`;

const held = sql<Instant>`clock_timestamp() + interval '12 seconds'`;
const kept = sql<Instant>`clock_timestamp() + interval '24 hours'`;

const uploadColumns = [
  'id',
  'stored',
  'edition_id as edition',
  'case_id as case',
  'purpose',
  'person_id as person',
  'name',
  'bytes',
  'received',
  'trade_secret as tradeSecret',
  'owner',
  'holder',
] as const;

/** Takes the bytes from the owner's share and puts the upload on record, in one statement; false: the share does not hold them. */
export async function beginUpload(tx: Tx, upload: NewUpload, limits: FileLimits): Promise<boolean> {
  const owner = ownerOf(upload);
  if (upload.bytes > limits.share) return false;
  const { rows } = await sql<{ id: string }>`
    with share as (
      insert into file_share as s (owner, bytes, files) values (${owner}, ${upload.bytes}, 1)
      on conflict (jurisdiction_id, owner) do update set bytes = s.bytes + excluded.bytes, files = s.files + 1
        where s.bytes + excluded.bytes <= ${limits.share} and s.files < ${limits.files}
      returning owner
    )
    insert into upload (id, stored, edition_id, case_id, purpose, person_id, name, bytes, trade_secret, owner, expires_at, holder, held_until)
    select ${upload.id}, ${upload.stored}, ${upload.edition}, ${upload.case}, ${upload.purpose}, ${upload.person}, ${upload.name},
           ${upload.bytes}::bigint, ${upload.tradeSecret}::boolean, owner, ${kept}, ${upload.holder}, ${held}
    from share returning id`.execute(tx);
  return rows.length === 1;
}

/** An upload of this person; null: none, or run out. */
export async function findUpload(tx: Tx, id: string, person: PersonId): Promise<UploadRow | null> {
  const row = await tx
    .selectFrom('upload')
    .select(uploadColumns)
    .where('id', '=', id)
    .where('person_id', '=', person)
    .where('expires_at', '>', sql<Instant>`clock_timestamp()`)
    .executeTakeFirst();
  return row === undefined ? null : shaped<UploadRow>(row);
}

/** Takes hold of an upload, to write to it: from nobody, from somebody whose time has run out, or from `over`, who is known to be gone. */
export async function holdUpload(tx: Tx, id: string, holder: string, over: string | null): Promise<UploadRow | null> {
  const row = await tx
    .updateTable('upload')
    .set({ holder, held_until: held, expires_at: kept })
    .where('id', '=', id)
    .where((eb) =>
      eb.or([
        eb('holder', 'is', null),
        eb('held_until', '<', sql<Instant>`clock_timestamp()`),
        ...(over === null ? [] : [eb('holder', '=', over)]),
      ]),
    )
    .returning(uploadColumns)
    .executeTakeFirst();
  return row === undefined ? null : shaped<UploadRow>(row);
}

/** Still held: for a while longer, and with so many durable bytes. False: somebody else has it by now. */
export async function keepHold(tx: Tx, id: string, holder: string, received: number | null): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('upload')
    .set({ held_until: held, ...(received !== null && { received }) })
    .where('id', '=', id)
    .where('holder', '=', holder)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function letGo(tx: Tx, id: string, holder: string, received: number): Promise<void> {
  await tx
    .updateTable('upload')
    .set({ holder: null, held_until: null, received })
    .where('id', '=', id)
    .where('holder', '=', holder)
    .execute();
}

/** Ends an upload and gives its bytes back to the share; false: it was not held by this one any more. */
export async function endUpload(tx: Tx, { id, owner, bytes }: UploadRow, holder: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('upload')
    .where('id', '=', id)
    .where('holder', '=', holder)
    .executeTakeFirst();
  if (numDeletedRows !== 1n) return false;
  await giveBack(tx, owner, bytes);
  return true;
}

async function giveBack(tx: Tx, owner: string, bytes: number): Promise<void> {
  await tx
    .updateTable('file_share')
    .set({ bytes: sql<number>`bytes - ${bytes}`, files: sql<number>`files - 1` })
    .where('owner', '=', owner)
    .execute();
}

/** The upload becomes a file, in one statement; false: it was not held by this one any more. */
export async function becomeFile(
  tx: Tx,
  { id }: UploadRow,
  holder: string,
  { kind, sha256 }: { readonly kind: Kind; readonly sha256: string },
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    with gone as (delete from upload where id = ${id} and holder = ${holder} returning *)
    insert into file (id, stored, edition_id, case_id, purpose, person_id, name, kind, bytes, sha256, trade_secret, owner)
    select id, stored, edition_id, case_id, purpose, person_id, name, ${kind}, bytes, ${sha256}, trade_secret, owner from gone
    returning id`.execute(tx);
  return rows.length === 1;
}

/** A file as the database knows it. */
export interface FileRow {
  readonly id: string;
  readonly stored: string;
  readonly edition: EditionId;
  readonly case: CaseId | null;
  readonly purpose: FilePurpose;
  readonly person: PersonId;
  readonly name: string;
  readonly kind: Kind;
  readonly bytes: number;
  readonly sha256: string;
  readonly tradeSecret: boolean;
  readonly handedIn: boolean;
  readonly owner: string;
  readonly at: Instant;
  readonly withdrawnAt: Instant | null;
  readonly withdrawnWhy: string | null;
}

const naming = sql`select from case_document d where d.case_id = file.case_id and d.sha256 = file.sha256`;

const fileColumns = [
  'id',
  'stored',
  'edition_id as edition',
  'case_id as case',
  'purpose',
  'person_id as person',
  'name',
  'kind',
  'bytes',
  'sha256',
  'owner',
  'at',
  'withdrawn_at as withdrawnAt',
  'withdrawn_why as withdrawnWhy',
  sql<boolean>`trade_secret or exists (${naming} and d.trade_secret)`.as('tradeSecret'),
  sql<boolean>`exists (${naming})`.as('handedIn'),
] as const;

export async function findFile(tx: Tx, id: string): Promise<FileRow | null> {
  const row = await tx.selectFrom('file').select(fileColumns).where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : shaped<FileRow>(row);
}

/** All files of a case; there are at most some hundred, for the share is limited. */
export async function filesOfCase(tx: Tx, edition: EditionId, one: CaseId): Promise<readonly FileRow[]> {
  const rows = await tx
    .selectFrom('file')
    .select(fileColumns)
    .where('edition_id', '=', edition)
    .where('case_id', '=', one)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map((row) => shaped<FileRow>(row));
}

/** `purpose`, `kind` and ids are held to their lists where they are written. */
function shaped<Row extends UploadRow | FileRow>(row: { readonly [Key in keyof Row]: unknown }): Row {
  const { edition, case: one, person } = row as unknown as { edition: string; case: string | null; person: string };
  return {
    ...row,
    edition: as<EditionId>(edition),
    case: one === null ? null : as<CaseId>(one),
    person: as<PersonId>(person),
  } as unknown as Row;
}

/** The database refuses it where an act names the file's digest. */
export async function deleteFileRow(tx: Tx, { id, owner, bytes }: FileRow): Promise<void> {
  const { numDeletedRows } = await tx.deleteFrom('file').where('id', '=', id).executeTakeFirst();
  if (numDeletedRows === 1n) await giveBack(tx, owner, bytes);
}

/** False: it was withdrawn before. */
export async function withdrawFileRow(tx: Tx, id: string, by: PersonId, why: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('file')
    .set({ withdrawn_at: sql<Instant>`clock_timestamp()`, withdrawn_by: by, withdrawn_why: why })
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** A link to a file for whoever holds this session. Those that have run out go. */
export async function keepLink(tx: Tx, hash: Buffer, file: string, session: string): Promise<Instant> {
  await tx.deleteFrom('file_link').where('expires_at', '<', sql<Instant>`clock_timestamp()`).execute();
  const { expires_at } = await tx
    .insertInto('file_link')
    .values({
      hash,
      file_id: file,
      session_id: session,
      expires_at: sql<Instant>`clock_timestamp() + interval '5 minutes'`,
    })
    .returning('expires_at')
    .executeTakeFirstOrThrow();
  return expires_at;
}

/** Of whom a link is, and for which file; null: run out, or the session has ended. */
export async function findLink(
  db: Database,
  hash: Buffer,
): Promise<{ readonly file: string; readonly session: Session } | null> {
  const { rows } = await sql<{
    file_id: string;
    session_id: string;
    account_id: string;
    person_id: string;
    name: string;
    jurisdiction_id: string;
    administrator: Hand | null;
    strong: boolean;
  }>`select * from file_of_link(${hash})`.execute(db);
  const [row] = rows;
  if (row === undefined) return null;
  const { name, administrator, strong } = row;
  return {
    file: row.file_id,
    session: {
      id: row.session_id,
      account: row.account_id,
      person: as<PersonId>(row.person_id),
      name,
      jurisdiction: row.jurisdiction_id,
      administrator,
      strong,
    },
  };
}
