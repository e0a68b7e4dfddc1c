import type { PersonId } from '@heng/domain/language';
import type { Place, Session } from '../../http/place.ts';
import { invalid, Problem } from '../../http/problem.ts';
import { hashOf, offRecord, type Tx, within } from '../../storage/index.ts';
import { type AccountRow, loadAccount, makeAccount, makePerson, setPassword } from '../accounts/store.ts';
import { allOrNothing, Undone } from '../all-or-nothing.ts';
import { noteEvent } from '../events/store.ts';
import { faultsOf } from '../new-password.ts';
import { addAgent, givePost } from '../parties/store.ts';
import { hashPassword } from '../proofs/password.ts';
import { beginSession, type From } from '../session.ts';
import { endSessions } from '../sessions/store.ts';
import { type SignedIn, tooBusy } from '../sign-in.ts';
import { findInvitation, type InvitationRow, placeOfInvitation, useInvitation } from './store.ts';

/** What somebody sends who accepts. */
export interface Acceptance {
  readonly code: string;
  readonly login?: string | undefined;
  readonly password?: string | undefined;
  readonly name?: string | undefined;
}

const gone = (): Problem => new Problem('gone');

const missing = (at: string): Problem => invalid({ at: `body.${at}`, zh: '必填。', en: 'Needed.' });

export const nameTaken = (): Problem =>
  invalid({ at: 'body.login', zh: '这个用户名已有人用。', en: 'Somebody signs in under this name already.' });

/** The open invitation of a code, with its jurisdiction. */
export async function lookUp(
  place: Place,
  code: string,
): Promise<{ readonly jurisdiction: string; readonly invitation: InvitationRow } | Problem> {
  const jurisdiction = await placeOfInvitation(place.db, hashOf(code));
  if (jurisdiction === null) return gone();
  const invitation = await within(place.db, jurisdiction, (tx) => findInvitation(tx, hashOf(code)));
  return invitation?.state === 'open' ? { jurisdiction, invitation } : gone();
}

/**
 * Accepts an invitation: with a new account and person, with the account that is signed in, or by choosing a new password. What it is for comes
 * with it in the same moment, or nothing does.
 */
export async function accept(
  place: Place,
  session: Session | null,
  acceptance: Acceptance,
  from: From,
): Promise<SignedIn | Problem | null> {
  const looked = await lookUp(place, acceptance.code);
  if (looked instanceof Problem) return looked;
  const { jurisdiction, invitation } = looked;
  const { to } = invitation.for;
  if (to === 'password') return choosesPassword(place, jurisdiction, invitation.for.account, acceptance);
  if (acceptance.login === undefined)
    return session === null || session.jurisdiction !== jurisdiction || to === 'hand'
      ? missing('login')
      : addsTo(place, session, acceptance.code);
  if (acceptance.password === undefined) return missing('password');
  const faults = faultsOf(acceptance.password, acceptance.login);
  if (faults) return faults;
  const password = await hashPassword(acceptance.password);
  if (password === null) return tooBusy();
  const { login, name } = acceptance;
  return held(place, jurisdiction, acceptance.code, async (tx, found) => {
    const administrator = found.for.to === 'hand' ? found.for.hand : null;
    const person = await makePerson(tx, name ?? found.name);
    const account = await makeAccount(tx, { person, login, administrator, password });
    if (account === null) return nameTaken();
    await gives(tx, found, account, person);
    const begun = { account, administrator: administrator !== null, whole: true, strong: false };
    const token = await beginSession(tx, begun, from);
    return { token, needs: administrator === null ? null : ('set-up-second-factor' as const) };
  });
}

/** Runs what an acceptance does while nobody else can accept. What is answered as a problem leaves nothing behind. */
async function held<Answer>(
  place: Place,
  jurisdiction: string,
  code: string,
  run: (tx: Tx, invitation: InvitationRow) => Promise<Answer | Problem>,
): Promise<Answer | Problem> {
  return allOrNothing(() =>
    offRecord(place.db, jurisdiction, async (tx) => {
      const found = await findInvitation(tx, hashOf(code), true);
      const answer = found?.state === 'open' ? await run(tx, found) : gone();
      if (answer instanceof Problem) throw new Undone(answer);
      return answer;
    }),
  );
}

async function gives(tx: Tx, { id, for: invited }: InvitationRow, account: string, person: PersonId): Promise<void> {
  if (invited.to === 'post') await givePost(tx, person, invited.regulation, invited.body);
  if (invited.to === 'agent') await addAgent(tx, person, invited.applicant);
  await useInvitation(tx, id, account);
  await noteEvent(tx, { event: 'invitation-accepted', account, facts: { to: invited.to, invitation: id } });
}

async function addsTo(place: Place, session: Session, code: string): Promise<null | Problem> {
  return held(place, session.jurisdiction, code, async (tx, found) => {
    // Whoever invites puts somebody else in: for themselves they ask another.
    if (found.madeBy === session.account) return new Problem('forbidden');
    const account = await loadAccount(tx, session.account);
    if (account === null || account.shut) return new Problem('signed-out');
    if (account.administrator !== null)
      return new Problem('forbidden', {
        zh: '管理员不兼任其他职务。',
        en: 'An administrator holds no other part.',
      });
    await gives(tx, found, account.id, session.person);
    return null;
  });
}

async function choosesPassword(
  place: Place,
  jurisdiction: string,
  id: string,
  { code, password }: Acceptance,
): Promise<null | Problem> {
  if (password === undefined) return missing('password');
  const found: AccountRow | null = await within(place.db, jurisdiction, (tx) => loadAccount(tx, id));
  if (found === null) return gone();
  const faults = faultsOf(password, found.login);
  if (faults) return faults;
  const hash = await hashPassword(password);
  if (hash === null) return tooBusy();
  return held(place, jurisdiction, code, async (tx, invitation) => {
    await setPassword(tx, id, hash);
    await endSessions(tx, id);
    await useInvitation(tx, invitation.id, id);
    await noteEvent(tx, { event: 'password-changed', account: id });
    return null;
  });
}
