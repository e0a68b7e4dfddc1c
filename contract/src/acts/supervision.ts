import type { ActId, AwardId, BodyId, CaseId, PersonId, ProceedingId, ReportId, StepId } from '@heng/domain/language';
import { acts } from '@heng/domain/procedure';
import { z } from 'zod';
import { actRoute, asWhom, route } from '../route.ts';
import { day, digest, id, packName, words, yuan } from '../shape/values.ts';
import { dayOrNone, documentOrBlank, factValue, finding, identity, packNames } from './fields.ts';

const award = { award: id<AwardId>('award') };
const proceeding = { proceeding: id<ProceedingId>('proceeding') };
const report = { report: id<ReportId>('report') };

export const doDuty = actRoute('duty-done', acts['duty-done'], {
  ...award,
  duty: packName(80),
  time: z.int().min(0).max(1000).nullable().default(null),
  sha256: digest().nullable().default(null),
  on: dayOrNone(),
});

export const missDuty = actRoute('duty-missed', acts['duty-missed'], {
  ...award,
  duty: packName(80),
  time: z.int().min(0).max(1000),
});

export const recordBreach = actRoute('breach-recorded', acts['breach-recorded'], {
  ...award,
  of: packName(),
  is: z.enum(['refused', 'breached']),
  on: day(),
  use: packName(80).nullable().default(null),
  reasons: words(),
});

export const reportMoneyUse = actRoute('money-use-reported', acts['money-use-reported'], {
  ...award,
  uses: z.array(z.strictObject({ use: packName(80), amount: yuan() })).max(200),
  sha256: digest(),
});

export const reportEvent = actRoute('event-reported', acts['event-reported'], {
  ...award,
  fact: packName(),
  value: factValue(),
});

export const withdrawEvent = actRoute('event-withdrawn', acts['event-withdrawn'], {
  ...award,
  event: id<ActId>('act'),
  reasons: words(),
});

export const decideMoney = actRoute('money-decided', acts['money-decided'], {
  ...award,
  money: yuan(),
  document: documentOrBlank(),
  day: day(),
});

export const payMoney = actRoute('money-paid', acts['money-paid'], { ...award, amount: yuan(), on: day() });

export const openProceeding = actRoute('proceeding-opened', acts['proceeding-opened'], {
  sanction: packName(80),
  target: z.union([
    z.strictObject({ award: id<AwardId>('award') }),
    z.strictObject({ case: id<CaseId>('case') }),
    z.strictObject({ person: id<PersonId>('person') }),
    z.strictObject({ body: id<BodyId>('body'), of: packName(120).nullable() }),
  ]),
});

export const findGround = actRoute('ground-found', acts['ground-found'], {
  ...proceeding,
  ground: packName(300),
  finding: finding(),
  reasons: words(),
});

export const askSanction = actRoute('sanction-asked', acts['sanction-asked'], proceeding);

export const decideSanction = actRoute('sanction-decided', acts['sanction-decided'], {
  ...proceeding,
  imposed: z.boolean(),
  measures: packNames().nullable().default(null),
  correctBy: dayOrNone(),
  reasons: z.union([words(), z.literal('')]),
  document: documentOrBlank(),
  day: day(),
});

export const dropProceeding = actRoute('proceeding-dropped', acts['proceeding-dropped'], {
  ...proceeding,
  reasons: words(),
});

export const publishDecision = actRoute('decision-published', acts['decision-published'], {
  ...proceeding,
  document: documentOrBlank(),
  day: day(),
});

export const recoverItem = actRoute('item-recovered', acts['item-recovered'], {
  ...proceeding,
  ...award,
  what: packName(80),
  amount: yuan().nullable().default(null),
  on: day(),
});

export const reportCorrection = actRoute('correction-reported', acts['correction-reported'], {
  ...proceeding,
  sha256: digest(),
});

export const judgeCorrection = actRoute('correction-judged', acts['correction-judged'], {
  ...proceeding,
  met: z.boolean(),
  reasons: words(),
});

/** Taken down by its receiver; everybody else reports by the public form. */
export const receiveReport = actRoute('report-received', acts['report-received'], {
  channel: packName(80),
  about: z
    .union([
      z.strictObject({ step: id<StepId>('step') }),
      z.strictObject({ case: id<CaseId>('case') }),
      z.strictObject({ award: id<AwardId>('award') }),
    ])
    .nullable()
    .default(null),
  by: z.enum(['person', 'organisation']).nullable().default(null),
  brought: packNames(),
  content: words(20_000),
  identity: identity(),
});

export const completeReport = actRoute('report-completed', acts['report-completed'], {
  ...report,
  brought: packNames(),
  content: words(20_000),
  identity: identity(),
});

export const forwardReport = actRoute('report-forwarded', acts['report-forwarded'], { ...report, to: packName(80) });

export const answerReport = actRoute('report-answered', acts['report-answered'], {
  ...report,
  upheld: z.boolean().nullable().default(null),
  sha256: digest().nullable().default(null),
});

/** As many bytes as a register of earlier awards may have. */
const mostOfRegister = 8 * 1024 * 1024;

/**
 * 导入平台之前的获奖: all of a file or nothing, by somebody with a post for a regulation that knows the programme. What is on the register already is not added
 * again, so it needs no key. A dry run tells every fault; else a file with faults is not valid, each with its place.
 */
export const importRegister = route({
  id: 'register-imported',
  method: 'POST',
  path: '/register/imports',
  title: acts['register-imported'],
  access: { to: 'actor', act: 'register-imported' },
  body: z.strictObject({
    as: asWhom,
    programme: packName(80),
    /** CSV (UTF-8, GB18030) or xlsx, in base64. */
    file: z
      .base64()
      .max(Math.ceil(mostOfRegister / 3) * 4)
      .meta({ contentEncoding: 'base64' }),
    dryRun: z.boolean().default(false),
  }),
  answer: z.object({
    sha256: digest(),
    /** Awards in the file, added to the register (of a dry run: that would be), and on it before. */
    awards: z.int(),
    added: z.int(),
    known: z.int(),
    dryRun: z.boolean(),
    /** null: nothing was written. */
    act: z.string().nullable(),
    faults: z.array(
      z.object({
        code: z.string(),
        /** As a spreadsheet numbers them; null: the file as a whole. */
        row: z.int().nullable(),
        column: z.string().nullable(),
        zh: z.string(),
        en: z.string(),
      }),
    ),
  }),
  limit: Math.ceil(mostOfRegister / 3) * 4 + 10_000,
});
