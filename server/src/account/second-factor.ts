import type { Place } from '../http/place.ts';
import type { Tx } from '../storage/index.ts';
import { type AccountRow, realTime, useRecoveryCode, useStep } from './accounts/store.ts';
import { mayTrySecond, secondSucceeded } from './delay/delay.ts';
import { noteEvent } from './events/store.ts';
import { looksLikeRecovery, recoveryHash } from './proofs/recovery.ts';
import { stepOf } from './proofs/totp.ts';

/** What a sealed second factor belongs to. */
export const aboutTotp = (jurisdiction: string, account: string): string => `${jurisdiction} ${account}`;

/** Whether a code of the telephone, or one of the recovery codes, is right and was not used before; else the seconds to wait, or that it is wrong. */
export async function checkSecond(
  tx: Tx,
  place: Place,
  jurisdiction: string,
  account: Pick<AccountRow, 'id' | 'totp'>,
  code: string,
): Promise<'right' | 'wrong' | { readonly after: number }> {
  if (account.totp === null) return 'wrong';
  const after = await mayTrySecond(tx, place, account.id);
  if (after > 0) return { after };
  const recovery = looksLikeRecovery(code);
  const right = recovery
    ? await useRecoveryCode(tx, account.id, recoveryHash(account.id, code))
    : await isFresh(tx, place, jurisdiction, account.id, account.totp, code);
  const event = !right ? 'second-factor-failed' : recovery ? 'recovery-code-used' : 'second-factor-given';
  await noteEvent(tx, { event, account: account.id });
  if (!right) return 'wrong';
  await secondSucceeded(tx, place, account.id);
  return 'right';
}

async function isFresh(tx: Tx, { keys }: Place, jurisdiction: string, account: string, sealed: string, code: string) {
  const secret = keys.open('totp', aboutTotp(jurisdiction, account), sealed);
  const step = stepOf(secret, code.replaceAll(/\s/g, ''), await realTime(tx));
  return step !== null && useStep(tx, account, step, false);
}
