import type { Instant } from '@heng/domain/language';
import { sql } from 'kysely';
import type { Database } from './database.ts';

/** Sets the clock of a rehearsal's or the demonstration's database; null gives it back. The database of a real installation refuses. */
export async function setRehearsalClock(db: Database, to: Instant | null): Promise<void> {
  await sql`select set_rehearsal_clock(${to})`.execute(db);
}
