import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { as, type BodyId, type CaseId, day, type StepId, type TierId } from '../language/index.ts';
import { codes } from '../language/testing/codes.ts';
import { noFacts } from '../regulation/index.ts';
import { addWinner } from './add-winner.ts';
import { type ListWinners, listWinners, type WinnersPlan } from './list-winners.ts';
import { accidentsUntil, at, ballotStep, sampleFrame } from './testing/sample-edition.ts';
import type { TalliedCase } from './winners-order.ts';

const tallied = (name: string, yes: number, more: Partial<TalliedCase> = {}): TalliedCase => ({
  case: as<CaseId>(name),
  tier: as<TierId>('main'),
  tiers: [as<TierId>('main')],
  track: 'organisation',
  kind: 'organisation',
  yes,
  needed: 6,
  carried: yes >= 6,
  total: '600',
  submittedAt: at,
  facts: noFacts,
  anchors: {},
  ...more,
});
const plan = (cases: readonly TalliedCase[], frame = sampleFrame()): WinnersPlan => ({
  frame,
  opened: true,
  counted: true,
  listed: false,
  tallied: cases,
  field: [],
});
const list = (main: string[], second: string[] = [], more: Partial<ListWinners> = {}): ListWinners => ({
  step: as<StepId>('ballot'),
  lists: [
    { tier: as<TierId>('main'), cases: main.map((name) => as<CaseId>(name)) },
    { tier: as<TierId>('second'), cases: second.map((name) => as<CaseId>(name)) },
  ],
  departure: null,
  decision: null,
  ...more,
});
const minutes = { document: '评委会纪要 3 号', reasons: '当年改进更大' };

const three = [tallied('a', 9), tallied('b', 8), tallied('c', 7)];

