import type { Instant } from '@heng/domain/language';
import type { Hand } from '@heng/domain/procedure';
import { sql } from 'kysely';
import { type PageAsked, pageFrom, type Tx, textIn } from '../../storage/index.ts';

const now = sql<Instant>`clock_timestamp()`;

/** Which accounts, in which order. */
export interface AccountsAsked extends PageAsked {
  readonly sort: 'login' | 'name' | 'made';
  readonly order: 'asc' | 'desc';
  readonly q?: string | undefined;
  readonly state?: 'active' | 'disabled' | 'locked' | undefined;
  readonly administrators?: boolean | undefined;
}

export async function listAccountRows(tx: Tx, asked: AccountsAsked) {
  let query = tx
    .selectFrom('account')
    .innerJoin('person', 'person.id', 'account.person_id')
    .where((eb) => eb.or([textIn('person.name', asked.q), textIn('account.login', asked.q)]));
  if (asked.administrators !== undefined)
    query = query.where('administrator', asked.administrators ? 'is not' : 'is', null);
  if (asked.state === 'disabled') query = query.where('disabled_at', 'is not', null);
  if (asked.state === 'locked') query = query.where('locked_at', 'is not', null);
  if (asked.state === 'active') query = query.where('disabled_at', 'is', null).where('locked_at', 'is', null);
  const by = { login: 'account.login', name: 'person.name', made: 'account.made_at' } as const;
  const found = query
    .select([
      'account.id',
      'account.person_id as person',
      'person.name',
      'account.login',
      sql<Hand | null>`administrator`.as('administrator'),
      sql<boolean>`exists (select from credential c where c.account_id = account.id and c.kind = 'totp' and c.confirmed_at is not null)`.as(
        'secondFactor',
      ),
      sql<number>`(select count(*)::int from session s where s.account_id = account.id and s.whole and s.ended_at is null
        and s.ends_at > clock_timestamp() and s.seen_at + make_interval(secs => s.idle) > clock_timestamp())`.as(
        'sessions',
      ),
      'account.made_at as madeAt',
      'disabled_at as disabledAt',
      'locked_at as lockedAt',
    ])
    .orderBy(by[asked.sort], asked.order)
    .orderBy('account.id');
  const { rows: items, total } = await pageFrom(tx, found, asked);
  return { items, total, page: asked.page, size: asked.size };
}

/** An account that somebody is about to change. All changes of administrators come one after the other, so that the last one cannot go twice. */
export async function holdAccount(tx: Tx, id: string) {
  await sql`select from account where administrator = 'system' order by id for update`.execute(tx);
  const row = await tx
    .selectFrom('account')
    .select(['id', 'person_id', sql<Hand | null>`administrator`.as('administrator'), 'disabled_at', 'locked_at'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) return null;
  const others = await tx
    .selectFrom('account')
    .select(sql<number>`count(*)::int`.as('n'))
    .where('administrator', '=', 'system')
    .where('disabled_at', 'is', null)
    .where('locked_at', 'is', null)
    .where('id', '!=', id)
    .executeTakeFirstOrThrow();
  return { ...row, lastOfSystem: row.administrator === 'system' && others.n === 0 };
}

/** Disables, enables, locks or unlocks; false: it is so already. */
export async function markAccount(
  tx: Tx,
  id: string,
  mark: 'disabled_at' | 'locked_at',
  on: boolean,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('account')
    .set(mark === 'disabled_at' ? { disabled_at: on ? now : null } : { locked_at: on ? now : null })
    .where('id', '=', id)
    .where(mark, on ? 'is' : 'is not', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
