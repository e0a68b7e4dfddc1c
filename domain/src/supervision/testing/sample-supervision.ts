import { sampleCalendar } from '../../calendar/testing/sample-calendar.ts';
import type { Frame } from '../../edition/index.ts';
import {
  type ActId,
  type ApplicantId,
  type AwardId,
  as,
  type BodyId,
  type CaseId,
  day,
  type EditionId,
  type Instant,
  instantAt,
  type PersonId,
  type ProceedingId,
  type TierId,
} from '../../language/index.ts';
import { type Finding, noFacts, type ResolvedPack } from '../../regulation/index.ts';
import { subjectOfAward, subjectOfOther } from '../grounds.ts';
import type { AwardFile, AwardPlace, Proceeding, ProceedingPlace } from '../state.ts';

export const digest = 'a'.repeat(64);
export const awardedOn = day('2025-11-18');
export const awardId = as<AwardId>('w');
export const proceedingId = as<ProceedingId>('p');
/** Of an event that was reported. */
export const eventId = as<ActId>('e');
/** Ten o'clock in China. */
export const on = (text: string): Instant => instantAt(day(text), '10:00');

/** An invented award: yearly reports, rules about money and title, a ladder of sanctions, reviewers, reports to a supervisor. */
export const samplePack = {
  regulation: { id: 'sample', programme: 'sample-award' },
  bodies: {
    government: { name: '市政府', role: 'government' },
    county: { name: '县政府', role: 'government', many: true },
    'lead-group': { name: '领导小组', role: 'lead-group' },
    office: { name: '秘书处', role: 'office' },
    watch: { name: '监督组', role: 'supervisor' },
    bureau: { name: '应急局', role: 'department' },
    agency: { name: '第三方', role: 'review-body' },
  },
  rules_elsewhere: {},
  tracks: { organisation: { name: '组织', kinds: { enterprise: '企业' } }, individual: { name: '个人', kinds: {} } },
  tiers: {
    main: { name: '主奖', valid: '6 years after award' },
    second: { name: '提名', valid: null },
  },
  receives: [
    { id: 'main', honours: ['plaque'], money: 300000, takes_seat: true, article: { rest: 26, money: '26¶2' } },
    { id: 'capped', honours: null, money: { at_most: 50000 }, takes_seat: true, article: 27 },
    { id: 'silent', honours: null, money: null, takes_seat: true, article: 28 },
    { id: 'paper', honours: ['certificate'], money: 0, takes_seat: false, article: 28 },
  ],
  money_use: [
    {
      id: 'purposes',
      mainly: ['training'],
      must_not: ['other-purposes'],
      budget: null,
      article: 28,
      says: '专款专用。',
    },
  ],
  title_use: [{ id: 'no-trade', must_not: ['sale', 'rent'], says: '不得买卖。', article: 32 }],
  obligations: [
    {
      id: 'yearly-report',
      by: 'winner',
      act: 'report',
      says: '每年报告。',
      paper: '自评报告',
      times: 3,
      every: '1 year',
      first_due: '1 year after award',
      if_missed: 'missing-report',
      article: 24,
    },
    { id: 'visits', by: 'winner', act: 'host-visits', says: '接待参观。', if_missed: null, article: 30 },
    { id: 'call', by: 'office', act: 'visit', says: '回访。', if_missed: null, article: 21 },
    {
      id: 'talk',
      by: 'winner',
      act: 'lecture',
      says: '演讲。',
      for: { tracks: ['individual'] },
      if_missed: null,
      article: 22,
    },
  ],
  sanctions: [
    {
      id: 'fraud',
      against: 'winner',
      within: null,
      grounds: [{ id: 'deceit', says: '骗取。', rule: 'judgement', by: 'office', article: '33(1)' }],
      asked_by: 'office',
      decided_by: 'government',
      must: true,
      measures: [
        { do: 'revoke-title' },
        { do: 'recover', what: ['plaque', 'money'], article: '33¶2' },
        { do: 'publish' },
        { do: 'bar', lasts: '5 years after decision' },
      ],
      article: { rest: 33, asked_by: '33¶3' },
    },
    {
      id: 'after-award',
      against: 'winner',
      for: { tiers: ['main'] },
      within: '3 years after award',
      grounds: [
        {
          id: 'accident',
          says: '重大事故。',
          rule: 'record',
          of: 'accidents',
          where: { grade: { at_least: 'major' } },
        },
        {
          id: 'breach',
          says: '违反规定。',
          rule: 'any',
          of: [
            { rule: 'obligation', of: ['purposes', 'no-trade'], is: 'breached' },
            { rule: 'obligation', of: ['visits'], is: 'refused' },
            { rule: 'judgement', by: 'watch' },
          ],
        },
      ],
      asked_by: 'lead-group',
      decided_by: 'government',
      must: true,
      measures: [{ do: 'revoke-title' }],
      article: 34,
    },
    {
      id: 'missing-report',
      against: 'winner',
      within: null,
      grounds: [{ id: 'overdue', says: '漏报。', rule: 'obligation', of: ['yearly-report'], is: 'missed' }],
      asked_by: null,
      decided_by: 'office',
      must: true,
      measures: [{ do: 'criticise' }, { do: 'order-correction', within: '10 working days' }],
      article: 29,
    },
    {
      id: 'reviewers',
      against: 'reviewer',
      grounds: [{ id: 'abuse', says: '徇私。', rule: 'judgement', by: null }],
      asked_by: null,
      decided_by: null,
      must: true,
      measures: [
        { do: 'cancel-reviewer' },
        { do: 'refer-to-justice', when: { rule: 'judgement', by: null, says: '涉嫌犯罪。' } },
      ],
      article: 35,
    },
    {
      id: 'supervision',
      against: 'anyone',
      grounds: [{ id: 'found', says: '发现违规。', rule: 'judgement', by: 'watch' }],
      asked_by: 'watch',
      decided_by: null,
      must: false,
      measures: [{ do: 'suggest-action' }, { do: 'order-correction', within: null }],
      article: 25,
    },
  ],
  channels: {
    objection: {
      name: '异议',
      against: ['winners-notice'],
      to: 'office',
      until: 'end-of-notice',
      anonymous: false,
      answer: null,
      article: 23,
    },
    report: {
      name: '举报',
      against: ['vetting'],
      to: 'watch',
      until: null,
      anonymous: null,
      needs: { anyone: ['evidence'], person: ['name'] },
      answer: {
        within: '5 working days',
        from: 'complete-receipt',
        in_writing: true,
        covers: ['reply'],
        article: '25¶2',
      },
      reports_to: ['office'],
      article: { rest: 25, reports_to: '25¶3' },
    },
  },
  steps: [
    {
      id: 'vetting',
      kind: 'vetting',
      name: '资格审查',
      by: 'office',
      checks: ['eligibility'],
      ineligible: null,
      article: 17,
    },
    {
      id: 'winners-notice',
      kind: 'notice',
      name: '公示',
      by: 'office',
      length: null,
      media: null,
      objections: 'objection',
      upheld: null,
      article: 22,
    },
    {
      id: 'conferral',
      kind: 'conferral',
      name: '公布',
      by: 'government',
      publishes: null,
      fixes: 'award-date',
      article: 22,
    },
  ],
  conditions: [],
  disqualifiers: [],
  facts: {
    accidents: { name: '事故', type: { records: { date: 'date', grade: { scale: 'grade' } } }, from: ['department'] },
    rating: { name: '评级', type: 'text', from: ['office'] },
  },
  scales: {
    grade: [
      { id: 'ordinary', name: '一般' },
      { id: 'major', name: '重大' },
    ],
  },
  names: {
    honours: { plaque: '奖牌', money: '奖金' },
    needs: { evidence: '证据', name: '姓名' },
    uses: { training: '培训', 'other-purposes': '挪用', sale: '出售', rent: '出租' },
  },
} as unknown as ResolvedPack;

