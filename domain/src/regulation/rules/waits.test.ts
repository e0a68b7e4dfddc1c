import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addDays, type Day, day, yearOf } from '../../language/index.ts';
import type { RuleOf } from '../context.ts';
import { registerKey } from '../facts.ts';
import type { Answer, Length } from '../pack.ts';
import { answerOf, known } from '../testing/sample.ts';

const key = registerKey('applicant', 'sample-award');
const winner = (awardedOn: Day, revokedOn: Day | null = null, editionsAgo: number | null = 1) =>
  known({}, { awards: { [key]: [{ tier: 'main', awardedOn, revokedOn, editionsAgo }] } });
const barred = (rule: Partial<RuleOf<'past-award'>>, facts: ReturnType<typeof winner>, application: Day): Answer =>
  answerOf({ rule: 'past-award', programme: 'own', ...rule }, facts, { anchors: { application } });

const anyDay = fc.integer({ min: 0, max: 4000 }).map((n) => addDays(day('2014-01-01'), n));
const later = fc.integer({ min: 0, max: 4000 });
const years = fc.integer({ min: 1, max: 6 });
const unit = fc.constantFrom<(n: number) => Length>(
  (n) => `${n} years`,
  (n) => `${n} calendar years`,
  (n) => `${n} financial years`,
  (n) => `${n} months`,
);

describe('a wait after an award', () => {
  it('once over, never begins again', () => {
    fc.assert(
      fc.property(anyDay, later, later, years, unit, (won, first, more, n, lengthOf) => {
        const wait = { within: `${lengthOf(n)} after award` as const };
        const over = barred(wait, winner(won), addDays(won, first)) !== 'holds';
        if (over) assert.notEqual(barred(wait, winner(won), addDays(won, first + more)), 'holds');
      }),
    );
  });

  it('that is longer never ends sooner', () => {
    fc.assert(
      fc.property(anyDay, later, years, unit, (won, first, n, lengthOf) => {
        const seen = addDays(won, first);
        if (barred({ within: `${lengthOf(n)} after award` }, winner(won), seen) === 'holds')
          assert.equal(barred({ within: `${lengthOf(n + 1)} after award` }, winner(won), seen), 'holds');
      }),
    );
  });

  it('of calendar years counts the year of the award as the first, on whatever day of it the award was', () => {
    fc.assert(
      fc.property(anyDay, years, (won, n) => {
        const wait = { within: `${n} calendar years after award` as const };
        const first = yearOf(won) + n;
        assert.equal(barred(wait, winner(won), day(`${first - 1}-12-31`)), 'holds');
        assert.equal(barred(wait, winner(won), day(`${first}-01-01`)), 'does-not-hold');
      }),
    );
  });

  it('for ever has no end, and counts a revoked award only where the text says so', () => {
    fc.assert(
      fc.property(anyDay, later, (won, first) => {
        const seen = addDays(won, first);
        assert.equal(barred({ within: 'ever' }, winner(won), seen), 'holds');
        assert.equal(barred({ within: 'ever' }, winner(won, won), seen), 'does-not-hold');
        assert.equal(barred({ within: 'ever', even_if_revoked: true }, winner(won, won), seen), 'holds');
      }),
    );
  });

  it('in editions holds for so many, and is unknown where nobody has counted them', () => {
    fc.assert(
      fc.property(anyDay, years, fc.integer({ min: 1, max: 9 }), (won, n, ago) => {
        const wait = { within: `${n} editions after award` as const };
        assert.equal(barred(wait, winner(won, null, ago), won) === 'holds', ago <= n);
        assert.equal(barred(wait, winner(won, null, null), won), 'fact-missing');
      }),
    );
  });
});

it('another application stands in the same year only, or in the same edition only', () => {
  const other = (year: number, sameEdition: boolean) =>
    known({}, { applications: { [key]: [{ track: 'individual', sameEdition, year, stands: true }] } });
  fc.assert(
    fc.property(fc.integer({ min: 2020, max: 2028 }), fc.boolean(), (year, same) => {
      const rule = { rule: 'other-application', programme: 'own' } as const;
      assert.equal(answerOf({ ...rule, in: 'same-year' }, other(year, same)) === 'holds', year === 2024);
      assert.equal(answerOf({ ...rule, in: 'same-edition' }, other(year, same)) === 'holds', same);
    }),
  );
});
