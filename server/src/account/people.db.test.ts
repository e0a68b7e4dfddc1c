import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { listDemonstrationPeople, signInAsDemonstrated, whoAmI } from '@heng/contract/account';
import { listAccountEvents, listAccounts } from '@heng/contract/accounts';
import {
  acceptInvitation,
  inviteToEdition,
  listInvitationsToEdition,
  withdrawInvitation,
} from '@heng/contract/invitation';
import { as } from '@heng/domain/language';
import { sql } from 'kysely';
import { actor, agent, deskOf, edition, laySample, office, seatAt } from '../notice/testing/sample-edition.ts';
import { appointsMember } from '../people/acts.ts';
import { codes, type TestDatabase, testDatabase } from '../storage/testing.ts';
import { changesAccount, invitesHands, resetsAccount } from './administration/operate.ts';
import { type TestApp, type TestClient, testApp } from './testing/app.ts';

let database: TestDatabase;
let server: TestApp;
const password = '质量是做出来的 2026';

before(async () => {
  database = await testDatabase();
  await laySample(database);
  await seatAt(database, agent('a'));
  // Somebody who may see who sits where, and yet invites nobody.
  await sql`update regulation_pack set resolved = jsonb_set(resolved::jsonb, '{bodies,watch}', '{"name": "监督组", "role": "supervisor"}')::text`.execute(
    database.owner,
  );
  await seatAt(database, actor('p-b', 'watch'));
  server = await testApp(database, { demonstration: true });
});
after(async () => {
  await server.app.close();
  await database.drop();
});

const becomes = (nature: string) => sql`update installation set nature = ${nature}`.execute(database.owner);

async function takesOn(person: string): Promise<TestClient> {
  const client = server.client();
  const done = await client.call(signInAsDemonstrated, { body: { person } });
  assert.equal(done.statusCode, 200, done.body);
  return client;
}

describe('the people of the samples', () => {
  it('are on no other installation, and on none that did not ask for them', async () => {
    for (const nature of ['real', 'rehearsal']) {
      await becomes(nature);
      assert.equal((await server.client().call(listDemonstrationPeople, {})).statusCode, 404);
      assert.equal(
        (await server.client().call(signInAsDemonstrated, { body: { person: 'p-office' } })).statusCode,
        404,
      );
    }
    await becomes('demonstration');
    const shy = await testApp(database, { demonstration: false });
    assert.equal((await shy.client().call(listDemonstrationPeople, {})).statusCode, 404);
    assert.equal((await shy.client().call(signInAsDemonstrated, { body: { person: 'p-office' } })).statusCode, 404);
    await shy.app.close();
  });

  it('are taken on with one click: officials, applicants and the three administrators', async () => {
    await becomes('demonstration');
    const { items } = (await server.client().call(listDemonstrationPeople, {})).json();
    assert.deepEqual(
      items
        .filter((one: { jurisdiction: string }) => one.jurisdiction === 'here')
        .map((one: { person: string; administrator: string | null }) => [one.person, one.administrator]),
      [
        ['sample-system', 'system'],
        ['sample-security', 'security'],
        ['sample-audit', 'audit'],
        ['p-a', null],
        ['p-b', null],
        ['p-office', null],
      ],
    );
    const me = (await (await takesOn('p-a')).call(whoAmI, {})).json();
    assert.deepEqual([me.person, me.administrator], ['p-a', null]);
    const both = await Promise.all([takesOn('sample-audit'), takesOn('sample-audit')]);
    for (const audit of both) assert.equal((await audit.call(listAccountEvents, { query: {} })).statusCode, 200);
    const accounts = (await (await takesOn('sample-system')).call(listAccounts, { query: {} })).json();
    assert.equal(accounts.total, 3);
    const unknown = await server.client().call(signInAsDemonstrated, { body: { person: 'nobody' } });
    assert.equal(unknown.statusCode, 404);
  });
});

describe('people invited to an edition', () => {
  it('are invited by its office alone, and offered for appointing once they have accepted', async () => {
    await becomes('demonstration');
    const [ours, applicant] = [await takesOn('p-office'), await takesOn('p-a')];
    const params = { edition };
    const asked = { params, body: { name: '孙评审', body: as<never>('department'), of: 'industry', seat: 'member' } };
    const watch = await takesOn('p-b');
    assert.equal((await applicant.call(inviteToEdition, asked)).statusCode, 403);
    assert.equal((await watch.call(inviteToEdition, asked)).statusCode, 403);
    assert.equal((await watch.call(listInvitationsToEdition, { params, query: {} })).statusCode, 403);
    assert.equal((await server.client().call(inviteToEdition, asked)).statusCode, 401);
    assert.equal((await (await takesOn('sample-system')).call(inviteToEdition, asked)).statusCode, 403);
    const strange = { ...asked, body: { ...asked.body, body: as<never>('no-such-body') } };
    assert.equal((await ours.call(inviteToEdition, strange)).statusCode, 404);
    const made = await ours.call(inviteToEdition, asked);
    assert.equal(made.statusCode, 201, made.body);
    const code = made.json().link.split('#')[1];
    const guest = server.client();
    const accepted = await guest.call(acceptInvitation, { body: { code, login: 'sun-pingshen', password } });
    assert.equal(accepted.statusCode, 200, accepted.body);
    const { person } = (await guest.call(whoAmI, {})).json();
    const { items } = (await ours.call(listInvitationsToEdition, { params, query: {} })).json();
    assert.deepEqual(
      items.map((one: Record<string, unknown>) => [one.name, one.state, one.person]),
      [['孙评审', 'accepted', person]],
    );
    assert.equal((await applicant.call(listInvitationsToEdition, { params, query: {} })).statusCode, 403);
    assert.equal((await ours.call(withdrawInvitation, { params: { invitation: items[0].id } })).statusCode, 404);
    const seated = await appointsMember(deskOf(database), office, null, edition, {
      person,
      body: as('department'),
      of: 'industry',
      seat: 'member',
      category: null,
    });
    assert.deepEqual(codes(seated), []);
  });

  it('are no administrators: those have a seat nowhere', async () => {
    await becomes('demonstration');
    await takesOn('sample-security');
    const seated = await appointsMember(deskOf(database), office, null, edition, {
      person: as('sample-security'),
      body: as('department'),
      of: 'area',
      seat: 'member',
      category: null,
    });
    assert.deepEqual(codes(seated), ['administrator-seated']);
  });
});

describe('at the command line', () => {
  it('the first administrators are invited, and whoever lost everything is let in again', async () => {
    const operator = { db: database.db, jurisdiction: 'there', origin: 'https://award.example' };
    const made = await invitesHands(operator, ['system', 'security', 'audit']);
    assert.deepEqual(
      made.map(({ hand }) => hand),
      ['system', 'security', 'audit'],
    );
    const code = made[0]?.link.split('#')[1] ?? '';
    const client = server.client();
    const accepted = await client.call(acceptInvitation, { body: { code, login: 'first', password } });
    assert.equal(accepted.json().needs, 'set-up-second-factor', accepted.body);
    await assert.rejects(changesAccount(operator, 'first', ['disabled']), /last system administrator/);
    await assert.rejects(changesAccount(operator, 'nobody', ['disabled']), /no account/);
    const { link } = await resetsAccount(operator, 'FIRST');
    assert.equal((await client.call(whoAmI, {})).statusCode, 401);
    const again = { code: link.split('#')[1] ?? '', password: 'another password then' };
    assert.equal((await client.call(acceptInvitation, { body: again })).statusCode, 200);
  });
});
