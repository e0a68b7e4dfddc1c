import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { addDays, as, type BodyId, day, instantAt, type PersonId } from '../language/index.ts';
import { codes } from '../language/testing/codes.ts';
import { packWith } from '../regulation/testing/sample.ts';
import { appointMember } from './appoint-member.ts';
import { termOn } from './term.ts';

const three = { lasts: '3 years', at_most: 2 } as const;

it('goes on while it runs, and the next begins after its end', () => {
  assert.deepEqual(termOn(three, [], day('2020-03-01')), { number: 1, until: '2023-03-01' });
  assert.deepEqual(termOn(three, [day('2020-03-01')], day('2023-03-01')), { number: 1, until: '2023-03-01' });
  assert.deepEqual(termOn(three, [day('2020-03-01')], day('2023-03-02')), { number: 2, until: '2026-03-02' });
  assert.equal(termOn(three, [day('2020-03-01'), day('2023-04-01')], day('2026-05-01')).number, 3);
  assert.deepEqual(termOn({ lasts: '2 editions' }, [day('2020-03-01'), day('2022-03-01')], day('2024-03-01')), {
    number: 2,
    until: null,
  });
});

it('allows no more terms than the regulation', () => {
  const pack = packWith({
    bodies: {
      bureau: { name: '评审办', role: 'office', article: 2 },
      jury: { name: '评委会', role: 'committee', term: three, article: 7 },
    },
  });
  const state = {
    pack,
    actor: { person: as<PersonId>('li'), body: as<BodyId>('bureau'), of: null },
    seated: true,
    members: [],
    nominees: [],
    cancelled: [],
    administers: false,
  };
  const command = { person: as<PersonId>('wang'), body: as<BodyId>('jury'), of: null, seat: 'member', category: null };
  const at = instantAt(day('2026-05-01'), '10:00');
  const served = [day('2020-03-01'), day('2023-04-01')];
  assert.deepEqual(codes(appointMember({ ...state, served }, command, at)), ['terms-exhausted']);
  const second = appointMember({ ...state, served: served.slice(1) }, command, at);
  assert.ok(second.ok);
  assert.equal(second.value.until, '2029-05-01');
});

it('never counts fewer terms for more seats or a later day', () => {
  const days = fc.array(fc.integer({ min: 0, max: 5000 }), { maxLength: 6 });
  fc.assert(
    fc.property(days, fc.integer({ min: 0, max: 4000 }), fc.integer({ min: 0, max: 2000 }), (given, first, later) => {
      const start = day('2010-01-01');
      const served = given.map((n) => addDays(start, n));
      const today = addDays(start, 5000 + first);
      const { number, until } = termOn(three, served, today);
      assert.ok(number >= 1 && until !== null && until >= today);
      assert.ok(termOn(three, served.slice(1), today).number <= number);
      assert.ok(termOn(three, served, addDays(today, later)).number >= number);
    }),
  );
});
