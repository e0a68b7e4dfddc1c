import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  as,
  type EditionId,
  type Instant,
  ok,
  type PersonId,
  type Refusal,
  type Result,
  refuse,
} from '@heng/domain/language';
import type { DecidedAct } from '@heng/domain/procedure';
import { sql } from 'kysely';
import { hashLeaf, readEntry } from './entry.ts';
import { within } from './read.ts';
import { type Attempt, type Desk, record } from './record.ts';
import { someone, type TestDatabase, testDatabase } from './testing.ts';

type Opened = Extract<DecidedAct, { act: 'edition-opened' }>;

let test: TestDatabase;
before(async () => {
  test = await testDatabase();
});
after(() => test.drop());

type Opening = Attempt & { readonly edition: EditionId };

const attempt = (edition: string, key: string | null = null): Opening => ({
  by: someone,
  key,
  edition: as<EditionId>(edition),
  attempted: 'edition-opened',
  subject: null,
});

/** Opens an edition, after whatever `first` says against it; counts how often it was decided on. */
function open(desk: Desk, { edition, key }: Opening, first: () => Refusal | null = () => null, by = someone) {
  return record<null, Opened>(
    desk,
    { ...attempt(edition, key), by },
    {
      load: async () => null,
      decide: (): Result<Opened, Refusal> => {
        const against = first();
        if (against) return refuse(against);
        const act = {
          act: 'edition-opened',
          article: null,
          edition,
          regulation: 'r',
          label: '2026',
          number: null,
          nature: 'rehearsal',
          pack: 'd',
          warnings: [],
        } as const;
        return ok(act);
      },
      save: async (tx, act, at) => {
        await tx
          .insertInto('regulation_pack')
          .values({ digest: act.pack, regulation: act.regulation, resolved: '{}' })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
        const { edition: id, regulation, label, nature, pack } = act;
        await tx
          .insertInto('edition')
          .values({ id, regulation, programme: 'p', label, nature, pack, opened_at: at })
          .execute();
      },
    },
  );
}

const entriesOf = (edition: string) =>
  test.owner.selectFrom('journal_entry').selectAll().where('edition_id', '=', edition).execute();

