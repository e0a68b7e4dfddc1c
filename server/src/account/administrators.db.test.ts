import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout } from 'node:timers/promises';

import { signIn, whoAmI } from '@heng/contract/account';
import {
  disableAccount,
  enableAccount,
  listAccountEvents,
  listAccounts,
  listPosts,
  lockAccount,
  resetSecondFactor,
  revokeSessions,
  unlockAccount,
} from '@heng/contract/accounts';
import { acceptInvitation, invite, listInvitations } from '@heng/contract/invitation';
import { sql } from 'kysely';
import { offRecord } from '../storage/index.ts';
import { type TestDatabase, testDatabase } from '../storage/testing.ts';

import { type TestApp, type TestClient, testApp } from './testing/app.ts';
import { type Guests, guestsOf } from './testing/guests.ts';

let database: TestDatabase;
let server: TestApp;
let guests: Guests;
const jurisdiction = 'here';

before(async () => {
  database = await testDatabase();
  server = await testApp(database);
  guests = guestsOf(database, server);
});
after(async () => {
  await server.app.close();
  await database.drop();
});

describe('administrators', () => {
  it('do their own work, and none of the others’', async () => {
    const [system, security, audit] = [
      await guests.administrator('system'),
      await guests.administrator('security'),
      await guests.administrator('audit'),
    ];
    const somebody = await guests.account();
    const one = { params: { account: somebody.account } };
    const works = [
      [listAccounts, { query: {} }, 'system security'],
      [listInvitations, { query: {} }, 'system'],
      [listPosts, {}, 'system'],
      [listAccountEvents, { query: {} }, 'security audit'],
      [lockAccount, one, 'security'],
      [unlockAccount, one, 'security'],
      [resetSecondFactor, one, 'security'],
      [revokeSessions, one, 'security'],
      [disableAccount, one, 'system'],
      [enableAccount, one, 'system'],
    ] as const;
    for (const [route, call, hands] of works) {
      for (const [hand, client] of [
        ['system', system],
        ['security', security],
        ['audit', audit],
      ] as const) {
        const { statusCode } = await client.call(route as typeof listAccounts, call as never);
        assert.equal(statusCode < 300, hands.split(' ').includes(hand), `${route.id} ${hand} ${statusCode}`);
      }
      const outsider = await server.client().call(route as typeof listAccounts, call as never);
      assert.equal(outsider.statusCode, 401, route.id);
    }
  });

  it('shut accounts at once, though never their own, and not the last of the system', async () => {
    await sql`update account set disabled_at = clock_timestamp() where administrator = 'system'`.execute(
      database.owner,
    );
    const [system, security] = [await guests.administrator('system'), await guests.administrator('security')];
    const somebody = await guests.account();
    const params = { account: somebody.account };
    assert.equal((await security.call(lockAccount, { params })).statusCode, 204);
    assert.equal((await somebody.call(whoAmI, {})).statusCode, 401);
    assert.equal((await security.call(unlockAccount, { params })).statusCode, 204);
    assert.equal((await somebody.call(whoAmI, {})).statusCode, 401, 'the session is over, not asleep');
    assert.equal((await system.call(disableAccount, { params: { account: system.account } })).statusCode, 403);
    assert.equal((await security.call(resetSecondFactor, { params: { account: security.account } })).statusCode, 403);
    assert.equal((await security.call(lockAccount, { params: { account: system.account } })).statusCode, 409);
    const [a, b] = [await guests.administrator('system'), system];
    // Two who would shut each other out at the same moment: one stays.
    // Somebody holds the rows until both have come as far as they get.
    const holds = await database.owner.startTransaction().execute();
    await holds.selectFrom('account').select('id').where('administrator', '=', 'system').forUpdate().execute();
    const coming = [
      a.call(disableAccount, { params: { account: b.account } }),
      b.call(disableAccount, { params: { account: a.account } }),
    ];
    await setTimeout(200);
    await holds.rollback().execute();
    const both = await Promise.all(coming);
    const [stays, goes] = both.map(({ statusCode }) => statusCode).toSorted((x, y) => x - y);
    // Whoever comes second is refused, or out already.
    assert.ok(stays === 204 && (goes === 409 || goes === 401), `${stays} ${goes}`);
    assert.equal((await security.call(disableAccount, { params })).statusCode, 403);
  });

  it('see what became of accounts, each what is theirs, and change nothing of it', async () => {
    const [security, audit] = [await guests.administrator('security'), await guests.administrator('audit')];
    const somebody = await guests.account();
    const { login } = (await somebody.call(whoAmI, {})).json();
    await server.client().call(signIn, { body: { login, password: 'not the password', jurisdiction } });
    const seen = async (client: TestClient) => {
      const { items } = (await client.call(listAccountEvents, { query: { size: 300, order: 'desc' } })).json();
      return items as { event: string; account: string | null; facts: object }[];
    };
    const mine = (await seen(audit)).filter((one) => one.account === somebody.account).map(({ event }) => event);
    assert.deepEqual(mine, ['sign-in-failed', 'registered']);
    const theirs = await seen(security);
    assert.ok(theirs.some(({ event }) => event === 'sign-in-failed'));
    assert.ok(!theirs.some(({ event }) => event === 'registered' || event === 'signed-in'));
    assert.ok(!JSON.stringify(theirs).includes('not the password'));
    const refused = await security.call(listAccountEvents, { query: { event: 'signed-in' } });
    assert.equal(refused.statusCode, 403);
    await assert.rejects(
      offRecord(database.db, jurisdiction, (tx) => tx.deleteFrom('account_event').execute()),
      /permission denied/,
    );
    await assert.rejects(
      offRecord(database.db, jurisdiction, (tx) => tx.updateTable('account_event').set({ event: 'x' }).execute()),
      /permission denied/,
    );
  });

  it('hold no seat, no post, and act for nobody: the database refuses both ways round', async () => {
    const system = await guests.administrator('system');
    const { person } = (await system.call(whoAmI, {})).json();
    const somebody = await guests.account();
    const refusal = { constraint: 'hands_apart' };
    const tries = [
      sql`insert into post (jurisdiction_id, person_id, regulation, body) values ('here', ${person}, 'r', 'office')`,
      sql`insert into agent (jurisdiction_id, person_id, applicant_id) select 'here', ${person}, id from applicant limit 1`,
      sql`update account set administrator = 'audit' where id = ${somebody.account}`,
    ];
    for (const one of tries) await assert.rejects(one.execute(database.owner), refusal);
    const { link } = (
      await system.call(invite, { body: { name: '某', for: { to: 'post', regulation: 'r', body: 'office' } } })
    ).json();
    assert.equal((await system.call(acceptInvitation, { body: { code: guests.codeOf(link) } })).statusCode, 403);
  });

  it('see nothing of another jurisdiction', async () => {
    const system = await guests.administrator('system');
    const there = server.client();
    const done = await guests.registers(
      there,
      { kind: 'individual', identityNumber: guests.nextIdentity() },
      { jurisdiction: 'there' },
    );
    assert.equal(done.statusCode, 201);
    const theirs = (await there.call(whoAmI, {})).json();
    const { items, total } = (await system.call(listAccounts, { query: { size: 300 } })).json();
    assert.ok(total === items.length && !items.some((one: { id: string }) => one.id === theirs.account));
    const params = { account: theirs.account };
    assert.equal((await system.call(disableAccount, { params })).statusCode, 404);
    assert.equal((await there.call(whoAmI, {})).statusCode, 200);
  });
});
