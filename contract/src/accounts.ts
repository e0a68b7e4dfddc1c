import { z } from 'zod';
import { route } from './route.ts';
import { pageOf, pageQuery } from './shape/page.ts';
import { id, idText, instant } from './shape/values.ts';

/** What can become of an account. */
export const accountEvents = [
  'signed-in',
  'second-factor-given',
  'recovery-code-used',
  'sign-in-failed',
  'second-factor-failed',
  'signed-out',
  'session-ended',
  'password-changed',
  'second-factor-set-up',
  'second-factor-removed',
  'recovery-codes-renewed',
  'invited',
  'invitation-withdrawn',
  'invitation-accepted',
  'registered',
  'agent-ended',
  'post-ended',
  'disabled',
  'enabled',
  'locked',
  'unlocked',
  'second-factor-reset',
  'sessions-revoked',
] as const;
export type AccountEvent = (typeof accountEvents)[number];

const oneAccount = z.object({ account: id<never>('account') });

const account = z.object({
  id: z.string(),
  person: z.string(),
  name: z.string(),
  login: z.string(),
  administrator: z.enum(['system', 'security', 'audit']).nullable(),
  secondFactor: z.boolean(),
  sessions: z.int(),
  madeAt: instant(),
  disabledAt: instant().nullable(),
  lockedAt: instant().nullable(),
});

export const listAccounts = route({
  id: 'list-accounts',
  method: 'GET',
  path: '/accounts',
  title: { zh: '账号', en: 'Accounts; nothing of what their people do' },
  access: { to: 'administrator', hands: ['system', 'security'] },
  query: z.object({
    ...pageQuery(['login', 'name', 'made']),
    state: z.enum(['active', 'disabled', 'locked']).optional(),
    administrators: z.stringbool().optional(),
  }),
  answer: pageOf(account),
});

export const disableAccount = route({
  id: 'disable-account',
  method: 'POST',
  path: '/accounts/{account}/disable',
  title: { zh: '停用账号', en: 'Disable an account; what it has open ends at once' },
  access: { to: 'administrator', hands: ['system'] },
  params: oneAccount,
});

export const enableAccount = route({
  id: 'enable-account',
  method: 'POST',
  path: '/accounts/{account}/enable',
  title: { zh: '启用账号', en: 'Enable an account again' },
  access: { to: 'administrator', hands: ['system'] },
  params: oneAccount,
});

export const lockAccount = route({
  id: 'lock-account',
  method: 'POST',
  path: '/accounts/{account}/lock',
  title: { zh: '锁定账号', en: 'Lock an account; what it has open ends at once' },
  access: { to: 'administrator', hands: ['security'] },
  params: oneAccount,
});

export const unlockAccount = route({
  id: 'unlock-account',
  method: 'POST',
  path: '/accounts/{account}/unlock',
  title: { zh: '解锁账号', en: 'Unlock an account' },
  access: { to: 'administrator', hands: ['security'] },
  params: oneAccount,
});

export const resetSecondFactor = route({
  id: 'reset-second-factor',
  method: 'POST',
  path: '/accounts/{account}/reset-second-factor',
  title: { zh: '重置动态验证码', en: 'Take a second factor away that was lost; what the account has open ends' },
  access: { to: 'administrator', hands: ['security'] },
  params: oneAccount,
});

export const revokeSessions = route({
  id: 'revoke-sessions',
  method: 'POST',
  path: '/accounts/{account}/revoke-sessions',
  title: { zh: '让账号在各处退出', en: 'Sign an account out everywhere' },
  access: { to: 'administrator', hands: ['security'] },
  params: oneAccount,
  answer: z.object({ ended: z.int() }),
});

export const listPosts = route({
  id: 'list-posts',
  method: 'GET',
  path: '/posts',
  title: { zh: '岗位', en: 'Who may open editions of which regulation' },
  access: { to: 'administrator', hands: ['system'] },
  answer: z.object({
    items: z.array(
      z.object({
        person: z.string(),
        name: z.string(),
        regulation: z.string(),
        body: z.string(),
        since: instant(),
      }),
    ),
  }),
});

export const endPost = route({
  id: 'end-post',
  method: 'DELETE',
  path: '/posts/{person}/{regulation}/{body}',
  title: { zh: '免去岗位', en: 'Somebody no longer opens editions' },
  access: { to: 'administrator', hands: ['system'] },
  params: z.object({
    person: id<never>('person'),
    regulation: idText(),
    body: idText(),
  }),
});

export const listAccountEvents = route({
  id: 'list-account-events',
  method: 'GET',
  path: '/account-events',
  title: { zh: '账号日志', en: 'What became of accounts; the security administrator sees failures and locks' },
  access: { to: 'administrator', hands: ['security', 'audit'] },
  query: z.object({
    ...pageQuery(['at']),
    event: z.enum(accountEvents).optional(),
    account: id<never>('account').optional(),
  }),
  answer: pageOf(
    z.object({
      id: z.int(),
      at: instant(),
      event: z.enum(accountEvents),
      account: z.string().nullable(),
      by: z.string().nullable(),
      facts: z.record(z.string(), z.string()),
    }),
  ),
});
