import type { Frame } from '../../edition/index.ts';
import {
  as,
  type BodyId,
  type CaseId,
  type EditionId,
  type Instant,
  type PersonId,
  type StepId,
  type TeamId,
} from '../../language/index.ts';
import type { Body, CriteriaSet, ResolvedPack, Step } from '../../regulation/index.ts';
import type { CaseToClose } from '../case-result.ts';
import type { ReviewStep } from '../sheet-form.ts';
import type { Team } from '../state.ts';

export const at = as<Instant>('2026-06-10T02:00:00.000000Z');
export const person = (name: string): PersonId => as<PersonId>(name);
export const caseId = (name: string): CaseId => as<CaseId>(name);
export const stepId = (name: string): StepId => as<StepId>(name);

/** Four items of 1000 points in two aspects, on a scale of 5 %. */
export const criteriaSet: CriteriaSet = {
  id: 'sample-set',
  name: '准则',
  source: 'sample',
  checked: false,
  points: 1000,
  scale: { from: '0%', to: '100%', step: '5%' },
  kinds: { process: { name: '过程', factors: [] } },
  categories: [
    {
      id: 'ways',
      name: '方法',
      items: [
        { code: '1.1', name: '甲', asks: '', kind: 'process', points: 300 },
        { code: '1.2', name: '乙', asks: '', kind: 'process', points: 285 },
      ],
    },
    {
      id: 'results',
      name: '结果',
      items: [
        { code: '2.1', name: '丙', asks: '', kind: 'process', points: 400 },
        { code: '2.2', name: '丁', asks: '', kind: 'process', points: 15 },
      ],
    },
  ],
};

export const reviewStep: ReviewStep = {
  id: 'site',
  kind: 'review',
  name: '现场评审',
  by: 'team',
  method: 'site',
  criteria: 'excellence',
  sheet: 'by-item',
  combine: 'consensus',
  article: { rest: 18, combine: '18¶3', sheet: '18¶2' },
};

export const teamBody: Body & { article: number } = {
  name: '评审组',
  role: 'team',
  created_by: 'bureau',
  size: { at_least: 3, at_most: 5 },
  seats: [{ seat: 'leader', exactly: 1 }],
  article: 9,
};

interface Sample {
  readonly steps?: readonly Step[];
  readonly team?: Body;
  readonly body?: string;
  readonly person?: string;
  readonly seated?: boolean;
  readonly opened?: boolean;
  readonly closed?: boolean;
}

/** An invented award with a bureau that organises and a team that reviews. */
export function sampleFrame(sample: Sample = {}): Frame {
  const steps = sample.steps ?? [reviewStep];
  const pack = {
    regulation: { id: 'sample' },
    bodies: {
      bureau: { name: '评审办', role: 'office', article: 8 },
      team: sample.team ?? teamBody,
      committee: { name: '评委会', role: 'committee', article: 7 },
    },
    recusal: { who: ['team'], ground: '', effect: ['no-scoring'], article: 10 },
    criteria: {
      excellence: { name: '准则', standards: [], dated: false, set: 'sample-set', aspects: 2, points: 1000 },
    },
    criteria_sets: { 'sample-set': criteriaSet },
    totals: {},
    tiers: {},
    steps,
  } as unknown as ResolvedPack;
  return {
    edition: { id: as<EditionId>('sample'), nature: 'rehearsal', label: '2026', closedAt: null },
    pack,
    steps: steps.map(({ id }) => ({
      step: stepId(id),
      opensOn: null,
      closesOn: null,
      openedAt: sample.opened === false ? null : at,
      closedAt: sample.closed === true ? at : null,
    })),
    actor: { person: person(sample.person ?? 'li'), body: as<BodyId>(sample.body ?? 'team'), of: null },
    seated: sample.seated ?? true,
    calendar: new Map(),
  };
}

/** Li leads, Wang and Zhao are members. */
export const sampleTeam: Team = {
  id: as<TeamId>('team-1'),
  body: as<BodyId>('team'),
  members: [
    { person: person('li'), seat: 'leader', left: false },
    { person: person('wang'), seat: 'member', left: false },
    { person: person('zhao'), seat: 'member', left: false },
  ],
};

export const sampleCase = (over: Partial<CaseToClose> = {}): CaseToClose => ({
  id: caseId('case-1'),
  number: 1,
  standing: true,
  objection: null,
  recused: [],
  inScope: true,
  team: sampleTeam,
  sheets: [],
  consensus: null,
  heard: false,
  ...over,
});

/** The codes of a refusal, or an empty list. */
