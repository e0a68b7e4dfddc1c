import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { as, type CaseId, type PersonId, type StepId, type TierId } from '../language/index.ts';
import { codes } from '../language/testing/codes.ts';
import { noFacts, type Step } from '../regulation/index.ts';
import { castBallot } from './cast-ballot.ts';
import { closeBallot } from './close-ballot.ts';
import type { Votes } from './majority.ts';
import { openBallot } from './open-ballot.ts';
import { accidentsUntil, at, ballotStep, sampleFrame } from './testing/sample-edition.ts';

const main = as<TierId>('main');
const step = as<StepId>('ballot');
const caseOf = (name: string) => as<CaseId>(name);
const people = (...names: string[]) => names.map((name) => as<PersonId>(name));
const inMain = (name: string) => ({
  case: caseOf(name),
  tier: main,
  tiers: [main],
  track: 'organisation',
  kind: 'organisation',
  submittedAt: at,
  facts: noFacts,
  anchors: {},
});
const plan = (more: object = {}) => ({
  frame: sampleFrame({ opened: false }),
  opened: false,
  candidates: [
    { ...inMain('a'), blocked: false },
    { ...inMain('b'), blocked: true },
  ],
  voters: people('wang', 'li'),
  ...more,
});

describe('opening a ballot', () => {
  it('fixes candidates and voters; a blocked candidate has to be left out by name', () => {
    assert.deepEqual(codes(openBallot(plan(), { step, without: [] }, at)), ['candidate-blocked']);
    const opened = openBallot(plan(), { step, without: [caseOf('b')] }, at);
    assert.ok(opened.ok);
    assert.deepEqual(opened.value.candidates, [{ tier: 'main', case: 'a' }]);
    assert.deepEqual(opened.value.voters, ['wang', 'li']);
    assert.deepEqual(codes(openBallot(plan(), { step, without: [caseOf('a'), caseOf('b')] }, at)), ['not-blocked']);
  });

  it('takes nobody to the vote whom a disqualifier bars by now, with its article, unless left out by name', () => {
    const frame = (until: string) => sampleFrame({ opened: false, disqualifiers: accidentsUntil(until) });
    const facts = { ...noFacts, facts: { accidents: [{ date: '2026-06-01' }] } };
    const candidates = [
      { ...inMain('a'), blocked: false, facts: { ...noFacts, facts: { accidents: [] } } },
      { ...inMain('b'), blocked: false, facts },
    ];
    const held = (until: string, ...without: string[]) =>
      openBallot(plan({ frame: frame(until), candidates }), { step, without: without.map(caseOf) }, at);
    const refused = held('winners-notice');
    assert.ok(!refused.ok);
    const barred = { case: 'b', rule: 'disqualifiers.all.rules.accident', says: '发生事故。' };
    assert.deepEqual(refused.reasons, [{ code: 'candidate-barred', article: '13(3)', facts: barred }]);
    const opened = held('winners-notice', 'b');
    assert.ok(opened.ok);
    assert.deepEqual(opened.value.candidates, [{ tier: 'main', case: 'a' }]);
    assert.deepEqual(codes(held('winners-notice', 'a', 'b')), ['not-blocked']);
    assert.ok(held('list').ok, 'the regulation looks no more by then');
  });

  it('refuses a real edition where the law demands secrecy, with the article; not where it does not', () => {
    const real = sampleFrame({ nature: 'real', opened: false });
    const refused = openBallot(plan({ frame: real }), { step, without: [caseOf('b')] }, at);
    assert.ok(!refused.ok);
    assert.deepEqual(refused.reasons, [
      { code: 'secret-ballot-not-available', article: '21¶2', facts: { name: '投票' } },
    ]);
    const open = sampleFrame({ nature: 'real', opened: false, step: { ...ballotStep, secret: null } });
    assert.ok(openBallot(plan({ frame: open }), { step, without: [caseOf('b')] }, at).ok);
  });

  it('is only on those the vote is for', () => {
    const frame = sampleFrame({ opened: false, step: { ...ballotStep, for: { tiers: ['second'] } } });
    const opened = openBallot(plan({ frame }), { step, without: [] }, at);
    assert.ok(opened.ok);
    assert.deepEqual(opened.value.candidates, []);
  });

  it('says all that stands against it at once', () => {
    const frame = sampleFrame({ opened: false, listClosed: false, body: 'government', nature: 'real' });
    const refused = openBallot(plan({ frame, voters: [], opened: true }), { step, without: [] }, at);
    assert.deepEqual(codes(refused), [
      'wrong-body',
      'step-waits',
      'ballot-already-opened',
      'secret-ballot-not-available',
      'no-voters',
      'candidate-blocked',
    ]);
  });
});

