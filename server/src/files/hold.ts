import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import type { Database } from '../storage/index.ts';
import { offRecord } from '../storage/index.ts';
import { findUpload, holdUpload, keepHold, type UploadRow } from './store.ts';

/** How often a hold is renewed, and after how long without it nothing more is written; the database lets go after twelve seconds. */
const renewEvery = 3000;
const goodFor = 9000;

const here = hostname();

export const newHolder = (): string => `${here}/${process.pid}/${randomBytes(8).toString('hex')}`;

/** Of this machine, and its process is no more; or of an earlier life of a process with our number. */
function isGone(holder: string, alive: ReadonlySet<string>): boolean {
  const [host, pid] = holder.split('/');
  if (host !== here) return false;
  if (Number(pid) === process.pid) return !alive.has(holder);
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (fault) {
    return fault instanceof Error && 'code' in fault && fault.code === 'ESRCH';
  }
}

/** The right to write to one upload, for as long as it is renewed. */
export interface Hold {
  readonly upload: UploadRow;
  readonly holder: string;
  /** Whether writing is safe still. */
  readonly isGood: () => boolean;
  /** So many bytes are durable. */
  readonly mark: (received: number) => Promise<void>;
  readonly end: () => void;
}

/**
 * Holds of one process. A second request for the same upload is the same client coming back on a new connection: the first, which nobody hears any more,
 * is told to stop. Between processes the database's row decides.
 */
export function holds(db: Database) {
  const running = new Map<string, { readonly stop: () => void; readonly over: Promise<void> }>();
  const alive = new Set<string>();

  async function stopOther(id: string): Promise<void> {
    const other = running.get(id);
    if (other === undefined) return;
    other.stop();
    await Promise.race([other.over, new Promise((done) => setTimeout(done, 5000).unref())]);
  }

  function begin(jurisdiction: string, upload: UploadRow, holder: string, stop: () => void): Hold {
    let renewed = performance.now();
    let lost = false;
    const { promise: over, resolve: end } = Promise.withResolvers<void>();
    const own = { stop, over };
    running.set(upload.id, own);
    alive.add(holder);
    const mark = async (received: number | null): Promise<void> => {
      const asked = performance.now();
      if (await offRecord(db, jurisdiction, (tx) => keepHold(tx, upload.id, holder, received))) renewed = asked;
      else {
        lost = true;
        stop();
      }
    };
    // A database that is away for a moment is no loss: the time that is left decides.
    const timer = setInterval(() => mark(null).catch(() => {}), renewEvery);
    return {
      upload,
      holder,
      isGood: () => !lost && performance.now() - renewed < goodFor,
      mark,
      end: () => {
        clearInterval(timer);
        alive.delete(holder);
        if (running.get(upload.id) === own) running.delete(upload.id);
        end();
      },
    };
  }

  return {
    /** Of an upload that was put on record with this holder. */
    begin,
    /** 'in-use': somebody else writes; null: there is no such upload of this person. */
    async take(
      { jurisdiction, person }: Pick<UploadRow, 'person'> & { readonly jurisdiction: string },
      id: string,
      stop: () => void,
    ): Promise<Hold | 'in-use' | null> {
      await stopOther(id);
      const holder = newHolder();
      alive.add(holder);
      const upload = await offRecord(db, jurisdiction, async (tx) => {
        const found = await findUpload(tx, id, person);
        if (found === null) return null;
        const over = found.holder !== null && isGone(found.holder, alive) ? found.holder : null;
        return (await holdUpload(tx, id, holder, over)) ?? 'in-use';
      }).finally(() => alive.delete(holder));
      return upload === null || upload === 'in-use' ? upload : begin(jurisdiction, upload, holder, stop);
    },
  };
}
