import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { type Day, day } from '@heng/domain/language';
import { loadCalendar, packFolder, resolvePack } from '@heng/regulations';
import { replayJournal } from '../procedure/replay/store.ts';
import { proveJournal, sealAll } from '../storage/journal/index.ts';
import { type TestDatabase, testDatabase } from '../storage/testing.ts';
import { rehearse } from './rehearse.ts';
import type { Told } from './stage.ts';
import { resultsOf } from './store.ts';

const from = day('2026-03-02');

async function playOn(
  database: TestDatabase,
  more: { applicants?: number; seed?: string; until?: string | null; from?: Day } = {},
) {
  const calendar = await loadCalendar();
  const pack = await resolvePack(packFolder('xinyang-2022'), more.from ?? from);
  assert.ok(calendar.ok && pack.ok);
  const told: Told[] = [];
  const played = await rehearse(
    database.db,
    {
      pack: pack.value.pack,
      calendar: calendar.value,
      jurisdiction: 'here',
      applicants: 20,
      seed: '7',
      from,
      until: null,
      ...more,
    },
    (one) => told.push(one),
  );
  return {
    played,
    told,
    names: new Set(told.map(({ act }) => act?.act)),
    codes: new Set(told.flatMap(({ reasons }) => reasons.map(({ code }) => code))),
  };
}

describe('a rehearsal of a whole edition', async () => {
  const database = await testDatabase();
  const second = await testDatabase();
  after(async () => {
    await database.drop();
    await second.drop();
  });
  const first = await playOn(database);

  it('goes from the opening to the end and gets stuck nowhere', () => {
    assert.deepEqual(first.played.stuck, []);
    assert.ok(first.names.has('edition-closed'));
  });

  it('meets every act of the procedure', () => {
    const expected = [
      ...[
        'edition-opened',
        'member-appointed',
        'undertaking-signed',
        'setting-decided',
        'announcement-published',
        'step-opened',
      ],
      ...[
        'case-opened',
        'notice-published',
        'notice-closed',
        'finding-made',
        'application-vetted',
        'recommendation-made',
      ],
      ...[
        'application-submitted',
        'application-withdrawn',
        'application-closed',
        'opinions-asked',
        'opinion-given',
        'vetting-closed',
      ],
      ...[
        'objection-filed',
        'objection-completed',
        'objection-answered',
        'team-formed',
        'recusal-declared',
        'sheet-handed-in',
      ],
      ...[
        'consensus-reached',
        'review-closed',
        'gate-closed',
        'candidates-listed',
        'defence-heard',
        'ballot-opened',
        'ballot-cast',
      ],
      ...['ballot-closed', 'winners-listed', 'approval-given', 'award-conferred', 'conferral-announced'],
    ];
    assert.deepEqual(
      expected.filter((name) => !first.names.has(name as never)),
      [],
    );
  });

  it('meets the refusals that have legal weight', () => {
    const expected = [
      'deadline-passed',
      'wrong-body',
      'too-early',
      'objection-without-identity',
      'recused',
      'already-voted',
    ];
    assert.deepEqual(
      expected.filter((code) => !first.codes.has(code)),
      [],
    );
  });

  it('leaves a journal that holds, and tables that agree with it', async () => {
    await sealAll(database.owner);
    const proven = await proveJournal(database.owner);
    assert.deepEqual([proven.discrepancies, proven.unsealed], [[], 0]);
    const replayed = await replayJournal(database.owner, null);
    assert.deepEqual(replayed.differences, []);
    assert.ok(replayed.compared > 100);
  });

  it('is caught when a table says something else than the journal', async () => {
    const broken = (table: string, set: string) =>
      database.owner.connection().execute(async (db) => {
        const { sql } = await import('kysely');
        await sql
          .raw(`begin; select set_config('heng.act', 'x', true); update ${table} set ${set}; commit`)
          .execute(db);
      });
    await broken('standing', "total = '600'");
    const { differences } = await replayJournal(database.owner, null);
    assert.ok(differences.length > 0 && differences.every(({ what }) => what.startsWith('total ')));
  });

  it('never lists more winners than seats, and leaves a failed seat empty', async () => {
    const { winners } = await resultsOf(database.db, 'here', first.played.edition);
    const main = winners.filter((winner) => 'tier' in winner && winner.tier === 'main');
    assert.ok(main.length <= 2);
    assert.ok(winners.some((winner) => 'removed' in winner && winner.removed !== null));
  });

  it('has the same acts for the same seed, to the byte, and others for another', async () => {
    const again = await playOn(second);
    assert.equal(JSON.stringify(again.told), JSON.stringify(first.told));
    const other = await testDatabase();
    const { told } = await playOn(other, { seed: '8', applicants: 8, until: 'vetting' });
    await other.drop();
    assert.notEqual(JSON.stringify(told.slice(0, 200)), JSON.stringify(first.told.slice(0, 200)));
  });

  it('keeps every choice out of the journal', async () => {
    const entries = await database.owner
      .selectFrom('journal_entry')
      .select('entry')
      .where('act', '=', 'ballot-cast')
      .execute();
    assert.ok(entries.length > 5);
    for (const { entry } of entries) assert.doesNotMatch(entry, /"(yes|no|abstain|invalid)"/);
  });
});
