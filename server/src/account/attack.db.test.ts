import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { listSessions } from '@heng/contract/account';
import { acceptInvitation, inviteAgent } from '@heng/contract/invitation';
import { sql } from 'kysely';
import { offRecord } from '../storage/index.ts';
import { type TestDatabase, testDatabase } from '../storage/testing.ts';
import { beginSession, fromOf } from './session.ts';
import { type TestApp, testApp } from './testing/app.ts';
import { type Cast, castOf, statusOf } from './testing/cast.ts';
import { type Guests, guestsOf } from './testing/guests.ts';

let database: TestDatabase;
let server: TestApp;
let cast: Cast;
let guests: Guests;

before(async () => {
  database = await testDatabase();
  server = await testApp(database);
  cast = castOf(database, server);
  guests = guestsOf(database, server);
});
after(async () => {
  await server.app.close();
  await database.drop();
});

it('counts failures by network: whoever has more addresses than could be counted has one delay', async () => {
  const { login } = await cast.someone();
  const guess = (ip: string) => cast.enters(server.client({ ip }), login, { password: 'not the password' });
  assert.equal((await guess('2001:db8:1:2::1')).statusCode, 401);
  assert.equal((await guess('2001:db8:1:2:ffff::2')).statusCode, 429);
  assert.equal((await guess('2001:db8:1:3::1')).statusCode, 401);
  await cast.later();
  assert.equal((await guess('203.0.113.9')).statusCode, 401);
  assert.equal((await guess('::ffff:203.0.113.9')).statusCode, 429);
  await cast.later();
});

it('keeps no more sessions of one account than anybody has devices: the oldest go', async () => {
  const { login, account } = await cast.someone();
  const first = await cast.signedIn(login);
  const from = fromOf({ ip: '10.9.9.9', headers: {} }, server.place);
  const begun = { account, administrator: false, whole: true, strong: false };
  for (let i = 0; i < 60; i += 1) await offRecord(database.db, 'here', (tx) => beginSession(tx, begun, from));
  const last = await cast.signedIn(login);
  assert.deepEqual([await statusOf(first), await statusOf(last)], [401, 200]);
  assert.equal((await last.call(listSessions, {})).json().items.length, 50);
  const { rows } = await sql`select from session where account_id = ${account}`.execute(database.owner);
  assert.equal(rows.length, 50);
  // Who knows the password alone, and not the second factor, ends no session of whoever has both.
  const half = { ...begun, whole: false };
  for (let i = 0; i < 60; i += 1) await offRecord(database.db, 'here', (tx) => beginSession(tx, half, from));
  assert.equal(await statusOf(last), 200);
});

it('sends no flood of invitations to strangers', async () => {
  const client = server.client();
  const done = await guests.registers(client, { kind: 'individual', identityNumber: guests.nextIdentity() });
  const params = { applicant: done.json().applicant };
  const statuses: number[] = [];
  for (let i = 0; i < 22; i += 1) {
    const body = { name: '同事', mail: `victim${i}@elsewhere.example` };
    statuses.push((await client.call(inviteAgent, { params, body })).statusCode);
  }
  assert.deepEqual([...new Set(statuses.slice(0, 20))], [201]);
  assert.deepEqual(statuses.slice(20), [429, 429]);
  const { rows } = await sql`select from outbox`.execute(database.owner);
  assert.equal(rows.length, 20);
});

it('puts nobody into an applicant by an invitation of their own', async () => {
  const client = server.client();
  const done = await guests.registers(client, { kind: 'individual', identityNumber: guests.nextIdentity() });
  const params = { applicant: done.json().applicant };
  const { link } = (await client.call(inviteAgent, { params, body: { name: '自己' } })).json();
  const body = { code: guests.codeOf(link) };
  assert.equal((await client.call(acceptInvitation, { body })).statusCode, 403);
  const other = await guests.account();
  assert.equal((await other.call(acceptInvitation, { body })).statusCode, 200);
});
