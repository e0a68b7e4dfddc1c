import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { as, type CaseId, type PersonId } from '@heng/domain/language';
import { sql } from 'kysely';
import { declaresRecusal } from '../../people/acts.ts';
import { testDatabase } from '../../storage/testing.ts';
import { change, deskOf, edition, handIn, laySample, office } from '../testing/sample-edition.ts';
import { loadCase } from './store.ts';

const one = as<CaseId>('case-a');

describe('a case that is held', async () => {
  const test = await testDatabase();
  after(test.drop);
  before(async () => {
    await laySample(test);
    await handIn(test, 1, 'a');
  });

  const somebodyWaits = async () => {
    const { rows } = await sql`
      select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(test.db);
    return rows.length > 0;
  };

  it('takes rows that refer to the edition, though the edition is held by somebody who waits for the case', async () => {
    const recusal = await change(test, async (tx) => {
      await loadCase(tx, edition, one);
      const command = { case: one, person: as<PersonId>('p-a'), reason: '亲属' };
      const declared = declaresRecusal(deskOf(test), office, null, edition, command);
      while (!(await somebodyWaits())) await sleep(10);
      await tx
        .insertInto('team')
        .values({ id: 't', edition_id: edition, body: 'team', formed_at: as('2025-09-21T00:00:00Z') })
        .execute();
      return { declared };
    });
    assert.ok((await recusal.declared).ok);
  });
});
