import {
  beginSecondFactor,
  changePassword,
  confirmSecondFactor,
  removeSecondFactor,
  renewRecoveryCodes,
} from '@heng/contract/account';
import { answers, type Mounted } from '../http/mount.ts';
import type { Session } from '../http/place.ts';
import { invalid, Problem } from '../http/problem.ts';
import { offRecord, type Tx, within } from '../storage/index.ts';
import {
  beginTotp,
  keepRecoveryCodes,
  loadAccount,
  loadBegunTotp,
  realTime,
  removeTotp,
  setPassword,
  useStep,
} from './accounts/store.ts';
import { handOver } from './answer.ts';
import { mayTrySecond, secondSucceeded } from './delay/delay.ts';
import { noteEvent } from './events/store.ts';
import { faultsOf } from './new-password.ts';
import { hashPassword } from './proofs/password.ts';
import { newRecoveryCodes, recoveryHash } from './proofs/recovery.ts';
import { newTotpSecret, stepOf, totpUri } from './proofs/totp.ts';
import { aboutTotp, checkSecond } from './second-factor.ts';
import { fromOf, renewSession } from './session.ts';
import { endSessions } from './sessions/store.ts';
import { passwordAgain, tooBusy, tooSoon } from './sign-in.ts';

const nothingBegun = (): Problem =>
  invalid({ at: 'body.code', zh: '请先开始设置动态验证码。', en: 'Begin to set up the second factor first.' });

const wrongCode = (): Problem =>
  new Problem('wrong-credentials', { zh: '验证码不对，或已用过。', en: 'The code is not right, or was used.' });

async function newCodes(tx: Tx, account: string): Promise<string[]> {
  const recoveryCodes = newRecoveryCodes();
  await keepRecoveryCodes(
    tx,
    account,
    recoveryCodes.map((code) => recoveryHash(account, code)),
  );
  return [...recoveryCodes];
}

const loginOf = async (place: { db: Parameters<typeof within>[0] }, session: Session): Promise<string> =>
  (await within(place.db, session.jurisdiction, (tx) => loadAccount(tx, session.account)))?.login ?? '';

export const ownRoutes: readonly Mounted[] = [
  answers(changePassword, async ({ place, session, body }) => {
    const faults = faultsOf(body.password, await loginOf(place, session));
    if (faults) return faults;
    const wrong = await passwordAgain(place, session, body.current);
    if (wrong) return wrong;
    const hash = await hashPassword(body.password);
    if (hash === null) return tooBusy();
    return offRecord(place.db, session.jurisdiction, async (tx) => {
      await setPassword(tx, session.account, hash);
      await endSessions(tx, session.account, { except: session.id });
      await noteEvent(tx, { event: 'password-changed', account: session.account });
      return null;
    });
  }),
  answers(beginSecondFactor, async ({ place, session, body }) => {
    const wrong = await passwordAgain(place, session, body.password);
    if (wrong) return wrong;
    const secret = newTotpSecret();
    const sealed = place.keys.seal('totp', aboutTotp(session.jurisdiction, session.account), secret);
    const begun = await offRecord(place.db, session.jurisdiction, (tx) => beginTotp(tx, session.account, sealed));
    if (begun) return { secret, uri: totpUri(secret, await loginOf(place, session)) };
    return new Problem('refused', {
      zh: '已设置动态验证码；先停用再重设。',
      en: 'There is a second factor; remove it first.',
    });
  }),
  answers(confirmSecondFactor, async ({ place, session, body, request, reply }) =>
    offRecord(place.db, session.jurisdiction, async (tx) => {
      const { account, jurisdiction } = session;
      const after = await mayTrySecond(tx, place, account);
      if (after > 0) return tooSoon(after);
      const sealed = await loadBegunTotp(tx, account);
      if (sealed === null) return nothingBegun();
      const secret = place.keys.open('totp', aboutTotp(jurisdiction, account), sealed);
      const step = stepOf(secret, body.code.replaceAll(/\s/g, ''), await realTime(tx));
      if (step === null || !(await useStep(tx, account, step, true))) return wrongCode();
      await secondSucceeded(tx, place, account);
      const recoveryCodes = await newCodes(tx, account);
      // Whoever else was signed in has proven less.
      await endSessions(tx, account, { except: session.id });
      const row = await loadAccount(tx, account);
      const begun = { account, administrator: Boolean(row?.administrator), whole: true, strong: true };
      const token = await renewSession(tx, session, begun, fromOf(request, place));
      await noteEvent(tx, { event: 'second-factor-set-up', account });
      return { recoveryCodes, ...handOver(place, reply, token, body.bearer) };
    }),
  ),
  answers(renewRecoveryCodes, async ({ place, session, body }) => {
    if (!session.strong) return new Problem('second-factor');
    const wrong = await passwordAgain(place, session, body.password);
    if (wrong) return wrong;
    return offRecord(place.db, session.jurisdiction, async (tx) => {
      await noteEvent(tx, { event: 'recovery-codes-renewed', account: session.account });
      return { recoveryCodes: await newCodes(tx, session.account) };
    });
  }),
  answers(removeSecondFactor, async ({ place, session, body }) => {
    const wrong = await passwordAgain(place, session, body.password);
    if (wrong) return wrong;
    return offRecord(place.db, session.jurisdiction, async (tx) => {
      const account = await loadAccount(tx, session.account);
      if (account === null) return new Problem('signed-out');
      if (account.administrator !== null)
        return new Problem('forbidden', {
          zh: '管理员必须使用动态验证码。',
          en: 'An administrator has to have a second factor.',
        });
      const checked = await checkSecond(tx, place, session.jurisdiction, account, body.code);
      if (checked === 'wrong') return wrongCode();
      if (checked !== 'right') return tooSoon(checked.after);
      await removeTotp(tx, account.id);
      await endSessions(tx, account.id, { except: session.id });
      await noteEvent(tx, { event: 'second-factor-removed', account: account.id });
      return null;
    });
  }),
];
