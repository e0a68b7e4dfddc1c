import {
  disableAccount,
  enableAccount,
  endPost,
  listAccountEvents,
  listAccounts,
  listPosts,
  lockAccount,
  resetSecondFactor,
  revokeSessions,
  unlockAccount,
} from '@heng/contract/accounts';
import { answers, type Mounted } from '../http/mount.ts';
import type { Place, Session } from '../http/place.ts';
import { Problem } from '../http/problem.ts';
import { offRecord, type Tx, within } from '../storage/index.ts';
import { removeTotp } from './accounts/store.ts';
import { setAccount } from './administration/change.ts';
import { holdAccount, listAccountRows } from './administration/store.ts';
import { loadEvents, noteEvent } from './events/store.ts';
import { loadPosts, takePost } from './parties/store.ts';
import { endSessions } from './sessions/store.ts';

/** Nobody administers themselves. */
function onAnother<Answer>(
  { db }: Place,
  { jurisdiction, account: own }: Session,
  account: string,
  run: (tx: Tx) => Promise<Answer | Problem>,
): Promise<Answer | Problem> {
  if (account === own)
    return Promise.resolve(
      new Problem('forbidden', { zh: '不能管理自己的账号。', en: 'Nobody administers their own account.' }),
    );
  return offRecord(db, jurisdiction, run);
}

const changes = (
  route: typeof disableAccount | typeof enableAccount | typeof lockAccount | typeof unlockAccount,
  change: Parameters<typeof setAccount>[2],
): Mounted =>
  answers(route, async ({ place, session, params }) =>
    onAnother(place, session, params.account, (tx) => setAccount(tx, params.account, change, session.account)),
  );

/** What the security administrator sees of what became of accounts. */
const securityEvents = [
  'sign-in-failed',
  'second-factor-failed',
  'recovery-code-used',
  'locked',
  'unlocked',
  'second-factor-reset',
  'sessions-revoked',
] as const;

export const administrationRoutes: readonly Mounted[] = [
  answers(listAccounts, async ({ place, session, query }) =>
    within(place.db, session.jurisdiction, (tx) => listAccountRows(tx, query)),
  ),
  changes(disableAccount, 'disabled'),
  changes(enableAccount, 'enabled'),
  changes(lockAccount, 'locked'),
  changes(unlockAccount, 'unlocked'),
  answers(resetSecondFactor, async ({ place, session, params }) =>
    onAnother(place, session, params.account, async (tx) => {
      if ((await holdAccount(tx, params.account)) === null) return new Problem('not-found');
      await removeTotp(tx, params.account);
      await endSessions(tx, params.account);
      await noteEvent(tx, { event: 'second-factor-reset', account: params.account, by: session.account });
      return null;
    }),
  ),
  answers(revokeSessions, async ({ place, session, params }) =>
    onAnother(place, session, params.account, async (tx) => {
      const ended = await endSessions(tx, params.account);
      await noteEvent(tx, { event: 'sessions-revoked', account: params.account, by: session.account });
      return { ended };
    }),
  ),
  answers(listPosts, async ({ place, session }) => ({
    items: await within(place.db, session.jurisdiction, (tx) => loadPosts(tx)),
  })),
  answers(endPost, async ({ place, session, params }) =>
    offRecord(place.db, session.jurisdiction, async (tx) => {
      const { person, regulation, body } = params;
      if (!(await takePost(tx, person, regulation, body))) return new Problem('not-found');
      await noteEvent(tx, { event: 'post-ended', account: null, by: session.account, facts: params });
      return null;
    }),
  ),
  answers(listAccountEvents, async ({ place, session, query }) => {
    const seen = session.administrator === 'audit' ? null : securityEvents;
    const { event } = query;
    if (event !== undefined && seen !== null && !seen.some((one) => one === event)) return new Problem('forbidden');
    const events = event === undefined ? seen : [event];
    return within(place.db, session.jurisdiction, (tx) => loadEvents(tx, { ...query, events, account: query.account }));
  }),
];
