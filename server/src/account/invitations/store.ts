import type { Instant } from '@heng/domain/language';
import type { Hand } from '@heng/domain/procedure';
import { type Selectable, sql } from 'kysely';
import {
  type Database,
  type DB,
  newId,
  type PageAsked,
  pageFrom,
  type Tx,
  textIn,
  whichOf,
} from '../../storage/index.ts';

const now = sql<Instant>`clock_timestamp()`;

/** What an invitation is for. */
export type InvitedTo =
  | { readonly to: 'hand'; readonly hand: Hand }
  | { readonly to: 'post'; readonly regulation: string; readonly body: string }
  | {
      readonly to: 'seat';
      readonly edition: string;
      readonly body: string;
      readonly of: string | null;
      readonly seat: string;
    }
  | { readonly to: 'agent'; readonly applicant: string }
  | { readonly to: 'password'; readonly account: string };

export interface InvitationRow {
  readonly id: string;
  readonly name: string;
  readonly for: InvitedTo;
  readonly madeBy: string | null;
  readonly madeAt: Instant;
  readonly expiresAt: Instant;
  readonly state: 'open' | 'accepted' | 'withdrawn' | 'expired';
  readonly person: string | null;
}

/** Days that a link is good for. A password is chosen anew soon, or not by this link. */
const daysGood = (purpose: InvitedTo['to']): number => (purpose === 'password' ? 2 : 14);

function columnsOf(invited: InvitedTo) {
  switch (invited.to) {
    case 'hand':
      return { hand: invited.hand };
    case 'post':
      return { regulation: invited.regulation, body: invited.body };
    case 'seat':
      return { edition_id: invited.edition, body: invited.body, of: invited.of ?? '', seat: invited.seat };
    case 'agent':
      return { applicant_id: invited.applicant };
    case 'password':
      return { account_id: invited.account };
  }
}

export async function saveInvitation(
  tx: Tx,
  {
    name,
    invited,
    code,
    by,
  }: { readonly name: string; readonly invited: InvitedTo; readonly code: Buffer; readonly by: string | null },
): Promise<{ readonly id: string; readonly expiresAt: Instant }> {
  return tx
    .insertInto('invitation')
    .values({
      id: newId('invitation'),
      code,
      purpose: invited.to,
      name: name.trim(),
      ...columnsOf(invited),
      made_by: by,
      expires_at: sql<Instant>`clock_timestamp() + make_interval(days => ${daysGood(invited.to)})`,
    })
    .returning(['id', 'expires_at as expiresAt'])
    .executeTakeFirstOrThrow();
}

/** In which jurisdiction the invitation with this code is; null: there is none. */
export async function placeOfInvitation(db: Database, code: Buffer): Promise<string | null> {
  const { rows } = await sql<{ place: string | null }>`select invitation_place(${code}) as place`.execute(db);
  return rows[0]?.place ?? null;
}

const state = sql<InvitationRow['state']>`case when invitation.used_at is not null then 'accepted'
  when invitation.withdrawn_at is not null then 'withdrawn'
  when invitation.expires_at <= clock_timestamp() then 'expired' else 'open' end`;

const invitations = (tx: Tx) =>
  tx
    .selectFrom('invitation')
    .leftJoin('account as user', (join) =>
      join.onRef('user.jurisdiction_id', '=', 'invitation.jurisdiction_id').onRef('user.id', '=', 'invitation.used_by'),
    );

type Columns = Selectable<DB['invitation']> & { state: InvitationRow['state']; person: string | null };

function rowOf(row: Columns): InvitationRow {
  const { id, name, person } = row;
  return {
    id,
    name,
    for: invitedTo(row),
    madeBy: row.made_by,
    madeAt: row.made_at,
    expiresAt: row.expires_at,
    state: row.state,
    person,
  };
}

/** The table's own checks say which columns are there for which purpose. */
function invitedTo(row: Columns): InvitedTo {
  const text = (value: string | null): string => value ?? '';
  switch (row.purpose as InvitedTo['to']) {
    case 'hand':
      return { to: 'hand', hand: row.hand as Hand };
    case 'post':
      return { to: 'post', regulation: text(row.regulation), body: text(row.body) };
    case 'seat':
      return {
        to: 'seat',
        edition: text(row.edition_id),
        body: text(row.body),
        of: whichOf(row.of),
        seat: text(row.seat),
      };
    case 'agent':
      return { to: 'agent', applicant: text(row.applicant_id) };
    case 'password':
      return { to: 'password', account: text(row.account_id) };
  }
}

/** By its code. `hold`: to be accepted; of two who come at once the second finds it used. */
export async function findInvitation(tx: Tx, code: Buffer, hold = false): Promise<InvitationRow | null> {
  if (hold) await tx.selectFrom('invitation').select('id').where('code', '=', code).forUpdate().execute();
  const row = await invitations(tx)
    .selectAll('invitation')
    .select([state.as('state'), 'user.person_id as person'])
    .where('invitation.code', '=', code)
    .executeTakeFirst();
  return row ? rowOf(row) : null;
}

export async function useInvitation(tx: Tx, id: string, account: string): Promise<void> {
  await tx.updateTable('invitation').set({ used_at: now, used_by: account }).where('id', '=', id).execute();
}

/** Withdraws an invitation that the account has made; for the system administrator, any that an administrator makes. */
export async function withdraw(tx: Tx, id: string, by: string, ofSystem: boolean): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('invitation')
    .set({ withdrawn_at: now })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where((eb) =>
      eb.or([eb('made_by', '=', by), ...(ofSystem ? [eb('purpose', 'in', ['hand', 'post', 'password'])] : [])]),
    )
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Which invitations: of an edition, or those that the system administrator makes. */
interface InvitationsAsked extends PageAsked {
  readonly edition: string | null;
  readonly sort: 'made' | 'name';
  readonly order: 'asc' | 'desc';
  readonly q?: string | undefined;
  readonly state?: InvitationRow['state'] | undefined;
}

export async function listInvitationRows(tx: Tx, asked: InvitationsAsked) {
  let query = invitations(tx).where(textIn('invitation.name', asked.q));
  query =
    asked.edition === null
      ? query.where('invitation.purpose', 'in', ['hand', 'post', 'password'])
      : query.where('invitation.edition_id', '=', asked.edition);
  if (asked.state !== undefined) query = query.where(state, '=', asked.state);
  const found = query
    .selectAll('invitation')
    .select([state.as('state'), 'user.person_id as person'])
    .orderBy(asked.sort === 'made' ? 'invitation.made_at' : 'invitation.name', asked.order)
    .orderBy('invitation.id');
  const { rows, total } = await pageFrom(tx, found, asked);
  return { items: rows.map(rowOf), total, page: asked.page, size: asked.size };
}

/** What people call that which the invitation is about; null: nothing that has a name. */
export async function calledOf(tx: Tx, invited: InvitedTo): Promise<string | null> {
  if (invited.to === 'seat') {
    const row = await tx.selectFrom('edition').select('label').where('id', '=', invited.edition).executeTakeFirst();
    return row?.label ?? null;
  }
  if (invited.to !== 'agent') return null;
  const row = await tx.selectFrom('applicant').select('name').where('id', '=', invited.applicant).executeTakeFirst();
  return row?.name ?? null;
}
