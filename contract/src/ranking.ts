import type { TierId } from '@heng/domain/language';
import { z } from 'zod';
import { route } from './route.ts';
import { pageOf, pageQuery } from './shape/page.ts';
import { inCase, inStep } from './shape/params.ts';
import { day, exactText, id, instant, named, ofCase } from './shape/values.ts';

const results = z.array(z.object({ step: z.string(), points: exactText().nullable() }));
const fields = { track: z.string().max(120).optional(), tier: id<TierId>('tier').optional() };

export const listStandings = route({
  id: 'list-standings',
  method: 'GET',
  path: '/editions/{edition}/standings/{step}',
  title: { zh: '得分与名次', en: 'Totals and places' },
  access: { to: 'reader', of: 'score' },
  params: inStep,
  query: z.object({
    ...pageQuery(['place', 'number', 'name']),
    track: fields.track,
    passed: z.stringbool().optional(),
  }),
  answer: pageOf(
    z.object({
      ...ofCase,
      /** Exact; null: this gate compares no points. */
      total: exactText().nullable(),
      place: z.int().nullable(),
      /** Others in the same place, of those the reader may see. */
      tied: z.int(),
      passed: z.boolean(),
      lostTiers: z.array(z.string()),
      /** What each review gave. */
      results,
    }),
  ),
});

export const listCandidates = route({
  id: 'list-candidates',
  method: 'GET',
  path: '/editions/{edition}/candidates/{step}',
  title: { zh: '候选名单', en: 'The list of candidates' },
  access: { to: 'reader', of: 'candidates' },
  params: inStep,
  query: z.object({ ...pageQuery(['place', 'number', 'name']), ...fields }),
  answer: pageOf(
    z.object({
      ...ofCase,
      tier: z.string(),
      place: z.int(),
      /** Why the order departs from the ranking. */
      reasons: z.string().nullable(),
      /** Of the last ranking; null: none, or not the reader's to see. */
      total: exactText().nullable(),
      ranked: z.int().nullable(),
      ended: z.string().nullable(),
    }),
  ),
});

export const listRanked = route({
  id: 'list-ranked',
  method: 'GET',
  path: '/editions/{edition}/ranked/{step}',
  title: {
    zh: '编制名单所据',
    en: 'What a list of candidates is made from: standing cases in the order of the ranking',
  },
  access: { to: 'reader', of: 'score' },
  params: inStep,
  query: z.object({ ...pageQuery(['place', 'number']), ...fields }),
  answer: pageOf(
    z.object({
      ...ofCase,
      submittedOn: day(),
      /** The tiers it still stands for. */
      tiers: z.array(z.string()),
      field: z.string().nullable(),
      /** An objection that is open. */
      objection: z.string().nullable(),
      results,
      total: exactText().nullable(),
      place: z.int().nullable(),
    }),
  ),
});

export const readResults = route({
  id: 'read-results',
  method: 'GET',
  path: '/editions/{edition}/cases/{case}/results',
  title: { zh: '一件申报的评审结果', en: 'What the reviews gave one application' },
  access: { to: 'reader', of: 'score' },
  params: inCase,
  answer: z.object({
    case: z.string(),
    number: z.int(),
    applicant: named,
    reviews: z.array(
      z.object({ step: z.string(), points: exactText().nullable(), said: z.string().nullable(), at: instant() }),
    ),
    standings: z.array(
      z.object({ step: z.string(), total: exactText().nullable(), place: z.int().nullable(), passed: z.boolean() }),
    ),
    ended: z.object({ step: z.string(), why: z.string() }).nullable(),
  }),
});
