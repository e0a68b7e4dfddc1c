import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { id, route, words } from '@heng/contract';
import { openStep } from '@heng/contract/acts/edition';
import type { CaseId, EditionId } from '@heng/domain/language';
import { NoResultError, sql } from 'kysely';
import { z } from 'zod';
import { connect } from '../storage/index.ts';
import { answers } from './mount.ts';
import { tokenOf } from './testing/place.ts';
import { rehearsedServer } from './testing/rehearsed.ts';

const params = z.object({ edition: id<EditionId>('edition'), case: id<CaseId>('case') });
const both = (text: string) => ({ zh: text, en: text });

/** Routes that stand in no contract, to see what every route does. */
const echo = route({
  id: 'test-echo',
  method: 'POST',
  path: '/test/echo',
  title: both('echo'),
  access: { to: 'signed-in' },
  body: z.strictObject({
    text: words(20),
    given: z.record(z.string(), z.json()).default({}),
    cases: z
      .array(z.union([z.strictObject({ case: id<CaseId>('case') }), z.strictObject({ award: id('award') })]))
      .default([]),
  }),
  answer: z.object({ text: z.string() }),
  limit: 2000,
});
const breaks = route({
  id: 'test-breaks',
  method: 'GET',
  path: '/test/breaks/{how}',
  title: both('breaks'),
  access: { to: 'anybody' },
  params: z.object({ how: z.string() }),
  answer: z.object({ ok: z.boolean() }),
});
const caseRead = route({
  id: 'test-case',
  method: 'GET',
  path: '/test/editions/{edition}/cases/{case}',
  title: both('case'),
  access: { to: 'reader', of: 'file' },
  params,
  answer: z.object({ seen: z.boolean() }),
});
const draftRead = route({
  id: 'test-draft',
  method: 'GET',
  path: '/test/editions/{edition}/cases/{case}/draft',
  title: both('draft'),
  access: { to: 'reader', of: 'draft' },
  params,
  answer: z.object({ seen: z.boolean() }),
});
const audit = route({
  id: 'test-audit',
  method: 'GET',
  path: '/test/audit',
  title: both('audit'),
  access: { to: 'administrator', hands: ['audit'] },
  answer: z.object({ seen: z.boolean() }),
});

