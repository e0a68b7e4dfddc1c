import { type Database, listen } from '../storage/index.ts';
import type { Live, StillFor } from './live.ts';
import { type Change, readEnd, readSealed } from './store.ts';

const kept = 2_000;
const round = 500;

/** `url`: of the application's role; `stillFor`: whose sign-in a token is. */
export function startLive(db: Database, url: string, stillFor: StillFor): Live {
  const calls = new Set<() => void>();
  const stopping = new AbortController();
  let changes: Change[] = [];
  /** From where on `changes` is complete; null: nothing is known yet. */
  let first: number | null = null;
  let end = 0;
  let reading: Promise<void> | null = null;
  let again = false;

  const read = async (): Promise<void> => {
    if (first === null) {
      end = await readEnd(db);
      first = end;
    }
    for (let more = true; more && !stopping.signal.aborted; ) {
      const found = await readSealed(db, end, round);
      changes.push(...found.changes);
      end = found.next;
      more = found.more;
    }
    const dropped = changes.splice(0, Math.max(0, changes.length - kept)).at(-1);
    if (dropped) first = dropped.place + 1;
    for (const call of calls) call();
  };
  const heard = (): void => {
    again = true;
    reading ??= (async () => {
      while (again) {
        again = false;
        // The database is away: it is told anew once the connection stands.
        await read().catch(() => {});
      }
      reading = null;
    })();
  };
  const listening = listen(url, 'heng_sealed', heard);
  return {
    end: () => end,
    since: async (place) => {
      if (first !== null && place >= first)
        return changes.slice(changes.findIndex((one) => one.place >= place)).filter((one) => one.place >= place);
      const found = await readSealed(db, place, round);
      return found.more ? null : found.changes;
    },
    onChange: (call) => {
      calls.add(call);
      return () => calls.delete(call);
    },
    stillFor,
    stopping: stopping.signal,
    stop: async () => {
      stopping.abort();
      await listening.stop();
      await reading;
      changes = [];
    },
  };
}
