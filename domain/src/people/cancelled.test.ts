import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { as, type BodyId, day, instantAt, type PersonId } from '../language/index.ts';
import { codes } from '../language/testing/codes.ts';
import { packWith } from '../regulation/testing/sample.ts';
import { appointMember } from './appoint-member.ts';
import type { CancelledReviewer } from './cancelled.ts';

const pack = packWith({
  bodies: {
    bureau: { name: '评审办', role: 'office', article: 2 },
    jury: { name: '评委会', role: 'committee', article: 3 },
    assessors: { name: '评审组', role: 'team', article: 4 },
    agency: { name: '第三方', role: 'review-body', many: true, article: 5 },
  },
});
const wang = as<PersonId>('wang');
const person: CancelledReviewer = { reviewer: { person: wang }, article: 35 };
const agency: CancelledReviewer = { reviewer: { body: as<BodyId>('agency'), of: 'north' }, article: 35 };
const appoint = (body: string, cancelled: readonly CancelledReviewer[], of: string | null = null) =>
  appointMember(
    {
      pack,
      actor: { person: as('li'), body: as('bureau'), of: null },
      seated: true,
      members: [],
      nominees: [],
      served: [],
      cancelled,
      administers: false,
    },
    { person: wang, body: as<BodyId>(body), of, seat: 'member', category: null },
    instantAt(day('2027-05-06'), '10:00'),
  );

describe('a cancelled reviewer', () => {
  it('has no seat any more among those who review, and may have others', () => {
    const refused = appoint('assessors', [person]);
    assert.deepEqual(!refused.ok && refused.reasons.map(({ code, article }) => [code, article]), [
      ['reviewer-cancelled', 35],
    ]);
    assert.deepEqual(
      [codes(appoint('agency', [person])), codes(appoint('jury', [person]))],
      [['reviewer-cancelled'], []],
    );
    assert.deepEqual(codes(appoint('assessors', [])), []);
  });

  it('may be a body, of which nobody reviews', () => {
    assert.deepEqual(
      [codes(appoint('agency', [agency], 'north')), codes(appoint('agency', [agency], 'south'))],
      [['reviewer-cancelled'], []],
    );
  });
});
