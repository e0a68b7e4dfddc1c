import type { Calendar } from '../../calendar/index.ts';
import type { Frame, StepState } from '../../edition/index.ts';
import {
  type Actor,
  as,
  type CaseId,
  type Day,
  day,
  type EditionId,
  type Instant,
  instantAt,
  type StepId,
} from '../../language/index.ts';
import { noFacts, type ResolvedPack, type Step } from '../../regulation/index.ts';
import type { CaseState } from '../case-state.ts';
import type { NoticeStep } from '../channel.ts';

type Upheld = NonNullable<NoticeStep['upheld']>;
const follows = (then: Upheld['then'], replacement: Upheld['replacement']): Upheld => ({ then, replacement });

/** A small regulation of no city: own notices inside applicant and parent, a notice of five working days, one of exactly seven calendar days. */
export const steps: Step[] = [
  { id: 'call', kind: 'announcement', name: '公告', by: 'bureau', media: 'paper', states: ['closing-day'], article: 3 },
  {
    id: 'own-notice',
    kind: 'notice',
    name: '内部公示',
    by: 'applicant',
    for: { where: { branch: false } },
    length: { at_least: '5 working days' },
    media: null,
    objections: null,
    upheld: null,
    article: '4¶1',
  },
  {
    id: 'parent-notice',
    kind: 'notice',
    name: '上级公示',
    by: 'parent',
    for: { where: { branch: true } },
    length: { at_least: '5 working days' },
    media: null,
    objections: null,
    upheld: null,
    article: '4¶2',
  },
  {
    id: 'apply',
    kind: 'application',
    name: '申报',
    by: 'applicant',
    documents: [],
    late: 'refused',
    incomplete: null,
    article: 5,
  },
  {
    id: 'accepted',
    kind: 'notice',
    name: '受理公示',
    by: 'bureau',
    length: { at_least: '5 working days' },
    media: null,
    objections: 'objection',
    upheld: follows('removed', null),
    article: 6,
  },
  {
    id: 'winners',
    kind: 'notice',
    name: '获奖公示',
    by: 'bureau',
    length: { exactly: '7 calendar days' },
    media: 'paper',
    objections: 'objection',
    upheld: { ...follows('removed', 'forbidden'), article: '7¶2' },
    article: 7,
  },
  {
    id: 'approved',
    kind: 'notice',
    name: '批准后公示',
    by: 'bureau',
    length: null,
    media: null,
    objections: null,
    upheld: { ...follows('back-to', null), to: 'call' },
    article: 8,
  },
  { id: 'grant', kind: 'conferral', name: '公布', by: 'bureau', publishes: null, article: 11 },
];

const parts = {
  regulation: { in_force: { from: null, to: null }, id: 'sample', title: '样例奖办法', place: '此地', articles: 12 },
  bodies: { bureau: { name: '办公室', role: 'office' }, watch: { name: '监督组', role: 'supervisor' } },
  tiers: { main: { name: '奖' } },
  quotas: [],
  tracks: { organisation: { name: '组织', kinds: { organisation: '组织' } } },
  facts: { branch: { name: '分支机构', type: 'yes-no', from: ['applicant'] } },
  names: { media: { paper: '报纸', radio: '电台' }, needs: { evidence: '证据', signature: '签名', seal: '公章' } },
  steps,
  channels: {
    objection: {
      name: '异议',
      against: ['accepted', 'winners'],
      to: 'bureau',
      until: 'end-of-notice',
      anonymous: false,
      needs: { anyone: ['evidence'], person: ['signature', 'telephone'], organisation: ['seal'] },
      answer: { within: '5 working days', from: 'complete-receipt', in_writing: true, covers: ['reply'], article: 10 },
      while_open: 'blocks-this-applicant',
      article: 9,
    },
  },
};

/** Only what these stages read; a whole pack is checked elsewhere. */
export const pack = parts as unknown as ResolvedPack;

export const office: Actor = { person: as('p-1'), body: as('bureau'), of: null };
export const publicly: Actor = { person: as('anybody'), body: as('public'), of: null };
export const agentOf = (applicant: string): Actor => ({ person: as('p-2'), body: as('applicant'), of: applicant });

export const noon = (text: string): Instant => instantAt(day(text), '12:00');

/** An edition in which the first steps are closed, and some step may be open. */
export function frameAt(
  step: string,
  over: Partial<Frame> = {},
  marks: Record<string, Partial<StepState>> = {},
): Frame {
  const place = steps.findIndex(({ id }) => id === step);
  const states = steps.map(({ id }, index): StepState => {
    const done = index < place ? noon('2025-09-01') : null;
    return { step: as<StepId>(id), opensOn: null, closesOn: null, openedAt: done, closedAt: done, ...marks[id] };
  });
  return {
    edition: { id: as<EditionId>('sample-2025'), nature: 'real', label: '2025', closedAt: null },
    pack,
    steps: states,
    actor: office,
    seated: true,
    calendar,
    ...over,
  };
}

/** The autumn of 2025: eight days off, with a Sunday and a Saturday worked for them. */
const calendar: Calendar = new Map([
  [
    2025,
    {
      year: 2025,
      source: 'sample',
      off: Object.fromEntries(
        ['01', '02', '03', '04', '05', '06', '07', '08'].map((own) => [day(`2025-10-${own}`), '国庆节']),
      ) as Record<Day, string>,
      work: [day('2025-09-28'), day('2025-10-11')],
    },
  ],
]);

export const fileOf = (id: string, over: Partial<CaseState> = {}): CaseState => ({
  id: as<CaseId>(id),
  applicant: as(`org-${id}`),
  track: 'organisation',
  kind: 'organisation',
  tier: null,
  holders: 1,
  submittedAt: noon('2025-09-10'),
  endedStep: null,
  passed: [],
  notices: [],
  facts: noFacts,
  ...over,
});

export const branch = (is: boolean): Partial<CaseState> => ({
  facts: { ...noFacts, facts: { branch: is } },
  submittedAt: null,
});
