import type { BodyId, CaseId, PersonId, TierId } from '@heng/domain/language';
import { acts } from '@heng/domain/procedure';
import { z } from 'zod';
import { actRoute } from '../route.ts';
import { day, id, stepOf, words } from '../shape/values.ts';
import { document, documentOrBlank } from './fields.ts';

/** Where a body votes. */
const step = { step: stepOf('ballot', 'resolution') };
const cases = z.array(id<CaseId>('case')).max(5000);
const votes = z.int().min(0).max(100_000);
const decision = z.strictObject({ document: document(), reasons: words() }).nullable().default(null);

export const openBallot = actRoute('ballot-opened', acts['ballot-opened'], { ...step, without: cases.default([]) });

/** What is on the slips goes into the box and nowhere else: no act, answer, message or log has it. */
export const castBallot = actRoute('ballot-cast', acts['ballot-cast'], {
  ...step,
  slips: z
    .array(z.strictObject({ case: id<CaseId>('case'), choice: z.enum(['yes', 'no', 'abstain', 'invalid']) }))
    .max(5000),
});

export const closeBallot = actRoute('ballot-closed', acts['ballot-closed'], step);

export const recordResolution = actRoute('resolution-recorded', acts['resolution-recorded'], {
  ...step,
  document: documentOrBlank(),
  day: day(),
  present: z.array(id<PersonId>('person')).max(1000),
  outcomes: z
    .array(
      z.strictObject({
        case: id<CaseId>('case'),
        votes: z.strictObject({ yes: votes, no: votes, abstain: votes, invalid: votes }).nullable().default(null),
        carried: z.boolean().nullable().default(null),
      }),
    )
    .max(5000),
  without: cases.default([]),
});

export const listWinners = actRoute('winners-listed', acts['winners-listed'], {
  ...step,
  lists: z.array(z.strictObject({ tier: id<TierId>('tier'), cases })).max(50),
  departure: z
    .strictObject({ by: id<BodyId>('body'), document: document(), reasons: words() })
    .nullable()
    .default(null),
  decision,
});

/** 递补: the same act, for one seat that a notice has cost. */
export const addWinner = actRoute(
  'winners-listed',
  { zh: '递补', en: 'A winner added' },
  { ...step, case: id<CaseId>('case'), decision },
  { id: 'winner-added', path: '/editions/{edition}/acts/winners-listed/added' },
);
