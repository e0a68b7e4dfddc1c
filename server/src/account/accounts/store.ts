import { as, type Instant, type PersonId } from '@heng/domain/language';
import { foldLogin } from '@heng/domain/people';
import type { Hand } from '@heng/domain/procedure';
import { sql } from 'kysely';
import { newId, type Tx } from '../../storage/index.ts';

const now = sql<Instant>`clock_timestamp()`;

/** An account as a sign-in needs it. */
export interface AccountRow {
  readonly id: string;
  readonly login: string;
  readonly administrator: Hand | null;
  /** Disabled or locked. */
  readonly shut: boolean;
  /** The password's hash; null: it has none. */
  readonly password: string | null;
  /** Sealed; null: none, or not confirmed. */
  readonly totp: string | null;
}

const accounts = (tx: Tx) =>
  tx
    .selectFrom('account')
    .leftJoin('credential as pass', (join) =>
      join
        .onRef('pass.jurisdiction_id', '=', 'account.jurisdiction_id')
        .onRef('pass.account_id', '=', 'account.id')
        .on('pass.kind', '=', 'password'),
    )
    .leftJoin('credential as totp', (join) =>
      join
        .onRef('totp.jurisdiction_id', '=', 'account.jurisdiction_id')
        .onRef('totp.account_id', '=', 'account.id')
        .on('totp.kind', '=', 'totp')
        .on('totp.confirmed_at', 'is not', null),
    )
    .select([
      'account.id',
      'account.login',
      sql<Hand | null>`account.administrator`.as('administrator'),
      sql<boolean>`account.disabled_at is not null or account.locked_at is not null`.as('shut'),
      'pass.secret as password',
      'totp.secret as totp',
    ]);

export async function findByLogin(tx: Tx, login: string): Promise<AccountRow | null> {
  return (await accounts(tx).where('account.login', '=', foldLogin(login)).executeTakeFirst()) ?? null;
}

export async function loadAccount(tx: Tx, id: string): Promise<AccountRow | null> {
  return (await accounts(tx).where('account.id', '=', id).executeTakeFirst()) ?? null;
}

export async function accountOf(tx: Tx, person: string): Promise<string | null> {
  const row = await tx.selectFrom('account').select('id').where('person_id', '=', person).executeTakeFirst();
  return row?.id ?? null;
}

/** Makes an account for a person on record. null: somebody signs in under that name already. */
export async function makeAccount(
  tx: Tx,
  {
    person,
    login,
    administrator,
    password,
  }: {
    readonly person: PersonId;
    readonly login: string;
    readonly administrator: Hand | null;
    readonly password: string | null;
  },
): Promise<string | null> {
  const id = newId('account');
  const made = await tx
    .insertInto('account')
    .values({ id, person_id: person, login: foldLogin(login), administrator })
    .onConflict((conflict) => conflict.columns(['jurisdiction_id', 'login']).doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows !== 1n) return null;
  if (password !== null) await setPassword(tx, id, password);
  return id;
}

/** Puts a person on record: a name and no more. */
export async function makePerson(tx: Tx, name: string): Promise<PersonId> {
  const id = as<PersonId>(newId('person'));
  await tx.insertInto('person').values({ id, name: name.trim() }).execute();
  return id;
}

export async function setPassword(tx: Tx, account: string, hash: string): Promise<void> {
  await tx
    .insertInto('credential')
    .values({ account_id: account, kind: 'password', secret: hash, confirmed_at: now })
    .onConflict((conflict) =>
      conflict
        .columns(['jurisdiction_id', 'account_id', 'kind', 'id'])
        .doUpdateSet({ secret: hash, made_at: now, confirmed_at: now }),
    )
    .execute();
}

/** Keeps a sealed secret that is not in use until it is confirmed. false: one is in use already. */
export async function beginTotp(tx: Tx, account: string, sealed: string): Promise<boolean> {
  const done = await tx
    .insertInto('credential')
    .values({ account_id: account, kind: 'totp', secret: sealed })
    .onConflict((conflict) =>
      conflict
        .columns(['jurisdiction_id', 'account_id', 'kind', 'id'])
        .doUpdateSet({ secret: sealed, made_at: now, used_step: 0 })
        .where('credential.confirmed_at', 'is', null),
    )
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

/** The secret that was begun and not confirmed; null: none. */
export async function loadBegunTotp(tx: Tx, account: string): Promise<string | null> {
  const row = await tx
    .selectFrom('credential')
    .select('secret')
    .where('account_id', '=', account)
    .where('kind', '=', 'totp')
    .where('confirmed_at', 'is', null)
    .executeTakeFirst();
  return row?.secret ?? null;
}

/** Takes a time step for itself: each is good once, and none before one that was used. false: it was. */
export async function useStep(tx: Tx, account: string, step: number, confirming: boolean): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('credential')
    .set({ used_step: step, ...(confirming && { confirmed_at: now }) })
    .where('account_id', '=', account)
    .where('kind', '=', 'totp')
    .where('confirmed_at', confirming ? 'is' : 'is not', null)
    .where('used_step', '<', step)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function removeTotp(tx: Tx, account: string): Promise<void> {
  await tx.deleteFrom('credential').where('account_id', '=', account).where('kind', '=', 'totp').execute();
  await tx.deleteFrom('recovery_code').where('account_id', '=', account).execute();
}

export async function keepRecoveryCodes(tx: Tx, account: string, hashes: readonly Buffer[]): Promise<void> {
  await tx.deleteFrom('recovery_code').where('account_id', '=', account).execute();
  await tx
    .insertInto('recovery_code')
    .values(hashes.map((hash) => ({ account_id: account, hash })))
    .execute();
}

/** Of two who come with the same code one gets through. */
export async function useRecoveryCode(tx: Tx, account: string, hash: Buffer): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('recovery_code')
    .set({ used_at: now })
    .where('account_id', '=', account)
    .where('hash', '=', hash)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** The clock of codes and links. */
export async function realTime(tx: Tx): Promise<number> {
  const { rows } = await sql<{
    ms: string;
  }>`select (extract(epoch from clock_timestamp()) * 1000)::bigint::text as ms`.execute(tx);
  return Number(rows[0]?.ms);
}

/** What somebody is told about their own account. */
export async function loadOwn(tx: Tx, account: string) {
  const row = await tx
    .selectFrom('account')
    .innerJoin('person', 'person.id', 'account.person_id')
    .select([
      'account.id as account',
      'account.person_id as person',
      'person.name',
      'account.login',
      sql<Hand | null>`account.administrator`.as('administrator'),
    ])
    .where('account.id', '=', account)
    .executeTakeFirstOrThrow();
  const totp = await tx
    .selectFrom('credential')
    .select('kind')
    .where('account_id', '=', account)
    .where('kind', '=', 'totp')
    .where('confirmed_at', 'is not', null)
    .executeTakeFirst();
  const codes = await tx
    .selectFrom('recovery_code')
    .select(sql<number>`count(*)::int`.as('left'))
    .where('account_id', '=', account)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow();
  return { ...row, secondFactor: totp !== undefined, recoveryCodesLeft: codes.left };
}
