import type { AccountEvent } from '@heng/contract/accounts';
import type { Instant } from '@heng/domain/language';
import { type PageAsked, pageFrom, type Tx } from '../../storage/index.ts';

/** What happened to an account. `facts` names ids and kinds: nobody's name, no address, nothing that was typed. */
export interface Happened {
  readonly event: AccountEvent;
  /** Whose; null: of none that exists. */
  readonly account: string | null;
  /** Who did it, where that is another; null: oneself, or the command line. */
  readonly by?: string | null;
  readonly facts?: Readonly<Record<string, string>>;
}

export async function noteEvent(tx: Tx, { event, account, by = null, facts = {} }: Happened): Promise<void> {
  await tx
    .insertInto('account_event')
    .values({ event, account_id: account, by_account: by, facts: JSON.stringify(facts) })
    .execute();
}

interface EventsAsked extends PageAsked {
  readonly events: readonly AccountEvent[] | null;
  readonly account: string | undefined;
  readonly order: 'asc' | 'desc';
}

interface EventRow {
  readonly id: number;
  readonly at: Instant;
  readonly event: AccountEvent;
  readonly account: string | null;
  readonly by: string | null;
  readonly facts: Readonly<Record<string, string>>;
}

export async function loadEvents(tx: Tx, { events, account, page, size, order }: EventsAsked) {
  let query = tx.selectFrom('account_event');
  if (events !== null) query = query.where('event', 'in', [...events]);
  if (account !== undefined) query = query.where('account_id', '=', account);
  const found = query
    .select(['id', 'at', 'event', 'account_id as account', 'by_account as by', 'facts'])
    .orderBy('id', order);
  const { rows, total } = await pageFrom(tx, found, { page, size });
  return { items: rows as EventRow[], total, page, size };
}
