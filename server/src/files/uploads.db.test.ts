import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { after, describe, it } from 'node:test';
import * as tus from 'tus-js-client';
import { tokenOf } from '../http/testing/place.ts';
import { digestOf } from '../storage/index.ts';
import { usualLimits } from './files.ts';
import { clamd } from './scan.ts';
import type { FileStorage } from './storage.ts';
import { idOf, metadata, tusClient } from './testing/client.ts';
import { hostile } from './testing/hostile.ts';
import { fileStand, paper, retried } from './testing/stand.ts';

describe('files coming in', async () => {
  const { base, bearer, agent, own, other, mine, get, uploads, files, shares, storage, played, serveWith, close } =
    await fileStand();
  after(close);

  it('takes a whole file in one request, with its digest for a receipt', async () => {
    const bytes = paper(100_000);
    const answer = await mine.create({ name: '自评报告.pdf', ...own }, bytes.length, bytes);
    assert.equal(answer.status, 201);
    assert.equal(answer.headers['heng-sha256'], digestOf(bytes));
    assert.equal(answer.headers['upload-offset'], String(bytes.length));
    const shown = await get(`/files/${idOf(answer)}`, agent);
    const { name, kind, sha256, handedIn } = JSON.parse(shown.body.toString());
    assert.deepEqual([name, kind, sha256, handedIn], ['自评报告.pdf', 'pdf', digestOf(bytes), false]);
  });

  it('speaks tus to the client that everybody uses, in parts and after a stop', async () => {
    const bytes = paper(3_000_000);
    const options = {
      endpoint: `${base}/api/uploads`,
      chunkSize: 700_000,
      retryDelays: [0, 50, 100],
      headers: bearer(agent),
      metadata: { name: 'a.pdf', purpose: 'application', ...own },
    };
    const url = await new Promise<string>((done, fail) => {
      const upload = new tus.Upload(bytes, {
        ...options,
        onError: fail,
        onChunkComplete: (_size, accepted) => {
          if (accepted < 1_400_000) return;
          done(upload.url ?? '');
          void upload.abort();
        },
      });
      upload.start();
    });
    const { headers } = await retried(
      () => mine.head(url.split('/').at(-1) ?? ''),
      (it) => Number(it.headers['upload-offset']) >= 1_400_000,
    );
    assert.ok(Number(headers['upload-offset']) >= 1_400_000);
    await new Promise<void>((done, fail) => {
      new tus.Upload(bytes, { ...options, uploadUrl: url, onError: fail, onSuccess: () => done() }).start();
    });
    assert.deepEqual((await get(`/files/${url.split('/').at(-1)}/content`, agent)).body, bytes);
    assert.equal((await mine.ask('OPTIONS', '/api/uploads', {})).status, 204);
  });

  it('goes on where it was cut off, and never shows a part', async () => {
    const bytes = paper(2_000_000);
    const id = idOf(await mine.create({ name: 'a.pdf', ...own }, bytes.length));
    await assert.rejects(mine.patch(id, 0, bytes, 1_200_000));
    assert.equal((await get(`/files/${id}`, agent)).status, 404);
    const { headers } = await retried(
      () => mine.head(id),
      (it) => Number(it.headers['upload-offset']) > 0,
    );
    const at = Number(headers['upload-offset']);
    assert.ok(at > 0 && at <= 1_200_000, String(at));
    assert.equal((await mine.patch(id, at + 1, bytes.subarray(at + 1))).status, 409);
    const last = await mine.patch(id, at, bytes.subarray(at));
    assert.equal(last.status, 204, last.body);
    assert.equal(last.headers['heng-sha256'], digestOf(bytes));
    // The answer may have got lost: whoever asks again is told it is whole.
    assert.equal((await mine.head(id)).headers['upload-offset'], String(bytes.length));
    assert.equal((await mine.patch(id, bytes.length, Buffer.alloc(0))).headers['heng-sha256'], digestOf(bytes));
  });

  it('tells what is wrong with a request', async () => {
    const meant = { name: 'a.pdf', ...own };
    const up = mine;
    assert.equal((await up.ask('POST', '/api/uploads', { 'tus-resumable': '0.2.2' })).status, 412);
    assert.equal((await up.ask('POST', '/api/uploads', { 'upload-metadata': metadata(meant) })).status, 400);
    assert.equal(
      (await up.ask('POST', '/api/uploads', { 'upload-length': '1e3', 'upload-metadata': metadata(meant) })).status,
      400,
    );
    assert.equal(
      (await up.ask('POST', '/api/uploads', { 'upload-length': 5, 'upload-metadata': 'name !!!' })).status,
      422,
    );
    assert.equal((await up.create(meant, 0)).status, 415);
    assert.equal((await up.create({ ...meant, name: 'a.exe' }, 5)).status, 415);
    assert.equal((await up.create(meant, 10 ** 12)).status, 413);
    assert.equal((await up.create(meant, 10, Buffer.alloc(20))).status, 413);
    assert.equal((await up.create({ ...meant, edition: 'no-such' }, 10)).status, 404);
    assert.equal((await up.create({ ...meant, case: 'no-such' }, 10)).status, 404);
    assert.equal((await up.create({ ...meant, case: undefined }, 10)).status, 404);
    const id = idOf(await up.create(meant, 10));
    assert.equal((await up.patch(id, 0, Buffer.alloc(11))).status, 413);
    assert.equal(
      (
        await up.ask('PATCH', `/api/uploads/${id}`, {
          'upload-offset': '-1',
          'content-type': 'application/offset+octet-stream',
        })
      ).status,
      400,
    );
    assert.equal(
      (await up.ask('PATCH', `/api/uploads/${id}`, { 'upload-offset': 0, 'content-type': 'text/plain' })).status,
      415,
    );
    assert.equal((await up.head('no-such')).status, 404);
    assert.equal((await up.head('..%2f..%2fetc')).status, 404);
    assert.equal((await up.ask('DELETE', `/api/uploads/${id}`, {})).status, 204);
    assert.equal((await up.head(id)).status, 404);
  });

  it('takes more than it was told in a stream without a length for what it is', async () => {
    const id = idOf(await mine.create({ name: 'a.pdf', ...own }, 1000));
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
    await mine.ask('DELETE', `/api/uploads/${id}`, {});
  });

  it('belongs to the one who began it, and to those alone who may add to the case', async () => {
    const bytes = paper(5000);
    const id = idOf(await mine.create({ name: 'a.pdf', ...own }, bytes.length));
    for (const person of ['applicant-2-agent', played.office, 'nobody-known']) {
      const up = tusClient(base, person);
      assert.equal((await up.head(id)).status, 404, person);
      assert.equal((await up.patch(id, 0, bytes)).status, 404, person);
      assert.equal((await up.ask('DELETE', `/api/uploads/${id}`, {})).status, 404, person);
      assert.equal((await up.create({ name: 'a.pdf', ...own }, 100)).status, 404, person);
    }
    assert.equal((await mine.create({ name: 'a.pdf', ...other }, 100)).status, 404);
    assert.equal((await mine.ask('HEAD', `/api/uploads/${id}`, { authorization: 'Bearer x' })).status, 401);
    const foreign = await mine.ask('PATCH', `/api/uploads/${id}`, {
      authorization: '',
      cookie: `heng=${tokenOf({ person: agent })}`,
      origin: 'https://evil.example',
      'upload-offset': 0,
    });
    assert.equal(foreign.status, 403);
    assert.equal((await mine.patch(id, 0, bytes)).status, 204);
  });

  it('refuses every hostile file, and keeps nothing of it', async () => {
    const before = await shares();
    const some = hostile().filter(([, , bytes]) => bytes.length > 0 && bytes.length < 1_000_000);
    assert.ok(some.length >= 40);
    for (const [what, name, bytes] of some) {
      const { status, body } = await mine.create({ name, ...own }, bytes.length, bytes);
      assert.equal(status, 415, `${what}: ${body}`);
      assert.ok(JSON.parse(body).faults[0].zh);
    }
    assert.deepEqual(await shares(), before);
    const left = (await files()).length + (await uploads()).length;
    assert.equal(await Array.fromAsync(storage.list()).then((all) => all.length), left);
  });

  it('lets no 64 uploads at once take more than the share', async () => {
    const limits = { ...usualLimits, share: 1_000_000, file: 500_000 };
    const { base: tight } = await serveWith({ limits });
    const second = tusClient(tight, 'applicant-2-agent');
    const made = await Promise.all(
      Array.from({ length: 64 }, () => second.create({ name: 'a.pdf', ...other }, 100_000)),
    );
    const statuses = made.map(({ status }) => status);
    assert.equal(statuses.filter((status) => status === 201).length, 10);
    assert.equal(statuses.filter((status) => status === 413).length, 54);
    for (const one of made.filter(({ status }) => status === 201))
      assert.equal((await second.ask('DELETE', `/api/uploads/${idOf(one)}`, {})).status, 204);
    const share = (await shares()).find(({ owner }) => owner === `case ${other.case}`);
    assert.deepEqual([share?.bytes, share?.files], [0, 0]);
    assert.equal((await second.create({ name: 'a.pdf', ...other }, 500_000)).status, 201);
  });

  it('lets one of two requests for the same upload write', async () => {
    const bytes = paper(400_000);
    const id = idOf(await mine.create({ name: 'a.pdf', ...own }, bytes.length));
    const both = await Promise.allSettled([mine.patch(id, 0, bytes), mine.patch(id, 0, bytes)]);
    const statuses = both.flatMap((one) => (one.status === 'fulfilled' ? [one.value.status] : []));
    assert.ok(
      statuses.every((status) => [204, 409, 423].includes(status)),
      statuses.join(),
    );
    const { headers } = await mine.head(id);
    const at = Number(headers['upload-offset']);
    if (at < bytes.length) assert.equal((await mine.patch(id, at, bytes.subarray(at))).status, 204);
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
    const { headers } = await retried(
      () => up.head(id),
      ({ status }) => status === 200,
    );
    const at = Number(headers['upload-offset']);
    const last = await up.patch(id, at, bytes.subarray(at));
    assert.deepEqual([last.status, last.headers['heng-sha256']], [204, digestOf(bytes)]);
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
    assert.equal((await mine.patch(id, at, bytes.subarray(at))).headers['heng-sha256'], digestOf(bytes));
  });
});
