import { randomBytes } from 'node:crypto';
import { queueMail } from '../../messages/outbox.ts';
import type { Tx } from '../../storage/index.ts';
import { hashOf } from '../../storage/index.ts';
import { noteEvent } from '../events/store.ts';
import { type InvitedTo, saveInvitation } from './store.ts';

interface Invite {
  readonly name: string;
  readonly invited: InvitedTo;
  /** Account; null: from the command line. */
  readonly by: string | null;
  readonly mail?: string | undefined;
}

/**
 * Makes an invitation. Its link is answered once and kept nowhere; the code stands behind `#`, so that no browser sends it to a server, and no
 * server writes it in a log.
 */
export async function makeInvitation(tx: Tx, origin: string, { name, invited, by, mail }: Invite) {
  const code = randomBytes(24).toString('base64url');
  const { id, expiresAt } = await saveInvitation(tx, { name, invited, code: hashOf(code), by });
  const link = `${origin}/join#${code}`;
  if (mail !== undefined) await queueMail(tx, { kind: 'invitation', to: mail, person: null, link, until: expiresAt });
  const account = invited.to === 'password' ? invited.account : null;
  await noteEvent(tx, { event: 'invited', account, by, facts: { to: invited.to, invitation: id } });
  return { id, link, expiresAt };
}
