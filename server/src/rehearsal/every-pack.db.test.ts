import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { addYears, as, day, type TierId } from '@heng/domain/language';
import { actsByStage } from '@heng/domain/procedure';
import { breachesOf, type QuotaEntry } from '@heng/domain/regulation';
import { listPacks, loadCalendar, packFolder, resolvePack } from '@heng/regulations';
import { replayJournal } from '../procedure/replay/store.ts';
import { proveJournal, sealAll } from '../storage/journal/index.ts';
import { laidOut, type TestDatabase, testDatabase } from '../storage/testing.ts';
import { rehearse } from './rehearse.ts';
import type { Told } from './stage.ts';
import { loadRankedView } from './store.ts';

/** Every regulation there is runs by its data alone: a further one is tested here without a line of code. */
for (const id of await listPacks()) {
  describe(`a rehearsal under ${id}`, async () => {
    const calendar = await loadCalendar();
    const today = await resolvePack(packFolder(id), day('2026-03-02'));
    assert.ok(calendar.ok && today.ok);
    const from = day(today.value.pack.regulation.rehearse_from);
    const resolved = await resolvePack(packFolder(id), from);
    assert.ok(resolved.ok);
    const { pack } = resolved.value;
    const told: Told[] = [];
    let database: TestDatabase;
    let played: Awaited<ReturnType<typeof rehearse>>;
    const play = (on: TestDatabase, applicants: number, tell: (one: Told) => void) => {
      const plan = { pack, calendar: calendar.value, jurisdiction: 'here', applicants, seed: '7', from, until: null };
      return rehearse(on.db, { ...plan, yearsAfter: 3 }, tell);
    };
    before(async () => {
      database = await testDatabase();
      played = await play(database, 24, (one) => told.push(one));
    });
    after(() => database.drop());
    const done = (name: string) => told.flatMap(({ act }) => (act?.act === name ? [act] : []));

    it('comes to its end, labelled, whatever the regulation is worth today', () => {
      assert.deepEqual(played.stuck, []);
      assert.equal(done('edition-closed').length, 1);
      const [opened] = done('edition-opened');
      assert.ok(opened?.act === 'edition-opened' && opened.nature === 'rehearsal');
      assert.ok(played.view.steps.every(({ step, closedAt }) => closedAt !== null || isOwn(step)));
    });

    it('is refused nothing that the agenda has offered; a list or a gate is asked first what it takes', () => {
      const proposes = ['over-quota', 'seats-reserved', 'candidate-barred', 'order-undecided', 'gate-needs-finding'];
      const end = told.findIndex(({ act }) => act?.act === 'edition-closed');
      const refused = told.slice(0, end).filter(({ act, mishap }) => act === null && !mishap);
      assert.deepEqual(
        refused.flatMap(({ reasons }) => reasons.filter(({ code }) => !proposes.includes(code))),
        [],
      );
    });

    it('goes on for three years after the award date, and leaves nobody with a task undone', () => {
      const [conferral] = done('conferral-announced');
      assert.ok(conferral?.act === 'conferral-announced');
      assert.deepEqual([played.after?.last, played.after?.stuck], [addYears(conferral.day, 3), []]);
      assert.ok(done('money-paid').length > 0 && done('sanction-decided').length > 0);
      assert.equal(done('report-answered').length, done('report-received').length);
    });

    it('comes to its end also where nobody applies, and where there is one applicant and nobody of any other track', async () => {
      for (const applicants of [0, 1]) {
        const other = await testDatabase();
        const told: Told[] = [];
        const { stuck } = await play(other, applicants, (one) => told.push(one));
        assert.deepEqual(stuck, [], `${applicants} applicants`);
        assert.deepEqual(told.filter(({ act }) => act?.act === 'edition-closed').length, 1);
        await other.drop();
      }
    });

    const isOwn = (step: string) =>
      pack.steps.some((one) => one.id === step && ['applicant', 'parent', 'recommender'].includes(String(one.by)));

    it('has applicants of every track, and does every kind of step the regulation has', () => {
      const tracks = new Set(done('case-opened').flatMap((act) => (act.act === 'case-opened' ? [act.track] : [])));
      assert.deepEqual([...tracks].toSorted(), Object.keys(pack.tracks).toSorted());
      const acts = new Set(told.flatMap(({ act }) => (act ? [act.act] : [])));
      const missing = pack.steps
        .map(({ kind }) => kind)
        .filter((kind) => !closersOf(kind).some((name) => acts.has(name as never)));
      assert.deepEqual(missing, []);
    });

    it('names every act by the catalogue, and leaves a journal that holds and tables that agree with it', async () => {
      const catalogue = new Set(Object.values(actsByStage).flatMap((stage) => Object.keys(stage)));
      assert.deepEqual(
        told.filter(({ act }) => act && !catalogue.has(act.act)),
        [],
      );
      await sealAll(database.owner);
      const proven = await proveJournal(database.owner);
      assert.deepEqual([proven.discrepancies, proven.unsealed], [[], 0]);
      assert.deepEqual((await replayJournal(database.owner, null)).differences, []);
    });

    it('seats nobody above a cap that is hard, and leaves nothing owed', async () => {
      const standing = await loadRankedView(database.desk(), played.edition);
      const cases = new Map(standing.map((one) => [one.id as string, one]));
      const awards = await laidOut(database.db, (tx) =>
        tx.selectFrom('award').selectAll().where('edition_id', '=', played.edition).execute(),
      );
      const entries = awards.flatMap(({ case_id, tier, takes_seat }): QuotaEntry[] => {
        const one = cases.get(case_id ?? '');
        const seat = { tier: as<TierId>(tier), takesSeat: takes_seat };
        return one ? [{ ...seat, case: one.id, track: one.track, kind: one.kind, facts: one.facts.facts }] : [];
      });
      assert.ok(awards.length > 0);
      assert.equal(entries.length, awards.length);
      const field = [...cases.values()].map((one) => ({
        case: one.id,
        track: one.track,
        kind: one.kind,
        facts: one.facts.facts,
      }));
      const breaches = breachesOf({ quotas: pack.quotas, counts: 'winners', field }, entries);
      assert.deepEqual(
        breaches.filter(({ soft }) => soft === null),
        [],
      );
      assert.ok(awards.every(({ awarded_on }) => awarded_on !== null));
    });
  });
}

/** The acts by which a step of a kind comes to its end. */
function closersOf(kind: string): readonly string[] {
  const closers: Readonly<Record<string, readonly string[]>> = {
    announcement: ['announcement-published'],
    application: ['application-closed'],
    vetting: ['vetting-closed', 'application-vetted'],
    notice: ['notice-closed'],
    review: ['review-closed'],
    survey: ['survey-recorded'],
    gate: ['gate-closed'],
    'candidate-list': ['candidates-listed'],
    resolution: ['resolution-recorded'],
    ballot: ['ballot-closed'],
    approval: ['approval-given'],
    conferral: ['conferral-announced'],
  };
  return closers[kind] ?? [];
}
