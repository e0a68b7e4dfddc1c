import type { Frame, StepState } from '../../edition/index.ts';
import { as, type BodyId, type EditionId, type Instant, type PersonId, type StepId } from '../../language/index.ts';
import type { Quota, Receives, ResolvedPack, RuleGroup, Step } from '../../regulation/index.ts';

export const at = as<Instant>('2026-06-10T02:00:00.000000Z');

export const ballotStep = {
  id: 'ballot',
  kind: 'ballot',
  name: '投票',
  by: 'committee',
  secret: true,
  each: ['tier', 'candidate'],
  quorum: null,
  carried_by: { at_least: '2/3', of: 'ballots-cast' },
  article: { rest: 21, secret: '21¶2' },
} satisfies Step;

/** Accidents bar also when they come up after filing, up to this step. */
export const accidentsUntil = (until: string): RuleGroup[] => [
  {
    id: 'all',
    within: '3 years before application',
    rechecked_until: until,
    rules: [{ id: 'accident', rule: 'record', of: 'accidents', says: '发生事故。', article: '13(3)' }],
  },
];

const noticeStep = (replacement: Replacement): Step => ({
  id: 'winners-notice',
  kind: 'notice',
  name: '公示',
  by: 'office',
  length: { at_least: '5 working days' },
  media: null,
  objections: null,
  // biome-ignore lint/suspicious/noThenProperty: the key of the pack format
  upheld: { then: 'removed', replacement, article: '22¶3' },
  article: 22,
});

type Replacement = 'forbidden' | 'allowed' | 'new-decision-and-new-notice' | null;

interface Sample {
  readonly nature?: 'real' | 'rehearsal';
  readonly body?: string;
  readonly person?: string;
  readonly seated?: boolean;
  readonly step?: Step;
  readonly quotas?: Quota[];
  readonly receives?: Receives[];
  readonly replacement?: Replacement;
  readonly opened?: boolean;
  readonly listClosed?: boolean;
  readonly disqualifiers?: RuleGroup[];
}

/** An invented award with a committee that votes and an office that organises. */
export function sampleFrame(sample: Sample = {}): Frame {
  const step = sample.step ?? ballotStep;
  const state = (id: string, openedAt: Instant | null, closedAt: Instant | null): StepState => ({
    step: as<StepId>(id),
    opensOn: null,
    closesOn: null,
    openedAt,
    closedAt,
  });
  const list: Step = {
    id: 'list',
    kind: 'candidate-list',
    name: '候选',
    by: 'office',
    order_by: 'total',
    departures: null,
    article: 20,
  };
  const pack = {
    regulation: { id: 'sample', programme: 'sample-award' },
    rules_elsewhere: {},
    bodies: {
      government: { name: '市政府', role: 'government' },
      committee: { name: '评委会', role: 'committee' },
      office: { name: '秘书处', role: 'office' },
    },
    recusal: { who: ['committee'], ground: '利害关系', effect: ['no-vote'], article: 10 },
    tracks: { organisation: { name: '组织', kinds: {} } },
    tiers: {
      main: { name: '主奖', applied_for: false, vacancy: true, valid: null },
      second: { name: '提名', applied_for: false, vacancy: true, valid: null },
    },
    quotas: sample.quotas ?? [
      { id: 'main', for: { tiers: ['main'] }, at_most: 2, article: 5 },
      { id: 'second', for: { tiers: ['second'] }, at_most: 3, article: 5 },
    ],
    receives: sample.receives ?? [{ id: 'all', honours: null, money: null, takes_seat: true }],
    conditions: [],
    disqualifiers: sample.disqualifiers ?? [],
    facts: { accidents: { name: '事故', type: { records: { date: 'date' } }, from: ['department'] } },
    scales: {},
    channels: {},
    steps: [list, step, noticeStep(sample.replacement === undefined ? 'forbidden' : sample.replacement)],
  } as unknown as ResolvedPack;
  return {
    edition: { id: as<EditionId>('sample-2026'), nature: sample.nature ?? 'rehearsal', label: '2026', closedAt: null },
    pack,
    steps: [
      state('list', at, sample.listClosed === false ? null : at),
      state(step.id, sample.opened === false ? null : at, null),
      state('winners-notice', null, null),
    ],
    actor: { person: as<PersonId>(sample.person ?? 'wang'), body: as<BodyId>(sample.body ?? 'committee'), of: null },
    seated: sample.seated ?? true,
    calendar: new Map(),
  };
}
