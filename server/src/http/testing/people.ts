import { randomUUID } from 'node:crypto';
import { type Answered, type AnswerOf, type AnyRoute, type Call, type Client, clientOf } from '@heng/contract';
import { beginSecondFactor, confirmSecondFactor, whoAmI } from '@heng/contract/account';
import { acceptInvitation, register } from '@heng/contract/invitation';
import { codeAt } from '../../account/testing/app.ts';

const password = 'a long enough one, said twice';

/** Somebody with an account, signed in, with a client of their own. */
export interface SignedIn {
  readonly person: string;
  readonly call: <R extends AnyRoute>(route: R, call: Call<R>) => Promise<Answered<AnswerOf<R>>>;
  /** The same, where anything but an answer ends the test. */
  readonly ask: <R extends AnyRoute>(route: R, call: Call<R>) => Promise<AnswerOf<R>>;
}

/** The answer; anything else ends the test, with what was said. */
export function answered<Value>(route: AnyRoute, said: Answered<Value>): Value {
  if (said.ok) return said.value;
  throw new Error(`${route.id} was answered ${said.status}: ${JSON.stringify(said.problem)}`);
}

/** By the link of an invitation: a new account, and signed in with it. An administrator sets up the second factor at once. */
export async function accepts(base: string, link: string, login: string): Promise<SignedIn> {
  const code = link.split(/[/#=]/).at(-1) ?? '';
  const nobody = clientOf({ base });
  const body = { code, login, password, bearer: true };
  const accepted = answered(acceptInvitation, await nobody.call(acceptInvitation, { body }));
  const { token = '', needs } = accepted;
  if (needs === null) return signedIn(base, token);
  const half = clientOf({ base, token: () => token });
  const { secret } = answered(beginSecondFactor, await half.call(beginSecondFactor, { body: { password } }));
  const confirming = { code: codeAt(secret, Date.now()), bearer: true };
  const confirmed = answered(confirmSecondFactor, await half.call(confirmSecondFactor, { body: confirming }));
  return signedIn(base, confirmed.token ?? token);
}

/** Registers an applicant, with an account for whoever acts for it. */
export async function registers(
  base: string,
  applicant: Call<typeof register>['body']['applicant'],
  name: string,
): Promise<SignedIn & { readonly applicant: string }> {
  const body = {
    applicant,
    name,
    login: `agent-${randomUUID()}`.slice(0, 40),
    password,
    bearer: true,
    jurisdiction: 'here',
  };
  const done = answered(register, await clientOf({ base }).call(register, { body }));
  return { ...(await signedIn(base, done.token ?? '')), applicant: done.applicant };
}

async function signedIn(base: string, token: string): Promise<SignedIn> {
  const client: Client = clientOf({ base, token: () => token });
  const { person } = answered(whoAmI, await client.call(whoAmI, {}));
  return {
    person,
    call: (route, call) => client.call(route, call),
    ask: async (route, call) => answered(route, await client.call(route, call)),
  };
}
