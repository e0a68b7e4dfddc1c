import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import type { Instant } from '@heng/domain/language';
import { sql } from 'kysely';
import type { Place } from '../../http/place.ts';
import { buildWhole } from '../../http/server.ts';
import { testPlace, tokenOf } from '../../http/testing/place.ts';
import { digestOf } from '../../storage/index.ts';
import { laidOut, temporaryFolder, testDatabase } from '../../storage/testing.ts';
import { type Files, usualLimits } from '../files.ts';
import { fileRoutes } from '../routes.ts';
import { localStorage } from '../storage.ts';
import { idOf, tusClient } from './client.ts';
import { playTo } from './edition.ts';
import { pdf } from './samples.ts';

/** A sound PDF of so many bytes, never the same twice. */
export function paper(bytes: number): Buffer {
  const end = pdf().subarray(9);
  const filler = randomBytes(Math.ceil(bytes / 2))
    .toString('hex')
    .slice(0, bytes - end.length - 11);
  return Buffer.concat([Buffer.from('%PDF-1.7\n%'), Buffer.from(filler), Buffer.from('\n'), end]);
}

/** A server with files, an edition whose applications are being written, and whoever asks of it. */
export async function fileStand() {
  const database = await testDatabase();
  const played = await playTo(database, 'application');
  const [first, second] = played.view.cases;
  assert.ok(first && second);
  const own = { edition: played.edition as string, case: first.id as string };
  const other = { edition: played.edition as string, case: second.id as string };
  const folder = temporaryFolder();
  await chmod(folder, 0o700);
  const storage = await localStorage(join(folder, 'files'));
  const closing: (() => Promise<unknown>)[] = [];
  /** Of the first application. */
  const agent = 'applicant-1-agent';

  /** Another server on the same database and storage. */
  async function serveWith(over: Partial<Files>): Promise<{ base: string; place: Place }> {
    const files: Files = { storage, scan: null, limits: usualLimits, ...over };
    const place = testPlace(database, { files });
    const app = await buildWhole(
      { db: database.db, calendar: new Map(), packs: [], now: place.now },
      place,
      fileRoutes,
    );
    closing.push(() => app.close());
    return { base: await app.listen({ host: '127.0.0.1', port: 0 }), place };
  }
  const { base, place } = await serveWith({});
  const bearer = (person: string) => ({ authorization: `Bearer ${tokenOf({ person })}` });
  const mine = tusClient(base, agent);

  return {
    database,
    played,
    own,
    other,
    storage,
    agent,
    base,
    place,
    serveWith,
    bearer,
    /** Uploads of the first application's agent. */
    mine,
    async get(path: string, person: string, headers: Record<string, string> = {}) {
      const answer = await fetch(`${base}/api${path}`, { headers: { ...bearer(person), ...headers } });
      return { status: answer.status, headers: answer.headers, body: Buffer.from(await answer.arrayBuffer()) };
    },
    async post(path: string, person: string, body: unknown, method = 'POST') {
      const answer = await fetch(`${base}/api${path}`, {
        method,
        headers: { ...bearer(person), ...(body !== null && { 'content-type': 'application/json' }) },
        body: body === null ? null : JSON.stringify(body),
      });
      const text = await answer.text();
      return { status: answer.status, body: text === '' ? null : JSON.parse(text) };
    },
    /** A whole file of the first application. */
    async stored(bytes: Buffer, name = '自评报告.pdf'): Promise<string> {
      const answer = await mine.create({ name, ...own }, bytes.length, bytes);
      assert.equal(answer.status, 201, answer.body);
      return idOf(answer);
    },
    handIn: (bytes: Buffer, document: string, secret = false) =>
      laidOut(database.db, (tx) =>
        tx
          .insertInto('case_document')
          .values({
            case_id: own.case,
            document,
            by: 'applicant',
            sha256: digestOf(bytes),
            trade_secret: secret,
            at: sql<Instant>`clock_timestamp()`,
          })
          .execute(),
      ),
    uploads: () => database.owner.selectFrom('upload').selectAll().execute(),
    files: () => database.owner.selectFrom('file').selectAll().execute(),
    shares: () => database.owner.selectFrom('file_share').selectAll().execute(),
    async close() {
      for (const close of closing) await close();
      await database.drop();
    },
  };
}

/** Asks until the answer fits, for two seconds. */
export async function retried<Value>(ask: () => Promise<Value>, fits: (value: Value) => boolean): Promise<Value> {
  for (let i = 0; ; i += 1) {
    const value = await ask();
    if (fits(value) || i > 40) return value;
    await new Promise((done) => setTimeout(done, 50));
  }
}
