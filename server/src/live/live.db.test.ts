import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import { after, before, beforeEach, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { as, day, instantAt, type PersonId } from '@heng/domain/language';
import Fastify, { type FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { api } from '../http/api.ts';
import { testPlace, tokenOf } from '../http/testing/place.ts';
import { draw } from '../messages/jobs/store.ts';
import { filesObjection, publishesNotice } from '../notice/acts.ts';
import {
  actor,
  agent,
  closeSteps,
  deskOf,
  edition,
  handIn,
  laySample,
  office,
  seatAt,
  setClock,
} from '../notice/testing/sample-edition.ts';
import { declaresRecusal } from '../people/acts.ts';
import { sealAll } from '../storage/index.ts';
import { laidOut, type TestDatabase, testDatabase } from '../storage/testing.ts';
import { startLive } from './hub.ts';
import type { Live } from './live.ts';
import { liveRoutes } from './routes.ts';
import { stream } from './stream.ts';

let test: TestDatabase;
let apps: { readonly app: FastifyInstance; readonly live: Live; readonly base: string }[];
const revoked = new Set<string>();
let notice: string;

before(async () => {
  test = await testDatabase();
  await laySample(test);
  for (const [i, name] of ['a', 'b', 'c'].entries()) {
    await handIn(test, i + 1, name);
    await seatAt(test, agent(name));
  }
  await closeSteps(test, 'call', 'apply');
  await setClock(test, instantAt(day('2025-10-08'), '12:00'));
  apps = await Promise.all([0, 1].map(() => startApp()));
  const command = { step: 'accepted' as never, case: null, media: null, document: null, last: null };
  const done = await publishesNotice(deskOf(test), office, null, edition, command);
  assert.ok(done.ok);
  notice = done.value.act.notice;
  await sealed();
});
beforeEach(() => revoked.clear());
after(async () => {
  for (const { app, live } of apps) {
    await live.stop();
    await app.close();
  }
  await test.drop();
});

async function startApp() {
  const live = startLive(test.db, test.urls.app, async (token) => {
    const { person } = JSON.parse(Buffer.from(token, 'base64url').toString('utf8'));
    return revoked.has(person) ? null : { person: as<PersonId>(person), jurisdiction: 'here', administrator: null };
  });
  const app = Fastify({ forceCloseConnections: true });
  await app.register(api(testPlace(test, { live }), liveRoutes), { prefix: '/api' });
  await app.listen({ host: '127.0.0.1', port: 0 });
  return { app, live, base: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}` };
}

async function sealed(): Promise<void> {
  await sealAll(test.db);
  while ((await draw(test.db)) !== null);
}
const object = (letter: string) =>
  filesObjection(deskOf(test), actor('anybody', 'public'), null, edition, {
    notice: notice as never,
    case: as(`case-${letter}`),
    by: 'person',
    brought: ['signature'],
    identity: { name: 'n' },
  });

interface Heard {
  readonly event: string;
  readonly id: number;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Follows as somebody; answers what was heard, and when it ended. */
async function follow(person: string, at = 0, last?: number) {
  const leaving = new AbortController();
  const answer = await fetch(`${apps[at]?.base}/api/live`, {
    headers: {
      authorization: `Bearer ${tokenOf({ person })}`,
      ...(last !== undefined && { 'last-event-id': `${last}` }),
    },
    signal: leaving.signal,
  });
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get('content-type'), 'text/event-stream; charset=utf-8');
  const heard: Heard[] = [];
  let text = '';
  const state = { ended: false };
  const reading = (async () => {
    for await (const part of answer.body as unknown as AsyncIterable<Uint8Array>) {
      text += Buffer.from(part).toString('utf8');
      for (let cut = text.indexOf('\n\n'); cut >= 0; cut = text.indexOf('\n\n')) {
        const lines = Object.fromEntries(
          text
            .slice(0, cut)
            .split('\n')
            .map((line) => line.split(/: (.*)/s).slice(0, 2)),
        );
        text = text.slice(cut + 2);
        if (lines.event) heard.push({ event: lines.event, id: Number(lines.id), data: JSON.parse(lines.data) });
      }
    }
    state.ended = true;
  })().catch(() => {
    state.ended = true;
  });
  return {
    heard,
    state,
    changes: () =>
      heard
        .filter(({ event }) => event === 'changed')
        .map(({ data }) => [data.thing, data.step, data.case].map(String).join(' ')),
    leave: async () => {
      leaving.abort();
      await reading;
    },
  };
}

async function until(holds: () => boolean, most = 4_000): Promise<void> {
  for (const began = performance.now(); !holds(); await sleep(20))
    assert.ok(performance.now() - began < most, 'it did not come about in time');
}

it('tells in every process what was sealed, each what they may know, and no content', async () => {
  const [bureau, other, agentA, stranger] = await Promise.all([
    follow('p-office'),
    follow('p-office', 1),
    follow('p-a', 1),
    follow('nobody-here'),
  ]);
  assert.ok((await object('b')).ok);
  assert.ok((await object('a')).ok);
  await sealed();
  const both = ['objection null case-b', 'objection null case-a'];
  await until(() => bureau.changes().length === 2 && other.changes().length === 2 && agentA.changes().length === 1);
  assert.deepEqual([bureau.changes(), other.changes(), agentA.changes()], [both, both, ['objection null case-a']]);
  await sleep(400);
  assert.deepEqual([agentA.changes().length, stranger.changes()], [1, []]);
  const [changed] = agentA.heard.filter(({ event }) => event === 'changed');
  assert.deepEqual(Object.keys(changed?.data ?? {}).toSorted(), ['case', 'edition', 'place', 'step', 'thing']);
  for (const one of [bureau, other, agentA, stranger]) await one.leave();
});

it('goes on where somebody was cut off, and says to look anew where that is too far back', async () => {
  const first = await follow('p-office', 0, 0);
  await until(() => first.changes().length >= 3);
  assert.equal(first.changes()[0], 'null accepted null');
  const last = first.heard.filter(({ event }) => event === 'changed')[0]?.id ?? 0;
  await first.leave();
  const second = await follow('p-office', 1, last);
  await until(() => second.changes().length >= first.changes().length - 1);
  assert.deepEqual(second.changes(), first.changes().slice(1));
  await second.leave();
  await laidOut(test.owner, (tx) =>
    sql`select append_act('filler-' || n, ${edition}, 'setting-decided', heng_now(), null, '{"act":{}}', sha256(n::text::bytea)) from generate_series(1, 600) n`.execute(
      tx,
    ),
  );
  await sealed();
  const third = await startApp();
  apps.push(third);
  await until(() => third.live.end() > 600);
  const far = await follow('p-office', 2, 0);
  await until(() => far.heard.some(({ event }) => event === 'refresh'));
  assert.deepEqual(far.changes(), []);
  await far.leave();
});

it('ends at once when the sign-in does', async () => {
  const one = await follow('p-office');
  revoked.add('p-office');
  assert.ok((await object('c')).ok);
  await sealed();
  await until(() => one.state.ended);
  assert.deepEqual(one.changes(), []);
});

it('tells nothing more of a case from the moment somebody has withdrawn from it', async () => {
  const one = await follow('p-office');
  const done = await declaresRecusal(deskOf(test), office, null, edition, {
    person: office.person,
    case: as('case-a'),
  } as never);
  assert.ok(done.ok, JSON.stringify(done));
  assert.ok((await object('a')).ok);
  assert.ok((await object('b')).ok);
  await sealed();
  await until(() => one.changes().includes('objection null case-b'));
  assert.ok(!one.changes().includes('objection null case-a'));
  await one.leave();
});

it('goes on when its connection to the database was cut', async () => {
  const one = await follow('p-office');
  const { rows } = await sql<{ n: number }>`
    select count(pg_terminate_backend(pid)) as n from pg_stat_activity
    where query ilike 'listen %' and datname = current_database()`.execute(test.db);
  assert.equal(rows[0]?.n, 3);
  assert.ok((await object('b')).ok);
  await sealed();
  await until(() => one.changes().includes('objection null case-b'));
  await one.leave();
});

it('drops whoever does not read', async () => {
  const [{ live } = assert.fail()] = apps;
  const stuck = new Writable({ highWaterMark: 10, write: () => {} }); // takes the first bytes, and never says that it has
  stuck.on('error', () => {});
  const limits = { heartbeatMs: 20, pauseMs: 10, buffer: 200 };
  const token = tokenOf({ person: 'p-office' });
  const closed = once(stuck, 'close');
  await stream({ db: test.db, live }, stuck as unknown as ServerResponse, { token, from: null }, limits);
  await closed;
  assert.ok(stuck.destroyed);
});

it('ends every stream when the server stops, and takes no more', async () => {
  const last = apps.pop();
  assert.ok(last);
  apps.push(last);
  const one = await follow('p-office', apps.length - 1);
  await last.live.stop();
  await until(() => one.state.ended, 1_000);
});
