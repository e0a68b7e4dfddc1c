import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { beginSecondFactor, confirmSecondFactor, signIn, whoAmI } from '@heng/contract/account';
import {
  disableAccount,
  enableAccount,
  endPost,
  listAccountEvents,
  listAccounts,
  listPosts,
  lockAccount,
  resetSecondFactor,
  revokeSessions,
  unlockAccount,
} from '@heng/contract/accounts';
import {
  acceptInvitation,
  endAgent,
  invite,
  inviteAgent,
  listAgents,
  listInvitations,
  lookAtInvitation,
  register,
  registerAnother,
  withdrawInvitation,
} from '@heng/contract/invitation';
import type { Hand } from '@heng/domain/procedure';
import { sql } from 'kysely';
import { offRecord } from '../storage/index.ts';
import { laidOut, type TestDatabase, testDatabase } from '../storage/testing.ts';
import { makeInvitation } from './invitations/make.ts';
import { codeAt, type TestApp, type TestClient, testApp } from './testing/app.ts';

let database: TestDatabase;
let server: TestApp;
let counted = 0;
const password = '质量是做出来的 2026';
const jurisdiction = 'here';
const creditCode = '91350100M000100Y43';

before(async () => {
  database = await testDatabase();
  server = await testApp(database);
});
after(async () => {
  await server.app.close();
  await database.drop();
});

const codeOf = (link: string): string => link.split('#')[1] ?? '';
const newLogin = (): string => {
  counted += 1;
  return `somebody${counted}`;
};

const accepts = (client: TestClient, code: string, over: Record<string, unknown> = {}) =>
  client.call(acceptInvitation, { body: { code, login: newLogin(), password, ...over } });

/** An administrator with a second factor, by a link from the command line. */
async function administrator(hand: Hand): Promise<TestClient & { readonly account: string }> {
  const { link } = await offRecord(database.db, jurisdiction, (tx) =>
    makeInvitation(tx, server.place.origin, { name: `管理员 ${hand}`, invited: { to: 'hand', hand }, by: null }),
  );
  const client = server.client();
  assert.equal((await accepts(client, codeOf(link))).json().needs, 'set-up-second-factor');
  const { secret } = (await client.call(beginSecondFactor, { body: { password } })).json();
  await client.call(confirmSecondFactor, { body: { code: codeAt(secret, Date.now()) } });
  const me = (await client.call(whoAmI, {})).json();
  assert.deepEqual([me.administrator, me.strong], [hand, true]);
  return Object.assign(client, { account: me.account as string });
}

const registers = (client: TestClient, applicant: object, over: Record<string, unknown> = {}) =>
  client.call(register, {
    body: { applicant: applicant as never, name: '赵某某', login: newLogin(), password, jurisdiction, ...over },
  });

async function account(): Promise<TestClient & { readonly account: string; readonly person: string }> {
  const client = server.client();
  const done = await registers(client, { kind: 'individual', identityNumber: nextIdentity() });
  assert.equal(done.statusCode, 201, done.body);
  const me = (await client.call(whoAmI, {})).json();
  return Object.assign(client, { account: me.account as string, person: me.person as string });
}

