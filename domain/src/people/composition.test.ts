import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { as, type BodyId, day, instantAt, type PersonId } from '../language/index.ts';
import { codes } from '../language/testing/codes.ts';
import { packWith } from '../regulation/testing/sample.ts';
import { appointMember, type SeatState } from './appoint-member.ts';
import { type BodyMember, compositionOf, unfitToDecide } from './composition.ts';
import { leaveBody } from './leave-body.ts';

const at = instantAt(day('2025-05-06'), '10:00');
const pack = packWith({
  bodies: {
    bureau: { name: '评审办', role: 'office', article: 2 },
    jury: {
      name: '评委会',
      role: 'committee',
      size: { at_least: 3, at_most: 9, odd: true },
      seats: [
        { seat: 'chair', exactly: 1 },
        { seat: 'vice-chair', exactly: 1 },
        { seat: 'member', from: ['专家', '企业'] },
      ],
      article: { rest: 9, size: '9¶2' },
    },
    plain: { name: '审议会', role: 'committee', size: null, article: 3 },
    staged: { name: '大会', role: 'committee', size: { at_least: 5, at: ['vote'] }, article: 4 },
  },
});

const house = (...seats: readonly (readonly [seat: string, category?: string])[]): readonly BodyMember[] =>
  seats.map(([seat, category = null], i) => ({ person: as<PersonId>(`m${i}`), of: null, seat, category }));
const ofSize = (total: number) =>
  house(['chair'], ['vice-chair'], ...Array.from({ length: total - 2 }, () => ['member'] as const));
const unmet = (members: readonly BodyMember[], body = 'jury', step: string | null = null) =>
  compositionOf(pack, body, members, step).unmet.map(({ code }) => code);
const unfit = (members: readonly BodyMember[], body = 'jury', step: string | null = null) =>
  unfitToDecide(pack, [body], { [body]: members }, step).map(({ code }) => code);

describe('what a body is made of', () => {
  it('counts chair and vice-chairs in the total, which has to be odd and inside its bounds', () => {
    assert.deepEqual(unmet(ofSize(5)), []);
    assert.deepEqual(unmet(ofSize(4)), ['body-total-even']);
    assert.deepEqual(unmet(ofSize(2)), ['body-too-small', 'body-total-even']);
    assert.deepEqual(unmet(ofSize(11)), ['body-too-large']);
    assert.equal(compositionOf(pack, 'jury', ofSize(4)).unmet[0]?.article, '9¶2');
  });

  it('says which circles are there, also those nobody comes from', () => {
    const members = house(['chair'], ['vice-chair'], ['member', '专家']);
    assert.deepEqual(compositionOf(pack, 'jury', members).circles, { 专家: 1, 企业: 0 });
  });

  it('asks for nothing where nothing is laid down, and for a step only what is laid down for it', () => {
    assert.deepEqual(unmet(house(['member'], ['member']), 'plain'), []);
    assert.deepEqual(unmet(house(['member']), 'staged'), []);
    assert.deepEqual(unmet(house(['member']), 'staged', 'review'), []);
    assert.deepEqual(unmet(house(['member']), 'staged', 'vote'), ['body-too-small']);
  });

  it('lets nobody decide without the chair or by an even total; an empty vice-chair is only told', () => {
    assert.deepEqual(unfit(house(['vice-chair'], ['member'], ['member'])), ['seat-not-filled']);
    assert.deepEqual(unfit(house(['chair'], ['member'], ['member'])), []);
    assert.deepEqual(unmet(house(['chair'], ['member'], ['member'])), ['seat-not-filled']);
    assert.deepEqual(unfit(ofSize(6)), ['body-total-even']);
  });

  it('is fit exactly while the total is odd and inside its bounds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 20 }), (total) => {
        assert.equal(unfit(ofSize(total)).length === 0, total % 2 === 1 && total >= 3 && total <= 9);
      }),
    );
  });
});

describe('a change of members', () => {
  const office = { person: as<PersonId>('li'), body: as<BodyId>('bureau'), of: null };
  const state = (members: readonly BodyMember[]): SeatState => ({
    pack,
    actor: office,
    seated: true,
    members,
    nominees: [],
    served: [],
    cancelled: [],
    administers: false,
  });
  const wang = { person: as<PersonId>('wang'), body: as<BodyId>('jury'), of: null, seat: 'member', category: null };

  it('says at once what the body does not meet by it', () => {
    const appointed = appointMember(state(ofSize(3)), wang, at);
    assert.ok(appointed.ok);
    assert.deepEqual([appointed.value.total, appointed.value.unmet], [4, ['body-total-even']]);
    const left = leaveBody(state(ofSize(4)), { person: as<PersonId>('m3'), body: wang.body, of: null }, at);
    assert.ok(left.ok);
    assert.deepEqual([left.value.total, left.value.unmet], [3, []]);
  });

  it('is refused where it makes the body too large', () => {
    assert.deepEqual(codes(appointMember(state(ofSize(9)), wang, at)), ['body-too-large']);
  });
});
