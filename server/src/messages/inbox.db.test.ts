import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { clientOf } from '@heng/contract';
import {
  changeMessagePreferences,
  confirmMailAddress,
  listTroubledMail,
  readAllMessages,
  readInbox,
  readMessage,
  readMessagePreferences,
} from '@heng/contract/message';
import { as, day, type Instant, instantAt } from '@heng/domain/language';
import type { Message } from '@heng/domain/procedure';
import Fastify, { type FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { api } from '../http/api.ts';
import { type Somebody, testPlace, tokenOf } from '../http/testing/place.ts';
import { edition, handIn, laySample } from '../notice/testing/sample-edition.ts';
import { offRecord } from '../storage/index.ts';
import { type TestDatabase, testDatabase } from '../storage/testing.ts';
import { messageRoutes } from './routes.ts';
import { saveMessages } from './store.ts';
import { alsoByMail } from './tell.ts';

let test: TestDatabase;
let app: FastifyInstance;
before(async () => {
  test = await testDatabase();
  await laySample(test);
  await handIn(test, 7, 'a');
  app = Fastify();
  await app.register(api(testPlace(test), messageRoutes), { prefix: '/api' });
});
after(async () => {
  await app.close();
  await test.drop();
});

const clientFor = (who: Somebody) =>
  clientOf({
    base: '/api',
    token: () => tokenOf(who),
    fetch: (async (url: string, { method, headers, body }: RequestInit) => {
      const answer = await app.inject({
        method: method as 'GET',
        url: String(url),
        headers: headers as Record<string, string>,
        ...(typeof body === 'string' && { payload: body }),
      });
      return new Response(answer.body || null, { status: answer.statusCode });
    }) as typeof fetch,
  });
const one = clientFor({ person: 'p-a' });
const message = (key: string, over: Partial<Message> = {}): Message => ({
  person: as('p-a'),
  kind: 'due-soon',
  key,
  act: 'application-submitted',
  entry: null,
  step: as('apply'),
  case: as('case-a'),
  about: null,
  due: day('2025-09-30'),
  ...over,
});
const tell = (messages: readonly Message[], at: Instant = instantAt(day('2025-09-20'), '08:30')) =>
  offRecord(test.db, 'here', (tx) => saveMessages(tx, edition, messages, at));

it('holds what one was told, worded in both languages, each thing once, and nobody else’s', async () => {
  assert.equal((await tell([message('1'), message('1'), message('2', { kind: 'done' })])).length, 2);
  assert.equal((await tell([message('1')])).length, 0);
  await tell([message('1', { person: as('p-b') })]);
  const inbox = await one.call(readInbox, {});
  assert.ok(inbox.ok, JSON.stringify(inbox));
  assert.deepEqual([inbox.value.total, inbox.value.unread, inbox.value.items.length], [2, 2, 2]);
  const item = inbox.value.items.find(({ kind }) => kind === 'due-soon');
  assert.match(item?.text.zh ?? '', /^2025，申报，第 7 号申报：“提交申报”尚未办理，期限 2025-09-30。$/);
  const own = await clientFor({ person: 'p-c' }).call(readInbox, {});
  assert.equal(own.ok && own.value.total, 0);
  const there = await clientFor({ person: 'p-a', jurisdiction: 'there' }).call(readInbox, {});
  assert.equal(there.ok && there.value.total, 0);
});

it('is read one by one or all at once, by whose it is alone', async () => {
  const inbox = await one.call(readInbox, { query: { size: '1' } as never });
  assert.ok(inbox.ok && inbox.value.items.length === 1);
  const params = { message: inbox.value.items[0]?.id ?? '' };
  const foreign = await clientFor({ person: 'p-b' }).call(readMessage, { params });
  assert.equal(foreign.status, 404);
  assert.equal((await one.call(readMessage, { params })).status, 204);
  assert.equal((await one.call(readMessage, { params })).status, 204, 'twice is the same');
  const unread = await one.call(readInbox, { query: { unread: 'true' } as never });
  assert.deepEqual(unread.ok && [unread.value.total, unread.value.unread], [1, 1]);
  await one.call(readAllMessages, {});
  const then = await one.call(readInbox, {});
  assert.deepEqual(then.ok && [then.value.total, then.value.unread], [2, 0]);
});

const linkOf = async (): Promise<string> => {
  const { rows } = await sql<{
    facts: { link: string } | null;
  }>`select facts from outbox where kind = 'confirm-address' order by at desc limit 1`.execute(test.owner);
  return rows[0]?.facts?.link ?? '';
};

it('is also sent to an address its owner has confirmed, and to no other', async () => {
  const first = await one.call(readMessagePreferences, {});
  assert.deepEqual(first.ok && [first.value.address, first.value.version], [null, 0]);
  const kinds = ['due-soon'] as const;
  const change = (address: string | null, version: number) =>
    one.call(changeMessagePreferences, { body: { address, kinds: [...kinds], version } });
  assert.equal((await change('a@b.example\r\nBcc: x@y.example', 0)).status, 422);
  const asked = await change('a@award.example', 0);
  assert.deepEqual(asked.ok && [asked.value.address, asked.value.claimed, asked.value.version], [
    null,
    'a@award.example',
    1,
  ]);
  const stale = await change('c@award.example', 0);
  assert.equal(!stale.ok && stale.problem.now?.version, 1);
  const mails = () =>
    sql<{ n: number }>`select count(*) as n from outbox where kind = 'something-to-do'`.execute(test.owner);
  await offRecord(test.db, 'here', (tx) => alsoByMail(tx, '2025', [message('x')]));
  assert.equal((await mails()).rows[0]?.n, 0);
  const code = /#confirm=([\w-]{43})$/.exec(await linkOf())?.[1] ?? '';
  assert.equal((await clientFor({ person: 'p-b' }).call(confirmMailAddress, { body: { code } })).status, 410);
  assert.equal((await one.call(confirmMailAddress, { body: { code } })).status, 204);
  assert.equal((await one.call(confirmMailAddress, { body: { code } })).status, 410);
  await offRecord(test.db, 'here', (tx) =>
    alsoByMail(tx, '2025', [message('x'), message('y'), message('z', { kind: 'done' })]),
  );
  assert.equal((await mails()).rows[0]?.n, 1, 'one mail, however many messages');
  const told = await sql`select facts from outbox where kind = 'something-to-do'`.execute(test.owner);
  assert.deepEqual(told.rows, [{ facts: { edition: '2025', due: '2025-09-30' } }]);
  const now = await one.call(readMessagePreferences, {});
  assert.deepEqual(now.ok && [now.value.address, now.value.claimed, now.value.version], ['a@award.example', null, 2]);
});

it('sends nobody’s links to strangers without end', async () => {
  let version = 2;
  const statuses = [];
  for (let i = 0; i < 6; i += 1) {
    const answer = await one.call(changeMessagePreferences, {
      body: { address: `x${i}@award.example`, kinds: [], version },
    });
    if (answer.ok) version = answer.value.version;
    statuses.push(answer.status);
  }
  assert.deepEqual(statuses, [200, 200, 200, 200, 429, 429]);
});

it('shows mail in trouble to the system administrator alone', async () => {
  await sql`update outbox set trouble = '550', failed_at = clock_timestamp() where kind = 'something-to-do'`.execute(
    test.owner,
  );
  assert.equal((await one.call(listTroubledMail, {})).status, 403);
  assert.equal((await clientFor({ person: 'p-x', administrator: 'audit' }).call(listTroubledMail, {})).status, 403);
  const seen = await clientFor({ person: 'p-x', administrator: 'system' }).call(listTroubledMail, {});
  assert.deepEqual(seen.ok && seen.value.items.map(({ trouble, person }) => [trouble, person]), [['550', 'p-a']]);
});
