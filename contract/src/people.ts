import type { PersonId } from '@heng/domain/language';
import { z } from 'zod';
import { route } from './route.ts';
import { pageOf, pageQuery } from './shape/page.ts';
import { inEdition } from './shape/params.ts';
import { reason } from './shape/problem.ts';
import { cite, day, id, instant, named } from './shape/values.ts';

const seat = z.object({
  person: named,
  body: z.string(),
  /** Which one, where the body has many instances; of a party, the applicant. */
  of: z.string().nullable(),
  seat: z.string(),
  category: z.string().nullable(),
  since: instant(),
  /** Last day of the term; null: none is laid down. */
  until: day().nullable(),
  left: instant().nullable(),
  /** Has not left, and the term has not run out. */
  sits: z.boolean(),
  /** Promises the regulation asks of whoever sits there; null: not signed yet. */
  undertakings: z.array(z.object({ id: z.string(), signedAt: instant().nullable() })),
});

export const listPeople = route({
  id: 'list-people',
  method: 'GET',
  path: '/editions/{edition}/people',
  title: { zh: '人员与任职', en: 'People and their seats' },
  access: { to: 'reader', of: 'people' },
  params: inEdition,
  query: z.object({
    ...pageQuery(['body', 'name', 'since']),
    body: z.string().max(120).optional(),
    of: z.string().max(120).optional(),
    /** yes: seats of today; no: those that ended. */
    sits: z.stringbool().optional(),
    /** yes: with a promise that is not signed. */
    owing: z.stringbool().optional(),
  }),
  answer: pageOf(seat),
});

export const listNominees = route({
  id: 'list-nominees',
  method: 'GET',
  path: '/editions/{edition}/nominees',
  title: { zh: '拟任人员', en: 'Nominees and how far they have come' },
  access: { to: 'reader', of: 'people' },
  params: inEdition,
  query: z.object({ ...pageQuery(['body', 'name', 'proposed']), body: z.string().max(120).optional() }),
  answer: pageOf(
    z.object({
      person: named,
      body: z.string(),
      of: z.string().nullable(),
      seat: z.string(),
      category: z.string().nullable(),
      proposedAt: instant(),
      approvedAt: instant().nullable(),
      refusedAt: instant().nullable(),
      publishedAt: instant().nullable(),
    }),
  ),
});

export const listRecusals = route({
  id: 'list-recusals',
  method: 'GET',
  path: '/editions/{edition}/recusals',
  title: { zh: '回避', en: 'Recusals' },
  access: { to: 'reader', of: 'people' },
  params: inEdition,
  query: z.object({ ...pageQuery(['number', 'name', 'at']), person: id<PersonId>('person').optional() }),
  answer: pageOf(z.object({ person: named, case: z.string(), number: z.int(), at: instant() })),
});

export const listCompositions = route({
  id: 'list-compositions',
  method: 'GET',
  path: '/editions/{edition}/compositions',
  title: { zh: '机构组成核对', en: 'Bodies held against what the regulation lays down for them' },
  access: { to: 'reader', of: 'people' },
  params: inEdition,
  answer: z.object({
    items: z.array(
      z.object({
        body: z.string(),
        of: z.string().nullable(),
        total: z.int(),
        /** The circles the regulation names, and how many come from each. */
        circles: z.record(z.string(), z.int()),
        /** Empty: it is made up as the regulation says. */
        unmet: z.array(reason),
        /** What was found of the requirements a body has to meet before work is handed to it. */
        requirements: z.array(
          z.object({
            rule: z.string(),
            article: cite().nullable(),
            met: z.boolean().nullable(),
            reasons: z.string().nullable(),
          }),
        ),
      }),
    ),
  }),
});

const seatRule = z.object({
  seat: z.string(),
  exactly: z.int().nullable(),
  least: z.int().nullable(),
  most: z.int().nullable(),
  heldBy: z.string().nullable(),
  from: z.array(z.string()),
  article: cite().nullable(),
});

export const listBodies = route({
  id: 'list-bodies',
  method: 'GET',
  path: '/editions/{edition}/bodies',
  title: { zh: '机构', en: 'Bodies, as the regulation has them' },
  access: { to: 'anybody' },
  params: inEdition,
  answer: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        role: z.string(),
        article: cite().nullable(),
        /** There are many of it: one for each area, industry or ownership. */
        many: z.boolean(),
        lasts: z.string().nullable(),
        housedIn: z.string().nullable(),
        createdBy: z.string().nullable(),
        seats: z.array(seatRule),
      }),
    ),
  }),
});
