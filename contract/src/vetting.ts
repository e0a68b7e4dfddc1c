import { z } from 'zod';
import { route } from './route.ts';
import { pageOf, pageQuery } from './shape/page.ts';
import { inCase, inEdition } from './shape/params.ts';
import { cite, day, instant, named } from './shape/values.ts';

const answered = z.enum(['holds', 'does-not-hold', 'needs-judgement', 'not-applicable', 'fact-missing']);

/** What one rule answers, on which article, from which facts. */
const outcome = z.object({
  rule: z.string(),
  says: z.string(),
  article: cite().nullable(),
  answer: answered,
  /** Of a condition: met, of a disqualifier: barred; null: open, or not applicable. */
  against: z.boolean().nullable(),
  missing: z.array(z.object({ fact: z.string(), name: z.string() })),
});

const opinion = z.object({
  department: z.string(),
  name: z.string(),
  askedAt: instant(),
  due: day().nullable(),
  givenAt: instant().nullable(),
  adverse: z.boolean().nullable(),
  /** What it may be asked about and can report. */
  asks: z.array(z.object({ fact: z.string(), name: z.string(), type: z.unknown(), unit: z.string().nullable() })),
  /** What it has reported; a department sees its own alone. */
  reports: z.array(z.object({ fact: z.string(), name: z.string(), value: z.unknown() })),
});

export const readVetting = route({
  id: 'read-vetting',
  method: 'GET',
  path: '/editions/{edition}/cases/{case}/vetting',
  title: { zh: '资格审查', en: 'The vetting of a case' },
  access: { to: 'reader', of: 'case' },
  params: inCase,
  answer: z.object({
    steps: z.array(
      z.object({
        step: z.string(),
        name: z.string(),
        /** Once it is made. */
        result: z
          .object({ outcome: z.enum(['eligible', 'ineligible']), at: instant(), against: z.array(outcome) })
          .nullable(),
        opinions: z.array(opinion),
        /** null: not the reader's to see. */
        findings: z
          .array(
            z.object({
              rule: z.string(),
              says: z.string(),
              finding: z.string(),
              body: z.string(),
              person: z.string(),
              reasons: z.string(),
              at: instant(),
            }),
          )
          .nullable(),
        answers: z.array(outcome).nullable(),
        /** Rules a person has to judge, and who: what is to be found before the case can be vetted. */
        toJudge: z.array(z.object({ rule: z.string(), says: z.string(), by: z.array(z.string()) })).nullable(),
        /** Facts for the holders of the step to report. */
        toReport: z.array(z.object({ fact: z.string(), name: z.string() })).nullable(),
      }),
    ),
  }),
});

/** Cases by rules and departments, one step at a time. */
export const listVetting = route({
  id: 'list-vetting',
  method: 'GET',
  path: '/editions/{edition}/vetting',
  title: { zh: '资格审查一览', en: 'The matrix of vetting' },
  access: { to: 'reader', of: 'vetting' },
  params: inEdition,
  query: z.object({
    ...pageQuery(['number']),
    step: z.string().max(120).optional(),
    outcome: z.enum(['eligible', 'ineligible', 'open']).optional(),
  }),
  answer: pageOf(
    z.object({
      case: z.string(),
      number: z.int(),
      name: z.string(),
      result: z.enum(['eligible', 'ineligible']).nullable(),
      answers: z.record(z.string(), answered),
      opinions: z.array(
        z.object({
          department: z.string(),
          given: z.boolean(),
          adverse: z.boolean().nullable(),
          due: day().nullable(),
        }),
      ),
    }),
  ).extend({
    step: named.nullable(),
    rules: z.array(z.object({ rule: z.string(), says: z.string(), article: cite().nullable() })),
    departments: z.array(z.object({ department: z.string(), name: z.string() })),
  }),
});

/** What the self-check asks, and what the regulation answers by what was told. Nothing is kept. */
export const checkEligibility = route({
  id: 'check-eligibility',
  method: 'POST',
  path: '/editions/{edition}/eligibility',
  title: { zh: '资格自查', en: 'Check eligibility by oneself' },
  access: { to: 'anybody' },
  params: inEdition,
  body: z.strictObject({
    track: z.string().max(120),
    kind: z.string().max(120),
    tier: z.string().max(120).nullable().default(null),
    answers: z.record(z.string().max(120), z.json()).default({}),
  }),
  answer: z.object({
    result: z.enum(['pass', 'fail', 'open']),
    rules: z.array(
      outcome.extend({ result: z.enum(['pass', 'fail', 'needs-judgement', 'unknown', 'not-applicable']) }),
    ),
    /** Facts that would settle more. */
    asks: z.array(z.object({ fact: z.string(), name: z.string(), type: z.unknown(), unit: z.string().nullable() })),
  }),
  limit: 100_000,
});
