import { sql } from 'kysely';
import type { Database, DatabaseUrls, Tx } from '../database.ts';
import { asOwner } from '../server.ts';
import { disagreements, type Row } from './disagreements.ts';
import { type Edge, emptyTree, grow, type Hash, rootOf, sameHash, writeEdge } from './tree.ts';

/** Something in the journal that cannot be as it was written. `place` null: an entry without a place; `id` null: a whole tree. */
export interface Discrepancy {
  readonly place: number | null;
  readonly id: string | null;
  readonly what: string;
}

export interface Proven {
  readonly holds: boolean;
  /** Sealed entries whose text was read and hashed. */
  readonly entries: number;
  /** The tree as re-derived from its leaves; the root in hex. */
  readonly size: number;
  readonly root: string;
  /** Written, and waiting for their place. */
  readonly unsealed: number;
  readonly discrepancies: readonly Discrepancy[];
}

/** A size and root (hex) kept elsewhere: without one, a journal that was written anew from some place on looks whole. */
export interface Checkpoint {
  readonly size: number;
  readonly root: string;
}

/** Whether a database is one of ours, with a journal to prove. */
export async function hasJournal(urls: DatabaseUrls): Promise<boolean> {
  const { rows } = await asOwner(urls, (client) =>
    client.query<{ there: boolean }>(`select to_regclass('public.journal_head') is not null as there`),
  );
  return rows[0]?.there === true;
}

interface Head {
  readonly size: number;
  readonly root: Hash;
  readonly edge: Hash;
}

/**
 * Re-derives the journal: every entry's hash from its text, every column from what the text says, every place, every root.
 * It needs the owner's connection, since it reads the entries of all jurisdictions, which the application's role must never
 * see together. With `edition` only that edition's texts are read; the tree is re-derived whole.
 */
export function proveJournal(
  owner: Database,
  options: { readonly edition?: string; readonly checkpoints?: readonly Checkpoint[]; readonly batch?: number } = {},
): Promise<Proven> {
  const { edition = null, checkpoints = [], batch = 10_000 } = options;
  return owner
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      const found: Discrepancy[] = [];
      let tree = emptyTree;
      let entries = 0;
      for await (const { rows, heads } of readLeaves(tx, edition, batch)) {
        entries += rows.filter(({ entry }) => entry !== null).length;
        tree = proveBatch(tree, rows, [...heads, ...checkpoints], found);
      }
      await proveEnd(tx, tree, checkpoints, found);
      const unsealed = await proveUnsealed(tx, found);
      return {
        holds: found.length === 0,
        entries,
        size: tree.size,
        root: hex(rootOf(tree)),
        unsealed,
        discrepancies: found,
      };
    });
}

/** All leaves with their entries, batch by batch; the next batch is on its way while one is worked on. */
async function* readLeaves(tx: Tx, edition: string | null, batch: number) {
  let next = readBatch(tx, edition, 0, batch);
  for (;;) {
    const { rows, heads } = await next;
    const end = rows.at(-1);
    if (end === undefined) return;
    next = readBatch(tx, edition, end.place + 1, batch);
    next.catch(() => {}); // awaited in the next round, unless the reader gave up
    yield { rows, heads };
  }
}

async function readBatch(tx: Tx, edition: string | null, from: number, batch: number) {
  const { rows } = await sql<Row>`
    select l.place, l.hash, l.entry_id, e.id, e.jurisdiction_id, e.edition_id, e.act, e.at, e.leaf,
           case when ${edition}::text is null or e.edition_id = ${edition} then e.entry end as entry
    from journal_leaf l left join journal_entry e on e.id = l.entry_id
    where l.place >= ${from} order by l.place limit ${batch}`.execute(tx);
  const heads: readonly Head[] = await tx
    .selectFrom('journal_head')
    .select(['size', 'root', 'edge'])
    .where('size', '>', from)
    .where('size', '<=', (rows.at(-1)?.place ?? from) + 1)
    .execute();
  return { rows, heads };
}

/** Grows the tree by a batch of leaves, and compares its root wherever somebody said what it is. */
function proveBatch(
  before: Edge,
  rows: readonly Row[],
  said: readonly (Head | Checkpoint)[],
  found: Discrepancy[],
): Edge {
  const bySize = Map.groupBy(said, ({ size }) => size);
  let tree = before;
  let from = 0;
  rows.forEach((row, i) => {
    for (const what of disagreements(row)) found.push({ place: row.place, id: row.entry_id, what });
    const size = before.size + i + 1;
    const expected = i === 0 ? before.size : (rows[i - 1]?.place ?? 0) + 1;
    if (row.place !== expected)
      found.push({ place: row.place, id: null, what: `places before ${row.place} are missing` });
    const here = bySize.get(size);
    if (here === undefined) return;
    tree = grow(
      tree,
      rows.slice(from, i + 1).map(({ hash }) => hash),
    );
    from = i + 1;
    if (!here.every((head) => isOf(tree, head)))
      found.push({ place: size - 1, id: null, what: `the root of the first ${size} entries is another` });
  });
  return grow(
    tree,
    rows.slice(from).map(({ hash }) => hash),
  );
}

function isOf(tree: Edge, said: Head | Checkpoint): boolean {
  const root = rootOf(tree);
  return 'edge' in said ? sameHash(said.root, root) && sameHash(said.edge, writeEdge(tree)) : said.root === hex(root);
}

/** The last head speaks of all places, and no checkpoint of more. */
async function proveEnd(
  tx: Tx,
  { size }: Edge,
  checkpoints: readonly Checkpoint[],
  found: Discrepancy[],
): Promise<void> {
  const last = await tx
    .selectFrom('journal_head')
    .select(({ fn }) => fn.max('size').as('size'))
    .executeTakeFirst();
  const sealed = last?.size ?? 0;
  const said = checkpoints.map((checkpoint) => checkpoint.size).filter((kept) => kept > size);
  for (const should of sealed === size ? said : [sealed, ...said]) {
    found.push({ place: null, id: null, what: `there should be ${should} places, and there are ${size}` });
  }
}

async function proveUnsealed(tx: Tx, found: Discrepancy[]): Promise<number> {
  const { rows } = await sql<Row & { readonly passed_over: boolean }>`
    select e.leaf as hash, e.id as entry_id, e.id, e.jurisdiction_id, e.edition_id, e.act, e.at, e.leaf, e.entry,
           e.xid < coalesce((select below from journal_head order by size desc limit 1), '0'::xid8) as passed_over
    from journal_entry e where not exists (select from journal_leaf l where l.entry_id = e.id)`.execute(tx);
  for (const row of rows) {
    for (const what of disagreements(row)) found.push({ place: null, id: row.entry_id, what });
    if (row.passed_over)
      found.push({ place: null, id: row.entry_id, what: 'it has no place, though all of its time have' });
  }
  return rows.length;
}

const hex = (bytes: Hash): string => Buffer.from(bytes).toString('hex');
