import type { ActId, CaseId, EditionId, Instant, PersonId, ProceedingId, ReportId } from '@heng/domain/language';
import { as } from '@heng/domain/language';
import type { Message, MessageKind, Told } from '@heng/domain/procedure';
import { sql } from 'kysely';
import { newId, readEntry, type Tx } from '../storage/index.ts';
import type { Drawn } from './jobs/store.ts';

/** The sealed entries of one edition that were drawn together, in the order of the tree. */
export async function loadDrawn(tx: Tx, edition: string, { from, to }: Drawn) {
  const rows = await tx
    .selectFrom('journal_leaf')
    .innerJoin('journal_entry', 'journal_entry.id', 'journal_leaf.entry_id')
    .select('entry')
    .where('place', '>=', from)
    .where('place', '<', to)
    .where('edition_id', '=', edition)
    .orderBy('place')
    .execute();
  return rows.map(({ entry }) => readEntry(entry));
}

/** What acts about reports and proceedings name by their id alone. */
export async function loadNamed(tx: Tx, edition: EditionId): Promise<Pick<Told, 'channels' | 'targets'>> {
  const reports = await tx.selectFrom('report').select(['id', 'channel']).where('edition_id', '=', edition).execute();
  const proceedings = await tx
    .selectFrom('proceeding')
    .select(['id', 'award_id', 'case_id', 'person_id', 'body', 'of'])
    .where('edition_id', '=', edition)
    .execute();
  return {
    channels: Object.fromEntries(reports.map(({ id, channel }) => [as<ReportId>(id), channel])),
    targets: Object.fromEntries(
      proceedings
        .map((row) => [as<ProceedingId>(row.id), targetOf(row)] as const)
        .filter(([, target]) => target !== null),
    ),
  };
}

interface Against {
  readonly award_id: string | null;
  readonly case_id: string | null;
  readonly person_id: string | null;
  readonly body: string | null;
  readonly of: string | null;
}

function targetOf({ award_id, case_id, person_id, body, of }: Against): Told['targets'][ProceedingId] {
  if (award_id !== null) return { award: as(award_id) };
  if (case_id !== null) return { case: as(case_id) };
  if (person_id !== null) return { person: as(person_id) };
  return { body: as(body ?? ''), of };
}

/** The clock that decides. */
export async function readNow(tx: Tx): Promise<Instant> {
  const { rows } = await sql<{ now: Instant }>`select heng_now() as now`.execute(tx);
  const [row] = rows;
  if (row === undefined) throw new Error('the database told no time');
  return row.now;
}

/** Tells everybody what they were not told before; answers which of it was new. */
export async function saveMessages(
  tx: Tx,
  edition: EditionId,
  messages: readonly Message[],
  at: Instant,
): Promise<readonly Message[]> {
  if (messages.length === 0) return [];
  const keyed = new Map(messages.map((one) => [JSON.stringify([one.person, one.key]), one]));
  const kept = await tx
    .insertInto('message')
    .values(
      [...keyed.values()].map((one) => ({
        id: newId('message'),
        person_id: one.person,
        key: one.key,
        kind: one.kind,
        edition_id: edition,
        act: one.act,
        entry_id: one.entry,
        step: one.step,
        case_id: one.case,
        about: one.about,
        due: one.due,
        at,
      })),
    )
    .onConflict((conflict) => conflict.columns(['jurisdiction_id', 'person_id', 'key']).doNothing())
    .returning(['person_id', 'key'])
    .execute();
  return kept.flatMap(({ person_id, key }) => keyed.get(JSON.stringify([person_id, key])) ?? []);
}

