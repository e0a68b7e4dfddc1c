import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import type { DatabaseUrls } from './database.ts';
import { inDatabase } from './database.ts';
import { migrate, readMigrations } from './migrate.ts';
import { createDatabase, dropDatabase } from './server.ts';
import { type TestDatabase, testDatabase } from './testing.ts';

let test: TestDatabase;
let fresh: DatabaseUrls;
before(async () => {
  test = await testDatabase();
  await createDatabase(test.urls, 'heng_fresh');
  fresh = inDatabase(test.urls, 'heng_fresh');
});
after(async () => {
  await dropDatabase(test.urls, 'heng_fresh');
  await test.drop();
});

describe('migrating', () => {
  it('runs every file once, also when four start together', async () => {
    await Promise.all(Array.from({ length: 4 }, () => migrate(fresh, 'demonstration')));
    await migrate(fresh, 'demonstration');
    const { rows } = await sql`select name, sha256 from migration order by name`.execute(test.owner);
    assert.deepEqual(
      rows,
      readMigrations().map(({ name, sha256 }) => ({ name, sha256 })),
    );
  });

  it('refuses a database that a newer Heng has migrated, and touches nothing', async () => {
    const older = readMigrations().slice(0, -1);
    const next = { name: '9999-next.sql', sha256: 'x', sql: 'create table next (one int)' };
    await assert.rejects(migrate(test.urls, 'rehearsal', [...older, next]), { code: 'newer-schema' });
    const { rows } = await sql`select to_regclass('next') as next`.execute(test.owner);
    assert.deepEqual(rows, [{ next: null }]);
  });

  it('refuses a file that has changed since it ran', async () => {
    const changed = readMigrations().map((migration, i) => (i === 0 ? { ...migration, sha256: 'x' } : migration));
    await assert.rejects(migrate(test.urls, 'rehearsal', changed), { code: 'changed-migration' });
  });

  it('refuses a database of another nature', async () => {
    await assert.rejects(migrate(test.urls, 'real'), { code: 'other-nature' });
    await assert.rejects(migrate(fresh, 'real'), { code: 'other-nature' });
  });

  it('leaves a file out altogether when it fails in the middle', async () => {
    const half = {
      name: '9999-half.sql',
      sha256: 'x',
      sql: 'create table half (one int); select nothing_of_the_kind()',
    };
    await assert.rejects(migrate(test.urls, 'rehearsal', [...readMigrations(), half]), /9999-half/);
    const { rows } =
      await sql`select to_regclass('half') as half, (select count(*) from migration where name like '9999%') as n`.execute(
        test.owner,
      );
    assert.deepEqual(rows, [{ half: null, n: 0 }]);
  });

  it('makes the tables whose types are in schema.ts', () => {
    const root = join(import.meta.dirname, '../../..');
    execFileSync(process.execPath, [join(root, 'scripts/schema.ts'), '--check'], { stdio: 'pipe' });
  });

  it('every table of a jurisdiction is kept apart, and changes with an act or holds drafts', async () => {
    const { rows } = await sql<{ name: string }>`
      select c.relname as name, c.relrowsecurity as apart,
             exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgname = c.relname || '_requires_act') as governed
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'jurisdiction_id'
      where c.relkind = 'r' order by 1`.execute(test.owner);
    assert.ok(rows.length > 20);
    const free = [
      // People and their accounts: what they do with them stands in account_event.
      ...['account', 'account_event', 'agent', 'applicant', 'applicant_identity', 'credential', 'invitation'],
      ...['login_failure', 'person', 'post', 'recovery_code', 'session'],
      // Drafts and files: what is handed in is named by an act, by its digest.
      ...['case_draft', 'draft_change', 'draft_version', 'sheet_draft', 'file', 'file_link', 'file_share', 'upload'],
      // What follows from acts, and what the public files besides the act.
      ...['daily_look', 'message', 'message_preference', 'outbox', 'objection_identity', 'status_code'],
      // The journal itself, and the log of looks.
      ...['access_log', 'journal_entry'],
    ];
    assert.deepEqual(
      rows,
      rows.map(({ name }) => ({ name, apart: true, governed: !free.includes(name) })),
    );
  });
});

it('lets every row of a case be found by an index, or with those of its edition or notice', async () => {
  const { rows } = await sql<{ name: string; starts: readonly string[] }>`
    select c.relname as name, array_agg(second.attname::text) as starts
    from pg_class c
    join pg_attribute own on own.attrelid = c.oid and own.attname = 'case_id'
    join pg_index i on i.indrelid = c.oid
    join pg_attribute second on second.attrelid = c.oid and second.attnum = i.indkey[1]
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
    group by c.relname`.execute(test.owner);
  const ways = ['case_id', 'edition_id', 'notice_id'];
  assert.ok(rows.length > 15);
  assert.deepEqual(
    rows.filter(({ starts }) => !starts.some((column) => ways.includes(column))).map(({ name }) => name),
    [],
  );
});
