import type { Frame, StepState } from '../../edition/index.ts';
import {
  as,
  type BodyId,
  type CaseId,
  day,
  type EditionId,
  type Instant,
  type PersonId,
  type StepId,
} from '../../language/index.ts';
import type { CaseState } from '../../notice/index.ts';
import { noFacts, type Receives, type ResolvedPack, type RuleFacts, type Step } from '../../regulation/index.ts';

export const at = as<Instant>('2026-07-01T02:00:00.000000Z');
export const today = day('2026-07-01');

const steps: Step[] = [
  {
    id: 'winners-notice',
    kind: 'notice',
    name: '公示',
    by: 'office',
    length: null,
    media: null,
    objections: null,
    upheld: null,
    article: 22,
  },
  { id: 'approval', kind: 'approval', name: '审定', by: 'government', of: 'winners', effect: 'final', article: '22¶2' },
  {
    id: 'conferral',
    kind: 'conferral',
    name: '公布',
    by: 'government',
    publishes: null,
    fixes: 'award-date',
    article: 23,
  },
];

const again = { rule: 'past-award' as const, programme: 'own', same_tier: true, within: 'ever' as const };
const table: Receives[] = [
  { id: 'main-again', for: { tiers: ['main'] }, when: again, honours: ['plaque'], money: 0, takes_seat: true },
  { id: 'main', for: { tiers: ['main'] }, honours: ['plaque'], money: 300000, takes_seat: true },
  { id: 'second', for: { tiers: ['second'] }, honours: null, money: null, takes_seat: true },
];

interface Sample {
  readonly body?: string;
  readonly closed?: readonly string[];
  readonly opened?: readonly string[];
  readonly receives?: readonly Receives[];
}

/** An invented award whose winners are approved and announced by a government, and that looks at accidents again until then. */
export function sampleFrame({
  body = 'government',
  closed = ['winners-notice'],
  opened = [],
  receives = table,
}: Sample = {}): Frame {
  const pack = {
    regulation: { id: 'sample', programme: 'sample-award' },
    rules_elsewhere: {},
    bodies: { government: { name: '市政府', role: 'government' }, office: { name: '秘书处', role: 'office' } },
    recusal: null,
    tracks: { organisation: { name: '组织', kinds: {} } },
    tiers: { main: { name: '主奖' }, second: { name: '提名' } },
    quotas: [],
    receives,
    conditions: [],
    disqualifiers: [
      {
        id: 'all',
        within: '3 years before application',
        rechecked_until: 'approval',
        article: 13,
        rules: [{ id: 'accident', rule: 'record', of: 'accidents', says: '发生事故。', article: '13(3)' }],
      },
    ],
    facts: { accidents: { name: '事故', type: { records: { date: 'date' } }, from: ['department'] } },
    scales: {},
    channels: {},
    steps,
  } as unknown as ResolvedPack;
  return {
    edition: { id: as<EditionId>('sample-2026'), nature: 'real', label: '2026', closedAt: null },
    pack,
    steps: steps.map(
      ({ id }): StepState => ({
        step: as<StepId>(id),
        opensOn: null,
        closesOn: null,
        openedAt: [...closed, ...opened].includes(id) ? at : null,
        closedAt: closed.includes(id) ? at : null,
      }),
    ),
    actor: { person: as<PersonId>('wang'), body: as<BodyId>(body), of: null },
    seated: true,
    calendar: new Map(),
  };
}

/** A case that has got as far as the list of winners. */
export const fileOf = (name: string, accident: string | null = null): CaseState => ({
  id: as<CaseId>(name),
  applicant: as(`applicant-${name}`),
  track: 'organisation',
  kind: 'organisation',
  tier: null,
  holders: 1,
  submittedAt: as<Instant>('2026-01-10T02:00:00.000000Z'),
  endedStep: null,
  passed: [],
  notices: [],
  facts: { ...noFacts, submitted: true, facts: { accidents: accident === null ? [] : [{ date: accident }] } },
});

/** Facts of somebody who has won these tiers of the programme before. */
export const winnerBefore = (...tiers: string[]): RuleFacts => ({
  ...noFacts,
  awards: {
    'applicant.sample-award': tiers.map((tier) => ({
      tier,
      awardedOn: day('2022-12-01'),
      revokedOn: null,
      editionsAgo: 2,
    })),
  },
});
