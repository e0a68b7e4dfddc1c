import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { as, type BodyId, day, instantAt, type PersonId } from '../language/index.ts';
import { codes } from '../language/testing/codes.ts';
import { packWith } from '../regulation/testing/sample.ts';
import { appointMember, type SeatState } from './appoint-member.ts';
import type { Nominee } from './appointment.ts';
import { approveMembers, proposeMembers, publishMembers, refuseMembers } from './nominate.ts';

const at = instantAt(day('2025-05-06'), '10:00');
const seats = [
  { seat: 'chair' as const, exactly: 1, held_by: '市长' },
  { seat: 'member' as const, from: ['专家', '企业'] },
];
const jury = { name: '评委会', role: 'committee' as const, seats, article: 7 };
const pack = packWith({
  bodies: {
    government: { name: '市政府', role: 'government', article: 3 },
    bureau: { name: '评审办', role: 'office', article: 2 },
    jury: {
      ...jury,
      appointment: { proposed_by: 'bureau', approved_by: 'government', published: true, article: '7¶2' },
    },
    silent: { ...jury, name: '审议会', appointment: { proposed_by: null, approved_by: 'government', published: null } },
    free: { ...jury, name: '咨询会', appointment: { proposed_by: null, approved_by: null, published: null } },
  },
});
const person = (name: string) => as<PersonId>(name);
const by = (body: string) => ({ person: person(`of-${body}`), body: as<BodyId>(body), of: null });
const nominee = (more: Partial<Nominee> = {}): Nominee => ({
  person: person('wang'),
  of: null,
  seat: 'member',
  category: '专家',
  approvedAt: null,
  refusedAt: null,
  publishedAt: null,
  ...more,
});
const state = (actor: string, nominees: readonly Nominee[] = [], more: Partial<SeatState> = {}): SeatState => ({
  pack,
  actor: by(actor),
  seated: true,
  members: [],
  nominees,
  served: [],
  cancelled: [],
  administers: false,
  ...more,
});
const wang = { person: person('wang'), seat: 'member', category: '专家' };
const list = { of: null, document: '评审办函 1 号', day: day('2025-05-05') };
const propose = (actor: string, more: object = {}, nominees: readonly Nominee[] = []) =>
  codes(proposeMembers(state(actor, nominees), { ...list, body: as<BodyId>('jury'), members: [wang], ...more }, at));
const named = (body = 'jury') => ({ ...list, body: as<BodyId>(body), persons: [person('wang')] });
const appoint = (nominees: readonly Nominee[], body = 'jury', seat = 'member') =>
  codes(
    appointMember(
      state('bureau', nominees),
      { person: person('wang'), body: as<BodyId>(body), of: null, seat, category: null },
      at,
    ),
  );

describe('proposing members', () => {
  it('is for the body the regulation names, by a document', () => {
    assert.deepEqual(propose('bureau'), []);
    assert.deepEqual(propose('government'), ['not-yours-to-nominate']);
    assert.deepEqual(propose('bureau', { document: ' ', day: day('2025-05-07') }), ['document-unnamed', 'day-to-come']);
    assert.deepEqual(propose('bureau', { members: [] }), ['nobody-named']);
  });

  it('is for those who organise where the text does not say who', () => {
    assert.deepEqual(propose('bureau', { body: as<BodyId>('silent') }), []);
    assert.deepEqual(propose('jury', { body: as<BodyId>('silent') }), ['not-yours-to-nominate']);
  });

  it('takes seats that go that way, from the circles named, each person once', () => {
    assert.deepEqual(propose('bureau', { members: [{ ...wang, seat: 'chair' }] }), ['nothing-laid-down']);
    assert.deepEqual(propose('bureau', { members: [{ ...wang, category: '媒体' }] }), ['wrong-circle']);
    assert.deepEqual(propose('bureau', { body: as<BodyId>('free') }), ['nothing-laid-down']);
    assert.deepEqual(propose('bureau', { members: [wang, wang] }), ['nominated-already']);
    assert.deepEqual(propose('bureau', {}, [nominee()]), ['nominated-already']);
    assert.deepEqual(propose('bureau', {}, [nominee({ refusedAt: at })]), []);
  });
});

describe('approving and publishing', () => {
  it('goes step by step, each by its own body', () => {
    assert.deepEqual(codes(approveMembers(state('government', [nominee()]), named(), at)), []);
    assert.deepEqual(codes(refuseMembers(state('government', [nominee()]), named(), at)), []);
    assert.deepEqual(codes(approveMembers(state('bureau', [nominee()]), named(), at)), ['not-yours-to-nominate']);
    assert.deepEqual(codes(approveMembers(state('government'), named(), at)), ['not-nominated']);
    assert.deepEqual(codes(publishMembers(state('bureau', [nominee()]), named(), at)), ['not-nominated']);
    const approved = [nominee({ approvedAt: at })];
    assert.deepEqual(codes(publishMembers(state('bureau', approved), named(), at)), []);
    assert.deepEqual(codes(approveMembers(state('government', approved), named(), at)), ['not-nominated']);
    assert.deepEqual(codes(publishMembers(state('bureau', approved, { seated: false }), named(), at)), [
      'not-yours-to-nominate',
    ]);
  });

  it('is not asked for where the text is silent', () => {
    assert.deepEqual(codes(publishMembers(state('bureau', [nominee({ approvedAt: at })]), named('silent'), at)), [
      'nothing-laid-down',
    ]);
  });
});

describe('a seat in such a body', () => {
  it('is for those who went all the way', () => {
    assert.deepEqual(appoint([]), ['member-not-proposed']);
    assert.deepEqual(appoint([nominee()]), ['member-not-approved']);
    assert.deepEqual(appoint([nominee({ approvedAt: at })]), ['member-not-published']);
    assert.deepEqual(appoint([nominee({ approvedAt: at, publishedAt: at })]), []);
    assert.deepEqual(appoint([nominee({ refusedAt: at })]), ['member-not-proposed']);
  });

  it('comes with an office held, and needs no list', () => {
    assert.deepEqual(appoint([], 'jury', 'chair'), []);
  });

  it('needs only what the text asks for', () => {
    assert.deepEqual(appoint([nominee({ approvedAt: at })], 'silent'), []);
    assert.deepEqual(appoint([], 'silent'), ['member-not-proposed']);
    assert.deepEqual(appoint([], 'free'), []);
  });
});
