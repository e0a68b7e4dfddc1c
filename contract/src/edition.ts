import { z } from 'zod';
import { route } from './route.ts';
import { pageOf, pageQuery } from './shape/page.ts';
import { inEdition } from './shape/params.ts';
import { cite, day, digest, instant, wording } from './shape/values.ts';

/** A count of days to a last day, both counted; past it, none are left. */
export const daysLeft = z.object({ days: z.int(), workingDays: z.int(), provisional: z.boolean() });

const editionRow = z.object({
  id: z.string(),
  jurisdiction: z.string(),
  regulation: z.string(),
  programme: z.string(),
  title: z.string(),
  label: z.string(),
  number: z.int().nullable(),
  nature: z.enum(['real', 'rehearsal']),
  openedAt: instant(),
  closedAt: instant().nullable(),
  /** The first step of the whole edition that is not closed. */
  step: z.object({ id: z.string(), name: z.string(), kind: z.string() }).nullable(),
});

export const listEditions = route({
  id: 'list-editions',
  method: 'GET',
  path: '/editions',
  title: { zh: '各届', en: 'Editions' },
  access: { to: 'anybody' },
  query: z.object({
    ...pageQuery(['opened', 'label', 'regulation']),
    regulation: z.string().max(120).optional(),
    open: z.stringbool().optional(),
  }),
  answer: pageOf(editionRow),
});

/** A step as a page or a picture needs it. */
const stepState = z.object({
  id: z.string(),
  kind: z.string(),
  name: z.string(),
  by: z.array(z.object({ body: z.string(), name: z.string() })),
  article: cite().nullable(),
  /** Each case goes through it by itself. */
  perCase: z.boolean(),
  state: z.enum(['planned', 'open', 'closed', 'per-case']),
  opensOn: day().nullable(),
  closesOn: day().nullable(),
  openedAt: instant().nullable(),
  closedAt: instant().nullable(),
});

const noticeRow = z.object({
  id: z.string(),
  kind: z.string(),
  step: z.string(),
  title: z.string(),
  document: z.string().nullable(),
  published: day(),
  last: day().nullable(),
  provisional: z.boolean(),
  closed: z.boolean(),
});

export const readEdition = route({
  id: 'read-edition',
  method: 'GET',
  path: '/editions/{edition}',
  title: { zh: '本届', en: 'One edition' },
  access: { to: 'anybody' },
  params: inEdition,
  answer: editionRow.extend({
    /** Digest of the pack it runs under now. */
    pack: digest(),
    steps: z.array(stepState),
    settings: z.array(
      z.object({
        path: z.string(),
        was: z.unknown(),
        now: z.unknown(),
        body: z.string(),
        name: z.string(),
        document: z.string(),
        day: day(),
        at: instant(),
        article: cite().nullable(),
      }),
    ),
    /** What is still to be decided, by whom, and before which step. */
    open: z.array(
      z.object({
        path: z.string(),
        body: z.string(),
        name: z.string(),
        before: z.string(),
        external: z.string().nullable(),
        article: cite().nullable(),
      }),
    ),
    notices: z.array(noticeRow),
  }),
});

/** The pack as the edition runs under it, with all that was decided for it; it never changes under its digest. */
export const readEditionRegulation = route({
  id: 'read-edition-regulation',
  method: 'GET',
  path: '/editions/{edition}/regulation',
  title: { zh: '本届适用的办法', en: 'The regulation as the edition runs under it' },
  access: { to: 'anybody' },
  params: inEdition,
  answer: z.object({
    digest: digest(),
    pack: z.unknown(),
    /** English by path, where the installation has it. */
    en: z.record(z.string(), z.string()),
  }),
});

export const listRegulations = route({
  id: 'list-regulations',
  method: 'GET',
  path: '/regulations',
  title: { zh: '办法', en: 'Regulations' },
  access: { to: 'anybody' },
  answer: z.object({
    regulations: z.array(
      z.object({
        id: z.string(),
        programme: z.string(),
        title: z.string(),
        place: z.string(),
        issuer: z.string(),
        numbers: z.array(z.string()),
        status: z.enum(['draft', 'in-force', 'expired', 'repealed']),
        from: day().nullable(),
        to: day().nullable(),
        articles: z.int(),
        digest: digest(),
        en: wording.pick({ en: true }).nullable(),
      }),
    ),
  }),
});

export const readCalendar = route({
  id: 'read-calendar',
  method: 'GET',
  path: '/calendar/{year}',
  title: { zh: '工作日历', en: 'The calendar of working days' },
  access: { to: 'anybody' },
  params: z.object({ year: z.string().regex(/^[12]\d{3}$/) }),
  answer: z.object({
    year: z.int(),
    /** The State Council has published it; else weekdays are taken by their place in the week, and every date is provisional. */
    published: z.boolean(),
    source: z.string().nullable(),
    off: z.record(z.string(), z.string()),
    work: z.array(day()),
  }),
});

/** The steps as a picture of the procedure needs them. */
export const readTimeline = route({
  id: 'read-timeline',
  method: 'GET',
  path: '/editions/{edition}/timeline',
  title: { zh: '进度', en: 'Where the edition stands' },
  access: { to: 'anybody' },
  params: inEdition,
  answer: z.object({
    today: day(),
    current: z.string().nullable(),
    steps: z.array(
      stepState.extend({
        /** Last day by which the regulation wants it done; of a notice under way, its last day. */
        due: day().nullable(),
        provisional: z.boolean(),
        left: daysLeft.nullable(),
        overdue: z.boolean(),
        /** Working days from its opening to its close, or to today, both counted. */
        workingDays: z.int().nullable(),
        notices: z.array(z.string()),
      }),
    ),
  }),
});