const ballot = (more: object = {}) => ({
  frame: sampleFrame(),
  candidates: [
    { tier: main, case: caseOf('a') },
    { tier: main, case: caseOf('b') },
  ],
  voters: [
    { person: as<PersonId>('wang'), hasCast: false },
    { person: as<PersonId>('li'), hasCast: true },
  ],
  counted: false,
  recusedFrom: [] as CaseId[],
  ...more,
});
const cast = (state: ReturnType<typeof ballot>, ...slips: string[]) =>
  castBallot(state, { step, slips: slips.map(caseOf) }, at);

describe('casting a ballot', () => {
  it('takes one slip for each candidate, and the act knows nothing of what is on them', () => {
    const done = cast(ballot(), 'a', 'b');
    assert.ok(done.ok);
    assert.deepEqual(done.value, {
      act: 'ballot-cast',
      article: 21,
      step: 'ballot',
      member: 'wang',
    });
    assert.deepEqual(codes(cast(ballot(), 'a')), ['slips-missing']);
    assert.deepEqual(codes(cast(ballot(), 'a', 'b', 'b', 'c')), ['not-a-candidate', 'slip-twice']);
  });

  it('lets a recused member vote on the others, and on them alone', () => {
    const state = ballot({ recusedFrom: [caseOf('a')] });
    assert.ok(cast(state, 'b').ok);
    assert.deepEqual(codes(cast(state, 'a', 'b')), ['recused']);
  });

  it('refuses a second vote, a stranger, another body, and a vote after the count', () => {
    const frame = sampleFrame({ person: 'li' });
    assert.deepEqual(codes(cast(ballot({ frame }), 'a', 'b')), ['already-voted']);
    assert.deepEqual(codes(cast(ballot({ frame: sampleFrame({ person: 'zhao' }) }), 'a', 'b')), ['not-a-voter']);
    assert.deepEqual(codes(cast(ballot({ frame: sampleFrame({ body: 'office' }) }), 'a', 'b')), ['wrong-body']);
    assert.deepEqual(codes(cast(ballot({ frame: sampleFrame({ seated: false }) }), 'a', 'b')), ['not-seated']);
    assert.deepEqual(codes(cast(ballot({ counted: true }), 'a', 'b')), ['ballot-counted']);
    assert.deepEqual(codes(cast(ballot({ voters: [] }), 'a', 'b')), ['ballot-not-opened']);
  });
});

const count = (votes: Record<string, Votes>, more: { step?: Step; cast?: number; members?: number } = {}) => {
  const voters = Array.from({ length: more.members ?? 13 }, (_, index) => ({
    person: as<PersonId>(`m${index}`),
    hasCast: index < (more.cast ?? 11),
  }));
  const frame = sampleFrame(more.step ? { step: more.step } : {});
  const full = {
    ...ballot({ frame, voters }),
    votes: new Map(Object.entries(votes).map(([own, v]) => [caseOf(own), v])),
  };
  return closeBallot(full, { step }, at);
};

describe('closing a ballot', () => {
  it('counts each candidate against its own base', () => {
    const closed = count({
      a: { yes: 6, no: 1, abstain: 1, invalid: 1 },
      b: { yes: 7, no: 3, abstain: 1, invalid: 0 },
    });
    assert.ok(closed.ok);
    assert.deepEqual(
      closed.value.tallies.map(({ needed, carried }) => [needed, carried]),
      [
        [6, true],
        [8, false],
      ],
    );
  });

  it('computes nothing where no majority is laid down, and holds to a quorum where one is', () => {
    const silent = count({}, { step: { ...ballotStep, carried_by: null } });
    assert.ok(silent.ok);
    assert.deepEqual(
      silent.value.tallies.map(({ needed, carried }) => [needed, carried]),
      [
        [null, null],
        [null, null],
      ],
    );
    const quorum = { ...ballotStep, quorum: '2/3' } satisfies Step;
    const refused = count({}, { step: quorum, cast: 8 });
    assert.ok(!refused.ok);
    assert.deepEqual(refused.reasons[0]?.facts, { members: 13, present: 8, needed: 9 });
    assert.ok(count({}, { step: quorum, cast: 9 }).ok);
  });
});
