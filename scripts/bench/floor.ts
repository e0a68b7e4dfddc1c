// The bare floor of an HTTP server on PostgreSQL: Fastify and pg, prepared, durable; no rights, sessions, validation, triggers or idempotency. A process
// of its own, so that it has what the product has. Prints its address.
import { createHash, randomUUID } from 'node:crypto';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import Fastify from 'fastify';
import pg from 'pg';

const { DATABASE, FOLDER = '' } = process.env;
const pool = new pg.Pool({ connectionString: DATABASE, max: 10 });
const app = Fastify();

app.get<{ Querystring: { page?: string } }>('/list', async ({ query }) => {
  const list = {
    name: 'list',
    text: `select a.id, a.name, a.code, a.region, a.category, count(s.id)::int as sheets, avg(s.total)::float as mean
      from app a left join sheet s on s.app_id = a.id where a.id > $1 and a.id <= $1 + 300 group by a.id order by a.id`,
    values: [300 * (Number(query.page ?? 1) - 1)],
  };
  return (await pool.query(list)).rows;
});

app.get<{ Params: { id: string } }>('/app/:id', async ({ params }) => {
  const values = [params.id];
  const [one, sheets] = await Promise.all([
    pool.query({ name: 'one', text: 'select * from app where id = $1', values }),
    pool.query({
      name: 'sheets',
      text: 'select id, assessor, scores, total, note from sheet where app_id = $1',
      values,
    }),
  ]);
  return { ...one.rows[0], sheets: sheets.rows };
});

let head: Buffer = Buffer.alloc(32);
app.post<{ Params: { id: string }; Body: { percents: readonly number[] } }>('/sheet/:id', async ({ params, body }) => {
  let total = 0;
  for (const percent of body.percents) {
    if (!Number.isInteger(percent) || percent < 0 || percent > 100) throw new Error('no per cent');
    total += percent;
  }
  const entry = JSON.stringify({ id: params.id, percents: body.percents });
  head = createHash('sha256').update(head).update(entry).digest();
  const write = {
    name: 'write',
    text: `with u as (update sheet set scores = $2, total = $3, version = version + 1 where id = $1 returning version)
      insert into journal (actor, act, body, hash) select 'pc', 'score', $4, $5 from u returning seq`,
    values: [params.id, body.percents, total, entry, head],
  };
  const { rows } = await pool.query<{ seq: string }>(write);
  if (!rows[0]) throw new Error('no such sheet');
  return { ok: true, seq: rows[0].seq };
});

app.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload));
app.post<{ Body: Readable }>('/upload', { bodyLimit: 1 << 30 }, async ({ body }) => {
  const hash = createHash('sha256');
  const file = await open(join(FOLDER, randomUUID()), 'wx');
  let size = 0;
  for await (const piece of body) {
    hash.update(piece);
    size += piece.length;
    await file.write(piece);
  }
  await file.sync();
  await file.close();
  return { size, sha256: hash.digest('hex') };
});

process.stdout.write(`${await app.listen({ host: '127.0.0.1', port: 0 })}\n`);
