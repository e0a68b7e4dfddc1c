import type { EditionId } from '@heng/domain/language';
import { sql } from 'kysely';
import { type Database, offRecord, type Tx } from '../../storage/index.ts';

/** What jobs are about: ids, and nothing else. */
export type About = Readonly<Record<string, string | number>>;

export interface Job {
  readonly id: number;
  readonly task: string;
  readonly jurisdiction: string;
  readonly about: About;
  /** How often it was begun, this time counted. */
  readonly attempts: number;
}

/** Lets work wait, in the jurisdiction of the transaction; under one key it waits once. */
export async function enqueue(
  tx: Tx,
  { task, about, key }: { readonly task: string; readonly about: About; readonly key: string },
): Promise<void> {
  await tx
    .insertInto('job')
    .values({ task, about: JSON.stringify(about), key })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute();
}

/** Mail has a lane of its own: a slow mail server holds up nothing else. */
export type Lane = 'mail' | 'other';

/** Whoever has not finished by then is taken for dead, and the work is anybody's again. */
const hold = '2 minutes';

/** Takes the job that has waited longest; nobody else gets it meanwhile. Null: nothing waits. The clock is the real one: no rehearsal hurries a mail. */
export async function takeJob(db: Database, lane: Lane): Promise<Job | null> {
  const { rows } = await sql<Job>`
    update job set attempts = attempts + 1, held_until = clock_timestamp() + ${hold}::interval
    where id = (
      select id from job
      where failed_at is null and (task = 'send-mail') = ${lane === 'mail'} and run_at <= clock_timestamp() and (held_until is null or held_until < clock_timestamp())
      order by run_at, id limit 1 for update skip locked)
    returning id, task, jurisdiction, about, attempts`.execute(db);
  return rows[0] ?? null;
}

/** It is done. Called in the transaction of what it does, the work is done once; called after it, at least once. */
export async function finishJob(tx: Tx | Database, { id }: Pick<Job, 'id'>): Promise<void> {
  await tx.deleteFrom('job').where('id', '=', id).execute();
}

/** It did not work: again after so many seconds; null: never, somebody has to look. */
export async function postponeJob(
  db: Database,
  { id }: Pick<Job, 'id'>,
  after: number | null,
  trouble: string,
): Promise<void> {
  await sql`
    update job set held_until = null, trouble = ${trouble},
      run_at = clock_timestamp() + make_interval(secs => ${after ?? 0}),
      failed_at = case when ${after === null} then clock_timestamp() end
    where id = ${id}`.execute(db);
}

/** Sealed entries that were drawn together: from this place to before that one. */
export interface Drawn {
  readonly from: number;
  readonly to: number;
}

const round = 1_000;

/**
 * Draws the sealed entries that nobody has drawn yet: whoever listens is told, and what follows from those of each edition waits as one job. The cursor moves in
 * the same transaction, so that no entry is drawn twice, and none is lost. Answers null when there was nothing to draw.
 */
export async function draw(db: Database): Promise<Drawn | null> {
  // Twice a second nothing is there: that is seen without a lock, and without a transaction that writes.
  const { rows } = await sql`
    select from drawn where exists (select from journal_leaf where journal_leaf.place >= drawn.place)`.execute(db);
  return rows.length === 0 ? null : db.transaction().setIsolationLevel('read committed').execute(drawRound);
}

async function drawRound(tx: Tx): Promise<Drawn | null> {
  // The row is the lock: one draws at a time, and the next sees where the last one ended.
  const { place: from } = await tx.selectFrom('drawn').select('place').forUpdate().executeTakeFirstOrThrow();
  const { rows } = await sql<{ edition_id: string | null; jurisdiction_id: string; place: number }>`
    select jurisdiction_id, edition_id, place from sealed_entries(${from}, ${round})`.execute(tx);
  const last = rows.at(-1);
  if (last === undefined) return null;
  const to = last.place + 1;
  await tx.updateTable('drawn').set({ place: to }).execute();
  const groups = new Map(rows.map((row) => [JSON.stringify([row.jurisdiction_id, row.edition_id]), row]));
  for (const { jurisdiction_id: jurisdiction, edition_id: edition } of groups.values()) {
    if (edition !== null)
      await tx
        .insertInto('job')
        .values({
          task: 'tell-acts',
          jurisdiction,
          about: JSON.stringify({ edition, from, to }),
          key: `tell-acts:${edition}:${from}`,
        })
        .onConflict((conflict) => conflict.column('key').doNothing())
        .execute();
    await sql`select pg_notify('heng_sealed', ${JSON.stringify({ jurisdiction, edition, place: to })})`.execute(tx);
  }
  return { from, to };
}

/** Editions of every jurisdiction that were not looked at on this day, with the jurisdiction's own day: by the clock that decides. */
export async function enqueueLooks(db: Database, after: string): Promise<number> {
  const jurisdictions = await db.selectFrom('jurisdiction').select('id').orderBy('id').execute();
  let queued = 0;
  for (const { id } of jurisdictions) queued += await offRecord(db, id, (tx) => enqueueLooksHere(tx, after));
  return queued;
}

/** Of one jurisdiction. The look and its mark go in together: each day is looked at once, however many processes ask. */
async function enqueueLooksHere(tx: Tx, after: string): Promise<number> {
  const { rows } = await sql<{ edition: EditionId; day: string }>`
    insert into daily_look (edition_id, day)
    select id, (heng_now() at time zone 'Asia/Shanghai')::date from edition
    where (heng_now() at time zone 'Asia/Shanghai')::time >= ${after}::time
    on conflict do nothing
    returning edition_id as edition, day`.execute(tx);
  for (const { edition, day } of rows)
    await enqueue(tx, { task: 'daily-look', about: { edition, day }, key: `daily-look:${edition}:${day}` });
  return rows.length;
}

/** Work for the whole installation, once a day of the real clock, from a time of day on. The job stands with the first jurisdiction; without any there is nothing to do. */
export async function enqueueNightly(db: Database, task: string, after: string): Promise<void> {
  await sql`
    with today as (
      insert into daily_work (task, day)
      select ${task}, (clock_timestamp() at time zone 'Asia/Shanghai')::date
      where (clock_timestamp() at time zone 'Asia/Shanghai')::time >= ${after}::time and exists (select from jurisdiction)
      on conflict do nothing
      returning day)
    insert into job (task, jurisdiction, about, key)
    select ${task}, (select min(id) from jurisdiction), '{}', ${task} || ':' || day from today
    on conflict (key) do nothing`.execute(db);
}
