import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { offRecord } from '../storage/index.ts';
import { type TestDatabase, testDatabase } from '../storage/testing.ts';
import { makeAccount, makePerson } from './accounts/store.ts';
import { hashPassword } from './proofs/password.ts';
import { queueOf } from './proofs/queue.ts';
import { type TestApp, testApp } from './testing/app.ts';

/** How many sign in at once; 200 by HENG_TEST_SIGN_INS. */
const rush = Number(process.env.HENG_TEST_SIGN_INS ?? 30);
const password = '质量是做出来的 2026';

let database: TestDatabase;
let server: TestApp;
let address: string;

before(async () => {
  database = await testDatabase();
  server = await testApp(database);
  address = await server.app.listen({ port: 0, host: '127.0.0.1' });
  const hash = await hashPassword(password);
  await offRecord(database.db, 'here', async (tx) => {
    for (let i = 0; i < rush; i += 1) {
      const person = await makePerson(tx, `姓名${i}`);
      await makeAccount(tx, { person, login: `person${i}`, administrator: null, password: hash });
    }
  });
});
after(async () => {
  await server.app.close();
  await database.drop();
});

const signsIn = async (i: number): Promise<Response> =>
  fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': `10.9.${Math.floor(i / 200)}.${i % 200}` },
    body: JSON.stringify({ login: `person${i}`, password, jurisdiction: 'here', bearer: true }),
  });

describe('a rush of sign-ins', () => {
  it('lets everybody in, and leaves room for what others ask meanwhile', async (t) => {
    const { token } = (await (await signsIn(0)).json()) as { token: string };
    const asks = async (): Promise<number> => {
      const began = performance.now();
      const response = await fetch(`${address}/api/session`, { headers: { authorization: `Bearer ${token}` } });
      assert.equal(response.status, 200);
      await response.text();
      return performance.now() - began;
    };
    const measured = async (until: () => boolean): Promise<readonly number[]> => {
      const times: number[] = [];
      const lane = async (): Promise<void> => {
        while (!until()) times.push(await asks());
      };
      // Several ask at once, so that the slowest hundredth is more than a single answer.
      await Promise.all(Array.from({ length: 6 }, lane));
      return times.toSorted((a, b) => a - b);
    };
    const part = (times: readonly number[], share: number) => times[Math.floor(times.length * share)] ?? 0;
    let left = 60;
    const quiet = await measured(() => left-- <= 0);

    let done = false;
    const began = performance.now();
    const arrivals = Promise.all(Array.from({ length: rush - 1 }, (_, i) => signsIn(i + 1))).finally(() => {
      done = true;
    });
    const during = await measured(() => done);
    const statuses = (await arrivals).map(({ status }) => status);
    assert.deepEqual([...new Set(statuses)], [200]);
    const told = (times: readonly number[]) =>
      `p50 ${part(times, 0.5).toFixed(1)} p99 ${part(times, 0.99).toFixed(1)} ms (${times.length})`;
    t.diagnostic(
      `${rush} sign-ins in ${(performance.now() - began).toFixed(0)} ms; quiet ${told(quiet)}; meanwhile ${told(during)}`,
    );
    assert.ok(part(during, 0.5) < 60, told(during));
    assert.ok(part(during, 0.99) < 400, told(during));
  });

  it('has a line that does not grow without end', async () => {
    const queue = queueOf({ atOnce: 1, line: 3 });
    const order: number[] = [];
    const answers = await Promise.all(
      [0, 1, 2, 3, 4, 5].map((i) =>
        queue
          .run(async () => {
            await new Promise((turn) => setImmediate(turn));
            order.push(i);
            if (i === 1) throw new Error('one that fails');
            return i;
          })
          .catch(() => 'failed'),
      ),
    );
    assert.deepEqual(answers, [0, 'failed', 2, 3, null, null]);
    assert.deepEqual(order, [0, 1, 2, 3]);
    assert.equal(await queue.run(async () => 'again'), 'again');
  });
});
