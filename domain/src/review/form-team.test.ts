import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { as, type BodyId, type ObjectionId, type TeamId } from '../language/index.ts';
import { codes } from '../language/testing/codes.ts';
import { type CaseForTeam, type FormTeam, formTeam, type TeamState } from './form-team.ts';
import {
  at,
  caseId,
  person,
  reviewStep,
  sampleCase,
  sampleFrame,
  sampleTeam,
  stepId,
  teamBody,
} from './testing/sample-review.ts';

const people = ['li', 'wang', 'zhao', 'qian', 'sun', 'zhou'];
const members = (count: number) =>
  people.slice(0, count).map((name, i) => ({ person: person(name), seat: i === 0 ? 'leader' : 'member' }));
const one = (over: Partial<CaseForTeam> = {}): CaseForTeam => ({
  ...sampleCase(),
  inScope: { site: true },
  teams: {},
  ...over,
});

const state = (over: Partial<TeamState> = {}): TeamState => ({
  frame: sampleFrame({ body: 'bureau' }),
  taken: false,
  pool: people.map(person),
  cases: [one()],
  ...over,
});
const command = (over: Partial<FormTeam> = {}): FormTeam => ({
  team: as<TeamId>('team-1'),
  body: as<BodyId>('team'),
  steps: [stepId('site')],
  members: members(3),
  cases: [caseId('case-1')],
  reasons: null,
  ...over,
});

