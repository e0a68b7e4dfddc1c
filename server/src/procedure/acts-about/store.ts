import type { ActId, Actor, CaseId, EditionId, Instant } from '@heng/domain/language';
import type { Act, ActName } from '@heng/domain/procedure';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { readEntry, type Tx } from '../../storage/index.ts';

/** One entry of the journal, as a list shows it. */
export interface ShownEntry {
  readonly id: ActId;
  readonly at: Instant;
  readonly by: Actor;
  readonly act: Act;
  readonly sha256: string;
  /** null: not sealed yet. */
  readonly place: number | null;
}

interface Row {
  readonly id: string;
  readonly at: Instant;
  readonly entry: string;
  readonly leaf: Buffer;
  readonly place: number | null;
}

const shown = ({ id, at, entry, leaf, place }: Row): ShownEntry => {
  const { by, act } = readEntry(entry);
  return { id: id as ActId, at, by, act, sha256: leaf.toString('hex'), place };
};

/** Acts that name many cases in lists; there are few of them in an edition. */
const ofMany: readonly ActName[] = [
  'notice-published',
  'announcement-published',
  'opinions-asked',
  'vetting-closed',
  'team-formed',
  'review-closed',
  'gate-closed',
  'candidates-listed',
  'ballot-opened',
  'ballot-closed',
  'resolution-recorded',
  'winners-listed',
  'approval-given',
  'approval-refused',
  'conferral-announced',
];

/** Acts that name a case, in their order, as far as the reader sees what they are about. */
export async function loadActsAbout(tx: Tx, edition: EditionId, id: CaseId): Promise<readonly ShownEntry[]> {
  const { rows } = await sql<Row>`
    select id, at, entry, leaf, null as place from acts_about(${edition}, ${id}, ${[...ofMany]}::text[]) order by at, id`.execute(
    tx,
  );
  return rows.map(shown);
}

/** Which entries of an edition are asked for. */
export interface EntriesAsked {
  readonly page: number;
  readonly size: number;
  readonly order: 'asc' | 'desc';
  readonly acts: readonly ActName[];
  /** Acts of which refused attempts are told: an attempt tells of what was tried. */
  readonly tried: readonly ActName[];
  readonly step?: string | undefined;
  readonly case?: string | undefined;
  readonly person?: string | undefined;
  /** Cases of which nothing is shown. */
  readonly without: readonly CaseId[];
}

/** One page of an edition's journal. */
export async function loadEntries(
  tx: Tx,
  edition: EditionId,
  asked: EntriesAsked,
): Promise<{ readonly items: readonly ShownEntry[]; readonly total: number }> {
  const { page, size, order, acts, tried, step, case: file, person, without } = asked;
  const field = (path: readonly string[]) => sql`entry::jsonb #>> ${path}::text[]`;
  const parts: RawBuilder<SqlBool>[] = [
    sql<SqlBool>`e.jurisdiction_id = heng_jurisdiction() and e.edition_id = ${edition} and e.act = any(${[...acts]}::text[])`,
    sql<SqlBool>`(e.act <> 'attempt-refused' or ${field(['act', 'attempted'])} = any(${[...tried]}::text[]))`,
    ...(step === undefined ? [] : [sql<SqlBool>`${field(['act', 'step'])} = ${step}`]),
    ...(file === undefined ? [] : [sql<SqlBool>`strpos(entry, ${JSON.stringify(file)}) > 0`]),
    ...(person === undefined ? [] : [sql<SqlBool>`${field(['by', 'person'])} = ${person}`]),
    ...(without.length === 0
      ? []
      : [
          sql<SqlBool>`coalesce(${field(['act', 'case'])}, ${field(['act', 'subject'])}, '') <> all(${[...without]}::text[])`,
        ]),
  ];
  const where = sql.join(parts, sql` and `);
  const { rows } = await sql<Row>`
    select e.id, e.at, e.entry, e.leaf, l.place from journal_entry e left join journal_leaf l on l.entry_id = e.id
     where ${where} order by e.at ${sql.raw(order)}, e.id ${sql.raw(order)} limit ${size} offset ${(page - 1) * size}`.execute(
    tx,
  );
  const counted = await sql<{ total: number }>`select count(*) as total from journal_entry e where ${where}`.execute(
    tx,
  );
  return { items: rows.map(shown), total: counted.rows[0]?.total ?? 0 };
}
