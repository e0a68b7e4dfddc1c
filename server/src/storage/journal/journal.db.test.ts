import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { as, type EditionId, ok, type PersonId } from '@heng/domain/language';
import { sql } from 'kysely';
import { connect } from '../database.ts';
import { record } from '../record.ts';
import { someone, type TestDatabase, testDatabase } from '../testing.ts';
import { proveJournal } from './prove.ts';
import { seal, sealAll, startSequencer } from './sequencer.ts';

let test: TestDatabase;
before(async () => {
  test = await testDatabase();
});
after(() => test.drop());

let counted = 0;

/** One small act without rows; `meanwhile` happens before it commits. */
async function act(jurisdiction = 'here', meanwhile = async () => {}): Promise<string> {
  counted += 1;
  const id = `a-${counted}`;
  const desk = test.desk({ jurisdiction, newId: () => id });
  const attempt = {
    by: someone,
    key: null,
    edition: as<EditionId>('e'),
    attempted: 'undertaking-signed',
    subject: null,
  } as const;
  await record(desk, attempt, {
    load: async () => null,
    decide: () =>
      ok({ act: 'undertaking-signed', article: 9, person: as<PersonId>('p'), undertaking: `守密 ${counted}` } as const),
    save: async (tx) => {
      await sql`select pg_current_xact_id()`.execute(tx);
      await meanwhile();
    },
  });
  return id;
}

const places = async () =>
  (await test.owner.selectFrom('journal_leaf').select('entry_id').orderBy('place').execute()).map(
    ({ entry_id }) => entry_id,
  );
const prove = () => proveJournal(test.owner, { batch: 3 });

describe('the sequencer', () => {
  it('gives places to the entries of all jurisdictions, in order, each once', async () => {
    const ids = [await act(), await act('there'), await act()];
    const sealed = await sealAll(test.db);
    assert.equal(sealed.added, 3);
    assert.deepEqual(await places(), ids);
    assert.equal((await seal(test.db)).added, 0);
    const { holds, size, root } = await prove();
    assert.deepEqual({ holds, size, root }, { holds: true, size: 3, root: Buffer.from(sealed.root).toString('hex') });
  });

  it('waits for an act that began before, so that nothing slips in between', async () => {
    const begun = Promise.withResolvers<void>();
    const end = Promise.withResolvers<void>();
    const early = act('here', () => {
      begun.resolve();
      return end.promise;
    });
    await begun.promise;
    const late = await act();
    assert.equal((await seal(test.db)).added, 0);
    assert.equal((await prove()).unsealed, 1);
    end.resolve();
    await early;
    assert.equal((await sealAll(test.db)).added, 2);
    assert.deepEqual((await places()).slice(-2), [await early, late]);
  });
});

