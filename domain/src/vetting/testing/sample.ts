import type { Frame } from '../../edition/index.ts';
import { type Actor, as, day, type Instant, instantAt, type StepId } from '../../language/index.ts';
import { noFacts, type ResolvedPack, type RuleFacts, type Step } from '../../regulation/index.ts';
import type { VettedCase } from '../state.ts';

const check = { kind: 'vetting', checks: ['eligibility', 'completeness'], ineligible: null } as const;

const steps = [
  {
    ...check,
    id: 'parent-check',
    name: '上级审核',
    by: 'parent',
    for: { where: { branch: true } },
    article: '4¶2',
  },
  { id: 'apply', kind: 'application', name: '申报', by: 'applicant', documents: ['form', 'opinion'], article: 5 },
  {
    ...check,
    id: 'vetting',
    name: '资格审查',
    by: 'bureau',
    consults: [{ bodies: ['departments', 'tax'], due: '5 working days after receipt' }],
    article: 6,
  },
  { id: 'approval', kind: 'approval', name: '批准', by: 'city', of: 'winners', effect: 'final', article: 9 },
] as unknown as Step[];

/** The parts of a regulation of no city that vetting reads: one condition a person judges, one for one tier, disqualifiers, two documents. */
export const pack = {
  regulation: { id: 'sample', programme: 'sample-award' },
  bodies: {
    bureau: { name: '办公室', role: 'office' },
    city: { name: '市政府', role: 'government' },
    departments: { name: '有关部门', role: 'department', many: true },
    tax: { name: '税务部门', role: 'department' },
  },
  recusal: { who: ['bureau'], ground: '利害关系', effect: ['no-handling'], article: 3 },
  tiers: { main: {}, second: {} },
  quotas: [],
  facts: {
    branch: { name: '分支机构', type: 'yes-no', from: ['applicant'] },
    'in-area': { name: '在本地', type: 'yes-no', from: ['department', 'applicant'] },
    'legal-person': { name: '法人', type: 'yes-no', from: ['applicant'] },
    incidents: { name: '事故', type: { records: { date: 'date' } }, from: ['department'] },
  },
  scales: {},
  documents: {
    form: { name: '申报表', by: 'applicant', due: 'apply', article: '5¶2' },
    opinion: { name: '上级意见', by: 'parent', due: 'apply', for: { where: { branch: true } }, article: '5¶3' },
  },
  conditions: [
    {
      id: 'organisation',
      article: 7,
      rules: [
        { id: 'area', says: '在本地设立。', rule: 'compare', fact: 'in-area', is: true },
        { id: 'merit', says: '贡献突出。', article: '7(2)', rule: 'all', of: [{ rule: 'judgement', by: 'bureau' }] },
        { id: 'form', for: { tiers: ['main'] }, rule: 'compare', fact: 'legal-person', is: true },
      ],
    },
  ],
  disqualifiers: [
    {
      id: 'bars',
      article: 8,
      within: '3 years before application',
      rechecked_until: 'approval',
      rules: [{ id: 'incident', says: '发生事故。', article: '8(1)', rule: 'record', of: 'incidents' }],
    },
  ],
  steps,
} as unknown as ResolvedPack;

export const noon = (text: string): Instant => instantAt(day(text), '12:00');
export const clerk: Actor = { person: as('p-1'), body: as('bureau'), of: null };
export const taxman: Actor = { person: as('p-2'), body: as('tax'), of: null };
export const fireman: Actor = { person: as('p-3'), body: as('departments'), of: 'fire' };
export const parentOf = (applicant: string): Actor => ({ person: as('p-4'), body: as('parent'), of: applicant });

/** The edition with the steps named open, those before the first of them closed. */
export function frameAt(open: readonly string[], actor: Actor = clerk): Frame {
  const first = steps.findIndex(({ id }) => open.includes(id));
  return {
    edition: { id: as('e-1'), nature: 'rehearsal', label: '2026', closedAt: null },
    pack,
    steps: steps.map(({ id }, i) => ({
      step: as<StepId>(id),
      opensOn: null,
      closesOn: null,
      openedAt: open.includes(id) || i < first ? noon('2026-03-02') : null,
      closedAt: !open.includes(id) && i < first ? noon('2026-03-03') : null,
    })),
    actor,
    seated: true,
    calendar: new Map(),
  };
}

export const merit = 'conditions.organisation.rules.merit';
export const incident = 'disqualifiers.bars.rules.incident';
export const found = { [`${merit}.of.0`]: 'holds' } as const;

const sound: RuleFacts = {
  ...noFacts,
  submitted: true,
  facts: { branch: false, 'in-area': true, 'legal-person': true, incidents: [] },
  documents: { form: {} },
};

/** A case that was handed in, was asked about and answered for; nobody has judged it yet. */
export function fileWith(facts: Partial<RuleFacts> = {}, over: Partial<VettedCase> = {}): VettedCase {
  return {
    id: as('c-1'),
    number: 1,
    applicant: as('a-1'),
    track: 'organisation',
    kind: 'organisation',
    tier: null,
    holders: 1,
    submittedAt: noon('2026-03-02'),
    endedStep: null,
    passed: [],
    notices: [],
    facts: { ...sound, ...facts, facts: { ...sound.facts, ...facts.facts } },
    opinions: [
      { department: 'fire', givenAt: noon('2026-03-10') },
      { department: 'tax', givenAt: noon('2026-03-10') },
    ],
    recused: [],
    vetted: null,
    ...over,
  };
}