describe('forming a team', () => {
  it('takes members of the body within its size, under one leader', () => {
    const formed = formTeam(state(), command(), at);
    assert(formed.ok);
    assert.deepEqual(formed.value.departures, []);
    assert.deepEqual(codes(formTeam(state(), command({ members: members(2) }), at)), ['team-too-small']);
    assert.deepEqual(codes(formTeam(state(), command({ members: members(6) }), at)), ['team-too-large']);
    const leaderless = members(3).map((member) => ({ ...member, seat: 'member' }));
    assert.deepEqual(codes(formTeam(state(), command({ members: leaderless }), at)), ['team-seats']);
  });

  it('is not for somebody who has withdrawn from one of the cases', () => {
    const frame = sampleFrame({ body: 'bureau', person: 'clerk' });
    const cases = [one({ recused: [person('clerk')] })];
    assert.deepEqual(codes(formTeam(state({ frame, cases }), command(), at)), ['recused']);
  });

  it('is not for somebody whose standing as a reviewer was cancelled', () => {
    const cancelled = [{ reviewer: { person: person('wang') }, article: 35 }];
    assert.deepEqual(codes(formTeam(state({ cancelled }), command(), at)), ['reviewer-cancelled']);
    assert.deepEqual(codes(formTeam(state({ cancelled }), command({ members: members(1) }), at)), ['team-too-small']);
  });

  it('is for who creates teams, or the office', () => {
    assert.deepEqual(codes(formTeam(state({ frame: sampleFrame() }), command(), at)), ['wrong-body']);
    assert.deepEqual(codes(formTeam(state(), command({ body: as<BodyId>('committee') }), at)), ['team-not-for-step']);
  });

  it('refuses strangers, the same person twice, and whoever has withdrawn from one of the cases', () => {
    const recused = one({ recused: [person('wang')] });
    const list = [
      ...members(3),
      { person: person('zhao'), seat: 'member' },
      { person: person('nobody'), seat: 'member' },
    ];
    assert.deepEqual(codes(formTeam(state({ cases: [recused] }), command({ members: list }), at)), [
      'team-person-twice',
      'not-in-pool',
      'recused',
    ]);
  });

  it('refuses cases that have ended, wait, go elsewhere or have a team', () => {
    const cases = [
      one({ standing: false }),
      one({ number: 2, objection: as<ObjectionId>('objection-1') }),
      one({ number: 3, inScope: { site: false } }),
      one({ number: 4, inScope: { site: null } }),
      one({ number: 5, teams: { site: sampleTeam } }),
    ];
    assert.deepEqual(codes(formTeam(state({ cases }), command(), at)), [
      'case-not-standing',
      'case-has-objection',
      'case-out-of-scope',
      'scope-not-known',
      'case-has-team',
    ]);
  });

  it('gives a case a new team when its leader has left or withdrawn', () => {
    const again = one({ teams: { site: sampleTeam }, recused: [person('li')] });
    const others = people.slice(1, 4).map((name, i) => ({ person: person(name), seat: i === 0 ? 'leader' : 'member' }));
    const frame = sampleFrame({ body: 'bureau', person: 'clerk' });
    assert(formTeam(state({ frame, cases: [again] }), command({ members: others }), at).ok);
  });

  it('gives a case a new team when the old one has become smaller than it must be', () => {
    const again = one({ teams: { site: sampleTeam }, recused: [person('zhao')] });
    const others = ['li', 'wang', 'qian'].map((name, i) => ({
      person: person(name),
      seat: i === 0 ? 'leader' : 'member',
    }));
    const frame = sampleFrame({ body: 'bureau', person: 'clerk' });
    assert(formTeam(state({ frame, cases: [again] }), command({ members: others }), at).ok);
    const larger = { ...sampleTeam, members: [...sampleTeam.members, ...sampleTeam.members.slice(2)] };
    const enough = one({ teams: { site: larger }, recused: [person('nobody')] });
    assert.deepEqual(codes(formTeam(state({ frame, cases: [enough] }), command({ members: others }), at)), [
      'case-has-team',
    ]);
  });

  it('departs from what holds in principle only with reasons, by the body named', () => {
    const team = { ...teamBody, size: { at_least: 3, soft: { at_least: 'bureau' } } };
    const few = command({ members: members(2) });
    const frame = sampleFrame({ body: 'bureau', team });
    assert.deepEqual(codes(formTeam(state({ frame }), few, at)), ['team-too-small']);
    const formed = formTeam(state({ frame }), { ...few, reasons: '人手不足' }, at);
    assert(formed.ok);
    assert.deepEqual(formed.value.departures, ['size.at_least']);
  });

  it('holds a rule about some steps only against teams of those steps', () => {
    const defence = { ...reviewStep, id: 'defence', name: '答辩', combine: 'mean' as const };
    const team = { ...teamBody, size: { at_least: 3, at: ['site'] }, seats: [] };
    const frame = sampleFrame({ body: 'bureau', team, steps: [reviewStep, defence] });
    const cases = [one({ inScope: { site: true, defence: true } })];
    const pair = members(2).map((member) => ({ ...member, seat: 'member' }));
    assert(formTeam(state({ frame, cases }), command({ steps: [stepId('defence')], members: pair }), at).ok);
    assert.deepEqual(codes(formTeam(state({ frame, cases }), command({ members: pair }), at)), [
      'team-too-small',
      'team-leader',
    ]);
  });

  it('of a reviewing body is formed by the rules of the team body it creates', () => {
    const step = { ...reviewStep, by: 'agency' };
    const own = sampleFrame({ body: 'bureau', steps: [step], team: { ...teamBody, created_by: 'agency' } });
    const agency = { name: '第三方', role: 'review-body' as const, created_by: 'bureau', article: 8 };
    const frame = { ...own, pack: { ...own.pack, bodies: { ...own.pack.bodies, agency } } };
    const form = (count: number, over: Partial<CaseForTeam> = {}) =>
      codes(
        formTeam(
          state({ frame, cases: [one(over)] }),
          command({ body: as<BodyId>('agency'), members: members(count) }),
          at,
        ),
      );
    assert.deepEqual([form(3), form(2), form(6)], [[], ['team-too-small'], ['team-too-large']]);
    const team = { ...sampleTeam, body: as<BodyId>('agency') };
    assert.deepEqual(form(3, { teams: { site: team } }), ['case-has-team']);
    assert.deepEqual(form(3, { teams: { site: team }, recused: [person('zhao')] }), ['recused'], 'two are too few');
  });

  it('needs a leader to agree under by an arrangement of ours, where the regulation names none', () => {
    const frame = sampleFrame({ body: 'bureau', team: { ...teamBody, seats: [{ seat: 'member' }] } });
    const leaderless = members(3).map((member) => ({ ...member, seat: 'member' }));
    const refused = formTeam(state({ frame }), command({ members: leaderless }), at);
    assert(!refused.ok);
    assert.deepEqual(refused.reasons, [{ code: 'team-leader', article: null, facts: { count: 0 } }]);
  });

  it('serves one step, or all, where that is laid down', () => {
    const desk = { ...reviewStep, id: 'desk', name: '材料评审' };
    const cases = [one({ inScope: { site: true, desk: true } })];
    const both = command({ steps: [stepId('desk'), stepId('site')] });
    const frameOf = (team: 'per-step' | 'edition') =>
      sampleFrame({ body: 'bureau', team: { ...teamBody, team }, steps: [desk, reviewStep] });
    assert.deepEqual(codes(formTeam(state({ frame: frameOf('per-step'), cases }), both, at)), ['team-serves-one-step']);
    assert.deepEqual(codes(formTeam(state({ frame: frameOf('edition'), cases }), command(), at)), [
      'team-serves-all-steps',
    ]);
    assert(formTeam(state({ frame: frameOf('edition'), cases }), both, at).ok);
  });
});
