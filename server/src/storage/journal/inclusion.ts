import { sql } from 'kysely';
import type { Database, Tx } from '../database.ts';
import type { Proof } from './proof.ts';
import { type Hash, hashNode, rootOf, treeOf } from './tree.ts';

/** A subtree of so many leaves is hashed once and kept: it never changes. */
const block = 1024;
const mostKept = 20_000;
const kept = new WeakMap<Database, Map<string, Hash>>();

/** The proof that the leaf at a place is in the tree of so many leaves (RFC 6962, 2.1.1), from the bottom up. */
export async function loadInclusion(db: Database, tx: Tx, place: number, size: number): Promise<Proof> {
  const known = kept.get(db) ?? new Map<string, Hash>();
  kept.set(db, known);
  const path: Hash[] = [];
  let [from, to] = [0, size];
  while (to - from > 1) {
    const middle = from + half(to - from);
    if (place < middle) {
      path.push(await rootBetween(known, tx, middle, to));
      to = middle;
    } else {
      path.push(await rootBetween(known, tx, from, middle));
      from = middle;
    }
  }
  return path.toReversed();
}

async function rootBetween(known: Map<string, Hash>, tx: Tx, from: number, to: number): Promise<Hash> {
  if (to - from < block) return rootOf(treeOf(await loadLeaves(tx, from, to)));
  const isWhole = Math.log2(to - from) % 1 === 0;
  const key = `${from} ${to}`;
  const before = isWhole ? known.get(key) : undefined;
  if (before) return before;
  const middle = from + half(to - from);
  const root =
    to - from === block
      ? rootOf(treeOf(await loadLeaves(tx, from, to)))
      : hashNode(await rootBetween(known, tx, from, middle), await rootBetween(known, tx, middle, to));
  if (isWhole) {
    if (known.size >= mostKept) known.clear();
    known.set(key, root);
  }
  return root;
}

async function loadLeaves(tx: Tx, from: number, to: number): Promise<readonly Hash[]> {
  const { rows } = await sql<{ hash: Hash }>`
    select hash from journal_leaf where place >= ${from} and place < ${to} order by place`.execute(tx);
  return rows.map(({ hash }) => hash);
}

/** The largest power of two below n. */
const half = (n: number): number => 2 ** Math.ceil(Math.log2(n) - 1);
