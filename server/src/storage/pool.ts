import type { Duplex } from 'node:stream';
import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type pg from 'pg';

/** From how many uses on a text is worth being prepared, how many texts at most, and how long a list of parameters may be. */
const worthIt = 3;
const mostNames = 300;
const mostParameters = 24;

/**
 * A pool whose connections keep what they are asked often as prepared statements: parsed and planned once for each connection. The beginning of a
 * transaction, and the end of one that only reads, are sent and not waited for: what comes next goes right behind, and if the one fails so does the other.
 */
export function preparing(pool: pg.Pool): PostgresPool {
  const nameOf = naming();
  const known = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  return {
    connect: async () => {
      const client = await pool.connect();
      const before = known.get(client);
      if (before) return before;
      const own = clientOf(client, nameOf);
      known.set(client, own);
      return own;
    },
    end: () => pool.end(),
    options: pool.options,
  };
}

function clientOf(client: pg.PoolClient, nameOf: ReturnType<typeof naming>): PostgresPoolClient {
  const { connection } = client as unknown as { connection: { stream: Duplex } };
  let held = false;
  // What is sent in one go leaves in one piece: a call of the system for each statement costs more than the statement.
  const inOnePiece = () => {
    if (held) return;
    held = true;
    connection.stream.cork();
    process.nextTick(() => {
      held = false;
      connection.stream.uncork();
    });
  };
  // Whoever waits for nothing but that it was done.
  const notWaitedFor = (text: string, command: string) => {
    client.query(text).catch(() => {}); // what is sent behind it fails too, and tells
    return Promise.resolve({ command, rowCount: 0, rows: [] });
  };
  let readOnly = false;
  const query = (text: string, values: readonly unknown[] = []) => {
    inOnePiece();
    if (/^(begin|start transaction)/.test(text)) {
      readOnly = text.endsWith('read only');
      return notWaitedFor(text, 'BEGIN');
    }
    // Where nothing was written, nothing can be lost: whoever has the connection next is behind it.
    if (text === 'commit' && readOnly) return notWaitedFor(text, 'COMMIT');
    const name = nameOf(text, values.length);
    return client.query(name === null ? { text, values: [...values] } : { name, text, values: [...values] });
  };
  // kysely's other way of asking, by cursor, is not used: it cannot be sent ahead.
  return {
    query: query as unknown as PostgresPoolClient['query'],
    release: (broken?: boolean) => client.release(broken),
  };
}

/** Names for the texts that come again: one list for all connections of a pool, so that lists of every length do not fill the server's memory. */
function naming(): (text: string, parameters: number) => string | null {
  const uses = new Map<string, number>();
  const names = new Map<string, string>();
  return (text, parameters) => {
    const name = names.get(text);
    if (name !== undefined) return name;
    if (parameters === 0 || parameters > mostParameters || names.size >= mostNames) return null;
    const times = (uses.get(text) ?? 0) + 1;
    if (times < worthIt) {
      // What is asked once and never again must not be remembered for ever.
      if (uses.size > 5_000) uses.clear();
      uses.set(text, times);
      return null;
    }
    uses.delete(text);
    names.set(text, `heng_${names.size}`);
    return `heng_${names.size - 1}`;
  };
}
