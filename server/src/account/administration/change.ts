import { Problem } from '../../http/problem.ts';
import type { Tx } from '../../storage/index.ts';
import { noteEvent } from '../events/store.ts';
import { endSessions } from '../sessions/store.ts';
import { holdAccount, markAccount } from './store.ts';

export type Change = 'disabled' | 'enabled' | 'locked' | 'unlocked';

/** Shuts an account or opens it again; what it has open ends at once. The last system administrator cannot be shut out. */
export async function setAccount(tx: Tx, id: string, change: Change, by: string | null): Promise<Problem | null> {
  const shuts = change === 'disabled' || change === 'locked';
  const held = await holdAccount(tx, id);
  if (held === null) return new Problem('not-found');
  if (shuts && held.lastOfSystem)
    return new Problem('refused', {
      zh: '这是最后一位系统管理员：先邀请接任者。',
      en: 'This is the last system administrator: invite a successor first.',
    });
  const mark = change === 'disabled' || change === 'enabled' ? 'disabled_at' : 'locked_at';
  if (!(await markAccount(tx, id, mark, shuts))) return null; // it is so already
  if (shuts) await endSessions(tx, id);
  await noteEvent(tx, { event: change, account: id, by });
  return null;
}