describe('the proof of the journal', () => {
  /** Breaks something as the owner, who may; sees it found; mends it. */
  async function isFound(breaking: string, mending: string, what: RegExp): Promise<void> {
    await sql.raw(breaking).execute(test.owner);
    const { holds, discrepancies } = await prove();
    await sql.raw(mending).execute(test.owner);
    assert.equal(holds, false, breaking);
    assert.match(discrepancies.map((each) => each.what).join('\n'), what, breaking);
  }

  it('finds every byte of an entry that is another', async () => {
    const entries = await test.owner
      .selectFrom('journal_entry')
      .select(['id', 'entry', 'leaf'])
      .orderBy('id')
      .limit(2)
      .execute();
    for (const { id, entry, leaf } of entries) {
      for (let at = 0; at < Buffer.byteLength(entry); at += 1) {
        const bytes = Buffer.from(entry);
        bytes[at] = (bytes[at] ?? 0) ^ 1;
        const text = bytes.toString('utf8').replaceAll('\u0000', ' ');
        await test.owner.updateTable('journal_entry').set({ entry: text }).where('id', '=', id).execute();
        const { discrepancies } = await proveJournal(test.owner);
        assert.ok(
          discrepancies.some((found) => found.id === id),
          `byte ${at} of ${id}`,
        );
      }
      await test.owner.updateTable('journal_entry').set({ entry }).where('id', '=', id).execute();
      for (let at = 0; at < leaf.length; at += 1) {
        const bytes = Buffer.from(leaf);
        bytes[at] = (bytes[at] ?? 0) ^ 0x80;
        await test.owner.updateTable('journal_entry').set({ leaf: bytes }).where('id', '=', id).execute();
        assert.equal((await proveJournal(test.owner)).holds, false);
      }
      await test.owner.updateTable('journal_entry').set({ leaf }).where('id', '=', id).execute();
    }
    assert.ok((await prove()).holds);
  });

  it('finds columns that say something else than the text', async () => {
    const change = (column: string, value: string, was: string) =>
      isFound(
        `update journal_entry set ${column} = ${value} where id = 'a-1'`,
        `update journal_entry set ${column} = ${was} where id = 'a-1'`,
        /in the text is/,
      );
    const before = await test.owner
      .selectFrom('journal_entry')
      .select('at')
      .where('id', '=', 'a-1')
      .executeTakeFirstOrThrow();
    await change('at', `at + interval '1 microsecond'`, `'${before.at}'`);
    await change('act', `'step-opened'`, `'undertaking-signed'`);
    await change('edition_id', `'f'`, `'e'`);
    await change('jurisdiction_id', `'there'`, `'here'`);
  });

  it('finds a place that is missing, exchanged or of another hash, and a root that is another', async () => {
    await isFound(
      `create table kept as select * from journal_leaf where place = 1; delete from journal_leaf where place = 1`,
      `insert into journal_leaf select * from kept; drop table kept`,
      /places before 2 are missing\n(.*\n)*the root of the first/,
    );
    const swap = `update journal_leaf set place = case place when 1000001 then 2 else 1 end where place > 1000000`;
    const aside = `update journal_leaf set place = place + 1000000 where place in (1, 2)`;
    await isFound(`${aside}; ${swap}`, `${aside}; ${swap}`, /root of the first/);
    const flip = `update journal_leaf set hash = set_byte(hash, 0, get_byte(hash, 0) # 1) where place = 2`;
    await isFound(flip, flip, /the one in the tree differ/);
    const turn = `update journal_head set root = set_byte(root, 31, get_byte(root, 31) # 1) where size = 3`;
    await isFound(turn, turn, /root of the first 3 entries is another/);
    const bend = `update journal_head set edge = set_byte(edge, 5, get_byte(edge, 5) # 1) where size = 3`;
    await isFound(bend, bend, /root of the first 3 entries is another/);
  });

  it('finds an entry that came in behind, and a journal cut off or written anew by what was kept elsewhere', async () => {
    const { size, root } = await prove();
    const row = `'behind', 'here', 'e', 'step-opened', now(), null, '{}', '', '3'`;
    await isFound(
      `insert into journal_entry values (${row})`,
      `delete from journal_entry where id = 'behind'`,
      /it has no place/,
    );
    const proven = await proveJournal(test.owner, {
      checkpoints: [
        { size, root },
        { size: 1, root: 'ab' },
      ],
    });
    assert.deepEqual(
      proven.discrepancies.map(({ place }) => place),
      [0],
    );
    const cut = await proveJournal(test.owner, { checkpoints: [{ size: size + 1, root }] });
    assert.equal(cut.holds, false);
  });

  it('reads one edition alone, and still the whole tree', async () => {
    const proven = await proveJournal(test.owner, { edition: 'none' });
    assert.deepEqual(
      { holds: proven.holds, entries: proven.entries, size: proven.size },
      { holds: true, entries: 0, size: counted },
    );
  });
});

describe('a sequencer that is killed', () => {
  it('goes on where it was, while others seal and write', async () => {
    const second = connect(test.urls.app, { connections: 2 });
    const faults: unknown[] = [];
    const sequencers = [test.db, second].map((db) =>
      startSequencer(db, { everyMs: 1, onFault: (fault) => faults.push(fault) }),
    );
    const writing = Promise.all(
      Array.from({ length: 4 }, async () => {
        for (let i = 0; i < 40; i += 1) await act(i % 2 ? 'here' : 'there');
      }),
    );
    for (let kills = 0; kills < 12; kills += 1) {
      await sleep(10);
      // Whichever connection seals right now, at whatever point of it.
      await sql`select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and objid = 2 and pid <> pg_backend_pid()`
        .execute(test.owner)
        .catch(() => {});
    }
    await writing;
    for (const sequencer of sequencers) await sequencer.stop();
    await second.destroy();
    await sealAll(test.db);
    const proven = await prove();
    assert.deepEqual(proven.discrepancies, []);
    assert.deepEqual({ entries: proven.entries, unsealed: proven.unsealed }, { entries: counted, unsealed: 0 });
  });
});
