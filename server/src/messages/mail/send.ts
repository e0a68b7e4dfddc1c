import type { Place } from '../../http/place.ts';
import { finishJob, type Job, postponeJob } from '../jobs/store.ts';
import { endMail, loadMail, noteAttempt } from '../outbox/store.ts';
import { type Carrier, isAddress } from './carrier.ts';
import { type Content, composeMail } from './compose.ts';

/** Seconds to the next attempt: a minute, then ever longer, to six hours; after three days it is given up. */
const mostAttempts = 20;
const pause = (attempts: number): number => Math.min(60 * 2 ** (attempts - 1), 6 * 3600);

/**
 * Sends one mail: at least once. Should this process end between the mail server's yes and our note of it, the mail leaves a second time, with
 * the same Message-ID. Null: no mail server is named, and mail waits until one is.
 */
export async function sendMail(
  { db, origin }: Pick<Place, 'db' | 'origin'>,
  carrier: Carrier | null,
  job: Job,
  { wait = pause, most = mostAttempts }: { readonly wait?: typeof pause; readonly most?: number } = {},
): Promise<void> {
  const mail = await loadMail(db, job.jurisdiction, String(job.about.mail));
  if (mail === null) return finishJob(db, job);
  if (carrier === null) return postponeJob(db, job, 3600, 'no-mail-server');
  if (!isAddress(mail.to)) return endMail(db, job, 'address');
  const composed = composeMail({ kind: mail.kind, ...mail.facts } as Content, origin);
  const done = await carrier.send({ to: mail.to, ...composed, messageId: mail.id });
  if (done.is === 'sent') return endMail(db, job, null);
  if (done.is === 'refused' || job.attempts >= most) return endMail(db, job, done.trouble);
  await noteAttempt(db, job, done.trouble);
  await postponeJob(db, job, wait(job.attempts), done.trouble);
}
