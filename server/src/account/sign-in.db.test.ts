import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { giveSecondFactor, removeSecondFactor, renewRecoveryCodes, signOut, whoAmI } from '@heng/contract/account';
import { sql } from 'kysely';
import { type TestDatabase, testDatabase } from '../storage/testing.ts';
import { codeAt, type TestApp, type TestClient, testApp } from './testing/app.ts';
import { type Cast, castOf, password, statusOf } from './testing/cast.ts';

let database: TestDatabase;
let server: TestApp;
let cast: Cast;
const jurisdiction = 'here';

before(async () => {
  database = await testDatabase();
  server = await testApp(database);
  cast = castOf(database, server);
});
after(async () => {
  await server.app.close();
  await database.drop();
});

describe('signing in', () => {
  it('opens a session by a cookie that no script reads, and tells who it is', async () => {
    const { login, account, person } = await cast.someone();
    const client = server.client();
    const response = await cast.enters(client, `  ${login.toUpperCase()} `);
    assert.deepEqual(response.json(), { needs: null });
    const cookie = String(response.headers['set-cookie']);
    assert.match(cookie, /^heng=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    assert.equal(response.headers['cache-control'], 'no-store');
    const me = (await client.call(whoAmI, {})).json();
    assert.equal(me.account, account);
    assert.equal(me.person, person);
    assert.equal(me.jurisdiction, jurisdiction);
    assert.equal(me.strong, false);
  });

  it('holds the cookie to the host under https, and gives a program a token instead', async () => {
    const { login } = await cast.someone();
    const https = await testApp(database, { origin: 'https://award.example' });
    const response = await cast.enters(https.client(), login);
    assert.match(
      String(response.headers['set-cookie']),
      /^__Host-heng=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Secure$/,
    );
    const program = https.client();
    const told = await cast.enters(program, login, { bearer: true });
    assert.equal(told.headers['set-cookie'], undefined);
    program.bearer = told.json().token;
    assert.equal(await statusOf(program), 200);
    await https.app.close();
  });

  it('says the same of a name that does not exist, a wrong password and the wrong jurisdiction', async () => {
    const { login } = await cast.someone();
    const there = await cast.someone(null, 'there');
    const answers = [
      await cast.enters(server.client(), 'nobody-at-all'),
      await cast.enters(server.client(), login, { password: 'not the password' }),
      await cast.enters(server.client(), there.login),
      await cast.enters(server.client(), `${login}'; drop table account; --`),
    ];
    for (const answer of answers) {
      assert.equal(answer.statusCode, 401);
      assert.deepEqual(answer.json(), answers[0]?.json());
    }
    assert.equal((await cast.enters(server.client(), there.login, { jurisdiction: 'there' })).statusCode, 200);
    const unnamed = await cast.enters(server.client(), login, { jurisdiction: undefined });
    assert.deepEqual([unnamed.statusCode, unnamed.json().faults[0].at], [422, 'body.jurisdiction']);
    assert.notEqual((await cast.enters(server.client(), login, { jurisdiction: 'nowhere' })).statusCode, 200);
  });

  it('takes about as long for nobody as for somebody', async () => {
    const { login } = await cast.someone();
    const time = async (name: string): Promise<number> => {
      await cast.later();
      const began = performance.now();
      await cast.enters(server.client(), name, { password: 'not the password' });
      return performance.now() - began;
    };
    const times: { known: number[]; unknown: number[] } = { known: [], unknown: [] };
    for (let i = 0; i < 7; i += 1) {
      times.known.push(await time(login));
      times.unknown.push(await time(`nobody${i}`));
    }
    const median = (values: number[]) => values.toSorted((a, b) => a - b)[3] ?? 0;
    const ratio = median(times.unknown) / median(times.known);
    assert.ok(ratio > 0.6 && ratio < 1.7, `${ratio}`);
  });

  it('never goes on with a session that was there before: a planted cookie opens nothing', async () => {
    const { login } = await cast.someone();
    const client = server.client();
    client.cookie = `heng=${'a'.repeat(43)}`;
    await cast.enters(client, login);
    assert.ok(client.cookie && !client.cookie.includes('a'.repeat(43)));
    const planted = server.client();
    planted.cookie = `heng=${'a'.repeat(43)}`;
    assert.equal(await statusOf(planted), 401);
  });

  it('keeps no token and no password: what is in the database opens nothing', async () => {
    const { login } = await cast.someone();
    const client = await cast.signedIn(login);
    const token = client.cookie?.split('=')[1] ?? '';
    const { rows } = await sql<{ all: string }>`
      select coalesce(string_agg(t::text, ' '), '') as all from (
        select s::text as t from session s union all select c::text from credential c union all select e::text from account_event e) x`.execute(
      database.owner,
    );
    assert.ok(!rows[0]?.all.includes(token) && !rows[0]?.all.includes(Buffer.from(token).toString('hex')));
    assert.ok(!rows[0]?.all.includes(password));
    assert.match(rows[0]?.all ?? '', /\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('comes from no other site', async () => {
    const { login } = await cast.someone();
    const client = await cast.signedIn(login);
    const foreign = server.client({ origin: 'https://evil.example' });
    foreign.cookie = client.cookie;
    assert.equal((await foreign.call(signOut, {})).statusCode, 403);
    assert.equal((await cast.enters(foreign, login)).statusCode, 403);
    assert.equal(await statusOf(client), 200);
  });
});

describe('failures', () => {
  const fails = (client: TestClient, login: string) => cast.enters(client, login, { password: 'not the password' });

  it('make whoever fails wait, longer each time, and no more than a quarter of an hour', async () => {
    await cast.later();
    const { login } = await cast.someone();
    const client = server.client({ ip: '192.0.2.7' });
    const waits: number[] = [];
    for (let i = 0; i < 14; i += 1) {
      assert.equal((await fails(client, login)).statusCode, 401);
      const held = await cast.enters(client, login); // the right password does not help
      assert.equal(held.statusCode, 429);
      assert.equal(held.headers['retry-after'], String(held.json().after));
      waits.push(held.json().after);
      await sql`update login_failure set until = clock_timestamp()`.execute(database.owner);
    }
    assert.deepEqual(waits.slice(0, 6), [1, 2, 4, 8, 16, 32]);
    assert.equal(Math.max(...waits), 900);
    assert.equal((await cast.enters(client, login)).statusCode, 200);
    assert.equal((await fails(client, login)).statusCode, 401);
    assert.equal((await cast.enters(client, login)).json().after, 1, 'a success begins anew');
  });

  it('of a stranger shut nobody out', async () => {
    await cast.later();
    const { login } = await cast.someone();
    const home = { ip: '198.51.100.1' };
    await cast.signedIn(login, server.client(home));
    for (let i = 0; i < 12; i += 1) {
      await fails(server.client({ ip: `203.0.113.${i}` }), login);
      await sql`update login_failure set until = clock_timestamp() where failures < 12`.execute(database.owner);
    }
    const left = await cast.enters(server.client({ ip: '192.0.2.200' }), login);
    assert.equal(left.statusCode, 429);
    assert.ok(left.json().after <= 60, 'from an address never seen, a minute at most');
    assert.equal((await cast.enters(server.client(home), login)).statusCode, 200, 'from home, at once');
  });

  it('count before they are known: of thirty guesses at once one is looked at', async () => {
    await cast.later();
    const { login } = await cast.someone();
    const client = server.client();
    const answers = await Promise.all(Array.from({ length: 30 }, () => fails(client, login)));
    assert.equal(answers.filter(({ statusCode }) => statusCode === 401).length, 1);
    assert.equal(answers.filter(({ statusCode }) => statusCode === 429).length, 29);
  });

  it('under many names from one address make that address wait', async () => {
    await cast.later();
    const client = server.client();
    const answers: number[] = [];
    for (let i = 0; i < 23; i += 1) answers.push((await fails(client, `guess${i}`)).statusCode);
    assert.deepEqual(
      answers.slice(0, 21).every((status) => status === 401),
      true,
    );
    assert.equal(answers.at(-1), 429);
  });
});

describe('a second factor', () => {
  it('is asked for once it is set up; until then the token opens nothing, and with it there is another', async () => {
    await cast.later();
    const { login } = await cast.someone();
    const first = await cast.signedIn(login);
    const other = await cast.signedIn(login);
    const before = first.cookie;
    const { secret } = await cast.withSecondFactor(first);
    assert.notEqual(first.cookie, before, 'the token is another');
    assert.equal(await statusOf(other), 401, 'whoever was signed in with less is out');
    assert.equal((await first.call(whoAmI, {})).json().strong, true);

    const client = server.client();
    assert.deepEqual((await cast.enters(client, login)).json(), { needs: 'second-factor' });
    const half = client.cookie;
    assert.equal(await statusOf(client), 401);
    assert.equal((await client.call(giveSecondFactor, { body: { code: '000000' } })).statusCode, 401);
    const given = await client.call(giveSecondFactor, { body: { code: codeAt(secret, Date.now()) } });
    assert.equal(given.statusCode, 200, given.body);
    assert.notEqual(client.cookie, half);
    assert.equal(await statusOf(client), 200);
    const old = server.client();
    old.cookie = half;
    assert.equal(await statusOf(old), 401);
    assert.equal((await old.call(giveSecondFactor, { body: { code: codeAt(secret, Date.now()) } })).statusCode, 401);
  });

  it('takes each code once, also of two who come at the same moment', async () => {
    await cast.later();
    const { login } = await cast.someone();
    const { secret } = await cast.withSecondFactor(await cast.signedIn(login));
    const [a, b] = [server.client(), server.client()];
    await cast.enters(a, login);
    await cast.later();
    await cast.enters(b, login);
    const code = codeAt(secret, Date.now());
    await cast.later();
    const answers = await Promise.all([a, b].map((one) => one.call(giveSecondFactor, { body: { code } })));
    assert.equal(answers.filter(({ statusCode }) => statusCode === 200).length, 1);
    await cast.later();
    const again = answers[0]?.statusCode === 200 ? b : a;
    assert.equal((await again.call(giveSecondFactor, { body: { code } })).statusCode, 401, 'replayed');
    await cast.later();
    const earlier = codeAt(secret, Date.now() - 30_000);
    assert.equal((await again.call(giveSecondFactor, { body: { code: earlier } })).statusCode, 401, 'of a step before');
  });

  it('lets nobody guess', async () => {
    await cast.later();
    const { login } = await cast.someone();
    await cast.withSecondFactor(await cast.signedIn(login));
    await cast.later();
    const client = server.client();
    await cast.enters(client, login);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) => client.call(giveSecondFactor, { body: { code: `12345${i % 10}` } })),
    );
    assert.ok(answers.filter(({ statusCode }) => statusCode === 401).length <= 2);
    assert.ok(answers.some(({ statusCode }) => statusCode === 429));
  });

  it('is given by a recovery code where the telephone is lost: each once, however many come with it', async () => {
    await cast.later();
    const { login } = await cast.someone();
    const strong = await cast.signedIn(login);
    const { recoveryCodes } = await cast.withSecondFactor(strong);
    assert.equal(new Set(recoveryCodes).size, 10);
    const [code = '', next = ''] = recoveryCodes;
    const clients = [server.client(), server.client(), server.client()];
    for (const client of clients) {
      await cast.later();
      await cast.enters(client, login);
    }
    await cast.later();
    // The delay would let one through anyway: it is taken out of the way, so that the code itself is what is tried.
    await sql`alter table login_failure disable row level security`.execute(database.owner);
    const answers = await Promise.all(clients.map((one) => one.call(giveSecondFactor, { body: { code } })));
    await sql`alter table login_failure enable row level security`.execute(database.owner);
    assert.equal(answers.filter(({ statusCode }) => statusCode === 200).length, 1);
    await cast.later();
    const client = server.client();
    await cast.enters(client, login);
    const typed = next.replaceAll('-', ' ').toUpperCase();
    assert.equal((await client.call(giveSecondFactor, { body: { code: typed } })).statusCode, 200);
    assert.equal((await client.call(whoAmI, {})).json().recoveryCodesLeft, 8);
    const renewed = (await client.call(renewRecoveryCodes, { body: { password } })).json().recoveryCodes;
    assert.equal(renewed.length, 10);
    await cast.later();
    const last = server.client();
    await cast.enters(last, login);
    const void_ = await last.call(giveSecondFactor, { body: { code: recoveryCodes[2] ?? '' } });
    assert.equal(void_.statusCode, 401, 'the earlier ones are void');
  });

  it('may be given along with the password, and taken away with both', async () => {
    await cast.later();
    const { login } = await cast.someone();
    const client = await cast.signedIn(login);
    const { secret, recoveryCodes } = await cast.withSecondFactor(client);
    const one = await cast.enters(server.client(), login, { code: codeAt(secret, Date.now()), bearer: true });
    assert.equal(one.json().needs, null);
    await cast.later();
    assert.equal((await cast.enters(server.client(), login, { code: '000000' })).statusCode, 401);
    await cast.later();
    const [code = ''] = recoveryCodes;
    assert.equal((await client.call(removeSecondFactor, { body: { password, code: '000000' } })).statusCode, 401);
    await cast.later();
    assert.equal((await client.call(removeSecondFactor, { body: { password, code } })).statusCode, 204);
    assert.deepEqual((await cast.enters(server.client(), login)).json(), { needs: null });
  });

  it('an administrator has to have, before any of an administrator’s work', async () => {
    await cast.later();
    const { login } = await cast.someone('audit');
    const client = server.client();
    assert.equal((await cast.enters(client, login)).json().needs, 'set-up-second-factor');
    const me = (await client.call(whoAmI, {})).json();
    assert.deepEqual([me.administrator, me.strong, me.needs], ['audit', false, 'set-up-second-factor']);
    const events = () => server.app.inject({ url: '/api/account-events', headers: { cookie: client.cookie ?? '' } });
    assert.equal((await events()).statusCode, 403);
    const { recoveryCodes } = await cast.withSecondFactor(client);
    assert.equal((await events()).statusCode, 200);
    await cast.later();
    const [code = ''] = recoveryCodes;
    assert.equal((await client.call(removeSecondFactor, { body: { password, code } })).statusCode, 403);
  });
});
