import assert from 'node:assert/strict';
import { beginSecondFactor, confirmSecondFactor, signIn, whoAmI } from '@heng/contract/account';
import type { PersonId } from '@heng/domain/language';
import type { Hand } from '@heng/domain/procedure';
import { offRecord } from '../../storage/index.ts';
import type { TestDatabase } from '../../storage/testing.ts';
import { makeAccount, makePerson } from '../accounts/store.ts';
import { hashPassword } from '../proofs/password.ts';
import { codeAt, type TestApp, type TestClient } from './app.ts';

export const password = '质量是做出来的 2026';
const jurisdiction = 'here';

interface Made {
  readonly account: string;
  readonly login: string;
  readonly person: PersonId;
}

export const statusOf = async (client: TestClient): Promise<number> => (await client.call(whoAmI, {})).statusCode;

export type Cast = ReturnType<typeof castOf>;

/** People with accounts and a password, for the tests of signing in. */
export function castOf(database: TestDatabase, server: TestApp) {
  let counted = 0;
  let hashed: string | null = null;

  async function someone(administrator: Hand | null = null, where = jurisdiction): Promise<Made> {
    counted += 1;
    const login = `person${counted}`;
    hashed ??= await hashPassword(password);
    return offRecord(database.db, where, async (tx) => {
      const person = await makePerson(tx, `姓名${counted}`);
      const account = await makeAccount(tx, { person, login, administrator, password: hashed });
      assert.ok(account);
      return { account, login, person };
    });
  }

  /** What stands in the way is over: delays go by real time, which a test does not wait for. */
  const later = () => database.owner.deleteFrom('login_failure').execute();

  const enters = (client: TestClient, login: string, over: Record<string, unknown> = {}) =>
    client.call(signIn, { body: { login, password, jurisdiction, ...over } });

  async function signedIn(login: string, client = server.client()): Promise<TestClient> {
    const response = await enters(client, login);
    assert.equal(response.statusCode, 200, response.body);
    return client;
  }

  /** Sets a second factor up; the code of the step before now is used for it, so that those of now and after are left. */
  async function withSecondFactor(client: TestClient): Promise<{ secret: string; recoveryCodes: string[] }> {
    const begun = await client.call(beginSecondFactor, { body: { password } });
    assert.equal(begun.statusCode, 200, begun.body);
    const { secret, uri } = begun.json();
    assert.match(uri, /^otpauth:\/\/totp\/.*secret=/);
    const confirmed = await client.call(confirmSecondFactor, { body: { code: codeAt(secret, Date.now() - 30_000) } });
    assert.equal(confirmed.statusCode, 200, confirmed.body);
    return { secret, recoveryCodes: confirmed.json().recoveryCodes };
  }

  return { someone, later, enters, signedIn, withSecondFactor };
}