let numbered = 100;
function nextIdentity(): string {
  numbered += 1;
  const digits = `41150219800315${numbered}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, i) => total + weight * Number(digits[i]), 0);
  return digits + '10X98765432'[sum % 11];
}

describe('an invitation', () => {
  it('makes an account and what it was for; its link is good once, however many come', async () => {
    const system = await administrator('system');
    const made = await system.call(invite, {
      body: { name: '王经办', for: { to: 'post', regulation: 'sample-2026', body: 'office' } },
    });
    assert.equal(made.statusCode, 201, made.body);
    const { link, id } = made.json();
    assert.ok(link.startsWith(`${server.place.origin}/join#`));
    const code = codeOf(link);
    const looked = (await server.client().call(lookAtInvitation, { body: { code } })).json();
    assert.deepEqual([looked.name, looked.for], ['王经办', { to: 'post', regulation: 'sample-2026', body: 'office' }]);
    const clients = Array.from({ length: 4 }, () => server.client());
    const answers = await Promise.all(clients.map((client) => accepts(client, code)));
    assert.deepEqual(
      answers.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b),
      [200, 410, 410, 410],
    );
    const winner = clients[answers.findIndex(({ statusCode }) => statusCode === 200)];
    assert.ok(winner);
    const me = (await winner.call(whoAmI, {})).json();
    assert.deepEqual([me.name, me.posts.length], ['王经办', 1]);
    const may = (regulation: string, body: string) =>
      server.place.mayOpenEditions(jurisdiction, { person: me.person, body: body as never, of: null }, regulation);
    assert.deepEqual(
      [await may('sample-2026', 'office'), await may('other', 'office'), await may('sample-2026', 'government')],
      [true, false, false],
    );
    assert.equal((await server.client().call(lookAtInvitation, { body: { code } })).statusCode, 410);
    const { items } = (await system.call(listInvitations, { query: { state: 'accepted' } })).json();
    assert.equal(items.find((one: { id: string }) => one.id === id).person, me.person);
    assert.ok(!JSON.stringify(items).includes(code));

    const key = { person: me.person, regulation: 'sample-2026', body: 'office' };
    assert.equal((await system.call(listPosts, {})).json().items.length, 1);
    assert.equal((await system.call(endPost, { params: key })).statusCode, 204);
    assert.equal(await may('sample-2026', 'office'), false);
    assert.equal((await system.call(endPost, { params: key })).statusCode, 404);
  });

  it('is good for one of several who have accounts already and come at the same moment', async () => {
    const client = await account();
    const { applicant } = (await client.call(whoAmI, {})).json().actsFor[0];
    const others = [await account(), await account(), await account(), await account()];
    const { link } = (await client.call(inviteAgent, { params: { applicant }, body: { name: '同事' } })).json();
    // Somebody holds the row until all of them have come as far as they get.
    const holds = await database.owner.startTransaction().execute();
    await holds.selectFrom('invitation').select('id').where('applicant_id', '=', applicant).forUpdate().execute();
    const coming = others.map((one) => one.call(acceptInvitation, { body: { code: codeOf(link) } }));
    await setTimeout(300);
    await holds.rollback().execute();
    const answers = await Promise.all(coming);
    assert.deepEqual(
      answers.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b),
      [200, 410, 410, 410],
    );
    assert.equal((await client.call(listAgents, { params: { applicant } })).json().items.length, 2);
  });

  it('is no longer good when it was withdrawn, or its days are over; a bad attempt uses nothing up', async () => {
    const system = await administrator('system');
    const make = async () =>
      (await system.call(invite, { body: { name: '某某', for: { to: 'hand', hand: 'audit' } } })).json();
    const one = await make();
    assert.equal((await accepts(server.client(), codeOf(one.link), { password: '1234567890' })).statusCode, 422);
    assert.equal((await accepts(server.client(), codeOf(one.link), { login: undefined })).statusCode, 422);
    const stranger = await account();
    assert.equal((await stranger.call(withdrawInvitation, { params: { invitation: one.id } })).statusCode, 404);
    assert.equal((await system.call(withdrawInvitation, { params: { invitation: one.id } })).statusCode, 204);
    assert.equal((await accepts(server.client(), codeOf(one.link))).statusCode, 410);
    const two = await make();
    await sql`update invitation set expires_at = clock_timestamp() where id = ${two.id}`.execute(database.owner);
    assert.equal((await accepts(server.client(), codeOf(two.link))).statusCode, 410);
    assert.equal((await accepts(server.client(), 'A'.repeat(32))).statusCode, 410);
    const taken = await make();
    const me = (await system.call(whoAmI, {})).json();
    const answer = await accepts(server.client(), codeOf(taken.link), { login: me.login });
    assert.deepEqual([answer.statusCode, answer.json().faults[0].at], [422, 'body.login']);
    assert.equal(
      (await server.client().call(lookAtInvitation, { body: { code: codeOf(taken.link) } })).statusCode,
      200,
    );
  });

  it('sets a password anew, which ends what the account has open', async () => {
    const system = await administrator('system');
    const lost = await account();
    const { link } = (
      await system.call(invite, { body: { name: '某某', for: { to: 'password', account: lost.account } } })
    ).json();
    const { login } = (await lost.call(whoAmI, {})).json();
    const code = codeOf(link);
    const next = 'another password then';
    const client = server.client();
    const chosen = await client.call(acceptInvitation, { body: { code, password: next } });
    assert.deepEqual(chosen.json(), { needs: null });
    assert.equal(client.cookie, null, 'whoever chose it signs in like everybody');
    assert.equal((await lost.call(whoAmI, {})).statusCode, 401);
    assert.equal((await server.client().call(signIn, { body: { login, password, jurisdiction } })).statusCode, 401);
    const inside = await server.client().call(signIn, { body: { login, password: next, jurisdiction } });
    assert.equal(inside.statusCode, 200);
    assert.equal((await client.call(acceptInvitation, { body: { code, password } })).statusCode, 410);
    const own = { name: '我', for: { to: 'password' as const, account: system.account } };
    assert.equal((await system.call(invite, { body: own })).statusCode, 403);
  });
});

