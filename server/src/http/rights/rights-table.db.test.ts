import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { allRoutes } from '@heng/contract/all';
import { listPacks } from '@heng/regulations';
import { mounted } from '../../api.ts';
import { type TestDatabase, testDatabase } from '../../storage/testing.ts';
import { type Played, playTable } from './testing/table.ts';

/*
 * Roles by routes by relations by moments: what is answered is held against `expected.ts`, which is written by hand from the regulations. What ends in the
 * middle of a request is tested beside it: procedure/rights/at-once.db.test.ts (seats, terms, accounts, recusal, dissolution), files/files.db.test.ts
 * (downloads and links), live/live.db.test.ts (streams).
 */

/** One route each of those that tell most. */
const planted = [
  'read-case',
  'read-file',
  'read-draft',
  'list-sheets',
  'list-standings',
  'read-objection',
  'read-report',
];

it('asks every route there is to read', () => {
  const asked = mounted.map(({ route }) => route.id);
  const reads = allRoutes.filter(({ method }) => method === 'GET').map(({ id }) => id);
  assert.deepEqual(
    reads.filter((id) => !asked.includes(id)),
    [],
  );
});

const all = process.env.HENG_TEST_PACKS === 'all';
const short = ['review', 'after-the-vote', 'closed'] as const;

for (const regulation of all ? await listPacks() : ['xinyang-2022', 'jiangyin-2022'])
  describe(`who reads what, by every route, at every moment of an edition: ${regulation}`, () => {
    const first = regulation === 'xinyang-2022';
    let test: TestDatabase;
    let played: Played;
    before(async () => {
      test = await testDatabase();
      played = await playTable(test, regulation, {
        moments: first ? null : short,
        unguarded: first,
        planted: first ? planted : [],
      });
    });
    after(() => test.drop());

    it('answers as written down: no leak, no wrong refusal, no fault', () => {
      const { asked, moments, wrong } = played;
      assert.ok(asked > (first ? 10_000 : 3000) && moments.length >= 3, `${asked} at ${moments.join(', ')}`);
      assert.deepEqual(wrong.slice(0, 20), [], `${wrong.length} of ${asked}`);
    });

    if (first) {
      for (const route of planted)
        it(`catches a check that is missing, there and nowhere else: ${route}`, () => {
          const [bare, behind] = [false, true].map((is) =>
            played.planted.find((one) => one.route === route && one.behind === is),
          );
          assert.deepEqual([...new Set(bare?.wrong.map((one) => one.route))], [route]);
          // With the barrier nothing of it is told, though the answer is no refusal.
          assert.deepEqual(
            behind?.wrong.filter(({ what }) => /^(names|canary)/.test(what)),
            [],
          );
        });

      it('keeps back in the database alone what the application forgets to ask', (t) => {
        const { bare, behind } = played.leaked;
        const left = behind.map(
          ({ asked, who, more }) => `${asked.split(' ')[0]} for ${who}: ${more.slice(0, 2).join(', ')}`,
        );
        t.diagnostic([`${behind.length} of ${bare.length} leaks are left`, ...left].join('\n'));
        assert.ok(bare.length > 300, String(bare.length));
        assert.ok(behind.length <= 0.05 * bare.length, `${behind.length} of ${bare.length}`);
      });
    }
  });