describe('the core of the API', async () => {
  const logged: string[] = [];
  const {
    app,
    send,
    view,
    edition: here,
    drop,
    database,
  } = await rehearsedServer({
    until: 'application',
    more: [
      // What the schema does not name is never sent.
      answers(echo, async ({ body }) => ({ text: body.text, secret: 'never sent' })),
      answers(breaks, async ({ params: { how } }) => {
        if (how === 'gone') throw Object.assign(new Error('terminating connection'), { code: '57P01' });
        if (how === 'slow') throw Object.assign(new Error('canceling statement'), { code: '57014' });
        if (how === 'pool') throw new Error('timeout exceeded when trying to connect');
        if (how === 'refused') throw Object.assign(new AggregateError([], ''), { code: 'ECONNREFUSED' });
        if (how === 'vanished') throw new NoResultError({ kind: 'RawNode' } as never);
        throw Object.assign(new Error('Key (name)=(张三) exists'), {
          code: '23505',
          severity: 'ERROR',
          detail: '张三',
        });
      }),
      answers(caseRead, async () => ({ seen: true })),
      answers(draftRead, async () => ({ seen: true })),
      answers(audit, async () => ({ seen: true })),
    ],
    log: (line) => logged.push(line),
  });
  after(drop);
  const office = view.members.find(({ body }) => body === 'office')?.person ?? '';
  const by = { person: office };
  const token = tokenOf(by);
  const post = (payload: string | object, headers: Record<string, string> = {}) =>
    app.inject({
      method: 'POST',
      url: '/api/test/echo',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
      payload,
    });

  it('sends nothing but what the contract names', async () => {
    const answer = await post({ text: 'a' });
    assert.deepEqual([answer.statusCode, answer.body], [200, '{"text":"a"}']);
  });

  it('reads JSON strictly', async () => {
    const statuses: Record<string, number> = {};
    const deep = `{"text":"a","given":{"a":${'['.repeat(200)}${']'.repeat(200)}}}`;
    const bodies: readonly string[] = [
      '{"text":',
      '',
      'null',
      '[]',
      '{"text":"a","text":"b"}',
      '{"text":"a","__proto__":{"text":"b"}}',
      '{"text":"a","given":{"x":1e999}}',
      '{"text":"a\\u0000"}',
      '{"text":"\\ud800"}',
      '{"text":"a","given":{"\\udc00":1}}',
      '{"text":"a","constructor":1}',
      '{"text":"   "}',
      deep,
      `{"text":"${'a'.repeat(3000)}"}`,
    ];
    for (const body of bodies) statuses[body.slice(0, 40)] = (await post(body)).statusCode;
    assert.deepEqual(Object.values(statuses), [400, 422, 422, 422, 200, 400, 400, 422, 422, 422, 422, 422, 400, 413]);
    assert.equal((await post(Buffer.from([0x7b, 0xff, 0x7d]).toString('latin1'))).statusCode, 400);
    assert.equal((await post('text=a', { 'content-type': 'application/x-www-form-urlencoded' })).statusCode, 415);
    assert.equal((await post('{}', { 'content-type': 'text/plain' })).statusCode, 415);
  });

  it('finds ids wherever they stand, also inside lists of several kinds', async () => {
    const real = view.cases[0]?.id;
    const answer = await post({ text: 'a', cases: [{ case: real }, { case: 'none' }, { award: 'none' }] });
    assert.equal(answer.statusCode, 404);
    assert.deepEqual(
      answer.json().faults.map((one: { at: string }) => one.at),
      ['body.cases.1.case', 'body.cases.2.award'],
    );
    const two = await post({ text: 'a', cases: [{ case: real, award: 'none' }] });
    assert.equal(two.statusCode, 422);
  });

  it('takes a session by cookie from pages of ours alone; a bearer from everywhere', async () => {
    const cookie = { authorization: '', cookie: `heng=${token}` };
    const status = async (headers: Record<string, string>) => (await post({ text: 'a' }, headers)).statusCode;
    assert.equal(await status(cookie), 403);
    assert.equal(await status({ ...cookie, origin: 'https://elsewhere.example' }), 403);
    assert.equal(await status({ ...cookie, origin: 'null' }), 403);
    assert.equal(await status({ ...cookie, 'sec-fetch-site': 'cross-site' }), 403);
    assert.equal(await status({ ...cookie, 'sec-fetch-site': 'same-site' }), 403);
    assert.equal(await status({ ...cookie, 'sec-fetch-site': 'same-origin' }), 200);
    assert.equal(await status({ ...cookie, origin: 'http://127.0.0.1:8080' }), 200);
    assert.equal(await status({ ...cookie, origin: 'http://localhost:80', host: 'localhost:80' }), 403);
    assert.equal(await status({ ...cookie, origin: 'http://localhost:8080', host: 'localhost:8080' }), 200);
    assert.equal(await status({ origin: 'https://elsewhere.example' }), 200);
    assert.equal(await status({ authorization: '' }), 401);
    assert.equal(await status({ authorization: 'Bearer nonsense-nonsense' }), 401);
  });

  it('lets administrators to their own routes and to no others’', async () => {
    const asks = async (administrator: 'audit' | 'system' | null) =>
      (await send(audit, { by: { person: 'p', administrator } })).status;
    assert.deepEqual([await asks('audit'), await asks('system'), await asks(null)], [200, 403, 403]);
    assert.equal((await send(audit, {})).status, 401);
  });

  it('answers a case that is not to be seen like one that is not there', async () => {
    const one = view.cases[0];
    const asks = (person: string, of: string, jurisdiction = 'here') =>
      send(caseRead, { by: { person, jurisdiction }, params: { edition: here, case: of } });
    assert.equal((await asks(office, one?.id ?? '')).status, 200);
    assert.equal((await asks(`${one?.applicant}-agent`, one?.id ?? '')).status, 200);
    // The office sees the case, and not what its applicant has only drafted.
    const draft = { params: { edition: here, case: one?.id ?? '' } };
    assert.equal((await send(draftRead, { by: { person: `${one?.applicant}-agent` }, ...draft })).status, 200);
    const unseen = [
      await send(draftRead, { by, ...draft }),
      await asks(`${view.cases[1]?.applicant}-agent`, one?.id ?? ''),
      await asks(office, 'no-such-case'),
      await asks(office, one?.id ?? '', 'there'),
    ];
    for (const answer of unseen) {
      assert.equal(answer.status, 404);
      assert.equal(answer.body.problem, 'not-found');
    }
  });

  it('tells an address that is not there from a method it does not take', async () => {
    const ask = async (method: 'GET' | 'DELETE' | 'HEAD', url: string) => app.inject({ method, url });
    const wrong = await ask('DELETE', '/api/test/echo');
    assert.deepEqual([wrong.statusCode, wrong.headers.allow], [405, 'POST']);
    assert.equal((await ask('GET', '/api/none')).json().problem, 'not-found');
    assert.equal((await ask('GET', '/api/%zz')).json().problem, 'malformed');
    assert.equal((await ask('GET', '/api/test/editions/%00/cases/x')).statusCode, 401);
    assert.match((await ask('GET', '/none')).body, /<html/);
    assert.equal((await ask('HEAD', '/api/test/audit')).statusCode, 401);
  });

  it('tells when the database is away, and gives every other fault a number and no data', async () => {
    const asks = (how: string) => send(breaks, { params: { how } });
    assert.equal((await asks('vanished')).status, 404);
    for (const how of ['gone', 'slow', 'pool', 'refused']) {
      const answer = await asks(how);
      assert.deepEqual([answer.status, answer.body.problem, answer.headers['retry-after']], [503, 'unavailable', '2']);
    }
    logged.length = 0;
    const answer = await asks('unknown');
    assert.equal(answer.status, 500);
    assert.match(answer.body.number, /^[0-9a-f]{8}$/);
    const log = logged.join('');
    assert.ok(log.includes(answer.body.number) && log.includes('23505'));
    assert.ok(!log.includes('张三') && !answer.body.zh.includes('张三'), log);
  });

  it('shows the document and a page to try it, with nothing from elsewhere', async () => {
    const document = (await app.inject('/api/openapi.json')).json();
    assert.equal(document.openapi, '3.1.0');
    assert.ok(document.paths['/editions/{edition}/acts/step-opened'].post['x-heng-access'].act);
    assert.ok(document.paths['/live'].get.responses[200].content['text/event-stream']);
    assert.equal((await app.inject('/api/docs/')).headers.location, '/api/docs');
    const page = await app.inject('/api/docs');
    assert.match(String(page.headers['content-security-policy']), /script-src 'self'(;|$)/);
    const loads = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address ?? '');
    for (const address of loads) {
      assert.ok(!/^(https?:)?\/\//.test(address), address);
      assert.equal((await app.inject(new URL(address, 'http://h/api/docs').pathname)).statusCode, 200, address);
    }
  });

  it('answers 503 while the database cuts everybody off, and serves again by itself', async () => {
    const one = view.cases[0]?.id ?? '';
    const read = () => send(caseRead, { by, params: { edition: here, case: one } });
    const act = () =>
      send(openStep, { by, params: { edition: here }, body: { as: { body: 'office' }, step: 'application' } });
    const other = connect(database.urls.app, { connections: 1 });
    // An own connection of the same role may end all others of it.
    const cut = () =>
      sql`select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and usename = current_user and pid <> pg_backend_pid()`.execute(other);
    const statuses = new Set<number>();
    const until = performance.now() + 1200;
    const ask = async (): Promise<void> => {
      while (performance.now() < until) for (const asks of [read, act]) statuses.add((await asks()).status);
    };
    const cutting = (async () => {
      while (performance.now() < until) await cut();
    })();
    await Promise.all([cutting, ask(), ask(), ask(), ask(), ask(), ask()]);
    await other.destroy();
    assert.deepEqual(
      [...statuses].filter((status) => ![200, 409, 503].includes(status)),
      [],
      logged.slice(-3).join(''),
    );
    assert.ok(statuses.has(503));
    const deadline = performance.now() + 3000;
    while (performance.now() < deadline && (await read()).status !== 200);
    assert.deepEqual([(await read()).status, (await act()).status], [200, 409]);
  });
});
