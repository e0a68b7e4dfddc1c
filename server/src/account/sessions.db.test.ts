import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { changePassword, endOtherSessions, endSession, listSessions, signOut } from '@heng/contract/account';
import { sql } from 'kysely';
import { type TestDatabase, testDatabase } from '../storage/testing.ts';
import { type TestApp, testApp } from './testing/app.ts';
import { type Cast, castOf, password, statusOf } from './testing/cast.ts';

let database: TestDatabase;
let server: TestApp;
let cast: Cast;

before(async () => {
  database = await testDatabase();
  server = await testApp(database);
  cast = castOf(database, server);
});
after(async () => {
  await server.app.close();
  await database.drop();
});

describe('sessions', () => {
  it('are listed without an address, and end one by one or all others', async () => {
    await cast.later();
    const { login } = await cast.someone();
    const client = await cast.signedIn(login, server.client({ ip: '203.0.113.77' }));
    const phone = await cast.signedIn(login, server.client({ ip: '2001:db8:1:2::3' }));
    const third = await cast.signedIn(login);
    const listed = await client.call(listSessions, {});
    const { items } = listed.json();
    assert.equal(items.length, 3);
    assert.ok(!listed.body.includes('203.0.113.77') && !listed.body.includes('2001:db8:1'));
    assert.equal(items.filter((one: { current: boolean }) => one.current).length, 1);
    assert.ok(items.every((one: { device: string }) => one.device === 'Chrome · Windows'));
    const theirs = items.find((one: { network: string }) => one.network === '2001:db8:*').id;
    assert.equal((await client.call(endSession, { params: { session: theirs } })).statusCode, 204);
    assert.equal(await statusOf(phone), 401);
    const stranger = await cast.signedIn((await cast.someone()).login);
    const mine = items.find((one: { current: boolean }) => one.current).id;
    assert.equal((await stranger.call(endSession, { params: { session: mine } })).statusCode, 404);
    assert.deepEqual((await client.call(endOtherSessions, {})).json(), { ended: 1 });
    assert.equal(await statusOf(third), 401);
    assert.equal((await client.call(signOut, {})).statusCode, 204);
    assert.equal(client.cookie, null);
  });

  it('end when nothing is asked for long, when their time is over, and at once with their account', async () => {
    await cast.later();
    const { login, account } = await cast.someone();
    const client = await cast.signedIn(login);
    const ages = (what: 'seen_at' | 'ends_at', by: string) =>
      sql`update session set ${sql.ref(what)} = clock_timestamp() - ${by}::interval where account_id = ${account}`.execute(
        database.owner,
      );
    await ages('seen_at', '119 minutes');
    assert.equal(await statusOf(client), 200);
    // Seen again, which is put on record off the path.
    for (let i = 0; i < 50; i += 1) {
      const row = await database.owner
        .selectFrom('session')
        .select(sql<boolean>`seen_at > clock_timestamp() - interval '1 minute'`.as('fresh'))
        .where('account_id', '=', account)
        .executeTakeFirst();
      if (row?.fresh) break;
      assert.ok(i < 49, 'never put on record');
      await setTimeout(10);
    }
    await ages('seen_at', '121 minutes');
    assert.equal(await statusOf(client), 401);
    await ages('seen_at', '1 minute');
    assert.equal(await statusOf(client), 200);
    await ages('ends_at', '1 second');
    assert.equal(await statusOf(client), 401);
    const again = await cast.signedIn(login);
    await sql`update account set disabled_at = clock_timestamp() where id = ${account}`.execute(database.owner);
    assert.equal(await statusOf(again), 401);
    assert.equal((await cast.enters(server.client(), login)).statusCode, 403);
    assert.equal((await cast.enters(server.client(), login, { password: 'not the password' })).statusCode, 401);
  });

  it('other than this one end with a new password', async () => {
    await cast.later();
    const { login } = await cast.someone();
    const client = await cast.signedIn(login);
    const other = await cast.signedIn(login);
    const change = (current: string, next: string) =>
      client.call(changePassword, { body: { current, password: next } });
    const weak = await change(password, '1234567890');
    assert.deepEqual([weak.statusCode, weak.json().faults[0].at], [422, 'body.password']);
    assert.equal((await change(password, `${login}-xyz-123`)).statusCode, 422);
    assert.equal((await change('not the password', 'a longer new password')).statusCode, 401);
    await cast.later();
    assert.equal((await change(password, 'a longer new password')).statusCode, 204);
    assert.equal(await statusOf(client), 200);
    assert.equal(await statusOf(other), 401);
    assert.equal((await cast.enters(server.client(), login)).statusCode, 401);
    assert.equal((await cast.enters(server.client(), login, { password: 'ａ longer new password' })).statusCode, 200);
  });
});
