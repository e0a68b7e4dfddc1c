import { sql } from 'kysely';
import type { Tx } from '../../storage/index.ts';

/** How failures of one kind grow: so many are free, then 1, 2, 4 … seconds up to `most`; forgotten when nothing failed for so long. In seconds. */
export interface Growth {
  readonly free: number;
  readonly most: number;
  readonly forgotten: number;
}

/** Seconds until it may be tried again, under all of these; 0: now. */
export async function secondsLeft(tx: Tx, subjects: readonly Buffer[]): Promise<number> {
  const row = await tx
    .selectFrom('login_failure')
    .select(
      sql<number>`coalesce(greatest(0, ceil(extract(epoch from max(until) - clock_timestamp()))), 0)::int`.as('left'),
    )
    .where('subject', 'in', [...subjects])
    .executeTakeFirstOrThrow();
  return row.left;
}

/**
 * Counts an attempt before it is known how it ends, so that a hundred at once are not a hundred guesses: the row lets one through, the others
 * find the delay it leaves behind. Answers 0 if the attempt may go on, else the seconds to wait, and then nothing is counted.
 */
export async function charge(tx: Tx, subject: Buffer, { free, most, forgotten }: Growth): Promise<number> {
  await sweep(tx);
  const next = sql`case when f.at < clock_timestamp() - make_interval(secs => ${forgotten}) then 1 else f.failures + 1 end`;
  const { rows } = await sql`
    insert into login_failure as f (subject, failures, until, at)
      values (${subject}, 1, clock_timestamp() + make_interval(secs => ${free > 0 ? 0 : 1}), clock_timestamp())
    on conflict (jurisdiction_id, subject) do update set
      failures = ${next},
      until = clock_timestamp() + make_interval(secs => case when ${next} <= ${free} then 0 else least(${most}, power(2, least(${next} - ${free} - 1, 20))) end),
      at = clock_timestamp()
    where f.until <= clock_timestamp()
    returning f.failures`.execute(tx);
  return rows.length > 0 ? 0 : Math.max(1, await secondsLeft(tx, [subject]));
}

/** Those that nobody needs any more go, a few at a time. */
async function sweep(tx: Tx): Promise<void> {
  await sql`delete from login_failure where (jurisdiction_id, subject) in (
    select jurisdiction_id, subject from login_failure where at < clock_timestamp() - interval '1 day' limit 20 for update skip locked)`.execute(
    tx,
  );
}

export async function forget(tx: Tx, subjects: readonly Buffer[]): Promise<void> {
  await tx
    .deleteFrom('login_failure')
    .where('subject', 'in', [...subjects])
    .execute();
}
