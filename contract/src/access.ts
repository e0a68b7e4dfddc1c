import type { PersonId } from '@heng/domain/language';
import { z } from 'zod';
import { route } from './route.ts';
import { latestFirst, pageOf, pageQuery } from './shape/page.ts';
import { inEdition } from './shape/params.ts';
import { id, instant } from './shape/values.ts';

const looked = z.object({
  at: instant(),
  person: z.string(),
  name: z.string(),
  /** The route by which it was read: `read-file`. */
  route: z.string(),
  thing: z.string(),
  edition: z.string().nullable(),
  case: z.string().nullable(),
  /** The file, objection, report or sort of export. */
  subject: z.string().nullable(),
});

const query = z.object({
  ...pageQuery(['at']),
  ...latestFirst,
  person: id<PersonId>('person').optional(),
  thing: z.string().max(60).optional(),
});

/** 查阅记录: who has read or exported what is confidential in one edition. */
export const listAccess = route({
  id: 'list-access',
  method: 'GET',
  path: '/editions/{edition}/access-log',
  title: { zh: '本届查阅记录', en: 'What was looked at in an edition, and by whom' },
  access: { to: 'reader', of: 'access-log' },
  params: inEdition,
  query,
  answer: pageOf(looked),
});

/** The same over the whole jurisdiction, for the audit administrator. */
export const listAllAccess = route({
  id: 'list-all-access',
  method: 'GET',
  path: '/access-log',
  title: { zh: '全部查阅记录', en: 'Everything that was looked at, and by whom' },
  access: { to: 'administrator', hands: ['audit'] },
  query,
  answer: pageOf(looked),
});
