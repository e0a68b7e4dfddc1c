import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { clientOf, type ProblemBody } from '@heng/contract';
import {
  completeObjectionInPublic,
  completeReportInPublic,
  fileObjectionInPublic,
  fileReportInPublic,
  followObjection,
  followReport,
} from '@heng/contract/public-form';
import { day, endOf, type Instant, instantAt } from '@heng/domain/language';
import Fastify, { type FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { api } from '../http/api.ts';
import { openIdentity } from '../http/filed-identity.ts';
import { testPlace } from '../http/testing/place.ts';
import { answersObjection, publishesNotice } from '../notice/acts.ts';
import {
  closeSteps,
  deskOf,
  edition,
  handIn,
  journalOf,
  laySample,
  office,
  setClock,
} from '../notice/testing/sample-edition.ts';
import { passingKeys } from '../running/keys.ts';
import { type TestDatabase, testDatabase } from '../storage/testing.ts';
import { quotas } from './quota.ts';
import { publicFormRoutes } from './routes.ts';

let test: TestDatabase;
let apps: FastifyInstance[];
let log = '';
const last = day('2025-10-15');

before(async () => {
  test = await testDatabase();
  await laySample(test);
  for (const [i, name] of ['a', 'b', 'c'].entries()) await handIn(test, i + 1, name);
  await closeSteps(test, 'call', 'apply');
  await setClock(test, instantAt(day('2025-10-08'), '12:00'));
  const command = { step: 'accepted' as never, case: null, media: null, document: null, last: null };
  const done = await publishesNotice(deskOf(test), office, null, edition, command);
  assert.ok(done.ok);
  assert.equal(done.value.act.last, last);
  notice = done.value.act.notice;
  const { calendar } = deskOf(test);
  const place = testPlace(test, { calendar, keys });
  const stream = { write: (line: string) => (log += line) };
  apps = [0, 1].map(() => Fastify({ trustProxy: true, logger: { level: 'trace', stream } }));
  for (const app of apps) await app.register(api(place, publicFormRoutes), { prefix: '/api' });
});
after(async () => {
  for (const app of apps) await app.close();
  await test.drop();
});

const keys = passingKeys();
let notice: string;
let households = 0;
/** Everybody comes from a network of their own, unless said otherwise. */
const clientFrom = (ip = `10.0.${Math.floor(households / 250)}.${households++ % 250}`, app = apps[0]) =>
  clientOf({
    base: 'http://heng/api',
    fetch: (async (url: string, { method, headers, body }: RequestInit) => {
      const answer = await app?.inject({
        method: method as 'GET',
        url: String(url).replace('http://heng', ''),
        headers: { ...(headers as Record<string, string>), 'x-forwarded-for': ip },
        ...(typeof body === 'string' && { payload: body }),
      });
      return new Response(answer?.body || null, { status: answer?.statusCode ?? 0 });
    }) as typeof fetch,
  });
const evidence = { need: 'evidence', name: '照片.jpg', sha256: 'ab'.repeat(32) };
const signature = { need: 'signature', name: '签名.pdf', sha256: 'cd'.repeat(32) };
const canary = '不入日志的王某某';
const filing = (over: object = {}) => ({
  edition,
  notice: notice as never,
  case: 'case-a' as never,
  by: 'person' as const,
  identity: { name: canary, telephone: '13812345678' },
  words: '秘密的内容',
  papers: [evidence, signature],
  ...over,
});
const file = (over: object = {}, key?: string, client = clientFrom()) =>
  client.call(fileObjectionInPublic, { body: filing(over) as never, ...(key !== undefined && { key }) });
const problemOf = (answer: { readonly ok: boolean; readonly problem?: ProblemBody }): string =>
  answer.ok ? 'none' : (answer.problem?.problem ?? '');

describe('an objection by anybody', () => {
  it('is answered with a receipt and a code, and only the code tells what became of it', async () => {
    const filed = await file();
    assert.ok(filed.ok, JSON.stringify(filed));
    assert.equal(filed.status, 201);
    assert.deepEqual([filed.value.missing, filed.value.due], [[], '2025-10-15']);
    const { code } = filed.value;
    assert.match(code, /^[0-9A-HJKMNP-TV-Z]{26}$/);
    const spaced = code.toLowerCase().replaceAll(/(.{5})/g, '$1-');
    const found = await clientFrom().call(followObjection, { params: { code: spaced } });
    assert.deepEqual(found.ok && [found.value.state, found.value.upheld], ['received', null]);
    const wrong = await clientFrom().call(followObjection, {
      params: { code: `${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}` },
    });
    assert.equal(problemOf(wrong), 'not-found');
    const other = await clientFrom().call(followReport, { params: { code } });
    assert.equal(problemOf(other), 'not-found');
    const everything = await sql<{ all: string }>`select string_agg(t::text, '') as all from (
      select to_jsonb(s) as t from status_code s union all select to_jsonb(o) from objection o union all select to_jsonb(e) from journal_entry e) x`.execute(
      test.owner,
    );
    assert.ok(!everything.rows[0]?.all.includes(code));
    const { rows } = await sql`select identity, words, evidence from objection_identity`.execute(test.owner);
    const [told] = rows as { identity: unknown; words: string; evidence: unknown }[];
    assert.deepEqual([told?.words, told?.evidence], ['秘密的内容', [evidence, signature]]);
    assert.deepEqual(openIdentity(keys, edition, told?.identity), { name: canary, telephone: '13812345678' });
    assert.ok(!JSON.stringify(told?.identity).includes(canary), 'who it is stands nowhere in the clear');
    const [objected] = (await sql<{ id: string }>`select id from objection`.execute(test.owner)).rows;
    const answered = await answersObjection(deskOf(test), office, null, edition, {
      objection: objected?.id as never,
      upheld: false,
      replySha256: 'ef'.repeat(32),
      outcome: null,
    });
    assert.ok(answered.ok);
    const then = await clientFrom().call(followObjection, { params: { code } });
    assert.deepEqual(then.ok && [then.value.state, then.value.upheld, then.value.replySha256], [
      'answered',
      false,
      'ef'.repeat(32),
    ]);
  });

  it('is completed by whoever holds its code', async () => {
    const filed = await file({ case: 'case-b', papers: [signature], identity: { name: '先说的' } });
    assert.ok(filed.ok);
    assert.deepEqual([filed.value.missing, filed.value.due], [['evidence'], null]);
    const { code } = filed.value;
    const body = { identity: { telephone: '0797-8123456', name: '后来的' }, words: '补充', papers: [evidence] };
    const early = await clientFrom().call(completeObjectionInPublic, { params: { code }, body: { papers: [] } });
    assert.equal(!early.ok && early.problem.reasons?.[0]?.code, 'still-missing');
    const done = await clientFrom().call(completeObjectionInPublic, { params: { code }, body });
    assert.deepEqual(done.ok && [done.value.state, done.value.missing], ['received', []]);
    const again = await clientFrom().call(completeObjectionInPublic, { params: { code }, body });
    assert.equal(!again.ok && again.problem.reasons?.[0]?.code, 'objection-complete');
    const nobody = await clientFrom().call(completeObjectionInPublic, { params: { code: '0'.repeat(26) }, body });
    assert.equal(problemOf(nobody), 'not-found');
    const { rows } = await sql`
      select i.words, i.identity from objection_identity i join objection o on o.id = i.objection_id where o.case_id = 'case-b'`.execute(
      test.owner,
    );
    const [told] = rows as { identity: unknown; words: string }[];
    assert.equal(told?.words, '秘密的内容\n补充');
    assert.deepEqual(openIdentity(keys, edition, told?.identity), { name: '先说的', telephone: '0797-8123456' });
  });

  it('sent again with the same key is one, code and all; with the same key and other content it is another', async () => {
    const one = await file({ case: 'case-c' }, 'retry-1234');
    const same = await file({ case: 'case-c' }, 'retry-1234');
    const other = await file({ case: 'case-c', words: '别的内容' }, 'retry-1234');
    assert.ok(one.ok && same.ok && other.ok);
    assert.deepEqual(same.value, one.value);
    assert.notEqual(other.value.code, one.value.code);
    assert.notEqual(other.value.receipt.id, one.value.receipt.id);
  });

  it('says at once what in it cannot be so', async () => {
    const identity = {
      telephone: '12',
      'identity-number': '110101199003070012',
      'credit-code': '91350100M000100Y44',
      mail: 'a@b',
    };
    const wrong = await file({ identity });
    assert.deepEqual(!wrong.ok && wrong.problem.faults?.map(({ at }) => at), [
      'body.identity.telephone',
      'body.identity.identity-number',
      'body.identity.credit-code',
      'body.identity.mail',
    ]);
    assert.equal(problemOf(await file({ notice: 'no-such-notice' })), 'not-found');
    assert.equal(problemOf(await file({ case: 'no-such-case' })), 'not-found');
    assert.equal(problemOf(await file({ words: 'x'.repeat(9_000) })), 'invalid');
    const anonymous = await file({ identity: {}, papers: [evidence] });
    assert.equal(!anonymous.ok && anonymous.problem.reasons?.[0]?.code, 'objection-without-identity');
  });

  it('is in time by the database’s clock alone, to the last instant of the last day', async () => {
    const ms = (text: Instant, by: number): Instant =>
      `${new Date(Date.parse(text) + by).toISOString().slice(0, -1)}000Z` as Instant;
    const outcomes = [];
    for (const by of [-1, 0, 1]) {
      await setClock(test, ms(endOf(last), by));
      outcomes.push(problemOf(await file({ case: 'case-a' })));
    }
    assert.deepEqual(outcomes, ['none', 'refused', 'refused']);
    await setClock(test, instantAt(day('2025-10-09'), '12:00'));
  });
});

describe('a report by anybody', () => {
  it('may be anonymous, is followed and told apart by its code', async () => {
    const body = { edition, channel: 'platform', words: `${canary}收受礼品`, about: { case: 'case-a' as never } };
    const filed = await clientFrom().call(fileReportInPublic, { body: body as never });
    assert.ok(filed.ok, JSON.stringify(filed));
    const { code } = filed.value;
    const found = await clientFrom().call(followReport, { params: { code } });
    assert.equal(found.ok && found.value.state, 'received');
    const complete = await clientFrom().call(completeReportInPublic, { params: { code }, body: { papers: [] } });
    assert.equal(!complete.ok && complete.problem.reasons?.[0]?.code, 'report-complete-already');
    const other = await clientFrom().call(fileReportInPublic, { body: { ...body, channel: 'objection' } as never });
    assert.equal(!other.ok && other.problem.reasons?.[0]?.code, 'no-report-channel');
    const { rows } =
      await sql`select anonymous, content, c.identity from report join report_content c on c.report_id = report.id`.execute(
        test.owner,
      );
    assert.deepEqual(rows, [{ anonymous: true, content: `${canary}收受礼品`, identity: {} }]);
  });
});

describe('what is counted', () => {
  const unfit = { identity: { telephone: '12' } };

  it('holds one network to its quota in all processes together, and says when to come back', async () => {
    const from = [clientFrom('203.0.113.7', apps[0]), clientFrom('203.0.113.7', apps[1])];
    const statuses = [];
    for (let i = 0; i <= quotas.file.most; i += 1) statuses.push((await file(unfit, undefined, from[i % 2])).status);
    assert.deepEqual([...new Set(statuses.slice(0, -1))], [422]);
    assert.equal(statuses.at(-1), 429);
    const over = await file({}, undefined, from[0]);
    assert.ok(!over.ok && over.status === 429);
    assert.ok((over.problem.after ?? 0) > 3_000 && (over.problem.after ?? 0) <= 3_600);
    assert.ok((await file({ case: 'case-c' })).ok, 'others are not held');
    const six = await file(unfit, undefined, clientFrom('2001:db8:1:2::1'));
    assert.equal(six.status, 422);
    const { rows } = await sql<{ text: string }>`
      select string_agg(c.counted, ' ') || (select string_agg(salt, '') from form_salt) as text from form_count c`.execute(
      test.owner,
    );
    assert.ok(!/203\.0\.113|2001:db8/.test(rows[0]?.text ?? ''));
  });

  it('counts no empty form against what everybody may file about a notice', async () => {
    const used = async () => {
      const { rows } = await sql<{
        hits: number;
      }>`select hits from form_count where counted = ${`notice:${notice}`}`.execute(test.owner);
      return rows[0]?.hits;
    };
    const before = await used();
    for (let i = 0; i < 3; i += 1) assert.equal((await file(unfit)).status, 422);
    assert.equal(await used(), before);
  });

  it('holds one notice to its quota whoever sends, and goes with the day', async () => {
    await sql`update form_count set hits = ${quotas.notice.most} where counted = ${`notice:${notice}`}`.execute(
      test.owner,
    );
    assert.equal((await file()).status, 429);
    await sql`update form_count set until = clock_timestamp() - interval '1 second'`.execute(test.owner);
    assert.ok((await file({ case: 'case-c' })).ok);
    await sql`update form_salt set day = day - 1`.execute(test.owner);
    await file(unfit);
    const { rows } =
      await sql`select count(*) as n from form_salt where day < (now() at time zone 'Asia/Shanghai')::date`.execute(
        test.owner,
      );
    assert.deepEqual(rows, [{ n: 0 }]);
  });
});

it('leaves nobody’s name, words or address in acts and logs', async () => {
  const journal = JSON.stringify(await journalOf(test));
  for (const secret of [canary, '秘密的内容', '13812345678', '203.0.113.7'])
    assert.ok(!journal.includes(secret), secret);
  for (const secret of [canary, '秘密的内容', '13812345678']) assert.ok(!log.includes(secret), secret);
});
