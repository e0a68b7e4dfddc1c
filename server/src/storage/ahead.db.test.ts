import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { ok } from '@heng/domain/language';
import { sql } from 'kysely';
import { sendAhead } from './ahead.ts';
import { offRecord } from './off-record.ts';
import { within } from './read.ts';
import { record } from './record.ts';
import { someone, type TestDatabase, testDatabase } from './testing.ts';

let test: TestDatabase;
before(async () => {
  test = await testDatabase();
});
after(() => test.drop());

const person = (id: string) => sql`insert into person (id, name) values (${id}, 'x')`;
const people = () => within(test.db, 'here', (tx) => tx.selectFrom('person').select('id').execute());

describe('what is sent ahead', () => {
  it('is done in its order, before what is asked next', async () => {
    const found = await offRecord(test.db, 'here', async (tx) => {
      await sendAhead(tx, person('ahead'));
      return tx.selectFrom('person').select('id').execute();
    });
    assert.deepEqual(found, [{ id: 'ahead' }]);
  });

  it('tells its own fault, not that of what failed after it, and nothing is committed', async () => {
    const before = await people();
    const twice = offRecord(test.db, 'here', async (tx) => {
      await sendAhead(tx, person('other'));
      await sendAhead(tx, person('ahead'));
      await sendAhead(tx, person('third'));
    });
    await assert.rejects(twice, { code: '23505', constraint: 'person_pkey' });
    assert.deepEqual(await people(), before);
  });

  it('tells its own fault from inside an act too, which leaves no trace', async () => {
    const attempt = {
      by: someone,
      key: 'ahead',
      edition: null,
      attempted: 'register-imported',
      subject: null,
    } as const;
    const acting = record(test.desk(), attempt, {
      load: async () => null,
      decide: () => ok({ act: 'register-imported', article: null } as never),
      save: async (tx) => {
        await sendAhead(tx, person('ahead'));
      },
    });
    await assert.rejects(acting, { code: '23505', constraint: 'person_pkey' });
    assert.deepEqual(await test.owner.selectFrom('journal_entry').select('id').execute(), []);
  });

  it('answers a key used before also where what it was about cannot be loaded any more', async () => {
    const attempt = { by: someone, key: 'once', edition: null, attempted: 'register-imported', subject: null } as const;
    const room = (load: () => Promise<null>) => ({
      load,
      decide: () => ok({ act: 'register-imported', article: null } as never),
      save: async () => {},
    });
    const first = await record(
      test.desk(),
      attempt,
      room(async () => null),
    );
    const again = await record(
      test.desk({ newId: () => 'another' }),
      attempt,
      room(async () => {
        throw new Error('it is gone');
      }),
    );
    assert.ok(first.ok && again.ok && first.value.id === again.value.id);
  });

  it('leaves a connection as it found it, whoever has it next', async () => {
    await Promise.all(
      Array.from({ length: 40 }, (_, i) =>
        i % 2 === 0 ? people() : within(test.db, 'there', (tx) => tx.selectFrom('person').select('id').execute()),
      ),
    );
    const outside = await sql<{ here: string | null }>`select heng_jurisdiction() as here`.execute(test.db);
    assert.equal(outside.rows[0]?.here, null);
  });
});
