import type { CaseId, NoticeId, ObjectionId } from '@heng/domain/language';
import { z } from 'zod';
import { route } from './route.ts';
import { latestFirst, pageOf, pageQuery } from './shape/page.ts';
import { inCase, inEdition } from './shape/params.ts';
import { cite, day, digest, filedPaper, id, instant } from './shape/values.ts';

const onNotice = z.object({ notice: id<NoticeId>('notice') });

const notice = z.object({
  id: z.string(),
  edition: z.string(),
  step: z.string(),
  kind: z.enum(['announcement', 'notice']),
  title: z.string(),
  media: z.string().nullable(),
  document: z.string().nullable(),
  publishedOn: day(),
  publishedAt: instant(),
  /** null: it does not run for a time. */
  lastDay: day().nullable(),
  provisional: z.boolean(),
  closedAt: instant().nullable(),
  /** How many cases stand on it. */
  listed: z.int(),
  /** The entry of the journal that published it. */
  act: z.string(),
  /** Working days up to its end, today included; null: it runs for no time, or is closed. */
  workingDaysLeft: z.int().nullable(),
});

export const listNotices = route({
  id: 'list-notices',
  method: 'GET',
  path: '/editions/{edition}/notices',
  title: { zh: '公告与公示', en: 'Announcements and notices' },
  access: { to: 'anybody' },
  params: inEdition,
  query: z.object({
    ...pageQuery(['published', 'last']),
    ...latestFirst,
    kind: z.enum(['announcement', 'notice']).optional(),
    step: z.string().max(120).optional(),
    open: z.stringbool().optional(),
  }),
  answer: pageOf(notice),
});

export const readNotice = route({
  id: 'read-notice',
  method: 'GET',
  path: '/notices/{notice}',
  title: { zh: '一份公告或公示', en: 'One announcement or notice' },
  access: { to: 'anybody' },
  params: onNotice,
  answer: notice.extend({
    /** How to object; null: the regulation names no channel for this notice. */
    channel: z
      .object({
        id: z.string(),
        to: z.string(),
        /** null: at any time. */
        lastDay: day().nullable(),
        anonymous: z.boolean().nullable(),
        needs: z.object({ person: z.array(z.string()), organisation: z.array(z.string()) }),
        answerWithin: z.string().nullable(),
        article: cite().nullable(),
      })
      .nullable(),
  }),
});

export const listNoticeCases = route({
  id: 'list-notice-cases',
  method: 'GET',
  path: '/notices/{notice}/cases',
  title: { zh: '公示名单', en: 'Who stands on a notice' },
  access: { to: 'anybody' },
  params: onNotice,
  query: z.object(pageQuery(['place', 'name'])),
  answer: pageOf(
    z.object({
      case: z.string(),
      name: z.string(),
      industry: z.string().nullable(),
      tier: z.string().nullable(),
      place: z.int(),
    }),
  ),
});

export const listCaseNotices = route({
  id: 'list-case-notices',
  method: 'GET',
  path: '/editions/{edition}/cases/{case}/notices',
  title: { zh: '申报单位的公示', en: 'Notices that a case stands on, its own included' },
  access: { to: 'reader', of: 'case' },
  params: inCase,
  answer: z.object({ items: z.array(notice.extend({ inside: z.boolean(), tier: z.string().nullable() })) }),
});

const objection = z.object({
  id: z.string(),
  notice: z.string(),
  step: z.string(),
  case: z.string(),
  number: z.int(),
  name: z.string(),
  channel: z.string(),
  /** The body that answers. */
  receiver: z.string().nullable(),
  /** Who objects, as far as that tells nobody who it was; null: not yours to know. */
  by: z.enum(['person', 'organisation']).nullable(),
  brought: z.array(z.string()).nullable(),
  missing: z.array(z.string()).nullable(),
  receivedAt: instant(),
  completeAt: instant().nullable(),
  due: day().nullable(),
  workingDaysLeft: z.int().nullable(),
  answeredAt: instant().nullable(),
  upheld: z.boolean().nullable(),
});

export const listObjections = route({
  id: 'list-objections',
  method: 'GET',
  path: '/editions/{edition}/objections',
  title: { zh: '异议', en: 'Objections' },
  access: { to: 'reader', of: 'objection' },
  params: inEdition,
  query: z.object({
    ...pageQuery(['received', 'due', 'number']),
    state: z.enum(['incomplete', 'open', 'answered']).optional(),
    notice: id<NoticeId>('notice').optional(),
    case: id<CaseId>('case').optional(),
  }),
  answer: pageOf(objection),
});

export const readObjection = route({
  id: 'read-objection',
  method: 'GET',
  path: '/editions/{edition}/objections/{objection}',
  title: { zh: '一件异议', en: 'One objection' },
  access: { to: 'reader', of: 'objection' },
  params: inEdition.extend({ objection: id<ObjectionId>('objection') }),
  answer: objection.extend({
    replySha256: digest().nullable(),
    /** Who objected and how to reach them: for the body that answers alone. */
    identity: z.record(z.string(), z.json()).nullable(),
    /** What was said, and papers by digest; for the same. */
    words: z.string().nullable(),
    papers: z.array(filedPaper).nullable(),
  }),
});
