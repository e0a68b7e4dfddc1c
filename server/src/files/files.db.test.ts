import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { chmod } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import * as tus from 'tus-js-client';
import type { Place } from '../http/place.ts';
import { buildWhole } from '../http/server.ts';
import { testPlace, tokenOf } from '../http/testing/place.ts';
import { laidOut, type TestDatabase, temporaryFolder, testDatabase } from '../storage/testing.ts';
import { type Files, usualLimits } from './files.ts';
import { fileRoutes } from './routes.ts';
import { clamd } from './scan.ts';
import { type FileStorage, localStorage } from './storage.ts';
import { sweepFiles } from './sweep.ts';
import { idOf, metadata, tusClient } from './testing/client.ts';
import { type Played, playTo } from './testing/edition.ts';
import { hostile } from './testing/hostile.ts';
import { pdf } from './testing/samples.ts';

const sha = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** A sound PDF of so many bytes, never the same twice. */
const paper = (bytes: number): Buffer => {
  const end = pdf().subarray(9);
  const filler = randomBytes(Math.ceil(bytes / 2)).toString('hex').slice(0, bytes - end.length - 11);
  return Buffer.concat([Buffer.from('%PDF-1.7\n%'), Buffer.from(filler), Buffer.from('\n'), end]);
};

describe('files', () => {
  let database: TestDatabase;
  let played: Played;
  let storage: FileStorage;
  let base: string;
  let place: Place;
  let own: { edition: string; case: string };
  let other: { edition: string; case: string };
  const closing: (() => Promise<unknown>)[] = [];
  const agent = 'applicant-1-agent';
  const mine = () => tusClient(base, agent);

  async function serveWith(over: Partial<Files>): Promise<{ base: string; place: Place }> {
    const files: Files = { storage, scan: null, limits: usualLimits, ...over };
    const made = testPlace(database, { files });
    const app = await buildWhole({ db: database.db, calendar: new Map(), packs: [], now: made.now }, made, fileRoutes);
    closing.push(() => app.close());
    return { base: await app.listen({ host: '127.0.0.1', port: 0 }), place: made };
  }

  before(async () => {
    database = await testDatabase();
    played = await playTo(database, 'application');
    const [first, second] = played.view.cases;
    assert.ok(first && second);
    own = { edition: played.edition, case: first.id };
    other = { edition: played.edition, case: second.id };
    const folder = temporaryFolder();
    await chmod(folder, 0o700);
    storage = await localStorage(join(folder, 'files'));
    ({ base, place } = await serveWith({}));
  });
  after(async () => {
    for (const close of closing) await close();
    await database.drop();
  });

  const get = async (path: string, person: string, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${base}/api${path}`, { headers: { authorization: `Bearer ${tokenOf({ person })}`, ...headers } });
    return { status: answer.status, headers: answer.headers, body: Buffer.from(await answer.arrayBuffer()) };
  };
  const post = async (path: string, person: string, body: unknown, method = 'POST') => {
    const answer = await fetch(`${base}/api${path}`, {
      method,
      headers: { authorization: `Bearer ${tokenOf({ person })}`, ...(body !== null && { 'content-type': 'application/json' }) },
      body: body === null ? null : JSON.stringify(body),
    });
    const text = await answer.text();
    return { status: answer.status, body: text === '' ? null : JSON.parse(text) };
  };
  const stored = async (bytes: Buffer, over: Record<string, string> = {}): Promise<string> => {
    const answer = await mine().create({ name: '自评报告.pdf', ...own, ...over }, bytes.length, bytes);
    assert.equal(answer.status, 201, answer.body);
    return idOf(answer);
  };
  const handIn = (bytes: Buffer, document: string, secret = false) =>
    laidOut(database.db, (tx) =>
      tx
        .insertInto('case_document')
        .values({ case_id: own.case, document, by: 'applicant', sha256: sha(bytes), trade_secret: secret, at: sql`clock_timestamp()` })
        .execute(),
    );
  const rows = async (table: 'upload' | 'file' | 'file_share') => database.owner.selectFrom(table).selectAll().execute();

  describe('coming in', () => {
    it('takes a whole file in one request, with its digest for a receipt', async () => {
      const bytes = paper(100_000);
      const answer = await mine().create({ name: '自评报告.pdf', ...own }, bytes.length, bytes);
      assert.equal(answer.status, 201);
      assert.equal(answer.headers['heng-sha256'], sha(bytes));
      assert.equal(answer.headers['upload-offset'], String(bytes.length));
      const shown = await get(`/files/${idOf(answer)}`, agent);
      const { name, kind, sha256, handedIn } = JSON.parse(shown.body.toString());
      assert.deepEqual([name, kind, sha256, handedIn], ['自评报告.pdf', 'pdf', sha(bytes), false]);
    });

    it('speaks tus to the client that everybody uses, in parts and after a stop', async () => {
      const bytes = paper(3_000_000);
      const start = (over: Partial<tus.UploadOptions>) =>
        new Promise<tus.Upload>((done, fail) => {
          const upload = new tus.Upload(bytes, {
            endpoint: `${base}/api/uploads`,
            chunkSize: 700_000,
            retryDelays: [0, 50, 100],
            headers: { authorization: `Bearer ${tokenOf({ person: agent })}` },
            metadata: { name: 'a.pdf', purpose: 'application', ...own },
            onError: fail,
            onSuccess: () => done(upload),
            ...over,
          });
          upload.start();
        });
      const stopped = await new Promise<string>((done, fail) => {
        start({
          onError: fail,
          onChunkComplete(_size, accepted) {
            if (accepted >= 1_400_000) this.onProgress = null;
          },
          onUploadUrlAvailable: null,
          onBeforeRequest: null,
          onAfterResponse: (_request, response) => {
            const at = Number(response.getHeader('upload-offset') ?? 0);
            if (at >= 1_400_000) done('');
          },
        }).then((upload) => done(upload.url ?? ''), fail);
      });
      assert.equal(typeof stopped, 'string');
      const finished = await start({});
      const id = finished.url?.split('/').at(-1) ?? '';
      assert.deepEqual((await get(`/files/${id}/content`, agent)).body, bytes);
      const { status } = await mine().ask('OPTIONS', '/api/uploads', {});
      assert.equal(status, 204);
    });

    it('goes on where it was cut off, and never shows a part', async () => {
      const bytes = paper(2_000_000);
      const id = idOf(await mine().create({ name: 'a.pdf', ...own }, bytes.length));
      await assert.rejects(mine().patch(id, 0, bytes, 1_200_000));
      assert.equal((await get(`/files/${id}`, agent)).status, 404);
      const { headers } = await retried(() => mine().head(id), (it) => Number(it.headers['upload-offset']) > 0);
      const at = Number(headers['upload-offset']);
      assert.ok(at > 0 && at <= 1_200_000, String(at));
      assert.equal((await mine().patch(id, at + 1, bytes.subarray(at + 1))).status, 409);
      const last = await mine().patch(id, at, bytes.subarray(at));
      assert.equal(last.status, 204, last.body);
      assert.equal(last.headers['heng-sha256'], sha(bytes));
      // The answer may have got lost: whoever asks again is told it is whole.
      assert.equal((await mine().head(id)).headers['upload-offset'], String(bytes.length));
      assert.equal((await mine().patch(id, bytes.length, Buffer.alloc(0))).headers['heng-sha256'], sha(bytes));
    });

    it('tells what is wrong with a request', async () => {
      const meant = { name: 'a.pdf', ...own };
      const up = mine();
      assert.equal((await up.ask('POST', '/api/uploads', { 'tus-resumable': '0.2.2' })).status, 412);
      assert.equal((await up.ask('POST', '/api/uploads', { 'upload-metadata': metadata(meant) })).status, 400);
      assert.equal((await up.ask('POST', '/api/uploads', { 'upload-length': '1e3', 'upload-metadata': metadata(meant) })).status, 400);
      assert.equal((await up.ask('POST', '/api/uploads', { 'upload-length': 5, 'upload-metadata': 'name !!!' })).status, 422);
      assert.equal((await up.create(meant, 0)).status, 415);
      assert.equal((await up.create({ ...meant, name: 'a.exe' }, 5)).status, 415);
      assert.equal((await up.create(meant, 10 ** 12)).status, 413);
      assert.equal((await up.create(meant, 10, Buffer.alloc(20))).status, 413);
      assert.equal((await up.create({ ...meant, edition: 'no-such' }, 10)).status, 404);
      assert.equal((await up.create({ ...meant, case: 'no-such' }, 10)).status, 404);
      assert.equal((await up.create({ ...meant, case: undefined }, 10)).status, 404);
      const id = idOf(await up.create(meant, 10));
      assert.equal((await up.patch(id, 0, Buffer.alloc(11))).status, 413);
      assert.equal((await up.ask('PATCH', `/api/uploads/${id}`, { 'upload-offset': '-1', 'content-type': 'application/offset+octet-stream' })).status, 400);
      assert.equal((await up.ask('PATCH', `/api/uploads/${id}`, { 'upload-offset': 0, 'content-type': 'text/plain' })).status, 415);
      assert.equal((await up.head('no-such')).status, 404);
      assert.equal((await up.head('..%2f..%2fetc')).status, 404);
      assert.equal((await up.ask('DELETE', `/api/uploads/${id}`, {})).status, 204);
      assert.equal((await up.head(id)).status, 404);
    });

    it('takes more than it was told in a stream without a length for what it is', async () => {
      const id = idOf(await mine().create({ name: 'a.pdf', ...own }, 1000));
      const answer = await fetch(`${base}/api/uploads/${id}`, {
        method: 'PATCH',
        headers: {
          authorization: `Bearer ${tokenOf({ person: agent })}`,
          'tus-resumable': '1.0.0',
          'upload-offset': '0',
          'content-type': 'application/offset+octet-stream',
        },
        body: new ReadableStream({
          start(controller) {
            controller.enqueue(Buffer.alloc(5000));
            controller.close();
          },
        }),
        duplex: 'half',
      } as RequestInit);
      assert.equal(answer.status, 413);
      await mine().ask('DELETE', `/api/uploads/${id}`, {});
    });

    it('belongs to the one who began it, and to those alone who may add to the case', async () => {
      const bytes = paper(5000);
      const id = idOf(await mine().create({ name: 'a.pdf', ...own }, bytes.length));
      for (const person of ['applicant-2-agent', played.office, 'nobody-known']) {
        const up = tusClient(base, person);
        assert.equal((await up.head(id)).status, 404, person);
        assert.equal((await up.patch(id, 0, bytes)).status, 404, person);
        assert.equal((await up.ask('DELETE', `/api/uploads/${id}`, {})).status, 404, person);
        assert.equal((await up.create({ name: 'a.pdf', ...own }, 100)).status, 404, person);
      }
      assert.equal((await mine().create({ name: 'a.pdf', ...other }, 100)).status, 404);
      assert.equal((await mine().ask('HEAD', `/api/uploads/${id}`, { authorization: 'Bearer x' })).status, 401);
      const foreign = await mine().ask('PATCH', `/api/uploads/${id}`, {
        authorization: '',
        cookie: `heng=${tokenOf({ person: agent })}`,
        origin: 'https://evil.example',
        'upload-offset': 0,
      });
      assert.equal(foreign.status, 403);
      assert.equal((await mine().patch(id, 0, bytes)).status, 204);
    });

    it('refuses every hostile file, and keeps nothing of it', async () => {
      const before = await rows('file_share');
      const some = hostile().filter(([, , bytes]) => bytes.length > 0 && bytes.length < 1_000_000);
      assert.ok(some.length >= 40);
      for (const [what, name, bytes] of some) {
        const { status, body } = await mine().create({ name, ...own }, bytes.length, bytes);
        assert.equal(status, 415, `${what}: ${body}`);
        assert.ok(JSON.parse(body).faults[0].zh);
      }
      assert.deepEqual(await rows('file_share'), before);
      const left = (await rows('file')).length + (await rows('upload')).length;
      assert.equal(await Array.fromAsync(storage.list()).then((all) => all.length), left);
    });

    it('lets no 64 uploads at once take more than the share', async () => {
      const limits = { ...usualLimits, share: 1_000_000, file: 500_000 };
      const { base: tight } = await serveWith({ limits });
      const second = tusClient(tight, 'applicant-2-agent');
      const made = await Promise.all(Array.from({ length: 64 }, () => second.create({ name: 'a.pdf', ...other }, 100_000)));
      const statuses = made.map(({ status }) => status);
      assert.equal(statuses.filter((status) => status === 201).length, 10);
      assert.equal(statuses.filter((status) => status === 413).length, 54);
      for (const one of made.filter(({ status }) => status === 201))
        assert.equal((await second.ask('DELETE', `/api/uploads/${idOf(one)}`, {})).status, 204);
      const share = (await rows('file_share')).find(({ owner }) => owner === `case ${other.case}`);
      assert.deepEqual([share?.bytes, share?.files], [0, 0]);
      assert.equal((await second.create({ name: 'a.pdf', ...other }, 500_000)).status, 201);
    });

    it('lets one of two requests for the same upload write', async () => {
      const bytes = paper(400_000);
      const id = idOf(await mine().create({ name: 'a.pdf', ...own }, bytes.length));
      const both = await Promise.allSettled([mine().patch(id, 0, bytes), mine().patch(id, 0, bytes)]);
      const statuses = both.flatMap((one) => (one.status === 'fulfilled' ? [one.value.status] : []));
      assert.ok(statuses.every((status) => [204, 409, 423].includes(status)), statuses.join());
      const { headers } = await mine().head(id);
      const at = Number(headers['upload-offset']);
      if (at < bytes.length) assert.equal((await mine().patch(id, at, bytes.subarray(at))).status, 204);
      assert.deepEqual((await get(`/files/${id}/content`, agent)).body, bytes);
    });

    it('acknowledges nothing on a full disk, and goes on once there is room', async () => {
      let room = 700_000;
      const full: FileStorage = {
        ...storage,
        writer: async (name, offset) => {
          const writer = await storage.writer(name, offset);
          return {
            ...writer,
            write: async (chunk) => {
              room -= chunk.length;
              if (room < 0) throw Object.assign(new Error('no space left'), { code: 'ENOSPC' });
              return writer.write(chunk);
            },
          };
        },
      };
      const { base: there } = await serveWith({ storage: full });
      const up = tusClient(there, agent);
      const bytes = paper(1_500_000);
      const id = idOf(await up.create({ name: 'a.pdf', ...own }, bytes.length));
      const answer = await up.patch(id, 0, bytes).catch(() => null);
      if (answer) assert.equal(answer.status, 503);
      assert.equal((await get(`/files/${id}`, agent)).status, 404);
      room = 100_000_000;
      const { headers } = await retried(() => up.head(id), ({ status }) => status === 200);
      const at = Number(headers['upload-offset']);
      const last = await up.patch(id, at, bytes.subarray(at));
      assert.deepEqual([last.status, last.headers['heng-sha256']], [204, sha(bytes)]);
      const { base: spare } = await serveWith({ limits: { ...usualLimits, spare: 10 ** 15 } });
      assert.equal((await tusClient(spare, agent).create({ name: 'a.pdf', ...own }, 1000)).status, 503);
    });

    it('asks the virus check where there is one, and takes nothing without it', async () => {
      const bytes = paper(200_000);
      const heard: Buffer[] = [];
      let verdict = 'stream: OK\0';
      const server = createServer((socket) => {
        const parts: Buffer[] = [];
        socket.on('data', (part) => {
          parts.push(part);
          const all = Buffer.concat(parts);
          if (!all.subarray(-4).equals(Buffer.alloc(4))) return;
          heard.push(all);
          socket.end(verdict);
        });
        socket.on('error', () => {});
      });
      await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
      const address = server.address();
      assert.ok(typeof address === 'object' && address);
      const { base: checked } = await serveWith({ scan: clamd(`127.0.0.1:${address.port}`) });
      const up = tusClient(checked, agent);
      const meant = { name: 'a.pdf', ...own };
      assert.equal((await up.create(meant, bytes.length, bytes)).status, 201);
      assert.ok(heard[0] && heard[0].length > bytes.length && heard[0].toString('latin1', 0, 10) === 'zINSTREAM\0');
      verdict = 'stream: Eicar-Test-Signature FOUND\0';
      const refused = await up.create(meant, bytes.length, bytes);
      assert.deepEqual([refused.status, JSON.parse(refused.body).faults[0].zh], [415, '文件未通过病毒检查。']);
      verdict = 'INSTREAM size limit exceeded. ERROR\0';
      const unsure = await up.create(meant, bytes.length, bytes);
      assert.equal(unsure.status, 503);
      await new Promise((done) => server.close(done));
      const id = idOf(unsure);
      const { headers } = await up.head(id);
      const at = Number(headers['upload-offset']);
      assert.equal(at, bytes.length - 1);
      assert.equal((await up.patch(id, at, bytes.subarray(at))).status, 503);
      assert.equal((await get(`/files/${id}`, agent)).status, 404);
      // Once it is there again, or none is asked for, the last byte is enough.
      assert.equal((await mine().patch(id, at, bytes.subarray(at))).headers['heng-sha256'], sha(bytes));
    });
  });

  describe('going out', () => {
    it('is always saved, never run: by its found type, under its own name', async () => {
      const bytes = paper(50_000);
      const id = await stored(bytes, { name: '终稿 "a"\u202E<1>.pdf' });
      const { headers, body, status } = await get(`/files/${id}/content`, agent);
      assert.equal(status, 200);
      assert.deepEqual(body, bytes);
      assert.equal(headers.get('content-type'), 'application/pdf');
      assert.equal(
        headers.get('content-disposition'),
        "attachment; filename=\"__ _a__1_.pdf\"; filename*=UTF-8''%E7%BB%88%E7%A8%BF%20_a__1_.pdf",
      );
      assert.equal(headers.get('x-content-type-options'), 'nosniff');
      assert.equal(headers.get('content-security-policy'), "sandbox; default-src 'none'");
      assert.equal(headers.get('cross-origin-resource-policy'), 'same-origin');
      assert.equal(headers.get('cache-control'), 'private, no-store');
      assert.equal(headers.get('etag'), `"${sha(bytes)}"`);
    });

    it('is sent in ranges, and not at all to whoever has it', async () => {
      const bytes = paper(300_000);
      const id = await stored(bytes);
      const path = `/files/${id}/content`;
      const some = await get(path, agent, { range: 'bytes=1000-150999' });
      assert.equal(some.status, 206);
      assert.equal(some.headers.get('content-range'), 'bytes 1000-150999/300000');
      assert.deepEqual(some.body, bytes.subarray(1000, 151_000));
      assert.deepEqual((await get(path, agent, { range: 'bytes=-10' })).body, bytes.subarray(-10));
      assert.deepEqual((await get(path, agent, { range: 'bytes=299999-' })).body, bytes.subarray(-1));
      assert.equal((await get(path, agent, { range: 'bytes=300000-' })).status, 416);
      assert.equal((await get(path, agent, { range: 'bytes=0-1,5-6' })).status, 200);
      assert.equal((await get(path, agent, { range: 'bytes=0-1', 'if-range': '"x"' })).status, 200);
      assert.equal((await get(path, agent, { 'if-none-match': `"${sha(bytes)}"` })).status, 304);
    });

    it('is a draft until it is handed in; then the office reads it, secrets of a trade only those who promised', async () => {
      const bytes = paper(20_000);
      const secret = paper(20_001);
      const [id, hidden] = [await stored(bytes), await stored(secret)];
      assert.equal((await get(`/files/${id}`, played.office)).status, 404);
      await handIn(bytes, 'report');
      await handIn(secret, 'secret', true);
      assert.equal((await get(`/files/${id}`, played.office)).status, 200);
      assert.equal((await get(`/files/${id}/content`, 'applicant-2-agent')).status, 404);
      assert.equal((await get(`/files/${id}/content`, 'committee-1')).status, 404);
      const list = await get(`/editions/${own.edition}/cases/${own.case}/files?sort=name`, played.office);
      assert.equal(list.status, 200, list.body.toString());
      const { items, total } = JSON.parse(list.body.toString());
      const promised = (await get(`/files/${hidden}`, played.office)).status === 200;
      assert.deepEqual([total, items.length], promised ? [2, 2] : [1, 1]);
      assert.equal((await post(`/files/${id}`, agent, null, 'DELETE')).status, 422);
      assert.equal((await post(`/files/${id}`, played.office, null, 'DELETE')).status, 403);
    });

    it('ends at once for whoever withdraws from the case, by link too', async () => {
      const bytes = paper(20_002);
      const id = await stored(bytes);
      await handIn(bytes, 'other');
      const session = tokenOf({ person: played.office });
      await laidOut(database.db, async (tx) => {
        await tx.insertInto('account').values({ id: 'account-x', person_id: played.office, login: 'x' }).execute();
        await tx
          .insertInto('session')
          .values({
            id: session,
            account_id: 'account-x',
            token: Buffer.from('x'),
            whole: true,
            strong: false,
            idle: 3600,
            ends_at: sql`clock_timestamp() + interval '1 hour'`,
            device: 'x',
            network: 'x',
            address: Buffer.from('x'),
          })
          .execute();
      });
      const linked = await post(`/files/${id}/link`, played.office, null);
      assert.equal(linked.status, 201, JSON.stringify(linked.body));
      const follow = (person?: string) =>
        fetch(`${base}${linked.body.path}`, person === undefined ? {} : { headers: { authorization: `Bearer ${tokenOf({ person })}` } });
      const followed = await follow();
      assert.deepEqual([followed.status, Buffer.from(await followed.arrayBuffer())], [200, bytes]);
      assert.equal((await follow(agent)).status, 410);
      await laidOut(database.db, (tx) =>
        tx.insertInto('recusal').values({ case_id: own.case, person_id: played.office, at: sql`clock_timestamp()` }).execute(),
      );
      assert.equal((await follow()).status, 404);
      assert.equal((await get(`/files/${id}/content`, played.office)).status, 404);
      await laidOut(database.db, (tx) => tx.updateTable('session').set({ ended_at: sql`clock_timestamp()` }).where('id', '=', session).execute());
      assert.equal((await follow()).status, 410);
      await database.owner.deleteFrom('recusal').where('person_id', '=', played.office).execute().catch(() => {});
    });
  });

  describe('going away', () => {
    it('deletes a file of one’s own and gives its bytes back', async () => {
      const bytes = paper(30_000);
      const share = async () => (await rows('file_share')).find(({ owner }) => owner === `case ${own.case}`)?.bytes ?? 0;
      const taken = await share();
      const id = await stored(bytes);
      assert.equal(await share(), taken + 30_000);
      assert.equal((await post(`/files/${id}`, 'applicant-2-agent', null, 'DELETE')).status, 404);
      assert.equal((await post(`/files/${id}`, agent, null, 'DELETE')).status, 204);
      assert.equal((await get(`/files/${id}`, agent)).status, 404);
      assert.equal(await share(), taken);
    });

    it('lets nobody change what a file is, not even the application itself', async () => {
      const id = await stored(paper(1000));
      await assert.rejects(
        laidOut(database.db, (tx) => tx.updateTable('file').set({ sha256: 'a'.repeat(64) }).where('id', '=', id).execute()),
        /permission denied/,
      );
    });

    it('sweeps what nobody needs, and says loudly what is missing', async () => {
      const told: unknown[] = [];
      const log = { error: (...all: unknown[]) => told.push(all) } as never;
      const sweep = () => sweepFiles(place, log, { orphansAfter: 0 });
      await sweep();
      await storage.create('0123456789abcdef0123456789abcdef');
      const waiting = idOf(await mine().create({ name: 'a.pdf', ...own }, 1000));
      const running = idOf(await mine().create({ name: 'a.pdf', ...own }, 1000));
      const kept = await stored(paper(2000));
      await database.owner.updateTable('upload').set({ expires_at: sql`clock_timestamp() - interval '1 second'` }).where('id', '=', waiting).execute();
      const swept = await sweep();
      assert.deepEqual({ ...swept, missing: swept.missing.length }, { expired: 1, abandoned: 0, orphans: 1, missing: 0 });
      assert.equal((await mine().head(running)).status, 200);
      assert.equal((await get(`/files/${kept}/content`, agent)).status, 200);
      const found = (await rows('file')).find(({ id }) => id === kept);
      assert.ok(found && 'stored' in found);
      await storage.remove(found.stored);
      assert.deepEqual((await sweep()).missing, [kept]);
      assert.equal(told.length, 1);
      await database.owner.deleteFrom('file').where('id', '=', kept).execute();
    });

    it('takes abandoned drafts away long after the application was handed in, and nothing an act names', async () => {
      const [drafted, named] = [paper(3000), paper(3001)];
      const [id, safe] = [await stored(drafted), await stored(named)];
      await handIn(named, 'kept');
      const long = sql`clock_timestamp() - interval '40 days'`;
      await database.owner.updateTable('file').set({ at: long }).where('id', 'in', [id, safe]).execute();
      const log = { error: () => {} };
      assert.equal((await sweepFiles(place, log)).abandoned, 0);
      await laidOut(database.db, (tx) => tx.updateTable('case_file').set({ submitted_at: long }).where('id', '=', own.case).execute());
      assert.equal((await sweepFiles(place, log)).abandoned, 1);
      assert.equal((await get(`/files/${id}`, agent)).status, 404);
      assert.equal((await get(`/files/${safe}/content`, agent)).status, 200);
    });

    it('takes the content of a state secret out at the office’s word; the row and the digest stay', async () => {
      const bytes = paper(4000);
      const id = await stored(bytes);
      await handIn(bytes, 'pulled');
      assert.equal((await post(`/files/${id}/withdrawal`, agent, { why: '涉密' })).status, 403);
      await database.owner.deleteFrom('recusal').execute();
      const done = await post(`/files/${id}/withdrawal`, played.office, { why: '误传涉密材料' });
      assert.deepEqual([done.status, done.body?.sha256, done.body?.withdrawn?.why], [200, sha(bytes), '误传涉密材料']);
      assert.equal((await get(`/files/${id}/content`, agent)).status, 410);
      assert.equal((await sweepFiles(place, { error: () => {} })).missing.length, 0);
    });
  });
});

async function retried<Value>(ask: () => Promise<Value>, fits: (value: Value) => boolean): Promise<Value> {
  for (let i = 0; ; i += 1) {
    const value = await ask();
    if (fits(value) || i > 40) return value;
    await new Promise((done) => setTimeout(done, 50));
  }
}
