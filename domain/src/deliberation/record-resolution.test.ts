import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { as, type CaseId, day, type PersonId, type StepId, type TierId } from '../language/index.ts';
import { codes } from '../language/testing/codes.ts';
import { noFacts, type Step } from '../regulation/index.ts';
import { type RecordResolution, type ResolutionPlan, recordResolution } from './record-resolution.ts';
import { accidentsUntil, at, sampleFrame } from './testing/sample-edition.ts';
import { makesWinners, type ResolutionStep, votingStepOf, winnersVoteOf } from './voting-step.ts';

const meeting: ResolutionStep & { readonly article: number } = {
  id: 'meeting',
  kind: 'resolution',
  name: '审议',
  by: 'committee',
  effect: 'decides',
  quorum: null,
  carried_by: null,
  article: 24,
};
const twoThirds = { at_least: '2/3', of: 'members-present', article: '24(2)' } as const;
const members = Array.from({ length: 9 }, (_, i) => as<PersonId>(`m${i + 1}`));
const candidate = (name: string, more: Partial<ResolutionPlan['candidates'][number]> = {}) => ({
  case: as<CaseId>(name),
  tier: as<TierId>('main'),
  tiers: [as<TierId>('main')],
  track: 'organisation',
  kind: 'organisation',
  submittedAt: at,
  facts: noFacts,
  anchors: {},
  blocked: false,
  recused: [],
  ...more,
});
const planOf = (
  step: Partial<ResolutionStep> = {},
  candidates: readonly ReturnType<typeof candidate>[] = [candidate('a'), candidate('b')],
  more: Partial<Parameters<typeof sampleFrame>[0]> = {},
): ResolutionPlan => ({
  frame: sampleFrame({ opened: false, step: { ...meeting, ...step }, ...more }),
  recorded: false,
  decided: [],
  candidates,
  members,
});
const outcome = (name: string, carried: boolean | null, yes: number | null = null, no = 0) => ({
  case: as<CaseId>(name),
  carried,
  votes: yes === null ? null : { yes, no, abstain: 0, invalid: 0 },
});
const minutes = (outcomes: RecordResolution['outcomes'], more: Partial<RecordResolution> = {}): RecordResolution => ({
  step: as<StepId>('meeting'),
  document: '会议纪要 2 号',
  day: day('2026-06-10'),
  present: members,
  outcomes,
  without: [],
  ...more,
});

