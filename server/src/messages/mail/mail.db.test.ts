import assert from 'node:assert/strict';
import { after, before, beforeEach, it } from 'node:test';
import { as, day } from '@heng/domain/language';
import { sql } from 'kysely';
import { type Database, offRecord, within } from '../../storage/index.ts';
import { type TestDatabase, testDatabase } from '../../storage/testing.ts';
import { takeJob } from '../jobs/store.ts';
import { readTroubledMail } from '../outbox/store.ts';
import { type Mail, queueMail } from '../outbox.ts';
import { type MailServer, startMailServer } from '../testing/mail-server.ts';
import { type Carrier, carrierBySmtp, isAddress } from './carrier.ts';
import { sendMail } from './send.ts';

let test: TestDatabase;
let server: MailServer;
let carrier: Carrier;
before(async () => {
  test = await testDatabase();
  server = await startMailServer();
  carrier = carrierBySmtp(server.url, '衡 <heng@award.example>');
});
beforeEach(async () => {
  server.received.splice(0);
  await sql`truncate job, outbox`.execute(test.owner);
});
after(async () => {
  carrier.close();
  await server.stop();
  await test.drop();
});

const mail = (over: Partial<Extract<Mail, { kind: 'something-to-do' }>> = {}): Mail => ({
  kind: 'something-to-do',
  to: 'someone@award.example',
  person: as('person-1'),
  edition: '2025 届',
  due: day('2025-05-20'),
  ...over,
});
const queue = (one: Mail) => offRecord(test.db, 'here', (tx) => queueMail(tx, one));
/** One round of what waits; what is postponed waits no longer than that. */
async function send(by: Carrier | null = carrier, most?: number): Promise<number> {
  let sent = 0;
  const jobs = [];
  for (let job = await takeJob(test.db, 'mail'); job !== null; job = await takeJob(test.db, 'mail')) jobs.push(job);
  for (const job of jobs) {
    await sendMail({ db: test.db, origin: 'https://award.example' }, by, job, { wait: () => 0, ...(most && { most }) });
    sent += 1;
  }
  return sent;
}
const troubled = (db: Database = test.db) => within(db, 'here', (tx) => readTroubledMail(tx, { page: 1, size: 10 }));
const words = ({ text }: { readonly text: string }): string => {
  const [head = '', ...body] = text.split(/\r?\n\r?\n/);
  const encoded = body.join('\n\n').replaceAll(/\s/g, '');
  const decoded = /base64/i.test(head) ? Buffer.from(encoded, 'base64').toString('utf8') : body.join('\n\n');
  return `${head.replaceAll(/\r?\n[ \t]/g, '')}\n\n${decoded}`;
};

it('leaves once what it is queued with is committed, says what there is, and forgets the address', async () => {
  await assert.rejects(
    offRecord(test.db, 'here', async (tx) => {
      await queueMail(tx, mail());
      throw new Error('the act did not come about');
    }),
  );
  assert.equal(await send(), 0);
  await queue(mail());
  assert.equal(await send(), 1);
  const [got, ...others] = server.received;
  assert.ok(got && others.length === 0);
  assert.deepEqual([got.from, got.to], ['heng@award.example', ['someone@award.example']]);
  const text = words(got);
  assert.match(text, /2025 届 有事项需要您处理，期限 2025-05-20。请登录查看。/);
  assert.match(text, /Auto-Submitted: auto-generated/);
  const { rows } = await sql`select recipient, facts, sent_at is not null as sent from outbox`.execute(test.owner);
  assert.deepEqual(rows, [{ recipient: null, facts: null, sent: true }]);
  assert.equal((await troubled()).total, 0);
});

it('is tried again while the mail server is busy or away, and leaves when it is back', async () => {
  await queue(mail());
  server.answers.push(451);
  await send();
  assert.deepEqual(
    (await troubled()).items.map(({ trouble, failedAt }) => [trouble, failedAt]),
    [['451', null]],
  );
  await server.stop();
  await send();
  assert.match((await troubled()).items[0]?.trouble ?? '', /ECONNREFUSED|ESOCKET|ECONNECTION/);
  server = await startMailServer(server.port);
  await send();
  assert.equal(server.received.length, 1);
  assert.equal((await troubled()).total, 0);
});

it('is given up when it is refused for good, or in the end, and the administrator sees that without the address', async () => {
  await queue(mail());
  server.answers.push(550);
  await send();
  await queue(mail());
  server.answers.push(451, 451);
  await send(carrier, 2);
  await send(carrier, 2);
  assert.equal(await send(), 0);
  const { items, total } = await troubled();
  assert.equal(total, 2);
  assert.deepEqual(items.map(({ trouble, failedAt }) => [trouble, failedAt !== null].join()).toSorted(), [
    '451,true',
    '550,true',
  ]);
  assert.ok(!JSON.stringify(items).includes('award.example'));
  const { rows } =
    await sql`select recipient, facts from outbox where recipient is not null or facts is not null`.execute(test.owner);
  assert.deepEqual(rows, []);
});

it('waits where no mail server is named', async () => {
  await queue(mail());
  await send(null);
  const { rows } = await sql`select trouble, failed_at from job`.execute(test.owner);
  assert.deepEqual(rows, [{ trouble: 'no-mail-server', failed_at: null }]);
});

it('that is sent twice, since nobody noted the first time, can be told by its id', async () => {
  const id = await queue(mail());
  const job = await takeJob(test.db, 'mail');
  assert.ok(job);
  await carrier.send({ to: 'someone@award.example', subject: 's', text: 't', messageId: id });
  await sendMail({ db: test.db, origin: '' }, carrier, job);
  const ids = server.received.map(({ text }) => /^Message-ID: (.*)$/im.exec(text)?.[1]);
  assert.deepEqual(ids, [`<${id}@heng>`, `<${id}@heng>`]);
  // Once it is noted, it is sent no more.
  await sendMail({ db: test.db, origin: '' }, carrier, job);
  assert.equal(server.received.length, 2);
});

it('takes no header and no second recipient from what people wrote', async () => {
  await queue(mail({ edition: '2025\r\nBcc: thief@evil.example\r\n\r\nhello\u2028\u202e' }));
  for (const to of [
    'a@b.example, thief@evil.example',
    'a@b.example\r\nBcc: thief@evil.example',
    '"x" <a@b.example>',
    'a b@c.example',
  ])
    await queue(mail({ to }));
  await send();
  const [got, ...others] = server.received;
  assert.ok(got && others.length === 0);
  assert.deepEqual(got.to, ['someone@award.example']);
  const [head = ''] = got.text.split(/\r?\n\r?\n/);
  assert.doesNotMatch(head, /^bcc:/im);
  assert.deepEqual(
    (await troubled()).items.map(({ trouble }) => trouble),
    ['address', 'address', 'address', 'address'],
  );
});

it('goes to addresses as they are in everyday use', () => {
  assert.ok(['a@b.cn', 'a.b+c@mail.gov.cn'].every(isAddress));
  assert.ok(
    !['a@b', '@b.cn', 'a@b..cn', 'a@-b.cn', 'a@b.cn ', '王@b.cn', 'a..b@c.cn', `${'a'.repeat(250)}@b.cn`].some(
      isAddress,
    ),
  );
});
