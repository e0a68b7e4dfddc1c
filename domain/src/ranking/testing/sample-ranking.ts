import type { Frame } from '../../edition/index.ts';
import {
  as,
  type BodyId,
  type CaseId,
  day,
  type EditionId,
  exactly,
  type Instant,
  type PersonId,
  type StepId,
  type TierId,
} from '../../language/index.ts';
import { type CriteriaSet, noFacts, type ResolvedPack, type Step } from '../../regulation/index.ts';
import type { RankedCase, RankingState } from '../state.ts';

export const at = as<Instant>('2026-06-10T02:00:00.000000Z');
export const tier = (name: string): TierId => as<TierId>(name);
export const caseId = (number: number): CaseId => as<CaseId>(`case-${number}`);

/** Twenty-three items of 1000 points, as excellence models have them. */
export const itemPoints = [50, 30, 30, 40, 50, 40, 50, 60, 15, 20, 15, 10, 10, 50, 50, 40, 40, 80, 80, 80, 60, 50, 50];

const set: CriteriaSet = {
  id: 'sample-set',
  name: '准则',
  source: 'sample',
  checked: false,
  points: 1000,
  scale: { from: '0%', to: '100%', step: '5%' },
  kinds: {},
  categories: [
    {
      id: 'all',
      name: '全部',
      items: itemPoints.map((points, i) => ({ code: String(i), name: '', asks: '', kind: '', points })),
    },
  ],
};

const review = (id: string): Step => ({
  id,
  kind: 'review',
  name: id,
  by: 'team',
  method: 'full',
  criteria: 'excellence',
  sheet: 'by-item',
  combine: 'mean',
  article: 18,
});

export const gate = (pass: Extract<Step, { kind: 'gate' }>['pass']): Step => ({
  id: 'gate',
  kind: 'gate',
  name: '入围',
  by: 'bureau',
  pass,
  article: 19,
});

export const mark600 = gate([{ rule: 'score', of: 'total', at_least: 600 }]);

export const candidateList = (over: Partial<Extract<Step, { kind: 'candidate-list' }>> = {}): Step => ({
  id: 'list',
  kind: 'candidate-list',
  name: '候选',
  by: 'bureau',
  order_by: 'total',
  each: ['tier'],
  departures: null,
  article: 20,
  ...over,
});

/** An invented award: two reviews that weigh 30 and 70 per cent, two tiers with two and three seats, and the steps given. */
export function sampleFrame(steps: readonly Step[]): Frame {
  const all = [review('desk'), review('site'), ...steps];
  const pack = {
    regulation: { id: 'sample' },
    bodies: {
      bureau: { name: '评审办', role: 'office', article: 8 },
      team: { name: '评审组', role: 'team', article: 9 },
    },
    tracks: { organisation: { name: '组织', kinds: { organisation: '组织' } } },
    tiers: {
      main: { name: '质量奖', applied_for: false, vacancy: null, valid: null },
      nomination: { name: '提名奖', applied_for: false, vacancy: null, valid: null },
    },
    quotas: [
      { id: 'main', for: { tiers: ['main'] }, at_most: 2, article: 5 },
      { id: 'nomination', for: { tiers: ['nomination'] }, at_most: 3, article: 5 },
    ],
    criteria: {
      excellence: { name: '准则', standards: [], dated: false, set: 'sample-set', aspects: 1, points: 1000 },
    },
    criteria_sets: { 'sample-set': set },
    totals: { total: { name: '总分', out_of: 1000, parts: { desk: '30%', site: '70%' }, article: 19 } },
    receives: [],
    facts: {},
    steps: all,
  } as unknown as ResolvedPack;
  return {
    edition: { id: as<EditionId>('sample'), nature: 'rehearsal', label: '2026', closedAt: null },
    pack,
    steps: all.map(({ id, kind }) => ({
      step: as<StepId>(id),
      opensOn: null,
      closesOn: null,
      openedAt: kind === 'review' ? at : null,
      closedAt: kind === 'review' ? at : null,
    })),
    actor: { person: as<PersonId>('li'), body: as<BodyId>('bureau'), of: null },
    seated: true,
    calendar: new Map(),
  };
}

/** A standing case with points from both reviews. */
export const scored = (number: number, desk: string, site: string, over: Partial<RankedCase> = {}): RankedCase => ({
  id: caseId(number),
  number,
  submittedOn: day('2026-03-02'),
  track: 'organisation',
  kind: 'organisation',
  tiers: [tier('main'), tier('nomination')],
  field: null,
  inScope: true,
  objection: null,
  facts: noFacts,
  results: { desk: exactly(desk), site: exactly(site) },
  ...over,
});

export const stateOf = (
  steps: readonly Step[],
  cases: readonly RankedCase[],
  over: Partial<RankingState> = {},
): RankingState => ({
  frame: sampleFrame(steps),
  cases,
  barred: [],
  ...over,
});
