import type { ApplicantId, AwardId, EditionId, TierId } from '@heng/domain/language';
import { z } from 'zod';
import { route } from './route.ts';
import { pageOf, pageQuery } from './shape/page.ts';
import { inEdition } from './shape/params.ts';
import { cite, day, id, idText, instant, named, yuan } from './shape/values.ts';

const history = z.array(
  z.object({ day: day(), what: z.string(), about: z.string().nullable(), article: cite().nullable() }),
);

const award = z.object({
  id: z.string(),
  case: z.string(),
  number: z.int(),
  applicant: named,
  track: z.string(),
  kind: z.string(),
  tier: z.string(),
  /** The row of the award table that applied. */
  row: z.string(),
  /** null: the regulation is silent. */
  honours: z.array(z.string()).nullable(),
  /** Whole yuan by the award table; null: not decided there. */
  money: yuan().nullable(),
  /** Decided since. */
  decided: yuan().nullable(),
  paid: yuan(),
  used: yuan(),
  awardedOn: day().nullable(),
  revokedOn: day().nullable(),
});

export const listAwards = route({
  id: 'list-awards',
  method: 'GET',
  path: '/editions/{edition}/awards',
  title: { zh: '奖励', en: 'Awards' },
  access: { to: 'reader', of: 'award' },
  params: inEdition,
  query: z.object({
    ...pageQuery(['number', 'name', 'tier', 'awarded']),
    tier: id<TierId>('tier').optional(),
    state: z.enum(['conferred', 'announced', 'revoked']).optional(),
  }),
  answer: pageOf(award),
});

const duty = z.object({
  duty: z.string(),
  /** By the winner, or the body named. */
  by: z.string(),
  says: z.string(),
  article: cite().nullable(),
  time: z.int().nullable(),
  due: day().nullable(),
  provisional: z.boolean(),
  workingDaysLeft: z.int().nullable(),
  /** `undated`: owed, and the regulation names no day. */
  state: z.enum(['open', 'overdue', 'done', 'missed', 'undated']),
  doneOn: day().nullable(),
});

export const readAward = route({
  id: 'read-award',
  method: 'GET',
  path: '/editions/{edition}/awards/{award}',
  title: { zh: '获奖档案', en: 'One award with the years after it' },
  access: { to: 'reader', of: 'award' },
  params: inEdition.extend({ award: id<AwardId>('award') }),
  answer: award.extend({
    status: z.enum(['not-announced', 'held', 'expired', 'revoked']),
    until: day().nullable(),
    moneyDecision: z.object({ money: yuan(), document: z.string().nullable(), day: day(), at: instant() }).nullable(),
    payments: z.array(z.object({ act: z.string(), amount: yuan(), on: day() })),
    uses: z.array(z.object({ act: z.string(), use: z.string(), amount: yuan(), sha256: z.string() })),
    /** What is owed back of it, by decisions against it. */
    owedBack: z.array(z.object({ proceeding: z.string(), what: z.string(), amount: yuan().nullable() })),
    recovered: z.array(z.object({ proceeding: z.string(), what: z.string(), amount: yuan().nullable(), on: day() })),
    /** null: not the reader's to see. */
    duties: z.array(duty).nullable(),
    records: z
      .array(
        z.object({
          act: z.string(),
          of: z.string(),
          is: z.string(),
          time: z.int().nullable(),
          on: day(),
          due: day().nullable(),
          late: z.boolean(),
          use: z.string().nullable(),
          sha256: z.string().nullable(),
          recordedAt: instant(),
        }),
      )
      .nullable(),
    /** Reported since the award; null: not the reader's to see. */
    events: z
      .array(
        z.object({
          act: z.string(),
          fact: z.string(),
          value: z.unknown(),
          body: z.string(),
          of: z.string().nullable(),
          recordedAt: instant(),
          withdrawnAt: instant().nullable(),
        }),
      )
      .nullable(),
    history,
  }),
});

export const listMoney = route({
  id: 'list-money',
  method: 'GET',
  path: '/editions/{edition}/money',
  title: { zh: '奖金', en: 'Money: due, paid, withheld, owed back' },
  access: { to: 'reader', of: 'award' },
  params: inEdition,
  query: z.object({
    ...pageQuery(['number', 'name', 'amount']),
    state: z.enum(['none', 'to-decide', 'to-pay', 'paid', 'withheld', 'owed-back']).optional(),
  }),
  answer: pageOf(
    z.object({
      award: z.string(),
      case: z.string(),
      number: z.int(),
      applicant: named,
      tier: z.string(),
      row: z.string(),
      awardedOn: day().nullable(),
      /** Whole yuan; null: no amount is decided. */
      amount: yuan().nullable(),
      decidedOn: day().nullable(),
      document: z.string().nullable(),
      paid: yuan(),
      /** Still to be paid. */
      due: yuan(),
      /** No longer to be paid, since the award was revoked. */
      withheld: yuan(),
      owedBack: yuan(),
      recovered: yuan(),
      used: yuan(),
      state: z.string(),
    }),
  ).extend({
    sums: z.object({
      amount: yuan(),
      paid: yuan(),
      due: yuan(),
      withheld: yuan(),
      owedBack: yuan(),
      recovered: yuan(),
    }),
  }),
});

export const listDuties = route({
  id: 'list-duties',
  method: 'GET',
  path: '/editions/{edition}/duties',
  title: { zh: '获奖后的义务', en: 'Duties after the award, award by award' },
  access: { to: 'reader', of: 'duties' },
  params: inEdition,
  query: z.object(pageQuery(['number', 'name'])),
  answer: pageOf(
    z.object({
      award: z.string(),
      case: z.string(),
      number: z.int(),
      applicant: named,
      tier: z.string(),
      awardedOn: day(),
      duties: z.array(duty),
    }),
  ),
});

/** Whose register, where the installation is shared by several. */
const jurisdiction = idText().optional();

const registered = z.object({
  id: z.string(),
  /** null: it was won before the platform, and imported. */
  edition: z.string().nullable(),
  label: z.string(),
  nature: z.enum(['real', 'rehearsal', 'imported']),
  regulation: z.string().nullable(),
  programme: z.string(),
  applicant: named,
  tier: z.string(),
  honours: z.array(z.string()).nullable(),
  money: yuan().nullable(),
  awardedOn: day(),
  revokedOn: day().nullable(),
  status: z.enum(['held', 'expired', 'revoked']),
  until: day().nullable(),
  source: z.string().nullable(),
  /** Has won before: this tier again, or another of the same award. */
  before: z.enum(['again', 'before']).nullable(),
  /** What became of it, as far as it is public. */
  history,
});

export const listRegister = route({
  id: 'list-register',
  method: 'GET',
  path: '/register',
  title: { zh: '获奖名录', en: 'The register of winners' },
  access: { to: 'anybody' },
  query: z.object({
    ...pageQuery(['awarded']),
    order: z.enum(['desc']).default('desc'),
    jurisdiction,
    year: z.coerce.number().int().min(1900).max(2200).optional(),
    programme: z.string().max(120).optional(),
    edition: id<EditionId>('edition').optional(),
    tier: z.string().max(120).optional(),
  }),
  answer: pageOf(registered),
});

export const readRegistered = route({
  id: 'read-registered',
  method: 'GET',
  path: '/register/applicants/{applicant}',
  title: { zh: '一个单位的获奖记录', en: 'All announced awards of one holder' },
  access: { to: 'anybody' },
  params: z.object({ applicant: id<ApplicantId>('applicant') }),
  query: z.object({ jurisdiction }),
  answer: z.object({ applicant: named, awards: z.array(registered) }),
});
