import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { addYears, as, type BodyId, type Day, day, dayOf, type PersonId } from '@heng/domain/language';
import { loadCalendar, packFolder, resolvePack } from '@heng/regulations';
import { replayJournal } from '../../procedure/replay/store.ts';
import { buildServer } from '../../public/index.ts';
import { newId } from '../../storage/index.ts';
import { proveJournal, sealAll } from '../../storage/journal/index.ts';
import { laidOut, type TestDatabase, testDatabase } from '../../storage/testing.ts';
import { importsRegister, tiersOf } from '../../supervision/register/index.ts';
import { type RehearsalPlan, rehearse } from '../rehearse.ts';
import type { Told } from '../stage.ts';

async function playOn(database: TestDatabase, id: string, from: Day, more: Partial<RehearsalPlan> = {}) {
  const calendar = await loadCalendar();
  const pack = await resolvePack(packFolder(id), from);
  assert.ok(calendar.ok && pack.ok);
  const told: Told[] = [];
  const plan = { jurisdiction: 'here', applicants: 16, seed: '7', until: null, ...more };
  const whole = { pack: pack.value.pack, calendar: calendar.value, from, ...plan };
  const played = await rehearse(database.db, whole, (one) => told.push(one));
  return { played, told, acts: told.flatMap(({ act }) => act ?? []), pack: pack.value, calendar: calendar.value };
}

describe('three years after the ceremony', async () => {
  const [database, second] = [await testDatabase(), await testDatabase()];
  after(async () => {
    await database.drop();
    await second.drop();
  });
  const from = day('2026-03-02');
  const first = await playOn(database, 'xinyang-2022', from, { yearsAfter: 3 });
  const named = (name: string) => first.acts.filter(({ act }) => act === name);

  it('end on the day three years after the award date, nothing left undone', () => {
    const [conferral] = first.acts.filter((act) => act.act === 'conferral-announced');
    assert.ok(conferral);
    assert.equal(first.played.after?.last, addYears(conferral.day, 3));
    assert.deepEqual(first.played.after?.stuck, []);
    assert.ok(first.told.every(({ at }) => dayOf(at) <= addYears(conferral.day, 3)));
  });

  it('meet what the pack has to say about winners, and cite it', () => {
    const expected = [
      ['money-paid', 'money-use-reported', 'breach-recorded', 'event-reported', 'report-received', 'report-forwarded'],
      [
        'report-answered',
        'proceeding-opened',
        'ground-found',
        'sanction-asked',
        'sanction-decided',
        'decision-published',
      ],
      ['item-recovered'],
    ].flat();
    assert.deepEqual(
      expected.filter((name) => named(name).length === 0),
      [],
    );
    const cited = [33, 34, 35].map((article) => named('sanction-decided').some((act) => act.article === article));
    assert.deepEqual(cited, [true, true, true]);
  });

  it('bar only whom the text bars, for as long as it says', () => {
    const decided = first.acts.filter((act) => act.act === 'sanction-decided');
    const bars = decided.flatMap(({ article, day: on, measures }) =>
      measures.flatMap(({ bar }) => (bar === null ? [] : [[article, bar.first > on, bar.last === addYears(on, 5)]])),
    );
    assert.deepEqual(bars, [[33, true, true]]);
  });

  it('are the same acts from the same seed, to the byte', async () => {
    const again = await playOn(second, 'xinyang-2022', from, { yearsAfter: 3 });
    assert.equal(JSON.stringify(again.told), JSON.stringify(first.told));
    assert.deepEqual(await sealAll(second.owner), await sealAll(database.owner));
  });

  it('are proven by the journal, and a bar shortened or a title given back in the tables is found', async () => {
    assert.ok((await proveJournal(database.owner, {})).holds);
    assert.deepEqual((await replayJournal(database.owner, null)).differences, []);
    await laidOut(second.db, async (tx) => {
      await tx
        .updateTable('bar')
        .set({ last_day: day('2027-01-01') })
        .execute();
      await tx.updateTable('award').set({ revoked_on: null }).execute();
      await tx.updateTable('recovery').set({ amount: 1 }).where('amount', 'is not', null).execute();
      await tx.updateTable('payment').set({ amount: 1 }).execute();
      await tx.updateTable('measure').set({ what: [], due: null }).execute();
      await tx.updateTable('proceeding_finding').set({ finding: 'not-applicable' }).execute();
      await tx.updateTable('award_event').set({ value: '[]' }).execute();
      await tx
        .updateTable('report')
        .set({ due: day('2027-01-01') })
        .execute();
    });
    const { differences } = await replayJournal(second.owner, null);
    const found = new Set(differences.map(({ what }) => what.split(' ')[0] ?? ''));
    assert.deepEqual([...found].toSorted(), [
      'bar',
      'event',
      'finding',
      'measure',
      'paid',
      'recovered',
      'report',
      'revoked',
    ]);
  });

  it('stand on the public register: what was revoked, on which article, and what an import has brought', async () => {
    const { pack, calendar, told } = first;
    const tiers = tiersOf(pack.pack.regulation.programme, [pack]);
    assert.ok(tiers);
    const { programme } = pack.pack.regulation;
    const text =
      '届次,奖项,获奖者,统一社会信用代码,获奖者类型,授奖日期,依据\n第一届,main,样例人,,个人,2015-06-01,样例文号';
    const office = Object.entries(pack.pack.bodies).find(([, { role }]) => role === 'office')?.[0] ?? '';
    const file = { programme, bytes: new TextEncoder().encode(text), tiers, pack: pack.pack, dryRun: false };
    const done = await importsRegister(
      database.desk({ newId }),
      { person: as<PersonId>('p'), body: as<BodyId>(office), of: null },
      { ...file, today: day('2026-01-01') },
    );
    assert.equal(done.added, 1);
    const now = told.at(-1)?.at;
    assert.ok(now);
    const app = await buildServer({ db: database.db, calendar, packs: [pack], now: () => now });
    const { body: page } = await app.inject('/winners');
    await app.close();
    const decided = first.acts.filter((act) => act.act === 'sanction-decided');
    const revoked = decided.filter(({ measures }) => measures.some((measure) => measure.do === 'revoke-title'));
    assert.ok(revoked.length > 1);
    assert.equal(page.match(/class="st red"/g)?.length, revoked.length);
    assert.match(page, /#a33"/);
    assert.match(page, /公布处理决定/);
    assert.match(page, /第一届.*平台之前/s);
    assert.match(page, /平台之前授予，依据：样例文号/);
  });

  it('keep a barred winner from the next edition, and let the others in', async () => {
    const next = await playOn(database, 'xinyang-2022', day('2029-03-01'), { label: '2029', until: 'vetting' });
    const [bar] = first.acts.flatMap((act) => (act.act === 'sanction-decided' && act.article === 33 ? [act] : []));
    const opened = first.acts.find((act) => act.act === 'proceeding-opened' && act.proceeding === bar?.proceeding);
    const refused = next.told.filter(({ reasons }) => reasons.some(({ code }) => code === 'barred-from-applying'));
    assert.equal(refused.length, 1);
    assert.ok(opened?.act === 'proceeding-opened' && 'award' in opened.target);
    const { award } = opened.target;
    const holder = first.acts.flatMap((act) =>
      act.act === 'award-conferred' && act.award === award ? [act.applicant] : [],
    );
    assert.deepEqual([refused[0]?.by.of], holder);
    assert.equal(next.acts.filter(({ act }) => act === 'case-opened').length, 15);
  });
});
