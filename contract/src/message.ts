import { messageKinds } from '@heng/domain/procedure';
import { z } from 'zod';
import { route } from './route.ts';
import { pageOf, paging } from './shape/page.ts';
import { day, idText, instant, wording } from './shape/values.ts';

const kinds = Object.keys(messageKinds) as [keyof typeof messageKinds, ...(keyof typeof messageKinds)[]];

/** What one was told, worded in both languages; ids to go to what it is about. */
const message = z.object({
  id: idText(),
  kind: z.enum(kinds),
  edition: z.string(),
  act: z.string(),
  /** The act that was done; null: it is told by the calendar. */
  entry: z.string().nullable(),
  step: z.string().nullable(),
  case: z.string().nullable(),
  about: z.string().nullable(),
  due: day().nullable(),
  at: instant(),
  readAt: instant().nullable(),
  title: wording,
  text: wording,
});

export const readInbox = route({
  id: 'read-inbox',
  method: 'GET',
  path: '/inbox',
  title: { zh: '收件箱', en: 'The inbox' },
  access: { to: 'signed-in' },
  query: z.strictObject({ ...paging, unread: z.stringbool().default(false) }),
  /** `unread`: how many there are in all. */
  answer: pageOf(message).extend({ unread: z.int() }),
});

export const readMessage = route({
  id: 'read-message',
  method: 'POST',
  path: '/inbox/{message}/read',
  title: { zh: '标为已读', en: 'Mark as read' },
  access: { to: 'signed-in' },
  params: z.object({ message: idText() }),
});

export const readAllMessages = route({
  id: 'read-all-messages',
  method: 'POST',
  path: '/inbox/read-all',
  title: { zh: '全部标为已读', en: 'Mark all as read' },
  access: { to: 'signed-in' },
});

const preference = z.object({
  /** Where one is written to; null: nowhere. */
  address: z.string().nullable(),
  /** Waits until its owner opens the link that was sent to it. */
  claimed: z.string().nullable(),
  kinds: z.array(z.enum(kinds)),
  /** 0: nothing was chosen yet. */
  version: z.int(),
});

export const readMessagePreferences = route({
  id: 'read-message-preferences',
  method: 'GET',
  path: '/account/messages',
  title: { zh: '提醒设置', en: 'How one is reminded' },
  access: { to: 'signed-in' },
  answer: preference,
});

export const changeMessagePreferences = route({
  id: 'change-message-preferences',
  method: 'PUT',
  path: '/account/messages',
  title: { zh: '修改提醒设置', en: 'Change how one is reminded' },
  access: { to: 'signed-in' },
  body: z.strictObject({
    /** A new one is written to at once, and counts when the link in it was opened. */
    address: z.string().trim().max(254).nullable(),
    kinds: z.array(z.enum(kinds)).max(kinds.length),
    version: z.int().min(0),
  }),
  answer: preference,
});

export const confirmMailAddress = route({
  id: 'confirm-mail-address',
  method: 'POST',
  path: '/account/messages/confirmation',
  title: { zh: '确认邮箱地址', en: 'Confirm a mail address' },
  access: { to: 'signed-in' },
  body: z.strictObject({ code: z.string().regex(/^[\w-]{20,100}$/) }),
});

export const listTroubledMail = route({
  id: 'list-troubled-mail',
  method: 'GET',
  path: '/mail/troubled',
  title: { zh: '未能送出的邮件', en: 'Mail that did not leave' },
  access: { to: 'administrator', hands: ['system'] },
  query: z.strictObject(paging),
  answer: pageOf(
    z.object({
      id: z.string(),
      /** null: somebody without an account, who was invited. */
      person: z.string().nullable(),
      kind: z.string(),
      at: instant(),
      attempts: z.int(),
      /** What the mail server answered, as a code. */
      trouble: z.string(),
      /** null: it is tried again. */
      failedAt: instant().nullable(),
    }),
  ),
});

export const followChanges = route({
  id: 'follow-changes',
  method: 'GET',
  path: '/live',
  title: { zh: '实时变化', en: 'Changes as they happen' },
  access: { to: 'signed-in' },
  streams: 'text/event-stream',
});
