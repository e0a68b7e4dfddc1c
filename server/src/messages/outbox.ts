import type { Day, Instant, PersonId } from '@heng/domain/language';
import { newId, type Tx } from '../storage/index.ts';
import { saveMail } from './outbox/store.ts';

/** A mail, by what it is for: it is worded when it is sent. None says anything about a case. */
export type Mail =
  /** There is something for you in an edition. `due`: the nearest last day; null: none. */
  | {
      readonly kind: 'something-to-do';
      readonly to: string;
      readonly person: PersonId;
      readonly edition: string;
      readonly due: Day | null;
    }
  /** `link` lets whoever opens it in: it is gone from the outbox once the mail has left. */
  | {
      readonly kind: 'invitation';
      readonly to: string;
      readonly person: PersonId | null;
      readonly link: string;
      readonly until: Instant;
    }
  | {
      readonly kind: 'confirm-address';
      readonly to: string;
      readonly person: PersonId;
      readonly link: string;
      readonly until: Instant;
    };

/** Puts a mail in the outbox, in the jurisdiction of the transaction; it leaves once that is committed, and never if it is not. Answers its id. */
export async function queueMail(tx: Tx, mail: Mail): Promise<string> {
  const { kind, to, person, ...facts } = mail;
  const id = newId('mail');
  await saveMail(tx, { id, kind, to, person, facts });
  return id;
}
