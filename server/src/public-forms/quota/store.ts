import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Database, Tx } from '../../storage/index.ts';

/** The salt of today in China, by real time; those of earlier days are gone, and with them whatever was counted under them. */
export async function saltOfDay(db: Database): Promise<string> {
  const fresh = randomBytes(32).toString('hex');
  const { rows } = await sql<{ salt: string }>`
    with today as (select (clock_timestamp() at time zone 'Asia/Shanghai')::date as day),
         gone as (delete from form_salt where day < (select day from today)),
         made as (insert into form_salt (day, salt) select day, ${fresh} from today on conflict (day) do nothing returning salt)
    select salt from made union all select salt from form_salt where day = (select day from today)`.execute(db);
  const [row] = rows;
  if (row) return row.salt;
  // Another process has made it in this very moment, which this statement does not see.
  const { rows: again } = await sql<{ salt: string }>`select salt from form_salt order by day desc limit 1`.execute(db);
  if (!again[0]) throw new Error('there is no salt of the day');
  return again[0].salt;
}

/** Counts one use; answers the seconds after which it is worth coming back, or null while it is within the quota. */
export async function countUse(
  db: Database | Tx,
  counted: string,
  most: number,
  seconds: number,
): Promise<number | null> {
  const { rows } = await sql<{ hits: number; after: number }>`
    with gone as (delete from form_count where until < clock_timestamp() - interval '1 minute' and counted <> ${counted})
    insert into form_count as f (counted, until, hits)
    values (${counted}, clock_timestamp() + make_interval(secs => ${seconds}), 1)
    on conflict (counted) do update set
      hits = case when f.until <= clock_timestamp() then 1 else f.hits + 1 end,
      until = case when f.until <= clock_timestamp() then excluded.until else f.until end
    returning hits, ceil(extract(epoch from until - clock_timestamp()))::int as after`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error('a use was not counted');
  return row.hits > most ? Math.max(1, row.after) : null;
}
