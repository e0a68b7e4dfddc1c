import { z } from 'zod';
import { bearer, jurisdiction, newLogin, password, signedIn } from './account.ts';
import { route } from './route.ts';
import { pageOf, pageQuery } from './shape/page.ts';
import { id, idText, instant, ofWhich, words } from './shape/values.ts';

const hand = z.enum(['system', 'security', 'audit']);
/** 128 bits and more, as in the link. */
const linkCode = z.string().regex(/^[\w-]{20,60}$/);
const personName = () => words(60);
const mail = z.email().max(254).optional().meta({ description: 'where the link is sent besides' });

/** What an invitation is for. */
export const invitedTo = z.discriminatedUnion('to', [
  /** One of the three administrators. */
  z.strictObject({ to: z.literal('hand'), hand }),
  /** May open editions of a regulation, for a body. */
  z.strictObject({ to: z.literal('post'), regulation: idText(), body: idText() }),
  /** A seat in an edition. Whoever accepts can be appointed; the seat itself is an act. */
  z.strictObject({
    to: z.literal('seat'),
    edition: idText(),
    body: idText(),
    of: ofWhich().nullable(),
    seat: words(60),
  }),
  /** Acts for an applicant. */
  z.strictObject({ to: z.literal('agent'), applicant: idText() }),
  /** Chooses a new password. */
  z.strictObject({ to: z.literal('password'), account: idText() }),
]);

/** An invitation on record; its link is told once, to whoever made it. */
const invitation = z.object({
  id: z.string(),
  name: z.string(),
  for: invitedTo,
  madeAt: instant(),
  expiresAt: instant(),
  state: z.enum(['open', 'accepted', 'withdrawn', 'expired']),
  /** Who has accepted. */
  person: z.string().nullable(),
});

const invited = z.object({ id: z.string(), link: z.string(), expiresAt: instant() });

export const invite = route({
  id: 'invite',
  method: 'POST',
  path: '/invitations',
  title: { zh: '邀请管理员或岗位人员', en: 'Invite an administrator, or an official to a post' },
  access: { to: 'administrator', hands: ['system'] },
  body: z.strictObject({
    name: personName(),
    mail,
    for: z.discriminatedUnion('to', [invitedTo.options[0], invitedTo.options[1], invitedTo.options[4]]),
  }),
  answer: invited,
  status: 201,
});

export const inviteToEdition = route({
  id: 'invite-to-edition',
  method: 'POST',
  path: '/editions/{edition}/invitations',
  title: { zh: '邀请人员参加本届', en: 'Invite somebody to a seat in this edition; the seat itself is an act' },
  access: { to: 'reader', of: 'people' },
  params: z.object({ edition: id<never>('edition') }),
  body: z.strictObject({
    name: personName(),
    mail,
    body: id<never>('body'),
    of: ofWhich().nullable().default(null),
    seat: words(60),
  }),
  answer: invited,
  status: 201,
});

export const inviteAgent = route({
  id: 'invite-agent',
  method: 'POST',
  path: '/applicants/{applicant}/invitations',
  title: { zh: '邀请同事作经办人', en: 'Invite a colleague to act for the applicant' },
  access: { to: 'signed-in' },
  params: z.object({ applicant: id<never>('applicant') }),
  body: z.strictObject({ name: personName(), mail }),
  answer: invited,
  status: 201,
});

const listQuery = z.object({
  ...pageQuery(['made', 'name']),
  state: z.enum(['open', 'accepted', 'withdrawn', 'expired']).optional(),
});

export const listInvitations = route({
  id: 'list-invitations',
  method: 'GET',
  path: '/invitations',
  title: { zh: '管理员和岗位的邀请', en: 'Invitations of administrators and to posts' },
  access: { to: 'administrator', hands: ['system'] },
  query: listQuery,
  answer: pageOf(invitation),
});