export const frameOf = (body: string, pack = samplePack, of: string | null = null): Frame => ({
  edition: { id: as<EditionId>('sample-2025'), nature: 'real', label: '2025', closedAt: on('2025-12-01') },
  pack,
  steps: [],
  actor: { person: as<PersonId>('li'), body: as<BodyId>(body), of: body === 'applicant' ? (of ?? 'a') : of },
  seated: true,
  calendar: sampleCalendar,
});

export const awardFile = (more: Partial<AwardFile> = {}): AwardFile => ({
  id: awardId,
  case: as<CaseId>('c'),
  applicant: as<ApplicantId>('a'),
  track: 'organisation',
  kind: 'enterprise',
  tier: as<TierId>('main'),
  row: 'main',
  awardedOn,
  revokedOn: null,
  anchors: { application: day('2025-03-03') },
  facts: { ...noFacts, submitted: true, facts: { accidents: [] } },
  duties: [],
  events: [],
  money: { settled: 300000, decided: null, decidedOn: null, paid: 0, used: 0 },
  ...more,
});

/** The award, and somebody of this body before it. */
export const placeOf = (body: string, more: Partial<AwardFile> = {}): AwardPlace => ({
  frame: frameOf(body),
  recused: [],
  award: awardFile(more),
});

export const proceedingOf = (sanction: string, more: Partial<Proceeding> = {}): Proceeding => ({
  id: proceedingId,
  sanction,
  target: { award: awardId },
  openedAt: on('2026-03-02'),
  findings: {},
  askedAt: null,
  droppedAt: null,
  decision: null,
  publishedOn: null,
  recovered: [],
  correction: { reportedOn: null, met: null },
  ...more,
});

/** A proceeding against the award. */
export function against(
  body: string,
  proceeding: Proceeding,
  more: Partial<AwardFile> = {},
  findings: Readonly<Record<string, Finding>> = proceeding.findings,
): ProceedingPlace {
  const subject = subjectOfAward(samplePack, awardFile(more), findings);
  return { frame: frameOf(body), recused: [], proceeding, subject };
}

/** A proceeding against a person. */
export const againstPerson = (body: string, proceeding: Proceeding): ProceedingPlace => ({
  frame: frameOf(body),
  recused: [],
  proceeding,
  subject: subjectOfOther(proceeding.findings),
});
