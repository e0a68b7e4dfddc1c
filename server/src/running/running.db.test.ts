import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { readConfig } from '../config.ts';
import { addJurisdiction, asOwner, connect, type Embedded, migrate, startEmbedded } from '../storage/index.ts';
import { temporaryFolder } from '../storage/testing.ts';
import { type Running, startServing } from './start.ts';

const folder = temporaryFolder();
const settings = { fsync: 'off' };
const lines: string[] = [];
const log = { write: (line: string) => lines.push(line) };

let server: Embedded;
let running: Running;

const begin = (port = '0') =>
  startServing({
    config: readConfig({ HENG_PORT: port, HENG_LOG: 'debug' }),
    urls: server,
    folder: join(folder, 'installation'),
    nature: 'real',
    calendar: new Map(),
    log,
  });
const ask = (path: string, init: RequestInit = {}) => fetch(running.address + path, init);
const ready = async () => {
  const answer = await ask('/readyz');
  const said = (await answer.json()) as { parts: Record<string, { well: boolean }> };
  return { status: answer.status, ...said };
};

before(async () => {
  server = await startEmbedded({ folder: join(folder, 'data'), settings });
  await migrate(server, 'real');
  await addJurisdiction(server, 'here', '此地');
  running = await begin();
});
after(async () => {
  await running.stop();
  await server.stop();
});

/** Anything that has to ask the database for an answer: nobody's token. */
const token = 'a'.repeat(43);
const signedIn = () => ask('/api/session', { headers: { authorization: `Bearer ${token}` } });

describe('the running server', () => {
  it('is ready part by part, and says which version it is', async () => {
    const found = await ready();
    assert.equal(found.status, 200, JSON.stringify(found));
    assert.deepEqual(Object.keys(found.parts), ['database', 'sequencer', 'jobs', 'files', 'keys']);
    assert.deepEqual(Object.keys((await (await ask('/api/version')).json()) as object), ['version']);
    assert.equal((await ask('/healthz')).status, 200);
  });

  it('is not ready on a database that is not of its version', async () => {
    await asOwner(server, (client) => client.query(`insert into migration values ('9999-later.sql', '', now())`));
    const found = await ready();
    assert.deepEqual([found.status, found.parts.database?.well], [503, false]);
    await asOwner(server, (client) => client.query(`delete from migration where name = '9999-later.sql'`));
    assert.equal((await ready()).status, 200);
  });

  it('writes nothing of what people send into its log, whatever goes wrong', async () => {
    const secret = 'PLANTED-41-secret';
    const spoken = {
      'user-agent': secret,
      referer: `http://${secret}/`,
      'x-forwarded-for': secret,
      'idempotency-key': `${secret}-key`,
    };
    const json = { ...spoken, 'content-type': 'application/json' };
    const bodies = [
      JSON.stringify({ login: secret, password: secret, jurisdiction: 'here' }),
      `{"login":"${secret}`,
      JSON.stringify({ [secret]: 1 }),
    ];
    await Promise.all([
      ...bodies.map((body) => ask('/api/session', { method: 'POST', headers: json, body })),
      ask(`/api/${secret}?${secret}=${secret}`, { headers: spoken }),
      ask(`/${secret}`, { headers: spoken }),
      ask(`/editions/${secret}?q=${secret}`),
      ask(`/api/editions/${secret}/cases?q=${secret}`, {
        headers: { ...spoken, authorization: `Bearer ${secret}`, cookie: `heng=${secret}` },
      }),
      ask(`/api/public/objections/${secret}`),
      ask('/api/uploads', {
        method: 'POST',
        headers: { 'tus-resumable': '1.0.0', 'upload-metadata': `name ${btoa(secret)}` },
      }),
    ]);
    // A fault of the database quotes what it was given.
    await asOwner(server, (client) => client.query('alter table login_failure rename to login_failure_x'));
    await ask('/api/session', { method: 'POST', headers: json, body: bodies[0] ?? '' });
    await asOwner(server, (client) => client.query('alter table login_failure_x rename to login_failure'));
    await sleep(50);
    assert.ok(lines.some((line) => line.includes('"route"')));
    assert.deepEqual(
      lines.filter((line) => line.includes(secret) || line.includes(btoa(secret))),
      [],
    );
    for (const line of lines)
      assert.ok(
        ['level', 'time', 'msg'].every((name) => name in JSON.parse(line)),
        line,
      );
  });

  it('answers 503 while the database is away, and serves again by itself when it is back', async () => {
    const pid = Number(readFileSync(join(folder, 'data/postgres/data/postmaster.pid'), 'utf8').split('\n')[0]);
    process.kill(pid, 'SIGINT');
    while (await reaches()) await sleep(20);
    const away = await signedIn();
    assert.equal(away.status, 503);
    assert.ok(Number(away.headers.get('retry-after')) > 0);
    assert.equal((await ready()).status, 503);
    assert.equal((await ask('/healthz')).status, 200);
    server = await startEmbedded({ folder: join(folder, 'data'), settings });
    const began = performance.now();
    while ((await ready()).status !== 200 && performance.now() - began < 10_000) await sleep(50);
    assert.equal((await ready()).status, 200);
    assert.equal((await signedIn()).status, 401);
  });

  it('stops in order: what is under way is answered, and nothing new is taken', async () => {
    const db = connect(server.owner, { connections: 1 });
    const held = await db.startTransaction().execute();
    await held.executeQuery({
      sql: 'lock table session',
      parameters: [],
      query: {} as never,
      queryId: { queryId: 'x' },
    });
    const underWay = signedIn();
    await sleep(200);
    const stopping = running.stop();
    await sleep(200);
    await assert.rejects(fetch(`${running.address}/healthz`), 'nobody listens any more');
    await held.rollback().execute();
    assert.equal((await underWay).status, 401);
    await stopping;
    const open = await asOwner(server, (client) =>
      client.query(`select from pg_stat_activity where usename = 'heng_app' and datname = 'heng'`),
    );
    assert.equal(open.rowCount, 0, 'no connection of ours is left');
    await db.destroy();
    running = await begin();
    assert.equal((await ready()).status, 200);
  });
});

const reaches = () =>
  asOwner(server, (client) => client.query('select 1')).then(
    () => true,
    () => false,
  );
