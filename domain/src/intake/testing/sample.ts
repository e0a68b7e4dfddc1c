import type { Frame, StepState } from '../../edition/index.ts';
import {
  type Actor,
  as,
  type Day,
  day,
  type EditionId,
  type Instant,
  instantAt,
  type StepId,
} from '../../language/index.ts';
import type { CaseState } from '../../notice/index.ts';
import { type FactValue, noFacts, type ResolvedPack, type Step } from '../../regulation/index.ts';

const own = (id: string, by: string, branch: boolean, article: string): Step => ({
  id,
  kind: 'notice',
  name: id,
  by,
  for: { where: { branch } },
  length: { at_least: '5 working days' },
  media: null,
  objections: null,
  upheld: null,
  article,
});

const steps: Step[] = [
  { id: 'call', kind: 'announcement', name: '公告', by: 'bureau', media: null, states: ['closing-day'], article: 3 },
  own('own-notice', 'applicant', false, '4¶1'),
  {
    id: 'parent-check',
    kind: 'vetting',
    name: '上级审核',
    by: 'parent',
    for: { where: { branch: true } },
    checks: ['eligibility'],
    ineligible: null,
    article: '4¶2',
  },
  own('parent-notice', 'parent', true, '4¶2'),
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
];

const where = (branch: boolean) => ({ where: { branch } });

const parts = {
  regulation: { id: 'sample', title: '样例奖办法', voluntary: true, article: { voluntary: 2 } },
  bodies: {
    bureau: { name: '办公室', role: 'office' },
    department: { name: '主管部门', role: 'recommender', many: true, article: 9 },
  },
  tracks: { organisation: { name: '组织', kinds: { enterprise: '企业', school: '学校' }, article: 2 } },
  tiers: { main: {} },
  quotas: [{ id: 'per-department', counts: 'recommendations', each: 'recommender', at_most: 2, article: 9 }],
  facts: {
    branch: { name: '分支机构', type: 'yes-no', from: ['applicant'] },
    founded: { name: '设立日', type: 'date', from: ['applicant'] },
    fines: { name: '处罚', type: { records: { date: 'date' } }, from: ['department'] },
  },
  documents: {
    form: { name: '申报表', by: 'applicant', due: 'apply', article: 6 },
    proof: { name: '公示证明', by: 'applicant', due: 'apply', for: where(false), article: '4¶1' },
    opinion: { name: '上级意见', by: 'parent', due: 'apply', for: where(true), article: '4¶2' },
    letter: { name: '推荐函', by: 'recommender', due: 'apply', for: { kinds: ['school'] }, article: 9 },
  },
  form: { apply: { asks: ['founded'], article: 6 } },
  declarations: [{ id: 'truth', by: 'applicant', says: '材料真实。', article: 7 }],
  names: { media: {}, needs: {} },
  steps,
  channels: {},
  rules_elsewhere: {},
};

/** Only what intake reads; a whole pack is checked elsewhere. */
const pack = parts as unknown as ResolvedPack;

export const noon = (text: string): Instant => instantAt(day(text), '12:00');
export const actor = (body: string, of: string | null, person = 'p-2'): Actor => ({
  person: as(person),
  body: as(body),
  of,
});
export const agent = actor('applicant', 'org-a');

/** Announced on 1 September, open since, to the end of 30 September 2025. */
export function frame(over: Partial<Frame> = {}, marks: Record<string, Partial<StepState>> = {}): Frame {
  const call = { openedAt: noon('2025-09-01'), closedAt: noon('2025-09-01') };
  const apply = { opensOn: day('2025-09-02'), closesOn: day('2025-09-30'), openedAt: noon('2025-09-02') };
  const states = steps.map(({ id }): StepState => {
    const blank = { step: as<StepId>(id), opensOn: null, closesOn: null, openedAt: null, closedAt: null };
    return { ...blank, ...(id === 'call' && call), ...(id === 'apply' && apply), ...marks[id] };
  });
  const edition = { id: as<EditionId>('sample-2025'), nature: 'real', label: '2025', closedAt: null } as const;
  return { edition, pack, steps: states, actor: agent, seated: true, calendar: new Map(), ...over };
}

export function file(facts: Record<string, FactValue>, over: Partial<CaseState> = {}): CaseState {
  return {
    id: as('case-1'),
    applicant: as('org-a'),
    track: 'organisation',
    kind: 'enterprise',
    tier: null,
    holders: 1,
    submittedAt: null,
    endedStep: null,
    passed: [],
    notices: [],
    facts: { ...noFacts, facts },
    ...over,
  };
}

export const shown = (step: string, from: Day, last: Day) => ({
  step: as<StepId>(step),
  publishedOn: from,
  lastDay: last,
});
