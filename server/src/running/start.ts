import { join } from 'node:path';
import type { Calendar } from '@heng/domain/calendar';
import { dayOf } from '@heng/domain/language';
import type { FastifyInstance } from 'fastify';
import { accountsOf } from '../account/place.ts';
import { sessionStillFor } from '../account/session.ts';
import { mounted } from '../api.ts';
import type { Config } from '../config.ts';
import { openFiles } from '../files/files.ts';
import { sweepFiles } from '../files/sweep.ts';
import type { Place } from '../http/place.ts';
import { buildWhole } from '../http/server.ts';
import { startLive } from '../live/hub.ts';
import { startWorker } from '../messages/jobs/worker.ts';
import { carrierBySmtp } from '../messages/mail/carrier.ts';
import { flushAccess } from '../procedure/rights/access-log.ts';
import { readClock } from '../public/index.ts';
import { publishedPacks } from '../regulation/published.ts';
import { connect, type DatabaseUrls, type Nature, newId, seal, startSequencer } from '../storage/index.ts';
import { databasePart, type Health, readablePart, roundPart, serveHealth, spacePart } from './health.ts';
import { openOwnKeys } from './known-keys/store.ts';
import { listen, usualPort } from './listen.ts';
import { type LogStream, logOptions, logRequests } from './log.ts';
import type { TrustProxy } from './settings.ts';
import { stopServing } from './stop.ts';

/** What is to be served: a migrated database, and the folder where files and keys lie unless the settings say otherwise. */
export interface Serving {
  readonly config: Config;
  readonly urls: DatabaseUrls;
  readonly folder: string;
  readonly nature: Exclude<Nature, 'rehearsal'>;
  readonly calendar: Calendar;
  readonly log?: LogStream;
}

export interface Running {
  readonly app: FastifyInstance;
  readonly address: string;
  /** Takes no more requests, ends those under way, seals what was done, and lets go of the database. */
  readonly stop: () => Promise<void>;
}

/** Milliseconds after which what should come round every half second is told as not well. */
const tooOld = 15_000;

/** Starts everything there is in one process: pages, API, sequencer, jobs, live changes. What fails on the way undoes what was begun. */
export async function startServing({ config, urls, folder, nature, calendar, log }: Serving): Promise<Running> {
  const undo: (() => Promise<unknown>)[] = [];
  let ending: Promise<void> | null = null;
  const stop = (): Promise<void> => {
    ending ??= (async () => {
      for (const step of undo.splice(0).toReversed()) await step().catch(() => {});
    })();
    return ending;
  };
  try {
    const db = connect(urls.app, { connections: config.pool });
    undo.push(() => db.destroy());
    const keyFile = config.keys ?? join(folder, 'keys.json');
    const fileFolder = config.files ?? join(folder, 'files');
    const files = await openFiles(config, fileFolder);
    const live = startLive(db, urls.app, (token) => sessionStillFor(db, token));
    const origin = config.publicUrl ?? `http://${hostIn(config.host)}:${config.port ?? usualPort}`;
    const place: Place = {
      db,
      calendar,
      desk: (jurisdiction) => ({ db, jurisdiction, calendar, newId }),
      now: () => readClock(db),
      origin,
      keys: await openOwnKeys(db, keyFile),
      files,
      demonstration: nature === 'demonstration' && config.demonstration !== false,
      live,
      ...accountsOf(db),
    };
    const site = { db, calendar, packs: await publishedPacks(dayOf(await place.now())), now: place.now };
    const app = await buildWhole(site, place, mounted, {
      ...logOptions(config.log, log),
      trustProxy: trusted(config.trustProxy),
    });
    logRequests(app);
    const tell = tellOnce(app);
    const sequencer = startSequencer(db, { onFault: (fault) => tell('seal', fault) });
    // What was acknowledged while we stopped has its place too.
    undo.push(async () => {
      await sequencer.stop();
      await seal(db);
    });
    const worker = startWorker(
      { db, calendar, origin },
      {
        carrier: config.mail && carrierBySmtp(config.mail.url, config.mail.from),
        nightly: { 'sweep-files': () => sweepFiles({ db, files }, app.log) },
        onFault: (fault, task) => tell(task, fault),
      },
    );
    undo.push(worker.stop, () => flushAccess(db), live.stop);
    const health: Health = serveHealth(app, {
      database: databasePart(db),
      sequencer: roundPart(sequencer.age, tooOld),
      jobs: roundPart(() => performance.now() - worker.lastLook(), tooOld),
      files: spacePart(fileFolder),
      keys: readablePart(keyFile),
    });
    undo.push(() => {
      health.stopping();
      return stopServing(app, live);
    });
    const address = await listen(app, config);
    return { app, address, stop };
  } catch (fault) {
    await stop();
    throw fault;
  }
}

/** So many proxies, or those at these addresses. */
const trusted = (proxies: TrustProxy) =>
  typeof proxies === 'number' ? (_address: string, hop: number) => hop < proxies : proxies && [...proxies];

const hostIn = (host: string): string => (host.includes(':') ? `[${host}]` : host === '0.0.0.0' ? '127.0.0.1' : host);

/** What goes round tries again and again: the same trouble is told once, until another comes. */
function tellOnce(app: FastifyInstance): (task: string, fault: unknown) => void {
  const last = new Map<string, string>();
  return (task, fault) => {
    const what = fault instanceof Error ? `${fault.name} ${'code' in fault ? String(fault.code) : ''}` : 'fault';
    if (last.get(task) === what) return;
    last.set(task, what);
    app.log.warn({ task, err: fault }, 'it will be tried again');
  };
}
