import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { within } from './read.ts';
import { type TestDatabase, testDatabase } from './testing.ts';

let test: TestDatabase;
before(async () => {
  test = await testDatabase('real');
});
after(() => test.drop());

it('goes on when the server ends a connection that is at work', async () => {
  const backend = sql<{ pid: number }>`select pg_backend_pid() as pid`;
  await assert.rejects(
    within(test.db, 'here', async (tx) => {
      const { rows } = await backend.execute(tx);
      await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(test.db);
      await sleep(100);
      await backend.execute(tx);
    }),
  );
  assert.equal((await backend.execute(test.db)).rows.length, 1);
});

it('keeps its clock and its rights whatever the application puts in their way', async () => {
  await test.db.connection().execute(async (db) => {
    await sql`create temp table installation (nature text, clock timestamptz)`.execute(db);
    await sql`insert into pg_temp.installation values ('rehearsal', '2001-01-01')`.execute(db);
    await sql`set search_path = pg_temp, public`.execute(db);
    const { rows } = await sql<{ year: number }>`select extract(year from public.heng_now())::int as year`.execute(db);
    assert.ok((rows[0]?.year ?? 0) > 2001);
    await assert.rejects(sql`select public.set_rehearsal_clock('2001-01-01')`.execute(db), /cannot be set/);
    await sql`drop table pg_temp.installation`.execute(db);
    await sql`reset search_path`.execute(db);
  });
  for (const command of [
    'set role heng_owner',
    'alter table winner disable row level security',
    'drop policy own_jurisdiction on winner',
    'drop trigger winner_requires_act on winner',
    'create or replace function require_act() returns trigger language plpgsql as $$ begin return null; end $$',
    'create function mine() returns int language sql as $$ select 1 $$',
    'alter function heng_now() owner to current_user',
    `set session_replication_role = 'replica'`,
    'delete from winner',
    'delete from sheet',
    'delete from case_fact',
    `update regulation_pack set resolved = '{}'`,
    'select * from pg_authid',
    `copy journal_entry to program 'cat'`,
    `select pg_read_file('/etc/passwd')`,
  ]) {
    await assert.rejects(
      sql.raw(command).execute(test.db),
      /permission denied|must be (owner|able|superuser)/,
      command,
    );
  }
});
