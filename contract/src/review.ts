import type { StepId, TeamId } from '@heng/domain/language';
import { z } from 'zod';
import { route } from './route.ts';
import { pageOf, pageQuery } from './shape/page.ts';
import { inCase, inCaseStep, inEdition, inStep } from './shape/params.ts';
import { exactText, id, instant, named } from './shape/values.ts';

const member = z.object({
  person: named,
  seat: z.string(),
  /** Has left the body, or the team was dissolved. */
  left: z.boolean(),
});

export const listTeams = route({
  id: 'list-teams',
  method: 'GET',
  path: '/editions/{edition}/teams',
  title: { zh: '评审组', en: 'Teams' },
  access: { to: 'reader', of: 'sheet' },
  params: inEdition,
  query: z.object({ ...pageQuery(['formed', 'body']), step: id<StepId>('step').optional() }),
  answer: pageOf(
    z.object({
      id: z.string(),
      body: z.string(),
      formedAt: instant(),
      dissolvedAt: instant().nullable(),
      /** Why a rule that holds in principle was departed from. */
      reasons: z.string().nullable(),
      members: z.array(member),
      cases: z.array(z.object({ step: z.string(), case: z.string(), number: z.int(), name: z.string() })),
    }),
  ),
});

const band = z.object({ from: z.string(), to: z.string(), says: z.string() });

export const readSheetForm = route({
  id: 'read-sheet-form',
  method: 'GET',
  path: '/editions/{edition}/cases/{case}/sheet-form/{step}',
  title: { zh: '评分表式', en: 'The score sheet of a review' },
  access: { to: 'reader', of: 'sheet' },
  params: inCaseStep,
  answer: z.object({
    set: z.string(),
    name: z.string(),
    sheet: z.string(),
    combination: z.enum(['consensus', 'mean', 'trimmed-mean']),
    scale: z.object({ unit: z.enum(['percent', 'level']), from: z.int(), to: z.int(), step: z.int() }),
    /** Of a rubric, by number; else empty. */
    levels: z.array(named),
    lines: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        /** What 100 % is worth; null: it carries no points. */
        points: exactText().nullable(),
        /** What the criteria ask, in our words; null where a line is more than one item. */
        asks: z.string().nullable(),
        kind: z.string().nullable(),
        category: z.string().nullable(),
      }),
    ),
    kinds: z.record(z.string(), z.object({ name: z.string(), factors: z.array(z.string()), bands: z.array(band) })),
    most: exactText().nullable(),
  }),
});

const sheet = z.object({
  step: z.string(),
  assessor: named,
  percents: z.array(z.int()),
  points: exactText().nullable(),
  handedInAt: instant(),
});

const draft = z.object({ step: z.string(), percents: z.array(z.int()), version: z.int() });

/** Who has to hand in a sheet, and who has. */
const assessor = z.object({
  step: z.string(),
  person: named,
  seat: z.string(),
  left: z.boolean(),
  recused: z.boolean(),
  handedIn: z.boolean(),
});

const whole = {
  case: z.string(),
  number: z.int(),
  applicant: named,
  /** Those the reader may see. */
  sheets: z.array(sheet),
  /** The reader's own, not handed in yet. */
  drafts: z.array(draft),
  assessors: z.array(assessor),
  consensus: z.array(
    z.object({
      step: z.string(),
      team: z.string(),
      percents: z.array(z.int()),
      points: exactText().nullable(),
      reachedAt: instant(),
    }),
  ),
};

export const listSheets = route({
  id: 'list-sheets',
  method: 'GET',
  path: '/editions/{edition}/cases/{case}/sheets',
  title: { zh: '一件申报的评分表', en: 'An application with its sheets' },
  access: { to: 'reader', of: 'sheet' },
  params: inCase,
  answer: z.object(whole),
});

/** How far the sheets of one step lie apart, line by line. */
const divergence = z.array(
  z.object({ line: z.int(), low: z.int(), high: z.int(), spread: z.int(), mean: exactText() }),
);

export const readSheets = route({
  id: 'read-sheets',
  method: 'GET',
  path: '/editions/{edition}/cases/{case}/sheets/{step}',
  title: { zh: '一个步骤的评分表', en: 'The sheets of one step' },
  access: { to: 'reader', of: 'sheet' },
  params: inCaseStep,
  answer: z.object({
    ...whole,
    /** null: not all sheets that are handed in are the reader's to see, or there are fewer than two. */
    divergence: divergence.nullable(),
  }),
});

export const readConsensus = route({
  id: 'read-consensus',
  method: 'GET',
  path: '/editions/{edition}/cases/{case}/consensus/{step}',
  title: { zh: '合议结果', en: 'What the team has agreed' },
  access: { to: 'reader', of: 'consensus' },
  params: inCaseStep,
  answer: z.object({
    case: z.string(),
    step: z.string(),
    /** null: not agreed yet. */
    consensus: z
      .object({ team: z.string(), percents: z.array(z.int()), points: exactText().nullable(), reachedAt: instant() })
      .nullable(),
  }),
});

export const listReviewed = route({
  id: 'list-reviewed',
  method: 'GET',
  path: '/editions/{edition}/reviews/{step}',
  title: { zh: '评审进度', en: 'How far a review has come' },
  access: { to: 'reader', of: 'sheet' },
  params: inStep,
  query: z.object({
    ...pageQuery(['number', 'name', 'handed-in']),
    team: id<TeamId>('team').optional(),
    state: z.enum(['no-team', 'open', 'all-in', 'agreed']).optional(),
  }),
  answer: pageOf(
    z.object({
      case: z.string(),
      number: z.int(),
      applicant: named,
      team: z.string().nullable(),
      assessors: z.array(
        z.object({
          person: named,
          seat: z.string(),
          left: z.boolean(),
          recused: z.boolean(),
          /** Of the reader's own sheet; null: a draft is its writer's alone. */
          drafted: z.boolean().nullable(),
          handedIn: z.boolean(),
        }),
      ),
      handedIn: z.int(),
      expected: z.int(),
      agreed: z.boolean(),
      /** null: not due yet, or not the reader's to see. */
      result: z.object({ points: exactText().nullable(), said: z.string().nullable(), at: instant() }).nullable(),
    }),
  ),
});