describe('listing winners', () => {
  it('refuses a list over a hard cap and proposes the lawful one, with the article', () => {
    const refused = listWinners(plan(three), list(['c', 'b', 'a']), at);
    assert.ok(!refused.ok);
    assert.deepEqual(refused.reasons, [
      {
        code: 'over-quota',
        article: 5,
        facts: {
          quota: 'main',
          seats_of: ['主奖'],
          may_depart: null,
          most: 2,
          taken: 3,
          listed: ['c', 'b', 'a'],
          proposed: ['a', 'b'],
          tied: [],
        },
      },
    ]);
    const done = listWinners(plan(three), list(['a', 'b']), at);
    assert.ok(done.ok);
    assert.deepEqual(done.value.vacant, { main: 0, second: 3 });
  });

  it('takes totals where votes are equal, and leaves what is equal in both to the body', () => {
    const close = [tallied('a', 9), tallied('b', 8, { total: '700.025' }), tallied('c', 8, { total: '700' })];
    assert.ok(listWinners(plan(close), list(['a', 'b']), at).ok);
    assert.deepEqual(codes(listWinners(plan(close), list(['a', 'c']), at)), ['carried-left-out']);
    assert.ok(listWinners(plan(close), list(['a', 'c'], [], { decision: minutes }), at).ok);

    const equal = [tallied('a', 9), tallied('b', 8), tallied('c', 8)];
    assert.deepEqual(codes(listWinners(plan(equal), list(['a', 'b']), at)), ['order-undecided']);
    assert.deepEqual(codes(listWinners(plan(equal), list(['a']), at)), []);
    const decided = listWinners(plan(equal), list(['a', 'b'], [], { decision: minutes }), at);
    assert.ok(decided.ok);
    assert.deepEqual(decided.value.decision, { document: minutes.document });
    const blank = { ...minutes, reasons: ' ' };
    assert.deepEqual(codes(listWinners(plan(equal), list(['a', 'b'], [], { decision: blank }), at)), [
      'decision-unreasoned',
    ]);
  });

  it('lists nobody whom a disqualifier bars by now; the seat is for the next who was carried', () => {
    const facts = (...dates: string[]) => ({
      ...noFacts,
      facts: { accidents: dates.map((date) => ({ date })) },
    });
    const [a, b, c] = [
      tallied('a', 9, { facts: facts('2026-06-01') }),
      tallied('b', 8, { facts: facts() }),
      tallied('c', 7, { facts: facts() }),
    ];
    const barred = plan([a, b, c], sampleFrame({ disqualifiers: accidentsUntil('winners-notice') }));
    const refused = listWinners(barred, list(['a', 'b']), at);
    assert.ok(!refused.ok);
    const said = { case: 'a', rule: 'disqualifiers.all.rules.accident', says: '发生事故。' };
    assert.deepEqual(refused.reasons[0], { code: 'candidate-barred', article: '13(3)', facts: said });
    assert.deepEqual([refused.reasons[1]?.code, refused.reasons[1]?.facts.cases], ['carried-left-out', ['c']]);
    const over = listWinners(barred, list(['a', 'b', 'c']), at);
    assert.ok(!over.ok);
    assert.deepEqual(over.reasons.find(({ code }) => code === 'over-quota')?.facts.proposed, ['b', 'c']);
    assert.ok(listWinners(barred, list(['b', 'c']), at).ok);
    assert.deepEqual(codes(listWinners(barred, list(['b']), at)), ['carried-left-out']);
    const later = plan([a, b, c], sampleFrame({ disqualifiers: accidentsUntil('list') }));
    assert.ok(listWinners(later, list(['a', 'b']), at).ok, 'the regulation looks no more by then');
  });

  it('lets the body of a soft cap depart from it with reasons, and nobody else', () => {
    const quotas = [{ id: 'main', for: { tiers: ['main'] }, at_most: 2, soft: { at_most: 'government' }, article: 4 }];
    const soft = plan(three, sampleFrame({ quotas }));
    const all = ['a', 'b', 'c'];
    const by = (body: string) => ({ departure: { by: as<BodyId>(body), document: '府函 8 号', reasons: '业绩突出' } });
    const refused = listWinners(soft, list(all), at);
    assert.ok(!refused.ok);
    assert.equal(refused.reasons[0]?.facts.may_depart, '市政府');
    assert.deepEqual(codes(listWinners(soft, list(all, [], by('committee')), at)), ['departure-not-yours']);
    const done = listWinners(soft, list(all, [], by('government')), at);
    assert.ok(done.ok);
    assert.deepEqual(done.value.departure, { by: 'government', document: '府函 8 号' });
    assert.deepEqual(codes(listWinners(plan(three), list(all, [], by('government')), at)), ['over-quota']);
  });

  it('lists only the carried, each in its own tier; nobody falls to another', () => {
    const mixed = [tallied('a', 9), tallied('b', 5), tallied('c', 9, { tier: as<TierId>('second') })];
    assert.deepEqual(codes(listWinners(plan(mixed), list(['a', 'b'], ['c']), at)), ['not-carried']);
    assert.deepEqual(codes(listWinners(plan(mixed), list(['a'], ['b', 'c']), at)), ['wrong-tier', 'not-carried']);
    assert.deepEqual(codes(listWinners(plan(mixed), list(['a', 'x', 'a'], ['c']), at)), [
      'listed-twice',
      'not-voted-on',
    ]);
    const done = listWinners(plan(mixed), list(['a'], ['c']), at);
    assert.ok(done.ok);
    assert.deepEqual(done.value.vacant, { main: 1, second: 2 });
  });

  it('counts no seat for those the award table gives one without, and asks where that cannot be told', () => {
    const receives = [
      {
        id: 'again',
        when: { rule: 'past-award' as const, programme: 'own', same_tier: true, within: 'ever' as const },
        honours: null,
        money: 0,
        takes_seat: false,
      },
      { id: 'all', honours: null, money: null, takes_seat: true },
    ];
    const frame = sampleFrame({ receives });
    const never = { ...noFacts, awards: { 'applicant.sample-award': [] } };
    const again = {
      ...noFacts,
      awards: {
        'applicant.sample-award': [{ tier: 'main', awardedOn: day('2020-01-01'), revokedOn: null, editionsAgo: 3 }],
      },
    };
    const cases = [tallied('a', 9, { facts: never }), tallied('b', 8, { facts: never })];
    const winner = tallied('c', 7, { facts: again });
    assert.ok(listWinners(plan([...cases, winner], frame), list(['a', 'b', 'c']), at).ok);
    assert.deepEqual(codes(listWinners(plan([...cases, tallied('d', 6)], frame), list(['a', 'b', 'd']), at)), [
      'row-undecided',
      'over-quota',
    ]);
  });

  it('is the declaration of the body itself where no majority is laid down', () => {
    const open = [tallied('a', 5, { carried: null, needed: null }), tallied('b', 4, { carried: null, needed: null })];
    assert.ok(listWinners(plan(open), list(['b']), at).ok);
    assert.deepEqual(codes(listWinners(plan(open, sampleFrame({ body: 'office' })), list(['b']), at)), ['wrong-body']);
    assert.ok(listWinners(plan(three, sampleFrame({ body: 'office' })), list(['a', 'b']), at).ok);
  });

  it('waits for the count, and is made once by the vote that decides', () => {
    assert.deepEqual(codes(listWinners({ ...plan(three), counted: false }, list(['a', 'b']), at)), [
      'ballot-not-counted',
    ]);
    assert.deepEqual(codes(listWinners({ ...plan(three), listed: true }, list(['a', 'b']), at)), [
      'winners-already-listed',
    ]);
    const advice = {
      id: 'ballot',
      kind: 'resolution' as const,
      name: '审议',
      by: 'committee',
      effect: 'advises' as const,
      carried_by: ballotStep.carried_by,
    };
    assert.deepEqual(codes(listWinners(plan(three, sampleFrame({ step: advice })), list(['a', 'b']), at)), [
      'decides-no-winners',
    ]);
  });

  it('accepts the list it proposes', () => {
    const votes = fc.array(
      fc.record({ yes: fc.integer({ min: 0, max: 12 }), total: fc.integer({ min: 500, max: 900 }) }),
      {
        minLength: 1,
        maxLength: 8,
      },
    );
    fc.assert(
      fc.property(votes, (given) => {
        const cases = given.map(({ yes, total }, index) => tallied(String(index), yes, { total: `${total}.${index}` }));
        const carried = cases.filter((own) => own.carried).map((own) => String(own.case));
        const first = listWinners(plan(cases), list(carried), at);
        if (first.ok) return carried.length <= 2;
        const proposed = first.reasons[0]?.facts.proposed;
        assert.ok(Array.isArray(proposed));
        return listWinners(plan(cases), list(proposed.map(String)), at).ok && proposed.length === 2;
      }),
    );
  });
});

