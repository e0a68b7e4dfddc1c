import type { StepId, TierId } from '@heng/domain/language';
import { z } from 'zod';
import { route } from './route.ts';
import { pageOf, pageQuery } from './shape/page.ts';
import { inEdition, inStep } from './shape/params.ts';
import { day, exactText, id, instant, named, ofCase } from './shape/values.ts';

export const readBallot = route({
  id: 'read-ballot',
  method: 'GET',
  path: '/editions/{edition}/ballots/{step}',
  title: { zh: '投票', en: 'A ballot: candidates, and whether one has voted' },
  access: { to: 'reader', of: 'candidates' },
  params: inStep,
  answer: z.object({
    step: z.string(),
    state: z.enum(['not-opened', 'open', 'counted']),
    secret: z.boolean().nullable(),
    candidates: z.array(
      z.object({
        ...ofCase,
        tier: z.string().nullable(),
        place: z.int(),
        /** The reader may vote on this one: is on the list of voters and has not withdrawn from it. */
        mayVote: z.boolean(),
      }),
    ),
    /** The reader's own standing; null: is no voter. Never when, never how. */
    own: z.object({ hasCast: z.boolean() }).nullable(),
    /** null: not the reader's to know. */
    turnout: z.object({ voters: z.int(), cast: z.int() }).nullable(),
  }),
});

export const listTallies = route({
  id: 'list-tallies',
  method: 'GET',
  path: '/editions/{edition}/ballots/{step}/tally',
  title: { zh: '表决结果', en: 'Counted votes' },
  access: { to: 'reader', of: 'tally' },
  params: inStep,
  query: z.object({ ...pageQuery(['votes', 'number', 'name']), tier: id<TierId>('tier').optional() }),
  answer: pageOf(
    z.object({
      ...ofCase,
      tier: z.string().nullable(),
      /** Votes are null where a body resolved without counting them. */
      yes: z.int().nullable(),
      no: z.int().nullable(),
      abstain: z.int().nullable(),
      invalid: z.int().nullable(),
      /** null: no majority is laid down, nothing is computed. */
      needed: z.int().nullable(),
      carried: z.boolean().nullable(),
    }),
  ),
});

export const listCarried = route({
  id: 'list-carried',
  method: 'GET',
  path: '/editions/{edition}/ballots/{step}/carried',
  title: { zh: '获通过者', en: 'Whom the vote carried, for the list of winners' },
  access: { to: 'reader', of: 'tally' },
  params: inStep,
  answer: z.object({
    items: z.array(
      z.object({
        ...ofCase,
        tier: z.string(),
        yes: z.int().nullable(),
        carried: z.boolean().nullable(),
        /** Of the last ranking; null: none, or not the reader's to see. */
        total: exactText().nullable(),
      }),
    ),
  }),
});

export const listResolutions = route({
  id: 'list-resolutions',
  method: 'GET',
  path: '/editions/{edition}/resolutions',
  title: { zh: '决议', en: 'Resolutions' },
  access: { to: 'reader', of: 'tally' },
  params: inEdition,
  query: z.object({ ...pageQuery(['recorded', 'day']), step: id<StepId>('step').optional() }),
  answer: pageOf(
    z.object({
      step: z.string(),
      /** null: a marked blank. */
      document: z.string().nullable(),
      day: day(),
      members: z.int(),
      present: z.array(named),
      recordedAt: instant(),
    }),
  ),
});

export const listWinners = route({
  id: 'list-winners',
  method: 'GET',
  path: '/editions/{edition}/winners',
  title: { zh: '拟奖名单', en: 'The list of winners' },
  access: { to: 'reader', of: 'winners' },
  params: inEdition,
  query: z.object({
    ...pageQuery(['place', 'number', 'name']),
    tier: id<TierId>('tier').optional(),
    state: z.enum(['listed', 'approved', 'removed']).optional(),
  }),
  answer: pageOf(
    z.object({
      ...ofCase,
      tier: z.string(),
      place: z.int(),
      reasons: z.string().nullable(),
      listedAt: instant(),
      removedAt: instant().nullable(),
      approvedAt: instant().nullable(),
      approvedOn: day().nullable(),
      award: z.string().nullable(),
    }),
  ),
});
