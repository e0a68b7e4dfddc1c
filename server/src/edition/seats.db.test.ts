import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { as, type BodyId, day, type EditionId, type PersonId } from '@heng/domain/language';
import { packFolder, resolvePack } from '@heng/regulations';
import { sql } from 'kysely';
import { appointsMember, leavesBody, signsUndertaking } from '../people/acts.ts';
import { isSeated, keepPerson } from '../people/store.ts';
import { offRecord, within } from '../storage/index.ts';
import { codes, testDatabase } from '../storage/testing.ts';
import { opensEdition } from './acts.ts';

const edition = as<EditionId>('one');
const office = { person: as<PersonId>('li'), body: as<BodyId>('office'), of: null };
const wang = { person: as<PersonId>('wang'), body: as<BodyId>('committee'), of: null };
describe('seats in a body', async () => {
  const database = await testDatabase();
  const desk = database.desk();
  after(database.drop);
  before(async () => {
    const pack = await resolvePack(packFolder('xinyang-2022'), day('2025-03-03'));
    assert.ok(pack.ok);
    await offRecord(database.db, 'here', async (tx) => {
      for (const id of ['li', 'wang', 'chen']) await keepPerson(tx, { id: as<PersonId>(id), name: id });
    });
    const opened = await opensEdition(
      desk,
      office,
      null,
      { edition, label: '2025', number: null, nature: 'rehearsal' },
      pack.value.pack,
    );
    assert.ok(opened.ok);
  });
  const chair = { ...wang, seat: 'chair', category: null };
  const seated = () => within(database.db, 'here', (tx) => isSeated(tx, edition, wang));

  it('are given once, also by eight at the same time', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => appointsMember(desk, office, null, edition, chair)),
    );
    assert.equal(answers.filter(({ ok }) => ok).length, 1);
    assert.ok(await seated());
  });

  it('have one chair', async () => {
    const second = await appointsMember(desk, office, null, edition, { ...chair, person: as<PersonId>('chen') });
    assert.deepEqual(codes(second), ['seat-taken']);
  });

  it('end at once when left, and can be taken again', async () => {
    assert.deepEqual(codes(await leavesBody(desk, wang, null, edition, wang)), []);
    assert.equal(await seated(), false);
    assert.deepEqual(codes(await appointsMember(desk, office, null, edition, chair)), []);
    assert.ok(await seated());
  });

  it('come with an undertaking, signed once', async () => {
    const promise = { person: wang.person, undertaking: 'trade-secrets' };
    for (let times = 0; times < 2; times += 1) await signsUndertaking(desk, wang, null, edition, promise);
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from undertaking`.execute(database.owner);
    assert.deepEqual(rows, [{ n: 1 }]);
  });
});
