import {
  endOtherSessions,
  endSession,
  giveSecondFactor,
  listSessions,
  signIn,
  signOut,
  whoAmI,
} from '@heng/contract/account';
import { tokenOf } from '../http/door.ts';
import { answers, type Mounted } from '../http/mount.ts';
import type { Place, Session } from '../http/place.ts';
import { invalid, Problem } from '../http/problem.ts';
import { offRecord, within } from '../storage/index.ts';
import { loadAccount, loadOwn } from './accounts/store.ts';
import { handOver, takeBack } from './answer.ts';
import { noteEvent } from './events/store.ts';
import { loadActsFor, loadPosts } from './parties/store.ts';
import { checkSecond } from './second-factor.ts';
import { fromOf, halfSessionFor, renewSession } from './session.ts';
import { endSessions, isJurisdiction, loadSessions } from './sessions/store.ts';
import { signInWith, tooSoon } from './sign-in.ts';

/** In which jurisdiction somebody signs in: the one they name, or the only one. */
export async function placeToSignIn(place: Place, named: string | undefined, found: string): Promise<string | Problem> {
  const jurisdiction = named ?? found;
  if (jurisdiction !== '' && (await isJurisdiction(place.db, jurisdiction))) return jurisdiction;
  return invalid({ at: 'body.jurisdiction', zh: '请指明辖区。', en: 'Name the jurisdiction.' });
}

export const sessionRoutes: readonly Mounted[] = [
  answers(signIn, async ({ place, body, jurisdiction, request, reply }) => {
    const where = await placeToSignIn(place, body.jurisdiction, jurisdiction);
    if (where instanceof Problem) return where;
    const done = await signInWith(place, where, body, fromOf(request, place));
    if (done instanceof Problem) return done;
    return { needs: done.needs, ...handOver(place, reply, done.token, body.bearer) };
  }),
  answers(giveSecondFactor, async ({ place, body, request, reply }) => {
    const half = await halfSessionFor(place.db, tokenOf(request, place.origin) ?? '');
    if (half === null) return new Problem('signed-out');
    const { jurisdiction } = half;
    return offRecord(place.db, jurisdiction, async (tx) => {
      const account = await loadAccount(tx, half.account);
      if (account === null || account.shut) return new Problem('signed-out');
      const checked = await checkSecond(tx, place, jurisdiction, account, body.code);
      if (checked === 'wrong') return new Problem('wrong-credentials');
      if (checked !== 'right') return tooSoon(checked.after);
      const from = fromOf(request, place);
      const begun = {
        account: account.id,
        administrator: account.administrator !== null,
        whole: true,
        strong: true,
      };
      const token = await renewSession(tx, half, begun, from);
      await noteEvent(tx, {
        event: 'signed-in',
        account: account.id,
        facts: { network: from.network, device: from.device },
      });
      return { needs: null, ...handOver(place, reply, token, body.bearer) };
    });
  }),
  answers(whoAmI, async ({ place, session }) =>
    within(place.db, session.jurisdiction, async (tx) => {
      const own = await loadOwn(tx, session.account);
      return {
        ...own,
        jurisdiction: session.jurisdiction,
        strong: session.strong,
        needs: own.administrator !== null && !own.secondFactor ? ('set-up-second-factor' as const) : null,
        actsFor: await loadActsFor(tx, session.person),
        posts: await loadPosts(tx, session.person),
      };
    }),
  ),
  answers(signOut, async ({ place, session, reply }) => {
    takeBack(place, reply);
    await ends(place, session, session.id, 'signed-out');
    return null;
  }),
  answers(listSessions, async ({ place, session }) => {
    const rows = await within(place.db, session.jurisdiction, (tx) => loadSessions(tx, session.account));
    return { items: rows.map((row) => ({ ...row, current: row.id === session.id })) };
  }),
  answers(endSession, async ({ place, session, params }) =>
    (await ends(place, session, params.session, 'session-ended')) ? null : new Problem('not-found'),
  ),
  answers(endOtherSessions, async ({ place, session }) =>
    offRecord(place.db, session.jurisdiction, async (tx) => {
      const ended = await endSessions(tx, session.account, { except: session.id });
      if (ended > 0) await noteEvent(tx, { event: 'session-ended', account: session.account });
      return { ended };
    }),
  ),
];

const ends = (place: Place, { jurisdiction, account }: Session, only: string, event: 'signed-out' | 'session-ended') =>
  offRecord(place.db, jurisdiction, async (tx) => {
    const ended = await endSessions(tx, account, { only });
    if (ended > 0) await noteEvent(tx, { event, account });
    return ended > 0;
  });
