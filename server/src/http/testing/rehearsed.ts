import { deserialize, serialize } from 'node:v8';
import { type AnyRoute, addressOf } from '@heng/contract';
import { day, type EditionId } from '@heng/domain/language';
import type { EditionView } from '@heng/domain/procedure';
import { loadCalendar, packFolder, resolvePack } from '@heng/regulations';
import type { FastifyInstance } from 'fastify';
import { mounted } from '../../api.ts';
import { loadPackOf } from '../../regulation/store.ts';
import { rehearse } from '../../rehearsal/rehearse.ts';
import { within } from '../../storage/index.ts';
import { laidDatabase, type TestDatabase } from '../../storage/testing.ts';
import type { Mounted } from '../mount.ts';
import type { Place } from '../place.ts';
import { buildWhole } from '../server.ts';
import { type Somebody, testPlace, tokenOf } from './place.ts';

/** What an API answered. */
interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into what they expect
  readonly body: any;
}

/** A server over a rehearsed edition that has stopped at a step, and a way to ask it as anybody. */
export interface Rehearsed {
  readonly database: TestDatabase;
  readonly place: Place;
  readonly app: FastifyInstance;
  readonly view: EditionView;
  readonly edition: string;
  readonly send: (
    route: AnyRoute,
    asked: {
      readonly by?: Somebody | null;
      readonly params?: Readonly<Record<string, string>>;
      readonly query?: Readonly<Record<string, unknown>>;
      readonly body?: unknown;
      readonly headers?: Readonly<Record<string, string>>;
    },
  ) => Promise<Answered>;
  readonly drop: () => Promise<void>;
}

/** What is noted of a rehearsal for whoever copies its database. */
interface Noted {
  readonly edition: EditionId;
  readonly state: Omit<EditionView, 'pack' | 'calendar'>;
}

/** Each plan is rehearsed once in a run of the tests; every server over it has a copy of its own. */
export async function rehearsedServer(asked: {
  readonly pack?: string;
  readonly until: string | null;
  readonly applicants?: number;
  /** So many years after the award are played on. */
  readonly yearsAfter?: number;
  readonly more?: readonly Mounted[];
  readonly place?: (database: TestDatabase) => Partial<Place>;
  readonly log?: (line: string) => void;
}): Promise<Rehearsed> {
  const from = day('2026-03-02');
  const { pack: regulation = 'xinyang-2022' } = asked;
  const [read, calendar] = await Promise.all([resolvePack(packFolder(regulation), from), loadCalendar()]);
  if (!read.ok || !calendar.ok) throw new Error('the pack or the calendar cannot be read');
  const { applicants = 4, until, yearsAfter } = asked;
  const plan = {
    jurisdiction: 'here',
    applicants,
    seed: '7',
    from,
    until,
    ...(yearsAfter !== undefined && { yearsAfter }),
  };
  const { database, note } = await laidDatabase(JSON.stringify({ ...plan, regulation }), async ({ db }) => {
    const played = await rehearse(db, { ...plan, pack: read.value.pack, calendar: calendar.value }, () => {});
    const { pack: _pack, calendar: _calendar, ...state } = played.view;
    return serialize({ edition: played.edition, state }).toString('base64');
  });
  const { edition, state } = deserialize(Buffer.from(note, 'base64')) as Noted;
  // What an edition has decided stands in its own pack.
  const pack = await within(database.db, 'here', (tx) => loadPackOf(tx, edition));
  const view: EditionView = { ...state, pack, calendar: calendar.value };
  const place = testPlace(database, { calendar: calendar.value, ...asked.place?.(database) });
  const site = { db: database.db, calendar: calendar.value, packs: [read.value], now: place.now };
  const { log } = asked;
  const app = await buildWhole(site, place, [...mounted, ...(asked.more ?? [])], {
    logger: log ? { level: 'warn', stream: { write: log } } : false,
  });
  await app.ready();
  return {
    database,
    place,
    app,
    view,
    edition,
    send: async (route, { by = null, params = {}, query, body, headers = {} }) => {
      const answer = await app.inject({
        method: route.method,
        url: `/api${addressOf(route, params, query)}`,
        headers: { ...(by && { authorization: `Bearer ${tokenOf(by)}` }), ...headers },
        ...(body !== undefined && { payload: body as object }),
      });
      const isJson = String(answer.headers['content-type']).startsWith('application/json');
      return {
        status: answer.statusCode,
        headers: answer.headers,
        body: isJson ? answer.json() : answer.body,
      };
    },
    drop: async () => {
      await app.close();
      await place.live?.stop();
      await database.drop();
    },
  };
}
