import assert from 'node:assert/strict';
import { once } from 'node:events';
import { Agent, request as ask } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { openApi } from '@heng/contract';
import { as, type PersonId } from '@heng/domain/language';
import fc from 'fast-check';
import { sql } from 'kysely';
import { usualLimits } from '../files/files.ts';
import { localStorage } from '../files/storage.ts';
import { startLive } from '../live/hub.ts';
import { offRecord, within } from '../storage/index.ts';
import { temporaryFolder } from '../storage/testing.ts';
import type { Session } from './place.ts';
import { type HostileRequest, hostileRequests, type Known } from './testing/hostile-requests.ts';
import { hostileUploads } from './testing/hostile-uploads.ts';
import { rehearsedServer } from './testing/rehearsed.ts';

const many = Number(process.env.HENG_TEST_REQUESTS ?? 10_000);
/** Milliseconds after which a request counts as hanging. */
const longest = 10_000;

describe('bad input', async () => {
  const sessions = new Map<string, Session>();
  const faults: string[] = [];
  const storage = await localStorage(join(temporaryFolder(), 'files'));
  const { app, view, database, edition, drop } = await rehearsedServer({
    until: 'material-review',
    applicants: 6,
    place: ({ db, urls }) => ({
      files: { storage, scan: null, limits: { ...usualLimits, spare: 0 } },
      sessionFor: async (token) => sessions.get(token) ?? null,
      live: startLive(db, urls.app, async (token) => sessions.get(token) ?? null),
    }),
    log: (line) => faults.push(line),
  });
  after(drop);
  const people = await signIn();
  const known = await whatIsThere();
  const address = new URL(await app.listen({ host: '127.0.0.1', port: 0 }));
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });
  after(() => agent.destroy());

  /** One of every kind of people there is, each with an account. */
  async function signIn(): Promise<readonly (string | null)[]> {
    const bodies = new Map(view.members.map(({ body, person }) => [body, person]));
    const agents = view.cases.slice(0, 2).map(({ applicant }) => as<PersonId>(`${applicant}-agent`));
    const hands = ['system', 'security', 'audit'] as const;
    const all = [
      ...[...bodies.values(), ...agents].map((person) => ({ person, administrator: null, jurisdiction: 'here' })),
      ...hands.map((hand) => ({ person: as<PersonId>(hand), administrator: hand, jurisdiction: 'here' })),
      { person: as<PersonId>('somebody-there'), administrator: null, jurisdiction: 'there' },
    ];
    for (const [index, { person, administrator, jurisdiction }] of all.entries()) {
      const token = `token-${index}`.padEnd(43, '-');
      await offRecord(database.db, jurisdiction, async (tx) => {
        await sql`insert into person (id, name) values (${person}, ${person}) on conflict do nothing`.execute(tx);
        await sql`insert into account (id, person_id, login, administrator) values (${`account-${index}`}, ${person}, ${`login-${index}`}, ${administrator})`.execute(
          tx,
        );
      });
      sessions.set(token, {
        id: token,
        account: `account-${index}`,
        person,
        name: person,
        jurisdiction,
        administrator,
        strong: true,
      });
    }
    return [null, 'no-such-token-at-all', ...sessions.keys()];
  }

  async function whatIsThere(): Promise<Known> {
    const { pack } = view;
    const tables = {
      case: 'case_file',
      applicant: 'applicant',
      person: 'person',
      team: 'team',
      notice: 'notice',
      objection: 'objection',
      award: 'award',
      act: 'journal_entry',
      account: 'account',
    };
    const ids: Record<string, readonly string[]> = {
      edition: [edition],
      step: pack.steps.map(({ id }) => id),
      body: [...Object.keys(pack.bodies), 'applicant', 'parent', 'public'],
      tier: Object.keys(pack.tiers),
    };
    for (const [ref, table] of Object.entries(tables)) {
      const found = await within(database.db, 'here', (tx) =>
        sql<{ id: string }>`select id from ${sql.table(table)} limit 8`.execute(tx),
      );
      ids[ref] = found.rows.map(({ id }) => id);
    }
    const named = [pack.facts, pack.documents, pack.channels, pack.tracks, pack.obligations, pack.sanctions];
    const seats = [...sessions.values()].map(({ id, person }) => {
      const own = view.members.filter((one) => one.person === person).map(({ body, of }) => ({ body, of }));
      const agentOf = person.endsWith('-agent') ? [{ body: 'applicant', of: person.slice(0, -'-agent'.length) }] : [];
      return [id, [...own, ...agentOf]];
    });
    return {
      ids,
      words: named.flatMap((one) => Object.keys(one)).slice(0, 120),
      seats: Object.fromEntries(seats),
    };
  }

  const send = ({ method, path, who, headers, payload }: HostileRequest) =>
    new Promise<number>((done, fail) => {
      const request = ask(
        {
          agent,
          host: address.hostname,
          port: address.port,
          method,
          path,
          headers: {
            ...(who !== null && { authorization: `Bearer ${who}` }),
            ...headers,
            ...(payload !== null && { 'content-length': Buffer.byteLength(payload) }),
          },
          signal: AbortSignal.timeout(longest),
        },
        (answer) => {
          const { statusCode = 0 } = answer;
          // What streams has begun to answer.
          if (String(answer.headers['content-type']).startsWith('text/event-stream')) request.destroy();
          else answer.resume();
          done(statusCode);
        },
      );
      request.on('error', fail);
      request.end(payload ?? undefined);
    });

  /** Sends them all; how many were answered how, and those that were answered as no request may be. */
  async function sendAll(requests: readonly HostileRequest[]) {
    const counted = new Map<number, number>();
    const bad: string[] = [];
    const queue = requests.values();
    const worker = async (): Promise<void> => {
      for (const request of queue) {
        const status = await send(request).catch((fault: NodeJS.ErrnoException) => {
          // A body that is refused before it has come is cut off.
          if (fault.code === 'ECONNRESET' || fault.code === 'EPIPE') return 413;
          return fault.name === 'TimeoutError' ? 599 : 598;
        });
        counted.set(status, (counted.get(status) ?? 0) + 1);
        if (status >= 500)
          bad.push(
            `${status} ${request.method} ${request.path.slice(0, 200)} ${request.who} ${JSON.stringify(request.headers).slice(0, 400)} ${request.payload?.slice(0, 600)}`,
          );
      }
    };
    await Promise.all(Array.from({ length: 12 }, worker));
    return { counted, bad };
  }

  it(`${many} requests made from the document: none is answered 5xx, none hangs`, async () => {
    const requests = fc.sample(hostileRequests(openApi('heng'), known, people), { numRuns: many, seed: 20261120 });
    const { counted, bad } = await sendAll(requests);
    if (process.env.HENG_TEST_TELL) console.log(counted, bad.length, faults.slice(0, 40).join(''));
    assert.deepEqual(bad.slice(0, 10), [], faults.slice(0, 10).join(''));
    // Not everything was turned away at the door: the requests reached what they were made for.
    assert.ok(
      (counted.get(200) ?? 0) > many / 100 && (counted.get(409) ?? 0) > many / 100,
      JSON.stringify([...counted]),
    );
    const health = await send({
      operation: '',
      method: 'GET',
      path: '/healthz',
      who: null,
      headers: {},
      payload: null,
    });
    assert.equal(health, 200);
  });

  it(`${many / 10} requests of uploads: none is answered 5xx, none hangs`, async () => {
    const [one] = view.cases.filter(({ ended }) => ended === null);
    const token = [...sessions.values()].find(({ person }) => person === `${one?.applicant}-agent`)?.id ?? null;
    const metadata = { name: 'a.pdf', edition, case: one?.id ?? '', purpose: 'application' };
    const told = Object.entries(metadata).map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`);
    const begun: string[] = [];
    for (let i = 0; i < 4; i += 1) {
      const { headers } = await fetch(new URL('/api/uploads', address), {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'tus-resumable': '1.0.0',
          'upload-length': '70',
          'upload-metadata': told.join(','),
        },
      });
      begun.push(headers.get('location')?.split('/').at(-1) ?? '');
    }
    assert.ok(begun.every((id) => id !== ''));
    const requests = fc.sample(hostileUploads(known, [...people, token, token], begun), {
      numRuns: many / 10,
      seed: 20261120,
    });
    const { counted, bad } = await sendAll(requests);
    if (process.env.HENG_TEST_TELL) console.log(counted, bad.length);
    assert.deepEqual(bad.slice(0, 10), [], faults.slice(0, 10).join(''));
    assert.ok(
      (counted.get(201) ?? 0) + (counted.get(204) ?? 0) > 0 && (counted.get(412) ?? 0) > 0,
      JSON.stringify([...counted]),
    );
  });

  it('half requests, lying lengths, floods of headers and slow bodies end with a 4xx or a closed line', async () => {
    const raw = async (text: string, more?: string): Promise<string> => {
      const socket = connect(Number(address.port), address.hostname);
      let answered = '';
      socket.on('data', (chunk) => {
        answered += chunk;
      });
      socket.on('error', () => {});
      socket.write(text);
      if (more !== undefined) setTimeout(() => socket.write(more), 50);
      setTimeout(() => socket.end(), 400);
      await once(socket, 'close');
      return answered.split('\r\n')[0] ?? '';
    };
    const head = `POST /api/editions HTTP/1.1\r\nhost: h\r\ncontent-type: application/json\r\n`;
    const lines = await Promise.all([
      raw('GET /api/'),
      raw('\0\0\0\0\r\n\r\n'),
      raw(`${head}content-length: 5\r\n\r\n{}`),
      raw(`${head}content-length: -5\r\n\r\n{}`),
      raw(`${head}content-length: 2\r\ncontent-length: 3\r\n\r\n{}`),
      raw(`${head}content-length: 2\r\ntransfer-encoding: chunked\r\n\r\n{}`),
      raw(`${head}transfer-encoding: chunked\r\n\r\nzz\r\n{}`),
      raw(`${head}x: ${'y'.repeat(20_000)}\r\n\r\n`),
      raw(`${head}${'x: y\r\n'.repeat(4000)}\r\n`),
      raw(`GET /${'a'.repeat(30_000)} HTTP/1.1\r\nhost: h\r\n\r\n`),
      raw('GET /api/none HTTP/1.1\r\n\r\n'),
      raw(`${head}content-length: 20\r\n\r\n{`, '"a":'),
      raw(`PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n`),
      raw(`BREW /api/editions HTTP/1.1\r\nhost: h\r\n\r\n`),
    ]);
    for (const line of lines) assert.match(line, /^(HTTP\/1\.1 4\d\d .*)?$/);
    assert.ok(app.server.requestTimeout > 0 && app.server.requestTimeout <= 300_000);
    assert.ok(app.server.headersTimeout > 0 && app.server.headersTimeout <= 15_000);
  });
});
