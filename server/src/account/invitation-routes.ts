import {
  acceptInvitation,
  endAgent,
  invite,
  inviteAgent,
  inviteToEdition,
  listAgents,
  listInvitations,
  listInvitationsToEdition,
  lookAtInvitation,
  register,
  registerAnother,
  withdrawInvitation,
} from '@heng/contract/invitation';
import type { Reader } from '@heng/domain/procedure';
import { answers, type Mounted } from '../http/mount.ts';
import type { Place, Session } from '../http/place.ts';
import { Problem } from '../http/problem.ts';
import { countUse } from '../public-forms/quota/store.ts';
import { offRecord, type Tx, within } from '../storage/index.ts';
import { loadAccount } from './accounts/store.ts';
import { handOver } from './answer.ts';
import { noteEvent } from './events/store.ts';
import { accept, lookUp } from './invitations/accept.ts';
import { makeInvitation } from './invitations/make.ts';
import { calledOf, type InvitationRow, listInvitationRows, withdraw } from './invitations/store.ts';
import { hasPost, isAgentOf, loadAgents, removeAgent } from './parties/store.ts';
import { registers, registersAnother } from './registration.ts';
import { fromOf } from './session.ts';
import { placeToSignIn } from './session-routes.ts';
import { tooSoon } from './sign-in.ts';

/** Colleagues that one person may invite in a day: anybody may register, and nobody writes to strangers through us. */
const mostInvited = 20;
const oneDay = 86_400;

const isOffice = ({ seats }: Reader): boolean => seats.some(({ role }) => role === 'office');

/** What others see of an invitation; who made it stays with the audit administrator. */
const shown = ({ madeBy, ...invitation }: InvitationRow) => invitation;

/** What an agent of the applicant may do, or the office where nobody else can: an official with a post. To others the applicant is none. */
function forAgents<Answer>(
  { db }: Place,
  { jurisdiction, person }: Session,
  applicant: string,
  run: (tx: Tx, official: boolean) => Promise<Answer | Problem>,
): Promise<Answer | Problem> {
  return offRecord(db, jurisdiction, async (tx) => {
    const official = await hasPost(tx, person);
    return official || (await isAgentOf(tx, person, applicant)) ? run(tx, official) : new Problem('not-found');
  });
}

export const invitationRoutes: readonly Mounted[] = [
  answers(invite, async ({ place, session, body }) =>
    offRecord(place.db, session.jurisdiction, async (tx) => {
      if (body.for.to === 'password') {
        if (body.for.account === session.account) return new Problem('forbidden');
        if ((await loadAccount(tx, body.for.account)) === null) return new Problem('not-found');
      }
      return makeInvitation(tx, place.origin, {
        name: body.name,
        invited: body.for,
        by: session.account,
        mail: body.mail,
      });
    }),
  ),
  answers(inviteToEdition, async ({ place, session, reader, params, body }) => {
    if (!isOffice(reader)) return new Problem('forbidden');
    const invited = { to: 'seat' as const, edition: params.edition, body: body.body, of: body.of, seat: body.seat };
    return offRecord(place.db, session.jurisdiction, (tx) =>
      makeInvitation(tx, place.origin, { name: body.name, invited, by: session.account, mail: body.mail }),
    );
  }),
  answers(inviteAgent, async ({ place, session, params, body }) =>
    forAgents(place, session, params.applicant, async (tx) => {
      const after = await countUse(tx, `invitation:${session.account}`, mostInvited, oneDay);
      if (after !== null) return tooSoon(after);
      return makeInvitation(tx, place.origin, {
        name: body.name,
        invited: { to: 'agent', applicant: params.applicant },
        by: session.account,
        mail: body.mail,
      });
    }),
  ),
  answers(listInvitations, async ({ place, session, query }) => {
    const found = await within(place.db, session.jurisdiction, (tx) =>
      listInvitationRows(tx, { ...query, edition: null }),
    );
    return { ...found, items: found.items.map(shown) };
  }),
  answers(listInvitationsToEdition, async ({ tx, reader, params, query }) => {
    if (!isOffice(reader)) return new Problem('forbidden');
    const found = await listInvitationRows(tx, { ...query, edition: params.edition });
    return { ...found, items: found.items.map(shown) };
  }),
  answers(withdrawInvitation, async ({ place, session, params }) =>
    offRecord(place.db, session.jurisdiction, async (tx) => {
      const { account, administrator } = session;
      const done = await withdraw(tx, params.invitation, account, administrator === 'system');
      if (!done) return new Problem('not-found');
      await noteEvent(tx, {
        event: 'invitation-withdrawn',
        account: null,
        by: account,
        facts: { invitation: params.invitation },
      });
      return null;
    }),
  ),
  answers(lookAtInvitation, async ({ place, body }) => {
    const looked = await lookUp(place, body.code);
    if (looked instanceof Problem) return looked;
    const { jurisdiction, invitation } = looked;
    const called = await within(place.db, jurisdiction, (tx) => calledOf(tx, invitation.for));
    return { name: invitation.name, for: invitation.for, called, expiresAt: invitation.expiresAt };
  }),
  answers(acceptInvitation, async ({ place, session, body, request, reply }) => {
    const done = await accept(place, session, body, fromOf(request, place));
    if (done instanceof Problem) return done;
    if (done === null) return { needs: null };
    return { needs: done.needs, ...handOver(place, reply, done.token, body.bearer) };
  }),
  answers(register, async ({ place, body, jurisdiction, request, reply }) => {
    const where = await placeToSignIn(place, body.jurisdiction, jurisdiction);
    if (where instanceof Problem) return where;
    const done = await registers(place, where, body, fromOf(request, place));
    if (done instanceof Problem) return done;
    return { applicant: done.applicant, ...handOver(place, reply, done.token, body.bearer) };
  }),
  answers(registerAnother, async ({ place, session, body, request }) => {
    const { administrator } =
      (await within(place.db, session.jurisdiction, (tx) => loadAccount(tx, session.account))) ?? {};
    if (administrator) return new Problem('forbidden');
    return registersAnother(place, session.jurisdiction, body.applicant, session, fromOf(request, place));
  }),
  answers(listAgents, async ({ place, session, params }) =>
    forAgents(place, session, params.applicant, async (tx) => ({ items: await loadAgents(tx, params.applicant) })),
  ),
  answers(endAgent, async ({ place, session, params }) =>
    forAgents(place, session, params.applicant, async (tx, official) => {
      const agents = await loadAgents(tx, params.applicant, true);
      if (agents.length === 1 && !official)
        return new Problem('refused', {
          zh: '这是最后一位经办人：先邀请接手的人。',
          en: 'This is the last who acts for the applicant: invite a successor first.',
        });
      if (!(await removeAgent(tx, params.person, params.applicant))) return new Problem('not-found');
      await noteEvent(tx, { event: 'agent-ended', account: null, by: session.account, facts: params });
      return null;
    }),
  ),
];
