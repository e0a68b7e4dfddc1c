import type { ServerResponse } from 'node:http';
import type { EditionId } from '@heng/domain/language';
import { actThings } from '@heng/domain/procedure';
import { loadReader } from '../procedure/rights/store.ts';
import { type Database, readAs } from '../storage/index.ts';
import type { Follower, Live } from './live.ts';
import type { Change } from './store.ts';
import { isVisible } from './visible.ts';

/** Where somebody goes on. */
interface From {
  /** Of the session: asked anew before every word. */
  readonly token: string;
  /** The place after the last one they were told of; null: from now on. */
  readonly from: number | null;
}

export interface StreamLimits {
  readonly heartbeatMs: number;
  /** Between two rounds: what happens in quick succession is told together. */
  readonly pauseMs: number;
  /** Bytes that wait for a client that does not take them; beyond, it is dropped and comes again by itself. */
  readonly buffer: number;
}

const usualLimits: StreamLimits = { heartbeatMs: 15_000, pauseMs: 250, buffer: 64 * 1024 };

/** Tells somebody what changes, until they go, may no more, are too slow, or the server stops. */
export async function stream(
  { db, live }: { readonly db: Database; readonly live: Live },
  out: ServerResponse,
  { token, from }: From,
  limits: StreamLimits = usualLimits,
): Promise<void> {
  const waker = wakerOf(live, out);
  let next = from ?? live.end();
  if (next > live.end()) next = live.end(); // a place of another database, as after a restore
  let told = performance.now();
  out.write(`retry: 3000\n\n${eventOf('ready', next, {})}`);
  try {
    while (!waker.over()) {
      const who = await live.stillFor(token);
      if (who === null || waker.over()) break;
      if (next < live.end()) {
        const end = live.end();
        const changes = await live.since(next);
        out.write(changes === null ? eventOf('refresh', end, {}) : await inEvents(db, who, changes, end));
        next = changes?.at(-1) ? Math.max(end, (changes.at(-1)?.place ?? 0) + 1) : end;
        told = performance.now();
        await waker.sleep(limits.pauseMs, false);
      } else if (performance.now() - told >= limits.heartbeatMs) {
        out.write(':\n\n');
        told = performance.now();
      }
      if (out.writableLength > limits.buffer) break;
      if (next >= live.end()) await waker.sleep(limits.heartbeatMs - (performance.now() - told), true);
    }
  } finally {
    waker.leave();
    // Whoever does not read would keep a farewell for ever.
    if (out.writableLength > limits.buffer) out.destroy();
    else out.end();
  }
}

/** Waits for a change, a time, or the end. */
function wakerOf(live: Live, out: ServerResponse) {
  let wake: () => void = () => {};
  let changed = false;
  const onEnd = (): void => wake();
  const leave = live.onChange(() => {
    changed = true;
    wake();
  });
  const over = (): boolean => live.stopping.aborted || out.destroyed || out.writableEnded;
  out.on('close', onEnd);
  out.on('error', onEnd);
  live.stopping.addEventListener('abort', onEnd);
  return {
    over,
    sleep: async (ms: number, forChange: boolean): Promise<void> => {
      if (over() || (forChange && changed)) {
        changed = false;
        return;
      }
      await new Promise<void>((done) => {
        const timer = setTimeout(done, Math.max(ms, 0));
        wake = () => {
          if (!forChange && !over()) return;
          clearTimeout(timer);
          done();
        };
      });
      wake = () => {};
      if (forChange) changed = false;
    },
    leave: () => {
      leave();
      live.stopping.removeEventListener('abort', onEnd);
    },
  };
}

/** The changes this person may know of, edition by edition; the last id moves on with what they may not, so that nothing is read twice. */
async function inEvents(db: Database, who: Follower, changes: readonly Change[], end: number): Promise<string> {
  const own = changes.filter(({ jurisdiction }) => jurisdiction === who.jurisdiction);
  const shown: Change[] = [];
  for (const [edition, some] of Map.groupBy(own, (one) => one.edition))
    shown.push(...(await visibleOf(db, who, edition, some)));
  const events = shown
    .toSorted((a, b) => a.place - b.place)
    .map(({ place, edition, step, case: file, act }) =>
      eventOf('changed', place + 1, { edition, place, step, case: file, thing: actThings[act] }),
    );
  return events.length > 0 ? events.join('') : `id: ${end}\n\n`;
}

function visibleOf(
  db: Database,
  who: Follower,
  edition: EditionId,
  changes: readonly Change[],
): Promise<readonly Change[]> {
  const { jurisdiction, person } = who;
  return readAs(db, { jurisdiction, person }, async (tx) => {
    const reader = await loadReader(tx, who, edition);
    return changes.filter((one) => isVisible(reader, one));
  });
}

/** `id`: where to go on from, should the connection break. */
const eventOf = (event: string, id: number, data: unknown): string =>
  `event: ${event}\nid: ${id}\ndata: ${JSON.stringify(data)}\n\n`;