export const listInvitationsToEdition = route({
  id: 'list-invitations-to-edition',
  method: 'GET',
  path: '/editions/{edition}/invitations',
  title: {
    zh: '本届的邀请；接受者可登记任职',
    en: 'Invitations to this edition; whoever has accepted can be appointed',
  },
  access: { to: 'reader', of: 'people' },
  params: z.object({ edition: id<never>('edition') }),
  query: listQuery,
  answer: pageOf(invitation),
});

export const withdrawInvitation = route({
  id: 'withdraw-invitation',
  method: 'DELETE',
  path: '/invitations/{invitation}',
  title: { zh: '撤回邀请', en: 'Withdraw an invitation that one has made' },
  access: { to: 'signed-in' },
  params: z.object({ invitation: idText() }),
});

export const lookAtInvitation = route({
  id: 'look-at-invitation',
  method: 'POST',
  path: '/invitations/look',
  title: { zh: '查看邀请', en: 'What an invitation is for; the code is in its link' },
  access: { to: 'anybody' },
  body: z.strictObject({ code: linkCode }),
  answer: z.object({
    name: z.string(),
    for: invitedTo,
    /** Of the edition, the applicant: what people call it. */
    called: z.string().nullable(),
    expiresAt: instant(),
  }),
  limit: 10_000,
});

export const acceptInvitation = route({
  id: 'accept-invitation',
  method: 'POST',
  path: '/invitations/accept',
  title: { zh: '接受邀请', en: 'Accept an invitation: with a new account, or the one that is signed in' },
  access: { to: 'anybody' },
  body: z.strictObject({
    code: linkCode,
    /** Of the new account; left out by whoever is signed in and accepts for the account there is. */
    login: newLogin().optional(),
    password: password().optional(),
    name: personName().optional(),
    bearer: bearer(),
  }),
  answer: signedIn,
  limit: 10_000,
});

const individual = z.strictObject({
  kind: z.literal('individual'),
  /** 18 signs (GB 11643); kept encrypted and never answered. */
  identityNumber: z.string().max(30),
});
const organisation = z.strictObject({
  kind: z.literal('organisation'),
  name: words(120),
  /** 18 signs (GB 32100-2015). */
  creditCode: z.string().max(30),
});

/** Who applies: an organisation by its credit code, an individual by the identity number. */
const applying = z.discriminatedUnion('kind', [organisation, individual]);

export const register = route({
  id: 'register',
  method: 'POST',
  path: '/registrations',
  title: { zh: '申报人注册', en: 'Register as an applicant, with a new account' },
  access: { to: 'anybody' },
  body: z.strictObject({
    applicant: applying,
    name: personName(),
    login: newLogin(),
    password: password(),
    jurisdiction: jurisdiction(),
    bearer: bearer(),
  }),
  answer: z.object({ applicant: z.string(), token: z.string().optional() }),
  status: 201,
  limit: 10_000,
});

export const registerAnother = route({
  id: 'register-another',
  method: 'POST',
  path: '/account/applicants',
  title: { zh: '再注册一个申报人', en: 'Register another applicant with the account there is' },
  access: { to: 'signed-in' },
  body: z.strictObject({ applicant: applying }),
  answer: z.object({ applicant: z.string() }),
  status: 201,
  limit: 10_000,
});

export const listAgents = route({
  id: 'list-agents',
  method: 'GET',
  path: '/applicants/{applicant}/agents',
  title: { zh: '经办人', en: 'Who acts for the applicant; for its agents and the office' },
  access: { to: 'signed-in' },
  params: z.object({ applicant: id<never>('applicant') }),
  answer: z.object({ items: z.array(z.object({ person: z.string(), name: z.string(), since: instant() })) }),
});

export const endAgent = route({
  id: 'end-agent',
  method: 'DELETE',
  path: '/applicants/{applicant}/agents/{person}',
  title: { zh: '不再作经办人', en: 'Somebody no longer acts for the applicant; by its agents or the office' },
  access: { to: 'signed-in' },
  params: z.object({ applicant: id<never>('applicant'), person: id<never>('person') }),
});
