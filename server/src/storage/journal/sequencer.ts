import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Database, Tx } from '../database.ts';
import { locks } from '../locks.ts';
import { type Edge, emptyTree, grow, type Hash, readEdge, rootOf, writeEdge } from './tree.ts';

/** The tree after a round of sealing, and how many entries this call gave a place. */
export interface Sealed {
  readonly size: number;
  readonly root: Hash;
  readonly added: number;
}

interface Waiting {
  readonly id: string;
  readonly hash: Hash;
  readonly xid: string;
  readonly below: string;
}

const round = 5_000;

/**
 * Gives every committed entry that waits its place in the tree: in the order of transactions, instants and ids, and only once
 * every transaction that began to write before has ended, so that nothing can slip in between. One at a time, by an advisory lock.
 */
export async function seal(db: Database): Promise<Sealed> {
  let added = 0;
  for (;;) {
    const sealed = await db.transaction().setIsolationLevel('read committed').execute(sealRound);
    added += sealed.added;
    if (!sealed.more) return { size: sealed.tree.size, root: rootOf(sealed.tree), added };
  }
}

const patience = 10_000;

/**
 * Seals all that is committed by now: waits until every transaction that is under way anywhere on the server has ended, since only then is what came
 * before it sure of its place. Gives up waiting after ten seconds and seals what can be.
 */
export async function sealAll(db: Database): Promise<Sealed> {
  const { rows } = await sql<{ bound: string }>`select pg_snapshot_xmax(pg_current_snapshot()) as bound`.execute(db);
  const bound = rows[0]?.bound ?? '0';
  for (const began = performance.now(); performance.now() - began < patience; await sleep(20)) {
    const { rows: found } = await sql<{ past: boolean }>`
      select pg_snapshot_xmin(pg_current_snapshot()) >= ${bound}::xid8 as past`.execute(db);
    if (found[0]?.past === true) break;
  }
  return seal(db);
}

async function sealRound(tx: Tx): Promise<{ readonly tree: Edge; readonly added: number; readonly more: boolean }> {
  await sql`select pg_advisory_xact_lock(${locks.seal})`.execute(tx);
  const head = await tx
    .selectFrom('journal_head')
    .select(['size', 'edge'])
    .orderBy('size', 'desc')
    .limit(1)
    .executeTakeFirst();
  const tree = head ? readEdge(head.size, head.edge) : emptyTree;
  const { entries, below, more } = await waiting(tx);
  if (entries.length === 0) return { tree, added: 0, more: false };

  const grown = grow(
    tree,
    entries.map(({ hash }) => hash),
  );
  await sql`
    with placed as (
      insert into journal_leaf (place, entry_id, hash)
      select ${tree.size}::bigint + n - 1, id, hash
      from unnest(${entries.map(({ id }) => id)}::text[], ${entries.map(({ hash }) => hash)}::bytea[]) with ordinality as e (id, hash, n)
    )
    insert into journal_head (size, root, edge, below, sealed_at)
    values (${grown.size}, ${rootOf(grown)}, ${writeEdge(grown)}, ${below}::xid8, heng_now())`.execute(tx);
  return { tree: grown, added: entries.length, more };
}

/** The next entries. Those of one transaction stay together, because the bound up to which all is sealed is a transaction. */
async function waiting(tx: Tx, atMost = round): Promise<{ entries: readonly Waiting[]; below: string; more: boolean }> {
  const { rows } = await sql<Waiting>`select id, hash, xid, below from unsealed_entries(${atMost})`.execute(tx);
  const last = rows.at(-1);
  if (last === undefined || rows.length < atMost) return { entries: rows, below: last?.below ?? '0', more: false };
  const whole = rows.filter(({ xid }) => xid !== last.xid);
  return whole.length === 0 ? waiting(tx, 2 * atMost) : { entries: whole, below: last.xid, more: true };
}

export interface Sequencer {
  /** Ends after the round that is under way. */
  readonly stop: () => Promise<void>;
  /** Milliseconds since a round last went well. */
  readonly age: () => number;
}

/**
 * Seals again and again until it is stopped. Whatever goes wrong (the server restarts) is told to `onFault`, and the next round goes on
 * where the last one ended: all it needs is in the database. `onSealed` is called after each round that gave places.
 */
export function startSequencer(
  db: Database,
  options: {
    readonly everyMs?: number;
    readonly onSealed?: (sealed: Sealed) => void | Promise<void>;
    readonly onFault?: (fault: unknown) => void;
  } = {},
): Sequencer {
  const stopping = new AbortController();
  let well = performance.now();
  const running = (async () => {
    while (!stopping.signal.aborted) {
      try {
        const sealed = await seal(db);
        if (sealed.added > 0) await options.onSealed?.(sealed);
        well = performance.now();
      } catch (fault) {
        options.onFault?.(fault);
      }
      await sleep(options.everyMs ?? 250, undefined, { signal: stopping.signal }).catch(() => {});
    }
  })();
  return {
    age: () => performance.now() - well,
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}
