import type { Compilable, QueryResult, RawBuilder } from 'kysely';
import type { Tx } from './database.ts';

/** What was sent in a transaction and not waited for, in its order. */
const sent = new WeakMap<Tx, Promise<unknown>[]>();

/** Something sent to the database; its answer is on the way. */
export interface Sent<Row> {
  readonly answer: Promise<QueryResult<Row>>;
}

/**
 * Sends a statement and does not wait for its answer: what is asked next goes right behind it, and the server does both in this order, each seeing what
 * was committed when its turn came. Whoever needs no answer need not wait at all: `firstFault()` tells what went wrong with it, and nothing is committed then.
 */
export async function sendAhead<Row>(tx: Tx, query: Compilable<Row> | RawBuilder<Row>): Promise<Sent<Row>> {
  const compiled = query.compile(tx);
  return tx.getExecutor().provideConnection(async (connection) => {
    const answer = connection.executeQuery<Row>(compiled);
    answer.catch(() => {}); // told by whoever waits for it, or by firstFault()
    sent.set(tx, [...(sent.get(tx) ?? []), answer]);
    return { answer };
  });
}

/** The first fault of what was sent ahead in this transaction, else the one that is told: what fails after it fails only because of it. */
export async function firstFault(tx: Tx | null, told: unknown): Promise<unknown> {
  for (const answer of (tx && sent.get(tx)) ?? []) {
    const found = await answer.then(
      () => null,
      (fault: unknown) => ({ fault }),
    );
    if (found) return found.fault;
  }
  return told;
}
