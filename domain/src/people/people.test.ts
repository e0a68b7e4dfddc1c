import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { as, type BodyId, type CaseId, day, instantAt, type PersonId } from '../language/index.ts';
import { codes } from '../language/testing/codes.ts';
import { packWith } from '../regulation/testing/sample.ts';
import { type AppointMember, appointMember, type SeatState } from './appoint-member.ts';
import { leaveBody } from './leave-body.ts';
import { declareRecusal, recusedFrom } from './recusal.ts';
import { signUndertaking } from './sign-undertaking.ts';

const at = instantAt(day('2025-05-06'), '10:00');
const pack = packWith({
  bodies: {
    bureau: { name: '评审办', role: 'office', article: 2 },
    jury: {
      name: '评委会',
      role: 'committee',
      article: 3,
      seats: [
        { seat: 'chair', exactly: 1 },
        { seat: 'member', from: ['专家', '企业'] },
      ],
    },
    watch: { name: '监督组', role: 'supervisor', article: 4, seats: [{ seat: 'member', from: ['纪检'], open: true }] },
  },
  recusal: { who: ['jury'], ground: '利害关系', effect: ['no-vote'], article: 10 },
  undertakings: [{ id: 'secrets', by: ['jury'], says: '保密。', article: 10 }],
});
const person = (name: string) => as<PersonId>(name);
const office = { person: person('li'), body: as<BodyId>('bureau'), of: null };
const state = (more: Partial<SeatState> = {}): SeatState => ({
  pack,
  actor: office,
  seated: true,
  members: [],
  nominees: [],
  served: [],
  cancelled: [],
  administers: false,
  ...more,
});
const appoint = (command: Partial<AppointMember>, more: Partial<SeatState> = {}) =>
  codes(
    appointMember(
      state(more),
      { person: person('wang'), body: as<BodyId>('jury'), of: null, seat: 'member', category: '专家', ...command },
      at,
    ),
  );

describe('appointing a member', () => {
  it('takes the seats and circles the regulation names', () => {
    assert.deepEqual(appoint({}), []);
    assert.deepEqual(appoint({ category: '媒体' }), ['wrong-circle']);
    assert.deepEqual(appoint({ seat: 'leader' }), ['no-such-seat']);
    assert.deepEqual(appoint({ body: as<BodyId>('nobody') }), ['no-such-body']);
  });

  it('is not for one government of many: counties have no hand in the edition of the city', () => {
    const county = { name: '县区政府', role: 'government', many: true, article: 5 };
    const law = { ...pack, bodies: { ...pack.bodies, county } } as typeof pack;
    const actor = { person: person('zhao'), body: as<BodyId>('county'), of: '甲县' };
    assert.deepEqual(appoint({}, { pack: law, actor }), ['not-an-organiser']);
  });

  it('lets other circles in where the list is open', () => {
    assert.deepEqual(appoint({ body: as<BodyId>('watch'), category: '记者' }), []);
  });

  it('has one chair and each person once', () => {
    const members = [{ person: person('zhao'), of: null, seat: 'chair', category: null }];
    assert.deepEqual(appoint({ seat: 'chair', category: null }, { members }), ['seat-taken']);
    assert.deepEqual(appoint({ person: person('zhao') }, { members }), ['already-member']);
  });

  it('is for the office, the leading group or the government, seated', () => {
    assert.deepEqual(appoint({}, { seated: false }), ['not-an-organiser']);
    assert.deepEqual(appoint({}, { actor: { ...office, body: as<BodyId>('jury') } }), ['not-an-organiser']);
  });

  it('seats an agent for a party that is no body', () => {
    assert.deepEqual(appoint({ body: as<BodyId>('parent'), of: 'a', seat: 'agent', category: null }), []);
    assert.deepEqual(appoint({ body: as<BodyId>('parent'), of: 'a', seat: 'chair' }), ['no-such-seat']);
  });
});

describe('leaving a body', () => {
  const members = [{ person: person('wang'), of: null, seat: 'member', category: null }];
  const leave = (actor: SeatState['actor'], who = 'wang') =>
    codes(
      leaveBody(
        state({ members, actor, seated: actor === office }),
        { person: person(who), body: as<BodyId>('jury'), of: null },
        at,
      ),
    );

  it('is one’s own will or the office’s, and nobody else’s', () => {
    assert.deepEqual(leave({ ...office, person: person('wang'), body: as<BodyId>('jury') }), []);
    assert.deepEqual(leave(office), []);
    assert.deepEqual(leave({ ...office, person: person('chen'), body: as<BodyId>('jury') }), ['not-yours-to-release']);
    assert.deepEqual(leave(office, 'chen'), ['not-a-member']);
  });
});

describe('recusal', () => {
  const declare = (actor: SeatState['actor'], recused = false) =>
    codes(
      declareRecusal({ pack, actor, seated: true, recused }, { case: as<CaseId>('c'), person: person('wang') }, at),
    );

  it('is declared by oneself or the office, once', () => {
    assert.deepEqual(declare({ ...office, person: person('wang'), body: as<BodyId>('jury') }), []);
    assert.deepEqual(declare(office), []);
    assert.deepEqual(declare({ ...office, person: person('chen'), body: as<BodyId>('jury') }), ['not-yours-to-recuse']);
    assert.deepEqual(declare(office, true), ['already-recused']);
  });

  it('bars whoever has withdrawn, with the article', () => {
    const refusal = recusedFrom(pack, [person('wang')], person('wang'));
    assert.ok(refusal && refusal.article === 10);
    assert.equal(recusedFrom(pack, [person('wang')], person('chen')), false);
  });
});

describe('undertakings', () => {
  it('are the regulation’s, signed for oneself, and by whom it asks', () => {
    const juror = { ...office, body: as<BodyId>('jury') };
    const sign = (who: string, undertaking: string, actor = juror) =>
      codes(signUndertaking({ pack, actor }, { person: person(who), undertaking }, at));
    assert.deepEqual(sign('li', 'secrets'), []);
    assert.deepEqual(sign('wang', 'secrets'), ['own-undertaking-only']);
    assert.deepEqual(sign('li', 'loyalty'), ['no-such-undertaking']);
    assert.deepEqual(sign('li', 'secrets', office), ['undertaking-of-others']);
  });
});
