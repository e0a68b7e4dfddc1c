import type { Instant } from '@heng/domain/language';
import { sql } from 'kysely';
import { type Database, offRecord, type PageAsked, pageFrom, type Tx, within } from '../../storage/index.ts';
import { enqueue, finishJob, type Job } from '../jobs/store.ts';

export interface MailRow {
  readonly id: string;
  readonly person: string | null;
  readonly kind: string;
  readonly to: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** Keeps a mail with the job that sends it: both, or neither. */
export async function saveMail(tx: Tx, { id, person, kind, to, facts }: MailRow): Promise<void> {
  await tx
    .insertInto('outbox')
    .values({ id, person_id: person, kind, recipient: to, facts: JSON.stringify(facts) })
    .execute();
  await enqueue(tx, { task: 'send-mail', about: { mail: id }, key: `mail:${id}` });
}

/** A mail that has not left; null: it has, or was given up. */
export function loadMail(db: Database, jurisdiction: string, id: string): Promise<MailRow | null> {
  return within(db, jurisdiction, async (tx) => {
    const row = await tx
      .selectFrom('outbox')
      .select(['id', 'person_id', 'kind', 'recipient', 'facts'])
      .where('id', '=', id)
      .where('sent_at', 'is', null)
      .where('failed_at', 'is', null)
      .executeTakeFirst();
    if (!row || row.recipient === null) return null;
    return {
      id: row.id,
      person: row.person_id,
      kind: row.kind,
      to: row.recipient,
      facts: (row.facts ?? {}) as MailRow['facts'],
    };
  });
}

/** It has left, or is given up: address and link go, and with them the job. */
export function endMail(db: Database, { jurisdiction, about, ...job }: Job, trouble: string | null): Promise<void> {
  return offRecord(db, jurisdiction, async (tx) => {
    const now = sql<Instant>`clock_timestamp()`;
    await tx
      .updateTable('outbox')
      .set({
        recipient: null,
        facts: null,
        attempts: job.attempts,
        trouble,
        ...(trouble === null ? { sent_at: now } : { failed_at: now }),
      })
      .where('id', '=', String(about.mail))
      .execute();
    await finishJob(tx, job);
  });
}

/** It did not leave this time. */
export function noteAttempt(db: Database, { jurisdiction, about, attempts }: Job, trouble: string): Promise<void> {
  return offRecord(db, jurisdiction, async (tx) => {
    await tx.updateTable('outbox').set({ attempts, trouble }).where('id', '=', String(about.mail)).execute();
  });
}

export interface TroubledMail {
  readonly id: string;
  readonly person: string | null;
  readonly kind: string;
  readonly at: Instant;
  readonly attempts: number;
  readonly trouble: string;
  readonly failedAt: Instant | null;
}

/** Mail that was given up, and mail that is tried again; without the address. */
export async function readTroubledMail(
  tx: Tx,
  asked: PageAsked,
): Promise<{ readonly items: readonly TroubledMail[]; readonly total: number }> {
  const troubled = tx
    .selectFrom('outbox')
    .where('trouble', 'is not', null)
    .where('sent_at', 'is', null)
    .select(['id', 'person_id', 'kind', 'at', 'attempts', 'trouble', 'failed_at'])
    .orderBy('at', 'desc')
    .orderBy('id', 'desc');
  const { rows, total } = await pageFrom(tx, troubled, asked);
  const items = rows.map(({ person_id, failed_at, trouble, ...row }) => ({
    ...row,
    person: person_id,
    trouble: trouble ?? '',
    failedAt: failed_at,
  }));
  return { items, total };
}
