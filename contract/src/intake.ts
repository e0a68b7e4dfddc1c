import { z } from 'zod';
import { route } from './route.ts';
import { pageOf, pageQuery } from './shape/page.ts';
import { inCase, inEdition } from './shape/params.ts';
import { cite, day, digest, instant, named } from './shape/values.ts';

const state = z.enum(['preparing', 'standing', 'ended']);

/** The sorted, filtered list of cases; what a reader may not know of one is null. */
export const listCases = route({
  id: 'list-cases',
  method: 'GET',
  path: '/editions/{edition}/cases',
  title: { zh: '案卷一览', en: 'Cases of an edition' },
  access: { to: 'reader', of: 'case' },
  params: inEdition,
  query: z.object({
    ...pageQuery(['number', 'applicant', 'submitted', 'state', 'tier', 'total', 'place']),
    track: z.string().max(120).optional(),
    kind: z.string().max(120).optional(),
    tier: z.string().max(120).optional(),
    state: state.optional(),
    blocked: z.stringbool().optional(),
    /** Those only to which the reader stands in a relation: own, recommended, asked, assigned. */
    mine: z.stringbool().optional(),
  }),
  answer: pageOf(
    z.object({
      id: z.string(),
      number: z.int(),
      applicant: z.string(),
      name: z.string(),
      industry: z.string().nullable(),
      track: z.string(),
      kind: z.string(),
      tier: z.string().nullable(),
      submittedAt: instant().nullable(),
      state,
      ended: z.object({ step: z.string(), why: z.string() }).nullable(),
      /** An objection is open: it waits. */
      blocked: z.boolean(),
      /** Of the latest review with sheets, to those alone who may know; mean: of the points handed in, four decimals. */
      score: z
        .object({
          step: z.string().nullable(),
          sheets: z.int(),
          mean: z.string().nullable(),
          /** Exact, by the latest gate. */
          total: z.string().nullable(),
          place: z.int().nullable(),
        })
        .nullable(),
    }),
  ),
});

const document = z.object({
  document: z.string(),
  name: z.string(),
  by: z.string(),
  /** null: a trade secret that the reader may not see; only that it is there. */
  sha256: digest().nullable(),
  tradeSecret: z.boolean(),
  validUntil: day().nullable(),
  endless: z.boolean(),
  at: instant(),
});

/** What was handed in: facts with who gave them, and documents. */
export const readFile = route({
  id: 'read-file',
  method: 'GET',
  path: '/editions/{edition}/cases/{case}/file',
  title: { zh: '申报材料', en: 'The file of a case' },
  access: { to: 'reader', of: 'file' },
  params: inCase,
  answer: z.object({
    facts: z.array(
      z.object({
        fact: z.string(),
        name: z.string(),
        source: z.string(),
        of: z.string().nullable(),
        value: z.unknown(),
        at: instant(),
      }),
    ),
    documents: z.array(document),
    relations: z.array(z.object({ about: z.string(), applicant: z.string(), name: z.string() })),
  }),
});

/** One question of the form, and how it is answered. */
const question = z.object({
  fact: z.string(),
  name: z.string(),
  /** As the pack has it: `yes-no`, `number`, `{ choices }`, `{ records }` … */
  type: z.unknown(),
  unit: z.string().nullable(),
  from: z.array(z.string()),
  /** Handing in is refused without it. */
  needed: z.boolean(),
  evidence: z.boolean(),
  article: cite().nullable(),
  /** Choices of a scale, where the answer is one of its values. */
  scale: z.array(named).nullable(),
});

/** What the form asks of this case. */
const form = z.object({
  step: named.nullable(),
  opensOn: day().nullable(),
  closesOn: day().nullable(),
  questions: z.array(question),
  documents: z.array(
    z.object({
      document: z.string(),
      name: z.string(),
      by: z.string(),
      article: cite().nullable(),
      limit: z.object({ at_most: z.int(), unit: z.string() }).nullable(),
      content: z.array(z.string()),
      /** null: a fact that says whether it is asked for is missing. */
      asked: z.boolean().nullable(),
      onFile: z.boolean(),
    }),
  ),
  declarations: z.array(z.object({ id: z.string(), says: z.string(), article: cite().nullable() })),
});

export const readForm = route({
  id: 'read-form',
  method: 'GET',
  path: '/editions/{edition}/cases/{case}/form',
  title: { zh: '申报表', en: 'What the application form asks' },
  access: { to: 'reader', of: 'file' },
  params: inCase,
  answer: form,
});

/** The draft, for the applicant's own agents. */
export const readDraft = route({
  id: 'read-draft',
  method: 'GET',
  path: '/editions/{edition}/cases/{case}/draft',
  title: { zh: '申报草稿', en: 'The draft of an application' },
  access: { to: 'reader', of: 'draft' },
  params: inCase,
  answer: z.object({
    version: z.int(),
    answers: z.record(z.string(), z.unknown()),
    sha256: digest(),
    /** Facts that are asked, that are answered, and that are still to be. */
    asked: z.int(),
    filled: z.int(),
    missing: z.array(z.object({ fact: z.string(), name: z.string(), needed: z.boolean() })),
    /** Papers asked for and not on file. */
    papers: z.array(z.object({ document: z.string(), name: z.string(), by: z.string() })),
    submittedAt: instant().nullable(),
  }),
});

export const listRecommendations = route({
  id: 'list-recommendations',
  method: 'GET',
  path: '/editions/{edition}/cases/{case}/recommendations',
  title: { zh: '推荐与退回', en: 'Recommendations and returns' },
  access: { to: 'reader', of: 'file' },
  params: inCase,
  answer: z.object({
    recommendations: z.array(
      z.object({
        body: z.string(),
        name: z.string(),
        of: z.string().nullable(),
        recommended: z.boolean(),
        reasons: z.string().nullable(),
        at: instant(),
      }),
    ),
  }),
});