/** Where these people want to be written to, and about what; those without a confirmed address are not in it. */
export async function loadAddresses(
  tx: Tx,
  people: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, { readonly address: string; readonly kinds: readonly string[] }>> {
  if (people.length === 0) return new Map();
  const rows = await tx
    .selectFrom('message_preference')
    .select(['person_id', 'address', 'kinds'])
    .where('person_id', 'in', [...people])
    .where('address', 'is not', null)
    .execute();
  return new Map(rows.map(({ person_id, address, kinds }) => [as(person_id), { address: address ?? '', kinds }]));
}

export interface InboxRow extends Omit<Message, 'person' | 'key'> {
  readonly id: string;
  readonly edition: EditionId;
  readonly label: string;
  readonly pack: string;
  /** Of the case in its edition. */
  readonly number: number | null;
  readonly at: Instant;
  readonly readAt: Instant | null;
}

/** One page of what a person was told, the latest first, with how many there are and how many are unread. */
export async function readInbox(
  tx: Tx,
  person: PersonId,
  { page, size, unread }: { readonly page: number; readonly size: number; readonly unread: boolean },
): Promise<{ readonly items: readonly InboxRow[]; readonly total: number; readonly unread: number }> {
  const counted = await tx
    .selectFrom('message')
    .select(({ fn }) => [
      fn.countAll<number>().as('total'),
      fn.countAll<number>().filterWhere('read_at', 'is', null).as('unread'),
    ])
    .where('person_id', '=', person)
    .executeTakeFirstOrThrow();
  let query = tx
    .selectFrom('message')
    .innerJoin('edition', 'edition.id', 'message.edition_id')
    .leftJoin('case_file', 'case_file.id', 'message.case_id')
    .select(['message.id', 'message.kind', 'message.edition_id', 'message.act', 'message.entry_id', 'message.step'])
    .select(['message.case_id', 'message.about', 'message.due', 'message.at', 'message.read_at'])
    .select(['edition.label', 'edition.pack', 'case_file.number'])
    .where('message.person_id', '=', person)
    .orderBy('message.at', 'desc')
    .orderBy('message.id', 'desc')
    .limit(size)
    .offset((page - 1) * size);
  if (unread) query = query.where('message.read_at', 'is', null);
  const items = (await query.execute()).map(
    (row): InboxRow => ({
      id: row.id,
      kind: row.kind as MessageKind,
      edition: as(row.edition_id),
      act: row.act as Message['act'],
      entry: row.entry_id === null ? null : as<ActId>(row.entry_id),
      step: row.step === null ? null : as(row.step),
      case: row.case_id === null ? null : as<CaseId>(row.case_id),
      about: row.about,
      due: row.due,
      label: row.label,
      pack: row.pack,
      number: row.number,
      at: row.at,
      readAt: row.read_at,
    }),
  );
  return { items, total: unread ? counted.unread : counted.total, unread: counted.unread };
}

/** Marks one message, or all of them, as read; answers whether there was such a one of theirs. */
export async function markRead(tx: Tx, person: PersonId, id: string | null): Promise<boolean> {
  const found =
    id === null
      ? true
      : (await tx
          .selectFrom('message')
          .select('id')
          .where('person_id', '=', person)
          .where('id', '=', id)
          .executeTakeFirst()) !== undefined;
  let update = tx
    .updateTable('message')
    .set({ read_at: sql<Instant>`heng_now()` })
    .where('person_id', '=', person)
    .where('read_at', 'is', null);
  if (id !== null) update = update.where('id', '=', id);
  await update.execute();
  return found;
}

export interface Preference {
  readonly address: string | null;
  /** Waits for its owner to confirm it. */
  readonly claimed: string | null;
  readonly kinds: readonly string[];
  /** 0: nothing was chosen yet. */
  readonly version: number;
}

/** What a person has chosen; held to the end of the transaction, if asked. */
export async function loadPreference(tx: Tx, person: PersonId, hold = false): Promise<Preference | null> {
  const row = await tx
    .selectFrom('message_preference')
    .select(['address', 'claimed', 'kinds', 'version'])
    .where('person_id', '=', person)
    .$if(hold, (query) => query.forUpdate())
    .executeTakeFirst();
  return row ?? null;
}

/** Keeps a choice. `claim`: a new address with the digest of the code that confirms it. */
export async function savePreference(
  tx: Tx,
  person: PersonId,
  { address, claimed, kinds, version }: Preference,
  claim: { readonly sha256: string; readonly until: Instant } | null,
): Promise<boolean> {
  const values = {
    address,
    claimed,
    kinds: [...kinds],
    version,
    ...(claim !== null && { code_sha256: claim.sha256, code_until: claim.until }),
    ...(claimed === null && { code_sha256: null, code_until: null }),
  };
  const saved = await tx
    .insertInto('message_preference')
    .values({ person_id: person, ...values })
    // Two first choices at once: the later one has not seen the earlier.
    .onConflict((conflict) =>
      conflict
        .columns(['jurisdiction_id', 'person_id'])
        .doUpdateSet(values)
        .where('message_preference.version', '=', version - 1),
    )
    .executeTakeFirst();
  return Number(saved.numInsertedOrUpdatedRows ?? 0) > 0;
}

/** The address that this code confirms counts from now; false: no such code of theirs, or too late. Once only. */
export async function confirmAddress(tx: Tx, person: PersonId, sha256: string): Promise<boolean> {
  const { rows } = await sql`
    update message_preference set address = claimed, claimed = null, code_sha256 = null, code_until = null, version = version + 1
    where person_id = ${person} and code_sha256 = ${sha256} and claimed is not null and code_until > clock_timestamp()
    returning 1`.execute(tx);
  return rows.length > 0;
}

/** Real time from now, for links. */
export async function inHours(tx: Tx, hours: number): Promise<Instant> {
  const { rows } = await sql<{
    at: Instant;
  }>`select clock_timestamp() + make_interval(hours => ${hours}) as at`.execute(tx);
  const [row] = rows;
  if (row === undefined) throw new Error('the database told no time');
  return row.at;
}