describe('seats', () => {
  const small = { ...noFacts, facts: { size: 'small' } };
  const large = { ...noFacts, facts: { size: 'large' } };
  const second = as<TierId>('second');
  const entries = fc.array(fc.record({ isSmall: fc.boolean(), isMain: fc.boolean(), isListed: fc.boolean() }), {
    maxLength: 9,
  });
  const caps = fc.record({ main: fc.nat({ max: 4 }), both: fc.nat({ max: 6 }), kept: fc.nat({ max: 2 }) });

  it('are never above any cap, own or shared, nor do others sit in those kept for some; and whatever is not is listed', () => {
    fc.assert(
      fc.property(entries, caps, (given, { main, both, kept }) => {
        const reserved = [{ where: { size: 'small' }, seats: Math.min(kept, main) }];
        const frame = sampleFrame({
          quotas: [
            { id: 'main', for: { tiers: ['main'] }, at_most: main, reserved },
            { id: 'both', at_most: both },
          ],
        });
        const cases = given.map(({ isSmall, isMain }, i) => {
          const tier = isMain ? as<TierId>('main') : second;
          return tallied(`c${i}`, 9, { tier, tiers: [tier], facts: isSmall ? small : large });
        });
        const listed = given.map((own, i) => ({ ...own, name: `c${i}` })).filter(({ isListed }) => isListed);
        const mains = listed.filter(({ isMain }) => isMain);
        const others = mains.filter(({ isSmall }) => !isSmall).length;
        const isLawful = listed.length <= both && mains.length <= main && others <= main - Math.min(kept, main);
        const names = (wanted: boolean) => listed.filter(({ isMain }) => isMain === wanted).map(({ name }) => name);
        const done = listWinners(plan(cases, frame), list(names(true), names(false), { decision: minutes }), at);
        assert.equal(done.ok, isLawful);
        if (!done.ok) assert.ok(done.reasons.every(({ code }) => ['over-quota', 'seats-reserved'].includes(code)));
      }),
      { numRuns: 400 },
    );
  });
});

