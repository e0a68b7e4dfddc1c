import assert from 'node:assert/strict';
import { beginSecondFactor, confirmSecondFactor, whoAmI } from '@heng/contract/account';
import { acceptInvitation, register } from '@heng/contract/invitation';
import type { Hand } from '@heng/domain/procedure';
import { offRecord } from '../../storage/index.ts';
import type { TestDatabase } from '../../storage/testing.ts';
import { makeInvitation } from '../invitations/make.ts';
import { codeAt, type TestApp, type TestClient } from './app.ts';
import { password } from './cast.ts';

const jurisdiction = 'here';

export type Guests = ReturnType<typeof guestsOf>;

/** People who come by an invitation, or register by themselves. */
export function guestsOf(database: TestDatabase, server: TestApp) {
  let counted = 0;
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

  return { codeOf, newLogin, accepts, administrator, registers, account, nextIdentity };
}
