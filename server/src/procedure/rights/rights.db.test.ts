import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { as, type CaseId, type PersonId } from '@heng/domain/language';
import { actThings, scopeOf, type Thing, things } from '@heng/domain/procedure';
import { listPacks } from '@heng/regulations';
import { sql } from 'kysely';
import { type AtMoment, playMoments } from '../../rehearsal/testing/moments.ts';
import { readAs } from '../../storage/index.ts';
import { type TestDatabase, testDatabase } from '../../storage/testing.ts';
import { loadReader } from './store.ts';

let test: TestDatabase;
before(async () => {
  test = await testDatabase();
});
after(() => test.drop());

const ofCases = Object.entries(things).flatMap(([thing, { about }]) => (about === 'case' ? [thing as Thing] : []));

/** What the database lets somebody read, by its own account. */
async function barrierFor(person: PersonId, edition: string, cases: readonly string[]) {
  return readAs(test.db, { jurisdiction: 'here', person }, async (tx) => {
    const { rows } = await sql<{ thing: Thing; cases: string[]; editions: string[]; interest: string[] }>`
      select thing, heng_cases(thing) as cases, heng_editions(thing) as editions, heng_interest() as interest
      from unnest(${ofCases}::text[]) as thing`.execute(tx);
    return new Map(
      rows.map(({ thing, cases: some, editions, interest }) => [
        thing,
        cases.filter((one) => some.includes(one) || (editions.includes(edition) && !interest.includes(one))),
      ]),
    );
  });
}

async function compare({ moment, edition, view }: AtMoment): Promise<number> {
  const cases = view.cases.map(({ id }) => id as string);
  const people = view.members
    .filter(
      (one, place, all) => all.slice(0, place).filter(({ body, of }) => body === one.body && of === one.of).length < 2,
    )
    .map(({ person }) => person);
  let compared = 0;
  for (const person of people) {
    const reader = await readAs(test.db, { jurisdiction: 'here', person }, (tx) =>
      loadReader(tx, { person, administrator: null }, edition),
    );
    const barrier = await barrierFor(person, edition, cases);
    for (const thing of ofCases) {
      if (thing === 'objection-identity') continue; // by the channel of each row
      const scope = scopeOf(thing, reader);
      const may = cases.filter((one) =>
        scope.all ? !scope.except.includes(as<CaseId>(one)) : scope.only.includes(as<CaseId>(one)),
      );
      assert.deepEqual(barrier.get(thing), may, `${moment}: ${thing} for ${person}`);
      compared += cases.length;
    }
  }
  return compared;
}

it('has in the database which thing an act is about, as the domain has it', async () => {
  const { rows } = await sql<{ act: string; thing: string | null }>`select act, thing from act_thing`.execute(
    test.owner,
  );
  assert.deepEqual(Object.fromEntries(rows.map(({ act, thing }) => [act, thing])), { ...actThings });
});

for (const regulation of process.env.HENG_TEST_PACKS === 'all' ? await listPacks() : ['xinyang-2022', 'jichuan-2026'])
  it(`lets through in the database exactly what the decision allows: ${regulation}`, async () => {
    const moments: string[] = [];
    let compared = 0;
    await playMoments(test, regulation, { applicants: 8, seed: '7' }, async (now) => {
      moments.push(now.moment);
      compared += await compare(now);
    });
    assert.ok(moments.length >= 5 && compared > 10_000, `${moments.join()}: ${compared}`);
  });