describe('after a failed notice', () => {
  const main = { ...tallied('c', 7), tier: as<TierId>('main') };
  const state = (replacement: 'forbidden' | 'allowed' | 'new-decision-and-new-notice' | null, more: object = {}) => ({
    frame: sampleFrame({ replacement }),
    listed: [],
    failed: [{ step: as<StepId>('winners-notice'), case: as<CaseId>('a') }],
    passedOver: [main],
    field: [],
    ...more,
  });
  const command = { step: as<StepId>('ballot'), case: as<CaseId>('c'), decision: null };

  it('nobody takes the empty seat where the regulation forbids it, whatever is decided', () => {
    for (const decision of [null, minutes]) {
      const refused = addWinner(state('forbidden'), { ...command, decision }, at);
      assert.ok(!refused.ok);
      assert.equal(refused.reasons[0]?.code, 'replacement-forbidden');
      assert.equal(refused.reasons[0]?.article, '22¶3');
      assert.deepEqual(refused.reasons[0]?.facts.vacant, ['main: 2', 'second: 3']);
    }
  });

  it('nor by itself anywhere: it takes a new decision of the body that votes', () => {
    for (const replacement of [null, 'allowed', 'new-decision-and-new-notice'] as const) {
      assert.deepEqual(codes(addWinner(state(replacement), command, at)), ['new-decision-needed']);
      const added = addWinner(state(replacement), { ...command, decision: minutes }, at);
      assert.ok(added.ok);
      assert.deepEqual(added.value.lists, [{ tier: 'main', cases: ['c'] }]);
      assert.deepEqual(added.value.vacant, { main: 1, second: 3 });
    }
    const office = { frame: sampleFrame({ replacement: null, body: 'office' }) };
    assert.deepEqual(codes(addWinner(state(null, office), { ...command, decision: minutes }, at)), ['wrong-body']);
  });

  it('is for one who was carried and had no seat, where a seat was lost and is free', () => {
    const decided = { ...command, decision: minutes };
    assert.deepEqual(codes(addWinner(state(null, { failed: [] }), decided, at)), ['no-seat-lost']);
    assert.ok(addWinner(state(null, { failed: [], passedOver: [{ ...main, late: true }] }), decided, at).ok);
    assert.deepEqual(codes(addWinner(state(null, { passedOver: [] }), decided, at)), ['not-passed-over']);
    const full = { listed: ['x', 'y'].map((name) => ({ ...main, case: as<CaseId>(name) })) };
    assert.deepEqual(codes(addWinner(state(null, full), decided, at)), ['no-seat-free']);
    assert.deepEqual(codes(addWinner(state(null), { ...decided, decision: { document: '', reasons: 'x' } }, at)), [
      'decision-unreasoned',
    ]);
  });
});
