import { setTimeout as sleep } from 'node:timers/promises';
import type { Place } from '../../http/place.ts';
import type { Carrier } from '../mail/carrier.ts';
import { sendMail } from '../mail/send.ts';
import { remind } from '../remind.ts';
import { tellActs } from '../tell.ts';
import { draw, enqueueLooks, enqueueNightly, finishJob, type Job, type Lane, postponeJob, takeJob } from './store.ts';

export interface Worker {
  /** Ends after the work that is under way. */
  readonly stop: () => Promise<void>;
  /** When it last looked for work and could, in milliseconds of performance.now(): for readiness. */
  readonly lastLook: () => number;
}

export interface WorkerOptions {
  readonly everyMs?: number;
  /** null: no mail server is named. */
  readonly carrier?: Carrier | null;
  /** Once a night, for the whole installation, by name. */
  readonly nightly?: Readonly<Record<string, () => Promise<unknown>>>;
  readonly onFault?: (fault: unknown, task: string) => void;
  /** After every job. */
  readonly onWorked?: () => void;
}

type Works = Pick<Place, 'db' | 'calendar' | 'origin'>;

/** From when on the day is looked at, and the night's work is done, in China. */
const morning = '08:30';
const night = '02:30';
/** A job of ours that fails eight times, at last after hours, is left for somebody to look at. */
const mostAttempts = 8;
const calendarEveryMs = 30_000;

/**
 * Draws sealed acts, does the work that waits, and looks at the calendar, until it is stopped. Several processes may work beside each other: each job is held by one.
 * Whatever goes wrong is told to `onFault` and tried again: all that is needed is in the database.
 */
export function startWorker(works: Works, options: WorkerOptions = {}): Worker {
  const { everyMs = 500, onFault } = options;
  const stopping = new AbortController();
  let looked = performance.now();
  const alive = (): void => {
    looked = performance.now();
  };
  let calendarAt = Number.NEGATIVE_INFINITY;
  const attempt = async (task: string, run: () => Promise<unknown>): Promise<unknown> => {
    try {
      return await run();
    } catch (fault) {
      onFault?.(fault, task);
      return null;
    }
  };
  const loop = async (round: () => Promise<void>): Promise<void> => {
    while (!stopping.signal.aborted) {
      await round();
      await sleep(everyMs, undefined, { signal: stopping.signal }).catch(() => {});
    }
  };
  const running = loop(async () => {
    await attempt('draw', () => drawAll(works, stopping.signal));
    if (performance.now() - calendarAt > calendarEveryMs) {
      calendarAt = performance.now();
      await attempt('calendar', () => lookAtCalendar(works, options));
    }
    await attempt('work', async () => {
      await workOff(works, 'other', { ...options, onWorked: alive }, stopping.signal);
      alive();
    });
  });
  const mailing = loop(async () => {
    await attempt('mail', () => workOff(works, 'mail', options, stopping.signal));
  });
  return {
    stop: async () => {
      stopping.abort();
      await running;
      // A mail server that is slow to answer does not keep us: the mail is held for a while, and then sent by whoever is there.
      await Promise.race([mailing, sleep(3_000, undefined, { ref: false })]);
      options.carrier?.close();
    },
    lastLook: () => looked,
  };
}

async function drawAll({ db }: Works, signal: AbortSignal): Promise<void> {
  while (!signal.aborted && (await draw(db)) !== null);
}

async function lookAtCalendar({ db }: Works, { nightly = {} }: WorkerOptions): Promise<void> {
  await enqueueLooks(db, morning);
  for (const task of Object.keys(nightly)) await enqueueNightly(db, task, night);
}

/** All that waits now in a lane, one after another. */
export async function workOff(
  works: Works,
  lane: Lane,
  options: WorkerOptions = {},
  signal: AbortSignal = new AbortController().signal,
): Promise<void> {
  for (let job = await takeJob(works.db, lane); job !== null; job = await takeJob(works.db, lane)) {
    await work(works, options, job);
    options.onWorked?.();
    if (signal.aborted) return;
  }
}

async function work(works: Works, options: WorkerOptions, job: Job): Promise<void> {
  try {
    await perform(works, options, job);
  } catch (fault) {
    options.onFault?.(fault, job.task);
    const after = job.attempts >= mostAttempts ? null : 5 * 4 ** (job.attempts - 1);
    await postponeJob(works.db, job, after, fault instanceof Error ? fault.name : 'fault');
  }
}

async function perform(works: Works, { carrier = null, nightly = {} }: WorkerOptions, job: Job): Promise<void> {
  switch (job.task) {
    case 'tell-acts':
      return tellActs(works, job);
    case 'daily-look':
      return remind(works, job);
    case 'send-mail':
      return sendMail(works, carrier, job);
    default: {
      const run = nightly[job.task];
      if (!run) throw new Error(`nobody knows the job ${job.task}`);
      await run();
      return finishJob(works.db, job);
    }
  }
}
