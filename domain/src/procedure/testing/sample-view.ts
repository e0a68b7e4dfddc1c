import { as, day, type EditionId, instantAt, type PersonId, type StepId } from '../../language/index.ts';
import type { Step } from '../../regulation/index.ts';
import { packWith } from '../../regulation/testing/sample.ts';
import type { CaseView, EditionView } from '../view.ts';

export const today = day('2025-05-06');
export const at = instantAt(today, '09:00');
export const steps: readonly Step[] = [
  { id: 'call', kind: 'announcement', name: '公告', by: 'bureau', media: null, states: [], article: 3 },
  {
    id: 'own',
    kind: 'notice',
    name: '内部公示',
    by: 'applicant',
    length: { at_least: '5 working days' },
    media: null,
    objections: null,
    upheld: null,
    article: 4,
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
    id: 'check',
    kind: 'vetting',
    name: '审查',
    by: 'bureau',
    checks: ['eligibility'],
    consults: [{ bodies: ['tax'], due: null, article: 6 }],
    ineligible: null,
    article: 6,
  },
  {
    id: 'desk',
    kind: 'review',
    name: '评审',
    by: 'team',
    method: 'material',
    criteria: null,
    sheet: 'by-item',
    combine: { decided_by: 'jury' },
    article: 7,
  },
  { id: 'cut', kind: 'gate', name: '入围', by: 'bureau', pass: [], article: 8 },
  { id: 'grant', kind: 'conferral', name: '授奖', by: 'mayor', publishes: null, article: 9 },
];
export const pack = packWith({
  steps: [...steps],
  documents: {},
  channels: {},
  bodies: {
    bureau: { name: '评审办', role: 'office', article: 2 },
    jury: { name: '评委会', role: 'committee', article: 2 },
    team: { name: '评审组', role: 'team', size: { at_least: 2 }, article: 2 },
    tax: { name: '税务', role: 'department', article: 2 },
    mayor: { name: '市政府', role: 'government', article: 2 },
  },
});

export const one = (more: Partial<CaseView> = {}): CaseView => ({
  id: as('c1'),
  number: 1,
  applicant: as('a1'),
  submittedAt: null,
  ended: null,
  left: {},
  inScope: {},
  blocked: false,
  recommendedBy: [],
  recommenders: [],
  opinions: [],
  vetted: [],
  toJudge: [],
  toReport: [],
  undecided: [],
  teams: {},
  sheets: {},
  consensus: [],
  reviewed: [],
  recused: [],
  tier: null,
  voted: [],
  winner: null,
  unshown: [],
  sentBack: [],
  award: null,
  ...more,
});

/** The edition with so many of its own steps closed, the next opened or not. */
export function view(closed: number, opened: boolean, more: Partial<EditionView> = {}): EditionView {
  const own = steps.filter(({ id }) => id !== 'own').map(({ id }) => id);
  return {
    edition: { id: as<EditionId>('e'), nature: 'real', label: '2025', closedAt: null },
    pack,
    calendar: new Map(),
    steps: steps.map(({ id }) => ({
      step: as<StepId>(id),
      opensOn: null,
      closesOn: id === 'apply' ? day('2025-05-20') : null,
      openedAt: own.indexOf(id) < closed || (opened && own.indexOf(id) === closed) ? at : null,
      closedAt: id !== 'own' && own.indexOf(id) < closed ? at : null,
    })),
    members: Object.keys(pack.bodies).map((body) => ({
      body,
      of: null,
      person: as<PersonId>(`${body}-1`),
      seat: 'member',
      category: null,
    })),
    nominees: [],
    cases: [],
    notices: [],
    objections: [],
    voters: [],
    tallied: [],
    ...more,
  };
}
export const submitted = { submittedAt: at };
/** With nothing left to decide. */
export const decided = {
  ...pack,
  steps: pack.steps.map((step) => (step.kind === 'review' ? { ...step, combine: 'mean' as const } : step)),
};
