import type { Hand } from '@heng/domain/procedure';
import { Problem } from '../../http/problem.ts';
import type { Database } from '../../storage/index.ts';
import { Fault, offRecord, type Tx } from '../../storage/index.ts';
import { findByLogin, removeTotp } from '../accounts/store.ts';
import { noteEvent } from '../events/store.ts';
import { makeInvitation } from '../invitations/make.ts';
import { endSessions } from '../sessions/store.ts';
import { type Change, setAccount } from './change.ts';

/** Whoever runs the installation, at its command line: the first administrators come from there, and a way back in. */
export interface Operator {
  readonly db: Database;
  readonly jurisdiction: string;
  /** Where people reach the platform, for links. */
  readonly origin: string;
}

const names: Readonly<Record<Hand, string>> = { system: '系统管理员', security: '安全管理员', audit: '审计管理员' };

export interface HandInvited {
  readonly hand: Hand;
  readonly link: string;
  readonly expiresAt: string;
}

/** Links that make administrators, one for each hand. */
export const invitesHands = (
  { db, jurisdiction, origin }: Operator,
  hands: readonly Hand[],
): Promise<readonly HandInvited[]> =>
  offRecord(db, jurisdiction, async (tx) => {
    const made: HandInvited[] = [];
    for (const hand of hands) {
      const invited = { to: 'hand' as const, hand };
      const { link, expiresAt } = await makeInvitation(tx, origin, { name: names[hand], invited, by: null });
      made.push({ hand, link, expiresAt });
    }
    return made;
  });

async function accountIn(tx: Tx, login: string): Promise<string> {
  const found = await findByLogin(tx, login);
  if (found) return found.id;
  throw new Fault('configuration', `没有账号 ${login} / there is no account ${login}`);
}

/** Shuts an account, or opens it again. */
export const changesAccount = ({ db, jurisdiction }: Operator, login: string, changes: readonly Change[]) =>
  offRecord(db, jurisdiction, async (tx) => {
    const id = await accountIn(tx, login);
    for (const change of changes) {
      const problem = await setAccount(tx, id, change, null);
      if (problem instanceof Problem) throw new Fault('configuration', `${problem.body.zh} / ${problem.body.en}`);
    }
    return id;
  });

/** The way back in for somebody who has lost password and telephone: a link to choose a new one; the second factor and what is open go. */
export const resetsAccount = ({ db, jurisdiction, origin }: Operator, login: string) =>
  offRecord(db, jurisdiction, async (tx) => {
    const account = await accountIn(tx, login);
    await removeTotp(tx, account);
    await endSessions(tx, account);
    await noteEvent(tx, { event: 'second-factor-reset', account });
    const invited = { to: 'password' as const, account };
    const { link, expiresAt } = await makeInvitation(tx, origin, { name: login, invited, by: null });
    return { account, link, expiresAt };
  });
