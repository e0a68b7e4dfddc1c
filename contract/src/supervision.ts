import type { ProceedingId, ReportId } from '@heng/domain/language';
import { z } from 'zod';
import { route } from './route.ts';
import { pageOf, pageQuery } from './shape/page.ts';
import { inEdition } from './shape/params.ts';
import { cite, day, digest, filedPaper, id, instant, named } from './shape/values.ts';

/** Whom a proceeding is against: one of these. */
const target = z.object({
  award: z.string().nullable(),
  case: z.string().nullable(),
  person: named.nullable(),
  body: z.string().nullable(),
  of: z.string().nullable(),
  applicant: named.nullable(),
});

const proceeding = z.object({
  id: z.string(),
  sanction: z.string(),
  article: cite().nullable(),
  target,
  state: z.enum(['open', 'asked', 'decided', 'published', 'dropped']),
  openedAt: instant(),
  askedAt: instant().nullable(),
  droppedAt: instant().nullable(),
  decidedOn: day().nullable(),
  imposed: z.boolean().nullable(),
  publishedOn: day().nullable(),
});

export const listProceedings = route({
  id: 'list-proceedings',
  method: 'GET',
  path: '/editions/{edition}/proceedings',
  title: { zh: '查处', en: 'Proceedings' },
  access: { to: 'reader', of: 'proceeding' },
  params: inEdition,
  query: z.object({
    ...pageQuery(['opened', 'decided']),
    state: z.enum(['open', 'asked', 'decided', 'published', 'dropped']).optional(),
  }),
  answer: pageOf(proceeding),
});

export const readProceeding = route({
  id: 'read-proceeding',
  method: 'GET',
  path: '/editions/{edition}/proceedings/{proceeding}',
  title: { zh: '一件查处', en: 'One proceeding' },
  access: { to: 'reader', of: 'proceeding' },
  params: inEdition.extend({ proceeding: id<ProceedingId>('proceeding') }),
  answer: proceeding.extend({
    document: z.string().nullable(),
    reasons: z.string().nullable(),
    notice: z.string().nullable(),
    noticeDocument: z.string().nullable(),
    findings: z.array(
      z.object({
        ground: z.string(),
        article: cite().nullable(),
        finding: z.string(),
        reasons: z.string(),
        body: z.string(),
        at: instant(),
      }),
    ),
    measures: z.array(
      z.object({
        kind: z.string(),
        article: cite().nullable(),
        what: z.array(z.string()),
        due: day().nullable(),
        bar: z
          .object({
            programme: z.string(),
            first: day(),
            last: day().nullable(),
            editions: z.int().nullable(),
          })
          .nullable(),
      }),
    ),
    correction: z.object({
      reportedOn: day().nullable(),
      sha256: digest().nullable(),
      met: z.boolean().nullable(),
    }),
    recovered: z.array(z.object({ what: z.string(), amount: z.int().nullable(), on: day() })),
  }),
});

const report = z.object({
  id: z.string(),
  channel: z.string(),
  step: z.string().nullable(),
  case: z.string().nullable(),
  award: z.string().nullable(),
  anonymous: z.boolean(),
  missing: z.array(z.string()),
  receivedAt: instant(),
  completedAt: instant().nullable(),
  due: day().nullable(),
  workingDaysLeft: z.int().nullable(),
  answeredAt: instant().nullable(),
  upheld: z.boolean().nullable(),
  /** Bodies it was passed on to. */
  forwardedTo: z.array(z.string()),
});

export const listReports = route({
  id: 'list-reports',
  method: 'GET',
  path: '/editions/{edition}/reports',
  title: { zh: '举报', en: 'Reports of wrongdoing, for whoever receives them' },
  access: { to: 'reader', of: 'report' },
  params: inEdition,
  query: z.object({
    ...pageQuery(['received', 'due']),
    state: z.enum(['incomplete', 'open', 'answered']).optional(),
  }),
  answer: pageOf(report),
});

export const readReport = route({
  id: 'read-report',
  method: 'GET',
  path: '/editions/{edition}/reports/{report}',
  title: { zh: '一件举报', en: 'One report, with what was said' },
  access: { to: 'reader', of: 'report' },
  params: inEdition.extend({ report: id<ReportId>('report') }),
  answer: report.extend({
    content: z.string().nullable(),
    identity: z.record(z.string(), z.json()).nullable(),
    papers: z.array(filedPaper),
    replySha256: digest().nullable(),
  }),
});

export const listBars = route({
  id: 'list-bars',
  method: 'GET',
  path: '/editions/{edition}/bars',
  title: { zh: '限制申报', en: 'Who may not apply for a time' },
  access: { to: 'reader', of: 'proceeding' },
  params: inEdition,
  query: z.object(pageQuery(['decided', 'name', 'last'])),
  answer: pageOf(
    z.object({
      proceeding: z.string(),
      applicant: named,
      programme: z.string(),
      first: day(),
      /** null: by editions, or for ever. */
      last: day().nullable(),
      editions: z.int().nullable(),
      article: cite().nullable(),
      decidedAt: instant(),
    }),
  ),
});

/** All that the tasks of the years after are made of, but the pack and the calendar: other programs may compute from it what is to be done. */
export const readAfterView = route({
  id: 'read-after-view',
  method: 'GET',
  path: '/editions/{edition}/after-view',
  title: { zh: '获奖后数据', en: 'The state that the tasks of the years after are computed from' },
  access: { to: 'reader', of: 'progress' },
  params: inEdition,
  answer: z.object({ today: day(), view: z.unknown() }),
});