describe('registering', () => {
  it('makes an organisation by its credit code; whoever comes second is told whom to ask, not who it is', async () => {
    const client = server.client();
    const company = { kind: 'organisation', name: '某某有限公司', creditCode: ` ${creditCode.toLowerCase()} ` };
    const wrong = await registers(client, { ...company, creditCode: '91350100M000100Y44' });
    assert.deepEqual([wrong.statusCode, wrong.json().faults[0].at], [422, 'body.applicant.creditCode']);
    const done = await registers(client, company);
    assert.equal(done.statusCode, 201, done.body);
    const { applicant } = done.json();
    const me = (await client.call(whoAmI, {})).json();
    assert.deepEqual(me.actsFor, [{ applicant, name: '某某有限公司' }]);
    assert.equal(await server.place.isAgentOf(jurisdiction, me.person, applicant), true);
    assert.equal(await server.place.isAgentOf('there', me.person, applicant), false);
    const login = newLogin();
    const second = await registers(server.client(), company, { login });
    assert.equal(second.statusCode, 409);
    assert.ok(!second.body.includes(me.person) && !second.body.includes(me.name) && !second.body.includes(applicant));
    assert.equal(
      (await registers(server.client(), { kind: 'individual', identityNumber: nextIdentity() }, { login })).statusCode,
      201,
      'and nothing of the refused one is left',
    );
  });

  it('finds an award’s applicant on the register by its code', async () => {
    const code = '91440300708461136T';
    await laidOut(database.db, (tx) =>
      tx.insertInto('applicant').values({ id: 'of-the-register', name: '登记的名称', credit_code: code }).execute(),
    );
    const done = await registers(server.client(), { kind: 'organisation', name: '自报的名称', creditCode: code });
    assert.equal(done.json().applicant, 'of-the-register', done.body);
  });

  it('lets one of many who come at once through', async () => {
    const identityNumber = nextIdentity();
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => registers(server.client(), { kind: 'individual', identityNumber })),
    );
    assert.deepEqual(
      answers.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b),
      [201, 409, 409, 409],
    );
  });

  it('keeps an identity number sealed, and gives it to nobody', async () => {
    const identityNumber = nextIdentity();
    const client = server.client();
    const done = await registers(client, { kind: 'individual', identityNumber });
    const { applicant } = done.json();
    const me = await client.call(whoAmI, {});
    assert.ok(![done.body, me.body].some((text) => text.includes(identityNumber)));
    const { rows } = await sql<{ text: string; sealed: string }>`
      select i::text || p::text || a::text as text, i.sealed from applicant_identity i join applicant a on a.id = i.applicant_id, person p
      where i.applicant_id = ${applicant} and p.id = ${me.json().person}`.execute(database.owner);
    assert.ok(rows[0] && !rows[0].text.includes(identityNumber) && !rows[0].text.includes(identityNumber.slice(6, 14)));
    const about = `${jurisdiction} ${applicant}`;
    assert.equal(server.place.keys.open('identity-number', about, rows[0].sealed), identityNumber);
    const mistyped = identityNumber.slice(0, 17) + (identityNumber.endsWith('0') ? '1' : '0');
    const wrong = await registers(server.client(), { kind: 'individual', identityNumber: mistyped });
    assert.deepEqual([wrong.statusCode, wrong.json().faults[0].at], [422, 'body.applicant.identityNumber']);
    assert.ok(!wrong.body.includes(mistyped));
  });

  it('is followed by colleagues, whom an agent invites and who take over', async () => {
    const client = await account();
    const { applicant } = (await client.call(whoAmI, {})).json().actsFor[0];
    const stranger = await account();
    assert.equal((await stranger.call(inviteAgent, { params: { applicant }, body: { name: '张' } })).statusCode, 404);
    assert.equal((await stranger.call(listAgents, { params: { applicant } })).statusCode, 404);
    const last = await client.call(endAgent, { params: { applicant, person: client.person } });
    assert.equal(last.statusCode, 409);
    const { link } = (await client.call(inviteAgent, { params: { applicant }, body: { name: '李同事' } })).json();
    // The colleague has an account already, and accepts with it.
    const joined = await stranger.call(acceptInvitation, { body: { code: codeOf(link) } });
    assert.deepEqual(joined.json(), { needs: null });
    assert.equal((await stranger.call(listAgents, { params: { applicant } })).json().items.length, 2);
    assert.equal((await stranger.call(endAgent, { params: { applicant, person: client.person } })).statusCode, 204);
    assert.equal((await client.call(listAgents, { params: { applicant } })).statusCode, 404);
    // The office can undo a wrong claim, also the last one; whoever is right is then the first.
    const system = await administrator('system');
    const made = await system.call(invite, {
      body: { name: '王经办', for: { to: 'post', regulation: 'sample-2026', body: 'office' } },
    });
    const official = server.client();
    await accepts(official, codeOf(made.json().link));
    assert.equal((await official.call(endAgent, { params: { applicant, person: stranger.person } })).statusCode, 204);
    assert.deepEqual((await official.call(listAgents, { params: { applicant } })).json().items, []);
    const anew = (await official.call(inviteAgent, { params: { applicant }, body: { name: '李同事' } })).json();
    assert.equal((await stranger.call(acceptInvitation, { body: { code: codeOf(anew.link) } })).statusCode, 200);
    const another = { kind: 'individual' as const, identityNumber: nextIdentity() };
    assert.equal((await stranger.call(registerAnother, { body: { applicant: another } })).statusCode, 201);
    assert.equal((await stranger.call(whoAmI, {})).json().actsFor.length, 3);
  });
});