describe('recording a resolution', () => {
  it('computes nothing where no majority is laid down: the body declares, and votes are kept only if they were counted', () => {
    const recorded = recordResolution(planOf(), minutes([outcome('a', true), outcome('b', false, 8, 1)]), at);
    assert.ok(recorded.ok);
    assert.deepEqual(
      recorded.value.outcomes.map(({ case: own, votes, needed, carried }) => [
        own,
        votes?.yes ?? null,
        needed,
        carried,
      ]),
      [
        ['a', null, null, true],
        ['b', 8, null, false],
      ],
    );
    assert.deepEqual(codes(recordResolution(planOf(), minutes([outcome('a', true), outcome('b', null)]), at)), [
      'outcome-missing',
    ]);
  });

  it('lets only the body itself declare, while minutes with a majority may be brought by the office', () => {
    const office = { body: 'office', person: 'liu' };
    assert.deepEqual(
      codes(recordResolution(planOf({}, undefined, office), minutes([outcome('a', true), outcome('b', true)]), at)),
      ['wrong-body'],
    );
    const counted = planOf({ carried_by: twoThirds }, undefined, office);
    assert.ok(recordResolution(counted, minutes([outcome('a', null, 6, 3), outcome('b', null, 5, 4)]), at).ok);
  });

  it('computes the outcome from the votes where the regulation says what carries; what was declared may not differ', () => {
    const plan = planOf({ carried_by: twoThirds });
    const recorded = recordResolution(plan, minutes([outcome('a', null, 6, 3), outcome('b', false, 5, 4)]), at);
    assert.ok(recorded.ok);
    assert.equal(recorded.value.article, '24(2)');
    assert.deepEqual(
      recorded.value.outcomes.map(({ needed, carried }) => [needed, carried]),
      [
        [6, true],
        [6, false],
      ],
    );
    const differs = recordResolution(plan, minutes([outcome('a', false, 6, 3), outcome('b', true)]), at);
    assert.deepEqual(codes(differs), ['outcome-differs', 'votes-missing']);
  });

  it('holds a quorum that is laid down, and no other', () => {
    const few = minutes([outcome('a', true), outcome('b', true)], { present: members.slice(0, 5) });
    assert.ok(recordResolution(planOf(), few, at).ok);
    const refused = recordResolution(planOf({ quorum: '2/3' }), few, at);
    assert.ok(!refused.ok);
    assert.deepEqual(refused.reasons[0]?.facts, { members: 9, present: 5, needed: 6 });
    assert.deepEqual(codes(recordResolution(planOf(), { ...few, present: [] }, at)), ['nobody-present']);
    assert.deepEqual(codes(recordResolution(planOf(), { ...few, present: [as('stranger')] }, at)), [
      'present-not-member',
    ]);
  });

  it('gives no vote on a case to whoever has withdrawn from it', () => {
    const plan = planOf({ carried_by: twoThirds }, [candidate('a', { recused: members.slice(0, 2) })]);
    assert.deepEqual(codes(recordResolution(plan, minutes([outcome('a', null, 8, 0)]), at)), ['votes-beyond-present']);
    assert.ok(recordResolution(plan, minutes([outcome('a', null, 7, 0)]), at).ok);
  });

  it('says something about every candidate, once, and about nobody else; an open objection holds back its own', () => {
    const twice = minutes([outcome('a', true), outcome('a', true), outcome('z', true)]);
    assert.deepEqual(codes(recordResolution(planOf(), twice, at)), [
      'outcome-missing',
      'not-a-candidate',
      'outcome-twice',
    ]);
    const plan = planOf({}, [candidate('a'), candidate('b', { blocked: true })]);
    assert.deepEqual(codes(recordResolution(plan, minutes([outcome('a', true), outcome('b', true)]), at)), [
      'candidate-blocked',
    ]);
    const without = { without: [as<CaseId>('b')] };
    assert.ok(recordResolution(plan, minutes([outcome('a', true)], without), at).ok);
    assert.deepEqual(codes(recordResolution(planOf(), minutes([outcome('a', true)], without), at)), ['not-blocked']);
  });

  it('resolves on nobody whom a disqualifier bars by now', () => {
    const facts = { ...noFacts, facts: { accidents: [{ date: '2026-06-01' }] } };
    const plan = planOf({}, [candidate('a', { facts })], { disqualifiers: accidentsUntil('winners-notice') });
    assert.deepEqual(codes(recordResolution(plan, minutes([outcome('a', true)]), at)), ['candidate-barred']);
  });

  it('takes no meeting before its turn or after today, and no second record', () => {
    const both = [outcome('a', true), outcome('b', true)];
    assert.deepEqual(codes(recordResolution(planOf(), minutes(both, { day: day('2026-06-09') }), at)), [
      'meeting-before-its-turn',
    ]);
    assert.deepEqual(codes(recordResolution(planOf(), minutes(both, { day: day('2026-06-11') }), at)), [
      'meeting-ahead',
    ]);
    assert.deepEqual(
      codes(
        recordResolution(
          { ...planOf(), recorded: true, decided: ['a', 'b'].map((id) => as<CaseId>(id)) },
          minutes([]),
          at,
        ),
      ),
      ['resolution-recorded-before'],
    );
  });

  it('is held again on those alone whom it was not held on before, until the winners are announced', () => {
    const { frame, ...plan } = planOf();
    const over = (id: string) => ({ step: as<StepId>(id), opensOn: null, closesOn: null, openedAt: at, closedAt: at });
    const steps = frame.steps.map((state) => (state.step === 'meeting' ? over('meeting') : state));
    const left = { ...plan, frame: { ...frame, steps }, recorded: true, decided: [as<CaseId>('a')] };
    const further = recordResolution(left, minutes([outcome('b', true)]), at);
    assert.ok(further.ok);
    assert.deepEqual(
      further.value.outcomes.map((own) => own.case),
      ['b'],
    );
    assert.deepEqual(codes(recordResolution(left, minutes([outcome('a', true), outcome('b', true)]), at)), [
      'not-a-candidate',
    ]);
    const given: Step = { id: 'given', kind: 'conferral', name: '授奖', by: 'office', publishes: null };
    const pack = { ...frame.pack, steps: [...frame.pack.steps, given] };
    const announced = { ...left, frame: { ...frame, pack, steps: [...steps, over('given')] } };
    assert.deepEqual(codes(recordResolution(announced, minutes([outcome('b', true)]), at)), ['resolution-too-late']);
  });

  it('carries by exactly the share laid down, whoever was there', () => {
    const count = fc.nat({ max: 9 });
    fc.assert(
      fc.property(count, count, fc.integer({ min: 1, max: 9 }), (yes, no, there) => {
        fc.pre(yes + no <= there);
        const plan = planOf({ carried_by: twoThirds }, [candidate('a')]);
        const here = { present: members.slice(0, there) };
        const recorded = recordResolution(plan, minutes([outcome('a', null, yes, no)], here), at);
        return recorded.ok && recorded.value.outcomes[0]?.carried === (3 * yes >= 2 * there && yes > 0);
      }),
    );
  });
});

describe('the vote that makes the list of winners', () => {
  const { pack } = sampleFrame();
  const notice = pack.steps.find(({ kind }) => kind === 'notice');
  const list = pack.steps.find(({ kind }) => kind === 'candidate-list');
  assert.ok(notice && list);
  const resolution = (id: string, effect: ResolutionStep['effect'] = 'decides') => ({ ...meeting, id, effect });
  const law = (...steps: NonNullable<typeof notice>[]) => ({ ...pack, steps });

  it('is the last that decides before the list is shown; advice is none, and what comes after confirms', () => {
    const steps = law(
      list,
      resolution('advice', 'advises'),
      resolution('first'),
      resolution('last'),
      notice,
      resolution('second'),
    );
    assert.equal(winnersVoteOf(steps)?.id, 'last');
    assert.equal(makesWinners(steps, votingStepOf(steps, 'second')), false);
  });

  it('is none before the choosing is over: an early ballot does not make winners', () => {
    assert.equal(winnersVoteOf(law(resolution('early'), notice, list, resolution('late'), notice))?.id, 'late');
    assert.equal(winnersVoteOf(law(resolution('early'), notice, list))?.id, 'early');
    assert.equal(winnersVoteOf(law(list, notice)), null);
  });
});
