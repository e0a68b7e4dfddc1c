import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { signIn, whoAmI } from '@heng/contract/account';
import { endPost, listPosts } from '@heng/contract/accounts';
import {
  acceptInvitation,
  endAgent,
  invite,
  inviteAgent,
  listAgents,
  listInvitations,
  lookAtInvitation,
  registerAnother,
  withdrawInvitation,
} from '@heng/contract/invitation';
import { sql } from 'kysely';

import { laidOut, type TestDatabase, testDatabase } from '../storage/testing.ts';

import { type TestApp, testApp } from './testing/app.ts';
import { password } from './testing/cast.ts';
import { type Guests, guestsOf } from './testing/guests.ts';

let database: TestDatabase;
let server: TestApp;
let guests: Guests;
const jurisdiction = 'here';
const creditCode = '91350100M000100Y43';

before(async () => {
  database = await testDatabase();
  server = await testApp(database);
  guests = guestsOf(database, server);
});
after(async () => {
  await server.app.close();
  await database.drop();
});

describe('an invitation', () => {
  it('makes an account and what it was for; its link is good once, however many come', async () => {
    const system = await guests.administrator('system');
    const made = await system.call(invite, {
      body: { name: '王经办', for: { to: 'post', regulation: 'sample-2026', body: 'office' } },
    });
    assert.equal(made.statusCode, 201, made.body);
    const { link, id } = made.json();
    assert.ok(link.startsWith(`${server.place.origin}/join#`));
    const code = guests.codeOf(link);
    const looked = (await server.client().call(lookAtInvitation, { body: { code } })).json();
    assert.deepEqual([looked.name, looked.for], ['王经办', { to: 'post', regulation: 'sample-2026', body: 'office' }]);
    const clients = Array.from({ length: 4 }, () => server.client());
    const answers = await Promise.all(clients.map((client) => guests.accepts(client, code)));
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
    const client = await guests.account();
    const { applicant } = (await client.call(whoAmI, {})).json().actsFor[0];
    const others = [await guests.account(), await guests.account(), await guests.account(), await guests.account()];
    const { link } = (await client.call(inviteAgent, { params: { applicant }, body: { name: '同事' } })).json();
    // Somebody holds the row until all of them have come as far as they get.
    const holds = await database.owner.startTransaction().execute();
    await holds.selectFrom('invitation').select('id').where('applicant_id', '=', applicant).forUpdate().execute();
    const coming = others.map((one) => one.call(acceptInvitation, { body: { code: guests.codeOf(link) } }));
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
    const system = await guests.administrator('system');
    const make = async () =>
      (await system.call(invite, { body: { name: '某某', for: { to: 'hand', hand: 'audit' } } })).json();
    const one = await make();
    assert.equal(
      (await guests.accepts(server.client(), guests.codeOf(one.link), { password: '1234567890' })).statusCode,
      422,
    );
    assert.equal(
      (await guests.accepts(server.client(), guests.codeOf(one.link), { login: undefined })).statusCode,
      422,
    );
    const stranger = await guests.account();
    assert.equal((await stranger.call(withdrawInvitation, { params: { invitation: one.id } })).statusCode, 404);
    assert.equal((await system.call(withdrawInvitation, { params: { invitation: one.id } })).statusCode, 204);
    assert.equal((await guests.accepts(server.client(), guests.codeOf(one.link))).statusCode, 410);
    const two = await make();
    await sql`update invitation set expires_at = clock_timestamp() where id = ${two.id}`.execute(database.owner);
    assert.equal((await guests.accepts(server.client(), guests.codeOf(two.link))).statusCode, 410);
    assert.equal((await guests.accepts(server.client(), 'A'.repeat(32))).statusCode, 410);
    const taken = await make();
    const me = (await system.call(whoAmI, {})).json();
    const answer = await guests.accepts(server.client(), guests.codeOf(taken.link), { login: me.login });
    assert.deepEqual([answer.statusCode, answer.json().faults[0].at], [422, 'body.login']);
    assert.equal(
      (await server.client().call(lookAtInvitation, { body: { code: guests.codeOf(taken.link) } })).statusCode,
      200,
    );
  });

  it('sets a password anew, which ends what the account has open', async () => {
    const system = await guests.administrator('system');
    const lost = await guests.account();
    const { link } = (
      await system.call(invite, { body: { name: '某某', for: { to: 'password', account: lost.account } } })
    ).json();
    const { login } = (await lost.call(whoAmI, {})).json();
    const code = guests.codeOf(link);
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
    const wrong = await guests.registers(client, { ...company, creditCode: '91350100M000100Y44' });
    assert.deepEqual([wrong.statusCode, wrong.json().faults[0].at], [422, 'body.applicant.creditCode']);
    const done = await guests.registers(client, company);
    assert.equal(done.statusCode, 201, done.body);
    const { applicant } = done.json();
    const me = (await client.call(whoAmI, {})).json();
    assert.deepEqual(me.actsFor, [{ applicant, name: '某某有限公司' }]);
    assert.equal(await server.place.isAgentOf(jurisdiction, me.person, applicant), true);
    assert.equal(await server.place.isAgentOf('there', me.person, applicant), false);
    const login = guests.newLogin();
    const second = await guests.registers(server.client(), company, { login });
    assert.equal(second.statusCode, 409);
    assert.ok(!second.body.includes(me.person) && !second.body.includes(me.name) && !second.body.includes(applicant));
    assert.equal(
      (
        await guests.registers(
          server.client(),
          { kind: 'individual', identityNumber: guests.nextIdentity() },
          { login },
        )
      ).statusCode,
      201,
      'and nothing of the refused one is left',
    );
  });

  it('finds an award’s applicant on the register by its code', async () => {
    const code = '91440300708461136T';
    await laidOut(database.db, (tx) =>
      tx.insertInto('applicant').values({ id: 'of-the-register', name: '登记的名称', credit_code: code }).execute(),
    );
    const done = await guests.registers(server.client(), {
      kind: 'organisation',
      name: '自报的名称',
      creditCode: code,
    });
    assert.equal(done.json().applicant, 'of-the-register', done.body);
  });

  it('lets one of many who come at once through', async () => {
    const identityNumber = guests.nextIdentity();
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => guests.registers(server.client(), { kind: 'individual', identityNumber })),
    );
    assert.deepEqual(
      answers.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b),
      [201, 409, 409, 409],
    );
  });

  it('keeps an identity number sealed, and gives it to nobody', async () => {
    const identityNumber = guests.nextIdentity();
    const client = server.client();
    const done = await guests.registers(client, { kind: 'individual', identityNumber });
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
    const wrong = await guests.registers(server.client(), { kind: 'individual', identityNumber: mistyped });
    assert.deepEqual([wrong.statusCode, wrong.json().faults[0].at], [422, 'body.applicant.identityNumber']);
    assert.ok(!wrong.body.includes(mistyped));
  });

  it('is followed by colleagues, whom an agent invites and who take over', async () => {
    const client = await guests.account();
    const { applicant } = (await client.call(whoAmI, {})).json().actsFor[0];
    const stranger = await guests.account();
    assert.equal((await stranger.call(inviteAgent, { params: { applicant }, body: { name: '张' } })).statusCode, 404);
    assert.equal((await stranger.call(listAgents, { params: { applicant } })).statusCode, 404);
    const last = await client.call(endAgent, { params: { applicant, person: client.person } });
    assert.equal(last.statusCode, 409);
    const { link } = (await client.call(inviteAgent, { params: { applicant }, body: { name: '李同事' } })).json();
    // The colleague has an account already, and accepts with it.
    const joined = await stranger.call(acceptInvitation, { body: { code: guests.codeOf(link) } });
    assert.deepEqual(joined.json(), { needs: null });
    assert.equal((await stranger.call(listAgents, { params: { applicant } })).json().items.length, 2);
    assert.equal((await stranger.call(endAgent, { params: { applicant, person: client.person } })).statusCode, 204);
    assert.equal((await client.call(listAgents, { params: { applicant } })).statusCode, 404);
    // The office can undo a wrong claim, also the last one; whoever is right is then the first.
    const system = await guests.administrator('system');
    const made = await system.call(invite, {
      body: { name: '王经办', for: { to: 'post', regulation: 'sample-2026', body: 'office' } },
    });
    const official = server.client();
    await guests.accepts(official, guests.codeOf(made.json().link));
    assert.equal((await official.call(endAgent, { params: { applicant, person: stranger.person } })).statusCode, 204);
    assert.deepEqual((await official.call(listAgents, { params: { applicant } })).json().items, []);
    const anew = (await official.call(inviteAgent, { params: { applicant }, body: { name: '李同事' } })).json();
    assert.equal((await stranger.call(acceptInvitation, { body: { code: guests.codeOf(anew.link) } })).statusCode, 200);
    const another = { kind: 'individual' as const, identityNumber: guests.nextIdentity() };
    assert.equal((await stranger.call(registerAnother, { body: { applicant: another } })).statusCode, 201);
    assert.equal((await stranger.call(whoAmI, {})).json().actsFor.length, 3);
  });
});
