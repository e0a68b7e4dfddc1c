import assert from 'node:assert/strict';
import { type IncomingMessage, request } from 'node:http';
import { after, describe, it } from 'node:test';
import type { Instant } from '@heng/domain/language';
import { sql } from 'kysely';
import { tokenOf } from '../http/testing/place.ts';
import { digestOf } from '../storage/index.ts';
import { laidOut } from '../storage/testing.ts';
import { sweepFiles } from './sweep.ts';
import { idOf } from './testing/client.ts';
import { fileStand, paper } from './testing/stand.ts';

describe('files', async () => {
  const { database, place, base, agent, own, mine, get, post, stored, handIn, files, shares, storage, played, close } =
    await fileStand();
  after(close);

  /** A session on record, for what asks whether it goes on. */
  async function sessionOf(person: string): Promise<string> {
    const session = tokenOf({ person });
    await laidOut(database.db, async (tx) => {
      const account = `account-of-${person}`;
      await tx.insertInto('account').values({ id: account, person_id: person, login: person }).execute();
      await tx
        .insertInto('session')
        .values({
          id: session,
          account_id: account,
          token: Buffer.from(session),
          whole: true,
          strong: false,
          idle: 3600,
          ends_at: sql<Instant>`clock_timestamp() + interval '1 hour'`,
          device: 'x',
          network: 'x',
          address: Buffer.from('x'),
        })
        .execute();
    });
    return session;
  }

  /** A download that is held up in the middle. */
  async function begun(id: string, session: string): Promise<IncomingMessage> {
    const open = await new Promise<IncomingMessage>((done, fail) => {
      const headers = { authorization: `Bearer ${session}` };
      request(`${base}/api/files/${id}/content`, { headers, agent: false }, done).on('error', fail).end();
    });
    return open.pause();
  }

  /** How it ends when it goes on after a while. */
  async function endOf(open: IncomingMessage): Promise<string> {
    await new Promise((done) => setTimeout(done, 2100));
    return new Promise((done) =>
      open
        .once('end', () => done('whole'))
        .once('error', () => done('cut off'))
        .resume(),
    );
  }

  it('is always saved, never run: by its found type, under its own name', async () => {
    const bytes = paper(50_000);
    const id = await stored(bytes, '终稿 "a"\u202E<1>.pdf');
    const { headers, body, status } = await get(`/files/${id}/content`, agent);
    assert.equal(status, 200);
    assert.deepEqual(body, bytes);
    assert.equal(headers.get('content-type'), 'application/pdf');
    assert.equal(
      headers.get('content-disposition'),
      'attachment; filename="__ _a__1_.pdf"; filename*=UTF-8\'\'%E7%BB%88%E7%A8%BF%20_a__1_.pdf',
    );
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
    assert.equal(headers.get('content-security-policy'), "sandbox; default-src 'none'");
    assert.equal(headers.get('cross-origin-resource-policy'), 'same-origin');
    assert.equal(headers.get('cache-control'), 'private, no-store');
    assert.equal(headers.get('etag'), `"${digestOf(bytes)}"`);
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
    assert.equal((await get(path, agent, { 'if-none-match': `"${digestOf(bytes)}"` })).status, 304);
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
    const session = await sessionOf(played.colleague);
    const linked = await post(`/files/${id}/link`, played.colleague, null);
    assert.equal(linked.status, 201, JSON.stringify(linked.body));
    const follow = (person?: string) =>
      fetch(
        `${base}${linked.body.path}`,
        person === undefined ? {} : { headers: { authorization: `Bearer ${tokenOf({ person })}` } },
      );
    const followed = await follow();
    assert.deepEqual([followed.status, Buffer.from(await followed.arrayBuffer())], [200, bytes]);
    assert.equal((await follow(agent)).status, 410);
    const large = paper(30_000_000);
    const long = await stored(large);
    await handIn(large, 'long');
    const open = await begun(long, session);
    await laidOut(database.db, (tx) =>
      tx
        .insertInto('recusal')
        .values({ case_id: own.case, person_id: played.colleague, at: sql<Instant>`clock_timestamp()` })
        .execute(),
    );
    assert.equal((await follow()).status, 404);
    // What has begun to be sent is cut off.
    assert.equal(await endOf(open), 'cut off');
    assert.equal((await get(`/files/${id}/content`, played.colleague)).status, 404);
    await laidOut(database.db, (tx) =>
      tx.updateTable('session').set({ ended_at: sql<Instant>`clock_timestamp()` }).where('id', '=', session).execute(),
    );
    assert.equal((await follow()).status, 410);
  });

  it('deletes a file of one’s own and gives its bytes back', async () => {
    const bytes = paper(30_000);
    const share = async () => (await shares()).find(({ owner }) => owner === `case ${own.case}`)?.bytes ?? 0;
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
      laidOut(database.db, (tx) =>
        tx
          .updateTable('file')
          .set({ sha256: 'a'.repeat(64) })
          .where('id', '=', id)
          .execute(),
      ),
      /permission denied/,
    );
  });

  it('sweeps what nobody needs, and says loudly what is missing', async () => {
    const told: unknown[] = [];
    const log = { error: (...all: unknown[]) => told.push(all) } as never;
    const sweep = () => sweepFiles(place, log, { orphansAfter: 0 });
    await sweep();
    await storage.create('0123456789abcdef0123456789abcdef');
    const waiting = idOf(await mine.create({ name: 'a.pdf', ...own }, 1000));
    const running = idOf(await mine.create({ name: 'a.pdf', ...own }, 1000));
    const kept = await stored(paper(2000));
    await database.owner
      .updateTable('upload')
      .set({ expires_at: sql<Instant>`clock_timestamp() - interval '1 second'` })
      .where('id', '=', waiting)
      .execute();
    const swept = await sweep();
    assert.deepEqual({ ...swept, missing: swept.missing.length }, { expired: 1, abandoned: 0, orphans: 1, missing: 0 });
    assert.equal((await mine.head(running)).status, 200);
    assert.equal((await get(`/files/${kept}/content`, agent)).status, 200);
    const found = (await files()).find(({ id }) => id === kept);
    assert.ok(found);
    await storage.remove(found.stored);
    assert.deepEqual((await sweep()).missing, [kept]);
    assert.equal(told.length, 1);
    await database.owner.deleteFrom('file').where('id', '=', kept).execute();
  });

  it('takes abandoned drafts away long after the application was handed in, and nothing an act names', async () => {
    const [drafted, named] = [paper(3000), paper(3001)];
    const [id, safe] = [await stored(drafted), await stored(named)];
    await handIn(named, 'kept');
    const long = sql<Instant>`clock_timestamp() - interval '40 days'`;
    await database.owner.updateTable('file').set({ at: long }).where('id', 'in', [id, safe]).execute();
    const log = { error: () => {} };
    assert.equal((await sweepFiles(place, log)).abandoned, 0);
    await laidOut(database.db, (tx) =>
      tx.updateTable('case_file').set({ submitted_at: long }).where('id', '=', own.case).execute(),
    );
    assert.equal((await sweepFiles(place, log)).abandoned, 1);
    assert.equal((await get(`/files/${id}`, agent)).status, 404);
    assert.equal((await get(`/files/${safe}/content`, agent)).status, 200);
  });

  it('takes the content of a state secret out at the office’s word; the row and the digest stay', async () => {
    const bytes = paper(4000);
    const id = await stored(bytes);
    await handIn(bytes, 'pulled');
    assert.equal((await post(`/files/${id}/withdrawal`, agent, { why: '涉密' })).status, 403);
    const large = paper(30_000_000);
    const long = await stored(large);
    await handIn(large, 'pulled-too');
    const open = await begun(long, await sessionOf(agent));
    assert.equal((await post(`/files/${long}/withdrawal`, played.office, { why: '误传涉密材料' })).status, 200);
    // Who has begun to download it gets no more of it.
    assert.equal(await endOf(open), 'cut off');
    const done = await post(`/files/${id}/withdrawal`, played.office, { why: '误传涉密材料' });
    assert.deepEqual(
      [done.status, done.body?.sha256, done.body?.withdrawn?.why],
      [200, digestOf(bytes), '误传涉密材料'],
    );
    assert.equal((await get(`/files/${id}/content`, agent)).status, 410);
    assert.equal((await sweepFiles(place, { error: () => {} })).missing.length, 0);
  });
});
