import { randomBytes } from 'node:crypto';
import {
  changeMessagePreferences,
  confirmMailAddress,
  listTroubledMail,
  readAllMessages,
  readInbox,
  readMessage,
  readMessagePreferences,
} from '@heng/contract/message';
import { type MessageKind, wordMessage } from '@heng/domain/procedure';
import { answers, type Mounted } from '../http/mount.ts';
import { changed, invalid, Problem } from '../http/problem.ts';
import { countUse } from '../public-forms/quota/store.ts';
import { loadPack } from '../regulation/store.ts';
import { digestOf, offRecord, type Tx, within } from '../storage/index.ts';
import { isAddress } from './mail/carrier.ts';
import { readTroubledMail } from './outbox/store.ts';
import { queueMail } from './outbox.ts';
import {
  confirmAddress,
  type InboxRow,
  inHours,
  loadPreference,
  markRead,
  type Preference,
  readInbox as readRows,
  savePreference,
} from './store.ts';

/** What is told by mail besides, until somebody chooses otherwise: what asks for something. */
const usual: readonly MessageKind[] = ['to-do', 'due-soon', 'due-today', 'overdue', 'escalated', 'period-ended'];
const nothingChosen: Preference = { address: null, claimed: null, kinds: usual, version: 0 };
const linkHours = 24;
/** Links to new addresses that one person may ask for in a day: nobody writes to strangers through us. */
const mostLinks = 5;
const oneDay = 86_400;

const inbox = answers(readInbox, ({ place, session, query }) =>
  within(place.db, session.jurisdiction, async (tx) => {
    const { items, ...counts } = await readRows(tx, session.person, query);
    const worded = [];
    for (const row of items) worded.push(await inWords(tx, row));
    return { items: worded, ...counts, page: query.page, size: query.size };
  }),
);

async function inWords(tx: Tx, { label, pack, number, ...row }: InboxRow) {
  return { ...row, ...wordMessage(row, { pack: await loadPack(tx, pack), label, number }) };
}

const one = answers(readMessage, async ({ place, session, params }) =>
  (await offRecord(place.db, session.jurisdiction, (tx) => markRead(tx, session.person, params.message)))
    ? null
    : new Problem('not-found'),
);

const all = answers(readAllMessages, async ({ place, session }) => {
  await offRecord(place.db, session.jurisdiction, (tx) => markRead(tx, session.person, null));
  return null;
});

const preferences = answers(readMessagePreferences, ({ place, session }) =>
  within(place.db, session.jurisdiction, async (tx) =>
    shown((await loadPreference(tx, session.person)) ?? nothingChosen),
  ),
);

const shown = ({ kinds, ...rest }: Preference) => ({ ...rest, kinds: kinds as MessageKind[] });

const change = answers(changeMessagePreferences, ({ place, session, body }) => {
  const { address: wanted } = body;
  if (wanted !== null && !isAddress(wanted))
    return Promise.resolve(invalid({ at: 'body.address', zh: '不是有效的邮箱地址', en: 'is no mail address' }));
  return offRecord(place.db, session.jurisdiction, async (tx) => {
    const before = (await loadPreference(tx, session.person, true)) ?? nothingChosen;
    if (before.version !== body.version) return changed(before.version, shown(before));
    const isNew = wanted !== null && wanted !== before.address;
    const after: Preference = {
      address: isNew ? before.address : wanted,
      claimed: isNew ? wanted : null,
      kinds: [...new Set(body.kinds)],
      version: before.version + 1,
    };
    const asks = isNew && wanted !== before.claimed;
    const again = asks ? await countUse(tx, `mail-link:${session.person}`, mostLinks, oneDay) : null;
    if (again !== null) return new Problem('too-many', { after: again });
    const code = randomBytes(32).toString('base64url');
    const until = await inHours(tx, linkHours);
    if (!(await savePreference(tx, session.person, after, asks ? { sha256: digestOf(code), until } : null))) {
      const now = (await loadPreference(tx, session.person)) ?? nothingChosen;
      return changed(now.version, shown(now));
    }
    // The sign after # is not sent to any server, and so stands in nobody's log.
    const link = `${place.origin}/account/messages#confirm=${code}`;
    if (asks) await queueMail(tx, { kind: 'confirm-address', to: wanted, person: session.person, link, until });
    return shown(after);
  });
});

const confirm = answers(confirmMailAddress, async ({ place, session, body }) =>
  (await offRecord(place.db, session.jurisdiction, (tx) => confirmAddress(tx, session.person, digestOf(body.code))))
    ? null
    : new Problem('gone'),
);

const troubled = answers(listTroubledMail, ({ place, session, query }) =>
  within(place.db, session.jurisdiction, async (tx) => {
    const { items, total } = await readTroubledMail(tx, query);
    return { items: [...items], total, page: query.page, size: query.size };
  }),
);

export const messageRoutes: readonly Mounted[] = [inbox, one, all, preferences, change, confirm, troubled];
