import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { day } from '@heng/domain/language';
import { packFolder, resolvePack } from '@heng/regulations';
import type { FastifyInstance } from 'fastify';
import { laidOut, type TestDatabase, testDatabase } from '../../storage/testing.ts';
import { style } from '../assets.ts';
import { buildServer } from '../index.ts';
import { readClock } from '../read.ts';

const count = 10_000;

describe('the public register of ten thousand awards', async () => {
  let database: TestDatabase;
  let app: FastifyInstance;
  const get = async (path: string) => {
    const answer = await app.inject({ url: path, headers: { 'accept-encoding': 'identity' } });
    return { status: answer.statusCode, body: answer.body };
  };
  before(async () => {
    database = await testDatabase();
    const read = await resolvePack(packFolder('xinyang-2022'), day('2026-03-02'));
    assert.ok(read.ok);
    const { programme } = read.value.pack.regulation;
    const applicants = Array.from({ length: count }, (_, i) => ({ id: `holder-${i}`, name: `第${i}号公司` }));
    const awards = applicants.map(({ id }, i) => ({
      id: `award-${String(i).padStart(5, '0')}`,
      programme,
      applicant_id: i % 10 === 1 ? `holder-${i - 1}` : id,
      tier: i % 3 === 0 ? 'main' : 'nomination',
      honours: ['plaque'],
      money: 300_000,
      awarded_on: day(`${2025 - (i % 10)}-05-07`),
      label: `${2025 - (i % 10)}`,
      source: '样例文号',
      imported_by: 'act-1',
    }));
    await laidOut(database.db, async (tx) => {
      for (let i = 0; i < count; i += 2000) {
        await tx
          .insertInto('applicant')
          .values(applicants.slice(i, i + 2000))
          .execute();
        await tx
          .insertInto('award')
          .values(awards.slice(i, i + 2000))
          .execute();
      }
    });
    app = await buildServer({
      db: database.db,
      calendar: new Map(),
      packs: [read.value],
      now: () => readClock(database.db),
    });
  });
  after(async () => {
    await app.close();
    await database.drop();
  });

  it('shows it page by page, each within the weight of a page, and every award once', async () => {
    const seen = new Set<string>();
    for (const page of [1, 2, 200]) {
      const { status, body } = await get(`/winners?page=${page}`);
      assert.equal(status, 200);
      const names = [...body.matchAll(/第\d+号公司/g)].map(([name]) => name);
      assert.equal(names.length, 50);
      for (const name of names) seen.add(name + page);
      assert.ok(gzipSync(body).length + gzipSync(style).length <= 40_000);
    }
    assert.equal(seen.size, 150);
    assert.equal((await get('/winners?page=201')).status, 404);
    for (const bad of ['page=0', 'page=x', 'page=1.5', 'page=1000000', 'page=1&page=2', 'q=%00'])
      assert.equal((await get(`/winners?${bad}`)).status, 400, bad);
    assert.equal((await get('/winners?year=0000')).status, 200);
  });

  it('keeps the filters in its links, counts all of a group, and knows who has won before', async () => {
    const { body } = await get('/winners?year=2024&lang=en');
    assert.ok(
      body.includes('/winners?year=2024&amp;page=2&amp;lang=en'),
      body.match(/<nav class="pages".*<\/nav>/)?.[0],
    );
    assert.ok(body.includes('1000 awards'));
    assert.doesNotMatch(body, /has won before|had this tier before/);
    const again = await get('/winners?year=2025&lang=en&q=第20号公司');
    assert.equal(again.body.match(/has won before|had this tier before/g)?.length, 1);
    const last = await get('/winners?year=2024&page=20');
    assert.ok(last.body.includes('/winners?year=2024&amp;page=19') && !last.body.includes('page=21'));
    const tiers = [...body.matchAll(/data-th="Award">([^<]+)</g)].map(([, tier]) => tier);
    assert.equal(new Set(tiers).size, 1);
  });
});
