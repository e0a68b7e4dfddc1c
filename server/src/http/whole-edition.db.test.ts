import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { day, type EditionId } from '@heng/domain/language';
import { loadCalendar, packFolder, resolvePack } from '@heng/regulations';
import { makeInvitation } from '../account/invitations/make.ts';
import { accountsOf } from '../account/place.ts';
import { mounted } from '../api.ts';
import { replayJournal } from '../procedure/replay/store.ts';
import { rehearseIn } from '../rehearsal/rehearse.ts';
import type { Told } from '../rehearsal/stage.ts';
import { resultsOf } from '../rehearsal/store.ts';
import { offRecord, setRehearsalClock } from '../storage/index.ts';
import { proveJournal, sealAll } from '../storage/journal/index.ts';
import { testDatabase } from '../storage/testing.ts';
import { buildWhole } from './server.ts';
import { httpWorld } from './testing/http-world.ts';
import { accepts } from './testing/people.ts';
import { testPlace } from './testing/place.ts';

const from = day('2026-03-02');
const applicants = Number(process.env.HENG_TEST_APPLICANTS ?? 8);

/** Plays a whole edition through a server that listens, each person with an account and a client of their own. */
async function playThrough(id: string) {
  const [read, calendar, database] = await Promise.all([
    resolvePack(packFolder(id), from),
    loadCalendar(),
    testDatabase(),
  ]);
  assert.ok(read.ok && calendar.ok);
  const { pack } = read.value;
  const place = testPlace(database, { calendar: calendar.value, ...accountsOf(database.db) });
  const site = { db: database.db, calendar: calendar.value, packs: [read.value], now: place.now };
  const app = await buildWhole(site, place, mounted);
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  const base = `${address}/api`;
  const { link } = await offRecord(database.db, 'here', (tx) =>
    makeInvitation(tx, place.origin, { name: '系统管理员', invited: { to: 'hand', hand: 'system' }, by: null }),
  );
  const administrator = await accepts(base, link, 'system');
  const told: Told[] = [];
  const close = async () => {
    await app.close();
    await database.drop();
  };
  const played = await rehearseIn(
    { pack, calendar: calendar.value, jurisdiction: 'here', applicants, seed: '7', from, until: null },
    (one) => told.push(one),
    (edition: EditionId) =>
      httpWorld({
        base,
        pack,
        calendar: calendar.value,
        edition,
        administrator,
        setClock: (at) => setRehearsalClock(database.db, at),
      }),
  ).catch(async (fault) => {
    await close();
    throw fault;
  });
  return { played, told, database, close };
}

for (const id of ['xinyang-2022', 'jiangyin-2022']) {
  describe(`a whole edition of ${id} through HTTP alone, one signed-in client for each person`, async () => {
    const { played, told, database, close } = await playThrough(id);
    after(close);

    it('goes from the opening to the end', () => {
      assert.deepEqual(played.stuck, []);
      assert.ok(told.some(({ act }) => act?.act === 'edition-closed'));
      assert.ok(told.filter(({ act }) => act?.act === 'conferral-announced').length === 1);
    });

    it('is refused only where somebody tries what they may not', () => {
      const meant = ['gate-needs-finding', 'over-quota', 'seats-reserved', 'order-undecided', 'candidate-barred'];
      const unmeant = told.filter(
        ({ act, mishap, reasons }) =>
          act === null && mishap !== true && !reasons.every(({ code }) => meant.includes(code)),
      );
      assert.deepEqual(unmeant, []);
    });

    it('has winners, and a journal that proves and replays to what the tables hold', async () => {
      const { winners } = await resultsOf(database.db, 'here', played.edition);
      assert.ok(winners.length > 0);
      await sealAll(database.owner);
      assert.deepEqual((await proveJournal(database.owner)).discrepancies, []);
      assert.deepEqual((await replayJournal(database.owner, null)).differences, []);
    });
  });
}
