import type { PersonId } from '@heng/domain/language';
import type { Thing } from '@heng/domain/procedure';
import type { FastifyRequest } from 'fastify';
import type { Database } from '../../storage/index.ts';
import { keepAccess, type Look } from './access-log/store.ts';

/** Who asks, as a handler knows it. */
interface Asking {
  readonly place: { readonly db: Database };
  readonly jurisdiction: string;
  readonly session: { readonly person: PersonId } | null;
  readonly request: Pick<FastifyRequest, 'routeOptions'>;
}

interface Seen {
  readonly thing: Thing;
  readonly edition?: string | null;
  readonly case?: string | null;
  /** The file, objection or report; of an export, what was exported. */
  readonly subject?: string | null;
}

const pause = 500;
/** So many looks wait at most while the database is away: what cannot be recorded is not shown. */
const most = 20_000;

interface Queue {
  waiting: Look[];
  timer: NodeJS.Timeout | null;
  writing: Promise<void>;
}
const queues = new WeakMap<Database, Queue>();

/**
 * Records that something confidential was read or exported. It is written in batches off the path of the request; a crash loses at most the last half
 * second. Thrown where nothing can be recorded any more: then nothing is to be shown either.
 */
export function recordAccess({ place, jurisdiction, session, request }: Asking, seen: Seen): void {
  const queue = queues.get(place.db) ?? { waiting: [], timer: null, writing: Promise.resolve() };
  queues.set(place.db, queue);
  if (queue.waiting.length >= most) throw new Error('the record of what is looked at cannot be written');
  queue.waiting.push({
    jurisdiction,
    at: new Date(),
    person: session?.person ?? '-',
    route: String((request.routeOptions.config as { route?: string }).route ?? request.routeOptions.url ?? ''),
    thing: seen.thing,
    edition: seen.edition ?? null,
    case: seen.case ?? null,
    subject: seen.subject ?? null,
  });
  queue.timer ??= setTimeout(() => void flushAccess(place.db).catch(() => {}), pause);
}

/** Writes what waits; at the close of a server, and every half second while there is something. */
export async function flushAccess(db: Database): Promise<void> {
  const queue = queues.get(db);
  if (queue === undefined) return;
  if (queue.timer !== null) clearTimeout(queue.timer);
  queue.timer = null;
  const before = queue.writing;
  queue.writing = (async () => {
    await before.catch(() => {});
    const batch = queue.waiting;
    if (batch.length === 0) return;
    queue.waiting = [];
    try {
      await keepAccess(db, batch);
    } catch (fault) {
      // The database is away: they wait, in their order, for the next time.
      queue.waiting = [...batch, ...queue.waiting];
      queue.timer ??= setTimeout(() => void flushAccess(db).catch(() => {}), 4 * pause).unref();
      throw fault;
    }
  })();
  return queue.writing;
}