describe('an act', () => {
  it('goes in together with its rows, at one instant, under its own hash', async () => {
    const done = await open(test.desk(), attempt('e-1'));
    assert.ok(done.ok);
    const [entry, ...more] = await entriesOf('e-1');
    assert.ok(entry);
    assert.deepEqual(more, []);
    assert.match(done.value.at, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
    assert.equal(entry.at, done.value.at);
    assert.equal(entry.leaf.toString('hex'), done.value.sha256);
    assert.deepEqual(hashLeaf(entry.entry), entry.leaf);
    const { id, at, act } = done.value;
    assert.deepEqual(readEntry(entry.entry), { id, at, jurisdiction: 'here', edition: 'e-1', by: someone, act });
    const row = await test.owner.selectFrom('edition').selectAll().where('id', '=', 'e-1').executeTakeFirstOrThrow();
    assert.equal(row.opened_at, done.value.at);
  });

  it('leaves nothing when it is refused, and nothing when it fails', async () => {
    const no: Refusal = { code: 'no-such-code', article: 5, facts: {} };
    assert.deepEqual(await open(test.desk(), attempt('e-2'), () => no), refuse(no));
    await assert.rejects(open(test.desk(), attempt('e-1')), /duplicate key/);
    assert.equal((await entriesOf('e-2')).length, 0);
    assert.equal((await entriesOf('e-1')).length, 1);
  });

  it('is on record as an attempt when the refusal has legal weight', async () => {
    const no: Refusal = { code: 'step-over', article: '16¶2', facts: { closed: '2026-05-07' } };
    assert.deepEqual(await open(test.desk(), attempt('e-3', 'k-3'), () => no), refuse(no));
    const [entry] = await entriesOf('e-3');
    assert.equal(entry?.act, 'attempt-refused');
    const act = { act: 'attempt-refused', article: '16¶2', attempted: 'edition-opened', subject: null, reasons: [no] };
    assert.deepEqual(readEntry(entry.entry).act, act);
    assert.deepEqual(await open(test.desk(), attempt('e-3', 'k-3')), refuse(no), 'the key is answered as before');
    assert.equal((await entriesOf('e-3')).length, 1);
  });
});

describe('an act of the public', () => {
  it('names nobody in its entry, and is answered again under its key', async () => {
    const by = { person: as<PersonId>('citizen-7'), body: as<never>('public'), of: null };
    const first = await open(test.desk(), attempt('e-public', 'k-public'), () => null, by);
    const [entry] = await entriesOf('e-public');
    assert.ok(entry && first.ok);
    assert.doesNotMatch(entry.entry, /citizen-7/);
    assert.deepEqual(await open(test.desk(), attempt('e-public', 'k-public'), () => null, by), first);
  });
});

describe('an idempotency key', () => {
  it('is answered once and the same eight times over, also at the same time', async () => {
    let decided = 0;
    const desk = test.desk();
    const once = () => {
      decided += 1;
      return null;
    };
    const answers = await Promise.all(Array.from({ length: 8 }, () => open(desk, attempt('e-4', 'k-4'), once)));
    assert.equal(decided, 1);
    for (const answer of answers) assert.deepEqual(answer, answers[0]);
    assert.ok(answers[0]?.ok);
    assert.equal((await entriesOf('e-4')).length, 1);
  });

  it('is not answered to somebody else, nor for another act', async () => {
    const other = { ...someone, person: as<PersonId>('person-2') };
    const answer = await open(test.desk(), attempt('e-4', 'k-4'), () => null, other);
    assert.deepEqual(!answer.ok && answer.reasons.map(({ code }) => code), ['key-used-before']);
  });

  it('is free again after a refusal without weight, and in another jurisdiction', async () => {
    const no: Refusal = { code: 'no-such-code', article: null, facts: {} };
    assert.ok(!(await open(test.desk(), attempt('e-5', 'k-5'), () => no)).ok);
    assert.ok((await open(test.desk(), attempt('e-5', 'k-5'))).ok);
    assert.ok((await open(test.desk({ jurisdiction: 'there' }), attempt('e-5', 'k-5'))).ok);
  });
});

describe('the database', () => {
  it('refuses a commit that changes a row without an act', async () => {
    const change = test.db.transaction().execute(async (tx) => {
      await sql`select set_config('heng.jurisdiction', 'here', true)`.execute(tx);
      await tx.updateTable('edition').set({ label: '2027' }).where('id', '=', 'e-1').execute();
    });
    await assert.rejects(change, /edition changed without an act/);
    // The same change as the owner, who passes every right: it is the trigger that refuses.
    await assert.rejects(sql`update edition set label = '2027'`.execute(test.owner), /edition changed without an act/);
  });

  it('gives the application no way around the journal', async () => {
    for (const command of [
      `insert into journal_entry (id, act, at, entry, leaf) values ('x', 'x', now(), '{}', '')`,
      `update journal_entry set entry = '{}'`,
      `delete from journal_entry`,
      `update journal_leaf set place = 99`,
      `delete from journal_leaf`,
      `update journal_head set root = ''`,
      `truncate journal_entry`,
      `update installation set nature = 'real'`,
      `delete from edition`,
      `alter table edition disable trigger all`,
      `create table mine (one int)`,
    ]) {
      await assert.rejects(sql.raw(command).execute(test.db), /permission denied|must be owner/, command);
    }
    const { rows } =
      await sql`select from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname = 'heng_app'`.execute(
        test.owner,
      );
    assert.equal(rows.length, 0);
    const { rows: roles } =
      await sql`select rolsuper, rolbypassrls, rolcreatedb, rolcreaterole from pg_roles where rolname = current_user`.execute(
        test.db,
      );
    assert.deepEqual(roles, [{ rolsuper: false, rolbypassrls: false, rolcreatedb: false, rolcreaterole: false }]);
  });

  it('keeps jurisdictions apart', async () => {
    const seen = (jurisdiction: string) =>
      within(test.db, jurisdiction, async (tx) => ({
        editions: (await tx.selectFrom('edition').select('id').execute()).map(({ id }) => id),
        entries: (await tx.selectFrom('journal_entry').select('jurisdiction_id').distinct().execute()).length,
      }));
    assert.deepEqual((await seen('there')).editions, ['e-5']);
    assert.deepEqual(await seen('nowhere'), { editions: [], entries: 0 });
    assert.equal((await seen('here')).entries, 1);
    assert.deepEqual(await test.db.selectFrom('edition').selectAll().execute(), [], 'no jurisdiction: nothing');
    const across = test.db.transaction().execute(async (tx) => {
      await sql`select set_config('heng.jurisdiction', 'here', true)`.execute(tx);
      await tx.insertInto('person').values({ jurisdiction_id: 'there', id: 'p', name: '某' }).execute();
    });
    await assert.rejects(across, /row-level security/);
  });

  it('lets nothing be written while reading', async () => {
    const write = within(test.db, 'here', (tx) => tx.insertInto('person').values({ id: 'p', name: '某' }).execute());
    await assert.rejects(write, /read-only transaction/);
  });

  it('sets the clock of a rehearsal, and never that of a real installation', async () => {
    await sql`select set_rehearsal_clock('2026-05-07T01:20:00.5Z')`.execute(test.db);
    const done = await open(test.desk(), attempt('e-6'));
    assert.equal(done.ok && done.value.at, '2026-05-07T01:20:00.500000Z' as Instant);
    const real = await testDatabase('real');
    await assert.rejects(sql`select set_rehearsal_clock('2026-05-07T01:20:00Z')`.execute(real.db), /cannot be set/);
    await real.drop();
  });
});
