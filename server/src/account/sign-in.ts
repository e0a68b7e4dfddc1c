import type { Place } from '../http/place.ts';
import { Problem } from '../http/problem.ts';
import { offRecord, type Tx } from '../storage/index.ts';
import { type AccountRow, findByLogin, loadAccount, setPassword } from './accounts/store.ts';
import { countedUnder, hasFailed, hasSucceeded, mayTry, mayTryAgain, triedAgain } from './delay/delay.ts';
import { noteEvent } from './events/store.ts';
import { fitsPassword, hashPassword, isCheap, isRushed, tryAfter } from './proofs/password.ts';
import { checkSecond } from './second-factor.ts';
import { beginSession, type From } from './session.ts';
import { isKnownAddress } from './sessions/store.ts';

export const tooSoon = (after: number): Problem => new Problem('too-many', { after });

/** The line before the passwords is full; nothing was tried, and nothing else waits for it. */
export const tooBusy = (): Problem =>
  new Problem('unavailable', {
    after: tryAfter,
    zh: '登录的人太多，请稍后再试。',
    en: 'Many people are signing in; try again in a moment.',
  });

const shutOut = (): Problem =>
  new Problem('forbidden', {
    zh: '账号已停用或锁定，请联系管理员。',
    en: 'This account is disabled or locked; ask an administrator.',
  });

export interface SignedIn {
  readonly token: string;
  readonly needs: 'second-factor' | 'set-up-second-factor' | null;
}

export interface Credentials {
  readonly login: string;
  readonly password: string;
  readonly code?: string | undefined;
}

/**
 * Signs in. In three parts, so that no transaction waits for a hash: the attempt is counted; the password is looked at, in the same time whether
 * there is such an account or not; what came of it is put on record.
 */
export async function signInWith(
  place: Place,
  jurisdiction: string,
  { login, password, code }: Credentials,
  from: From,
): Promise<SignedIn | Problem> {
  const { db } = place;
  if (isRushed()) return tooBusy(); // before anything counts
  const begun = await offRecord(db, jurisdiction, async (tx) => {
    const account = await findByLogin(tx, login);
    const known = await isKnownAddress(tx, account?.id ?? 'nobody', from.addresses);
    const counted = countedUnder(place, login, from, known);
    return { account, counted, after: await mayTry(tx, counted) };
  });
  const { account, counted, after } = begun;
  if (after > 0) return tooSoon(after);
  const fits = await fitsPassword(password, account?.password ?? null);
  if (fits === null) return tooBusy();
  if (account === null || !fits) {
    await offRecord(db, jurisdiction, async (tx) => {
      await hasFailed(tx, counted);
      await noteEvent(tx, { event: 'sign-in-failed', account: account?.id ?? null, facts: { network: from.network } });
    });
    return new Problem('wrong-credentials');
  }
  if (account.shut) return shutOut();
  const renewed = account.password !== null && isCheap(account.password) ? await hashPassword(password) : null;
  return offRecord(db, jurisdiction, async (tx) => {
    await hasSucceeded(tx, counted);
    const answer = await opened(tx, place, jurisdiction, account, code, from);
    if (renewed !== null && !(answer instanceof Problem)) await setPassword(tx, account.id, renewed);
    return answer;
  });
}

async function opened(
  tx: Tx,
  place: Place,
  jurisdiction: string,
  account: AccountRow,
  code: string | undefined,
  from: From,
): Promise<SignedIn | Problem> {
  // Since the password was looked at, somebody may have shut the account.
  const fresh = await loadAccount(tx, account.id);
  if (fresh === null || fresh.shut) return shutOut();
  // Or changed its password: the one that was right is not any more.
  if (fresh.password !== account.password) return new Problem('wrong-credentials');
  const administrator = fresh.administrator !== null;
  const half = fresh.totp !== null;
  const begun = { account: fresh.id, administrator, whole: !half, strong: false };
  if (half && code === undefined) return { token: await beginSession(tx, begun, from), needs: 'second-factor' };
  if (half && code !== undefined) {
    const checked = await checkSecond(tx, place, jurisdiction, fresh, code);
    if (checked === 'wrong') return new Problem('wrong-credentials');
    if (checked !== 'right') return tooSoon(checked.after);
  }
  await noteEvent(tx, { event: 'signed-in', account: fresh.id, facts: { network: from.network, device: from.device } });
  const token = await beginSession(tx, { ...begun, whole: true, strong: half }, from);
  return { token, needs: administrator && !half ? 'set-up-second-factor' : null };
}

/** The password once more, of somebody who is signed in and changes what the account rests on. null: it is right. */
export async function passwordAgain(
  place: Place,
  session: { readonly jurisdiction: string; readonly account: string },
  password: string,
): Promise<Problem | null> {
  const { jurisdiction, account } = session;
  const { row, after } = await offRecord(place.db, jurisdiction, async (tx) => ({
    row: await loadAccount(tx, account),
    after: await mayTryAgain(tx, place, account),
  }));
  if (after > 0) return tooSoon(after);
  const fits = await fitsPassword(password, row?.password ?? null);
  if (fits === null) return tooBusy();
  if (fits) await offRecord(place.db, jurisdiction, (tx) => triedAgain(tx, place, account));
  return fits ? null : new Problem('wrong-credentials', { zh: '密码不对。', en: 'The password is not right.' });
}