describe('administrators', () => {
  it('do their own work, and none of the others’', async () => {
    const [system, security, audit] = [
      await administrator('system'),
      await administrator('security'),
      await administrator('audit'),
    ];
    const somebody = await account();
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
    const [system, security] = [await administrator('system'), await administrator('security')];
    const somebody = await account();
    const params = { account: somebody.account };
    assert.equal((await security.call(lockAccount, { params })).statusCode, 204);
    assert.equal((await somebody.call(whoAmI, {})).statusCode, 401);
    assert.equal((await security.call(unlockAccount, { params })).statusCode, 204);
    assert.equal((await somebody.call(whoAmI, {})).statusCode, 401, 'the session is over, not asleep');
    assert.equal((await system.call(disableAccount, { params: { account: system.account } })).statusCode, 403);
    assert.equal((await security.call(resetSecondFactor, { params: { account: security.account } })).statusCode, 403);
    assert.equal((await security.call(lockAccount, { params: { account: system.account } })).statusCode, 409);
    const [a, b] = [await administrator('system'), system];
    // Two who would shut each other out at the same moment: one stays.
    const both = await Promise.all([
      a.call(disableAccount, { params: { account: b.account } }),
      b.call(disableAccount, { params: { account: a.account } }),
    ]);
    assert.deepEqual(
      both.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b),
      [204, 409],
    );
    assert.equal((await security.call(disableAccount, { params })).statusCode, 403);
  });

  it('see what became of accounts, each what is theirs, and change nothing of it', async () => {
    const [security, audit] = [await administrator('security'), await administrator('audit')];
    const somebody = await account();
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
    const system = await administrator('system');
    const { person } = (await system.call(whoAmI, {})).json();
    const somebody = await account();
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
    assert.equal((await system.call(acceptInvitation, { body: { code: codeOf(link) } })).statusCode, 403);
  });

  it('see nothing of another jurisdiction', async () => {
    const system = await administrator('system');
    const there = server.client();
    const done = await registers(
      there,
      { kind: 'individual', identityNumber: nextIdentity() },
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
