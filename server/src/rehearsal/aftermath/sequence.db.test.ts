import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { as, type Day, day } from '@heng/domain/language';
import { loadCalendar, packFolder, type Resolved, resolvePack } from '@heng/regulations';
import { keepApplicant } from '../../intake/store.ts';
import { offRecord, within } from '../../storage/index.ts';
import { type TestDatabase, testDatabase } from '../../storage/testing.ts';
import { importsRegister } from '../../supervision/register/acts.ts';
import { tiersOf } from '../../supervision/register/tiers.ts';
import { rehearse } from '../rehearse.ts';

const calendar = await loadCalendar();
const code = '91350100M000100Y43';

async function packOf(id: string, from: Day): Promise<Resolved> {
  const pack = await resolvePack(packFolder(id), from);
  assert.ok(pack.ok);
  return pack.value;
}

/** One edition, its applicants always the same, with what became of each in the end. */
async function hold(database: TestDatabase, id: string, label: string, from: Day) {
  assert.ok(calendar.ok);
  const { pack } = await packOf(id, from);
  const plan = {
    pack,
    calendar: calendar.value,
    jurisdiction: 'here',
    applicants: 16,
    seed: '7',
    from,
    until: null,
    label,
  };
  const { edition, stuck } = await rehearse(database.db, plan, () => {});
  assert.deepEqual(stuck, []);
  return within(database.db, 'here', (tx) =>
    tx
      .selectFrom('case_file')
      .leftJoin('award', 'award.case_id', 'case_file.id')
      .select(['case_file.applicant_id as applicant', 'ended_why', 'award.tier', 'row', 'money', 'takes_seat', 'track'])
      .where('case_file.edition_id', '=', edition)
      .orderBy('case_file.number')
      .execute(),
  );
}

/** A register that says this applicant had the award once, before the platform. */
async function bringPast(database: TestDatabase, id: string, applicant: string, tier: string, on: string) {
  const { pack, en } = await packOf(id, day('2026-01-01'));
  const { programme } = pack.regulation;
  const tiers = tiersOf(programme, [{ pack, en }]);
  assert.ok(tiers);
  await offRecord(database.db, 'here', (tx) =>
    keepApplicant(tx, { id: as(applicant), name: '样例', industry: null, creditCode: code }),
  );
  const office = Object.entries(pack.bodies).find(([, { role }]) => role === 'office')?.[0] ?? '';
  const rows = `届次,奖项,获奖者,统一社会信用代码,授奖日期,依据\n往届,${tier},样例,${code},${on},文`;
  const file = {
    programme,
    bytes: new TextEncoder().encode(rows),
    tiers,
    pack,
    today: day('2020-01-01'),
    dryRun: false,
  };
  const by = { person: as<never>('p'), body: as<never>(office), of: null };
  const done = await importsRegister(database.desk(), by, file);
  assert.deepEqual([done.added, done.faults, done.refusals], [1, [], []]);
}

async function onDatabase(run: (database: TestDatabase) => Promise<void>): Promise<void> {
  const database = await testDatabase();
  try {
    await run(database);
  } finally {
    await database.drop();
  }
}

describe('an edition after another of the same city', () => {
  it('gives a winner of the same tier the honour and no money, where the text says so; of an imported award too', async () => {
    let repeated = '';
    await onDatabase(async (database) => {
      const first = await hold(database, 'xinyang-2022', '2026', day('2026-03-02'));
      const second = await hold(database, 'xinyang-2022', '2028', day('2028-03-01'));
      const tierOf = new Map(first.map(({ applicant, tier }) => [applicant, tier]));
      const winners = second.filter(({ tier }) => tier !== null);
      const again = winners.filter(({ applicant, tier }) => tierOf.get(applicant) === tier);
      assert.ok(again.length > 0, 'somebody wins the same tier twice');
      for (const { row, money, takes_seat } of again) {
        assert.match(row ?? '', /-again$/);
        assert.deepEqual([money, takes_seat], [0, true]);
      }
      const others = winners.filter((one) => !again.includes(one));
      assert.ok(others.every(({ row, money }) => !row?.endsWith('-again') && (money ?? 0) > 0));
      assert.ok(first.every(({ row }) => row === null || !row.endsWith('-again')));
      repeated = first.find(({ tier }) => tier === 'main')?.applicant ?? '';
    });
    await onDatabase(async (database) => {
      await bringPast(database, 'xinyang-2022', repeated, 'main', '2015-06-01');
      const only = await hold(database, 'xinyang-2022', '2026', day('2026-03-02'));
      const winner = only.find(({ applicant }) => applicant === repeated);
      assert.deepEqual([winner?.row, winner?.money], ['main-again', 0]);
    });
  });

  it('refuses who has had the main award for ever, where the text says so; of an imported award too', async () => {
    let winner = '';
    await onDatabase(async (database) => {
      const from = day('2021-01-04');
      const first = await hold(database, 'linyi-2017', '2021', from);
      const second = await hold(database, 'linyi-2017', '2022', day('2022-01-04'));
      const holders = first.filter(({ tier }) => tier === 'main').map(({ applicant }) => applicant);
      assert.ok(holders.length > 0);
      const back = second.filter(({ applicant }) => holders.includes(applicant));
      assert.ok(back.length > 0);
      assert.deepEqual(new Set(back.map(({ ended_why }) => ended_why)), new Set(['ineligible']));
      const nominated = first.filter(({ tier }) => tier === 'nomination').map(({ applicant }) => applicant);
      assert.ok(second.some(({ applicant, ended_why }) => nominated.includes(applicant) && ended_why !== 'ineligible'));
      winner = first.find(({ tier, track }) => tier === 'main' && track !== 'individual')?.applicant ?? '';
    });
    await onDatabase(async (database) => {
      await bringPast(database, 'linyi-2017', winner, 'main', '2012-06-01');
      const only = await hold(database, 'linyi-2017', '2021', day('2021-01-04'));
      assert.equal(only.find(({ applicant }) => applicant === winner)?.ended_why, 'ineligible');
    });
  });

  it('lets a winner wait, and then gives the honour without a seat and without money, where the text says so', async () => {
    await onDatabase(async (database) => {
      const first = await hold(database, 'qujing-2014', '2025', day('2025-01-06'));
      const waiting = await hold(database, 'qujing-2014', '2027', day('2027-01-04'));
      const again = await hold(database, 'qujing-2014', '2028', day('2028-01-03'));
      const holders = first.filter(({ tier }) => tier === 'main').map(({ applicant }) => applicant);
      assert.ok(holders.length > 0);
      const early = waiting.filter(({ applicant }) => holders.includes(applicant));
      assert.deepEqual(new Set(early.map(({ ended_why }) => ended_why)), new Set(['ineligible']));
      const back = again.filter(({ applicant, tier }) => holders.includes(applicant) && tier === 'main');
      assert.ok(back.length > 0, 'somebody wins the main award twice');
      for (const { row, money, takes_seat } of back)
        assert.deepEqual([row, money, takes_seat], ['main-again', 0, false]);
    });
  });
});
