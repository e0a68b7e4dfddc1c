import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { day } from '../../language/index.ts';
import type { RuleContext } from '../context.ts';
import { noFacts, type RuleFacts, registerKey } from '../facts.ts';
import type { Answer, Rule } from '../pack.ts';
import { answerOf, known, outcomeOf } from '../testing/sample.ts';

/** One rule of each kind, and facts in which it holds. */
interface Kind {
  readonly rule: Rule;
  readonly holds: RuleFacts;
  /** Reads facts of somebody else where the rule says so. */
  readonly relates?: true;
  /** A person answers it, whatever the facts. */
  readonly judged?: true;
}

const won = [{ tier: 'main', awardedOn: day('2023-05-05'), revokedOn: null, editionsAgo: 1 }];
const applied = [{ track: 'individual', sameEdition: true, year: 2024, stands: true }];
const own = registerKey('applicant', 'sample-award');
const inArea: Rule = { rule: 'compare', fact: 'in-area', is: true };

const kinds: Readonly<Record<Rule['rule'], Kind>> = {
  all: { rule: { rule: 'all', of: [inArea] }, holds: known({ 'in-area': true }), relates: true },
  any: { rule: { rule: 'any', of: [inArea] }, holds: known({ 'in-area': true }), relates: true },
  none: { rule: { rule: 'none', of: [{ ...inArea, is: false }] }, holds: known({ 'in-area': true }), relates: true },
  compare: { rule: inArea, holds: known({ 'in-area': true }), relates: true },
  'years-since': {
    rule: { rule: 'years-since', fact: 'since', at_least: '3 years' },
    holds: known({ since: '2010-01-01' }),
    relates: true,
  },
  yearly: {
    rule: { rule: 'yearly', fact: 'profit', last: '1 financial year', years: 'every', at_least: 0 },
    holds: known({ profit: { 2023: 1 } }),
    relates: true,
  },
  record: {
    rule: { rule: 'record', of: 'incidents', within: 'ever' },
    holds: known({ incidents: [{ date: '2024-01-01' }] }),
    relates: true,
  },
  rank: {
    rule: {
      rule: 'rank',
      facts: ['tax-rank'],
      need: 'all',
      last: '1 financial year',
      among: 'same-industry',
      scope: 'city',
      at_most: 5,
    },
    holds: known({ 'tax-rank': { 2023: 5 } }),
    relates: true,
  },
  document: { rule: { rule: 'document', document: 'paper' }, holds: known({}, { documents: { paper: {} } }) },
  'recommended-by': {
    rule: { rule: 'recommended-by', any: ['county'] },
    holds: known({}, { recommendedBy: ['county'] }),
  },
  judgement: { rule: { rule: 'judgement', by: 'office' }, holds: noFacts, judged: true },
  obligation: {
    rule: { rule: 'obligation', of: ['report'], is: 'missed' },
    holds: known({}, { obligations: [{ duty: 'report', is: 'missed', on: day('2024-01-01') }] }),
  },
  'past-award': {
    rule: { rule: 'past-award', programme: 'own' },
    holds: known({}, { awards: { [own]: won } }),
    relates: true,
  },
  'other-application': {
    rule: { rule: 'other-application', programme: 'own', in: 'same-edition' },
    holds: known({}, { applications: { [own]: applied } }),
    relates: true,
  },
  score: { rule: { rule: 'score', of: 'total', at_least: 600 }, holds: known({}, { scores: { total: '600' } }) },
  place: { rule: { rule: 'place', by: 'total', at_most: 3 }, holds: known({}, { places: { total: 3 } }) },
};

const path = 'conditions.sample.rules.one';

describe('a rule of whatever kind', () => {
  for (const [name, { rule, holds, relates, judged }] of Object.entries(kinds)) {
    const found = (facts: RuleFacts, over: Rule = rule, context: Partial<RuleContext> = {}): Answer =>
      answerOf(over, facts, context);
    const sure: Answer = judged ? 'needs-judgement' : 'holds';

    it(`${name}: holds by its facts, and by nothing that is unknown`, () => {
      assert.equal(found(holds), sure);
      assert.notEqual(found(noFacts), 'holds');
    });

    it(`${name}: is not applicable out of its scope, and misses a fact that its scope reads`, () => {
      assert.equal(found(holds, { ...rule, for: { tracks: ['individual'] } }), 'not-applicable');
      assert.equal(found(holds, { ...rule, for: { tiers: ['second'] } }), 'not-applicable');
      assert.equal(found(holds, { ...rule, for: { where: { size: 'small' } } }), 'fact-missing');
    });

    it(`${name}: is not applicable where its condition does not hold, and open where that is open`, () => {
      const small: Rule = { rule: 'compare', fact: 'size', is: 'small' };
      const when = (size: string | null) =>
        found({ ...holds, facts: { ...holds.facts, size } }, { ...rule, when: small });
      assert.equal(when('large'), 'not-applicable');
      assert.equal(when(null), 'fact-missing');
      assert.equal(when('small'), sure);
    });

    it(`${name}: is answered by a person only where it needs judgement`, () => {
      const finding = { ...holds, findings: { [path]: 'does-not-hold' as const } };
      assert.equal(found(finding), judged ? 'does-not-hold' : 'holds');
    });

    it(`${name}: ${relates ? 'looks at the one it is about, and at nobody else' : 'is about the case itself'}`, () => {
      for (const about of ['parent', 'subsidiary', 'group', 'employer', 'employee', 'head'] as const)
        assert.equal(found(holds, { ...rule, about }), relates ? 'fact-missing' : sure);
    });

    it(`${name}: names the article it stands on and the place it has in the regulation`, () => {
      assert.equal(outcomeOf({ ...rule, article: '7(2)' }, holds).article, '7(2)');
      assert.deepEqual([outcomeOf(rule, holds).article, outcomeOf(rule, holds).rule], [9, path]);
    });
  }
});

describe('relations', () => {
  it('have registers of their own, each to be asked by itself', () => {
    for (const about of ['parent', 'group', 'employer', 'head'] as const) {
      const award: Rule = { rule: 'past-award', programme: 'own', about };
      const other: Rule = { rule: 'other-application', programme: 'own', in: 'same-edition', about };
      const key = registerKey(about, 'sample-award');
      assert.equal(answerOf(award, known({}, { awards: { [key]: won } })), 'holds');
      assert.equal(answerOf(award, known({}, { awards: { [key]: [] } })), 'does-not-hold');
      assert.equal(answerOf(award, known({}, { awards: { [own]: won } })), 'fact-missing');
      assert.equal(answerOf(other, known({}, { applications: { [key]: applied } })), 'holds');
      assert.equal(answerOf(other, known({}, { applications: { [own]: applied } })), 'fact-missing');
    }
  });
});

describe('more of the same', () => {
  const points = fc.integer({ min: 0, max: 1000 });
  const year = fc.integer({ min: -9, max: 9 });

  it('a mark is met from itself on, and what is below it is not', () => {
    fc.assert(
      fc.property(points, points, (mark, given) => {
        const facts = known({}, { scores: { total: String(given) } });
        const [met, below] = [
          answerOf({ rule: 'score', of: 'total', at_least: mark }, facts),
          answerOf({ rule: 'score', of: 'total', less_than: mark }, facts),
        ];
        assert.equal(met === 'holds', given >= mark);
        assert.notEqual(met, below);
      }),
    );
  });

  it('a better place holds wherever a worse one does, also by a margin over the seats', () => {
    const most = fc.integer({ min: 1, max: 9 });
    fc.assert(
      fc.property(most, most, most, (limit, place, seats) => {
        const at = (own: number, rule: Rule) => answerOf(rule, known({}, { places: { total: own }, seats }));
        for (const rule of [
          { rule: 'place', by: 'total', at_most: limit } as const,
          { rule: 'place', by: 'total', seats_times: '6/5' } as const,
        ]) {
          if (at(place + 1, rule) === 'holds') assert.equal(at(place, rule), 'holds');
        }
        assert.equal(at(place, { rule: 'place', by: 'total', seats_times: '6/5' }) === 'holds', place * 5 <= seats * 6);
      }),
    );
  });

  it('every year is so exactly where none is otherwise', () => {
    fc.assert(
      fc.property(fc.tuple(year, year, year), year, ([a, b, c], bound) => {
        const facts = known({ profit: { 2023: a, 2022: b, 2021: c } });
        const last = { rule: 'yearly', fact: 'profit', last: '3 financial years' } as const;
        const every = answerOf({ ...last, years: 'every', at_least: bound }, facts);
        const one = answerOf({ ...last, years: 'any', less_than: bound }, facts);
        assert.equal(every === 'holds', one === 'does-not-hold');
        assert.equal(every === 'holds', Math.min(a, b, c) >= bound);
      }),
    );
  });

  it('all ranks in front are any in front, and a deeper front holds no less', () => {
    const place = fc.integer({ min: 1, max: 9 });
    fc.assert(
      fc.property(place, place, place, (income, tax, most) => {
        const facts = known({ 'income-rank': { 2023: income }, 'tax-rank': { 2023: tax } });
        const rank = (need: 'all' | 'any', at_most: number): Answer =>
          answerOf(
            {
              rule: 'rank',
              facts: ['income-rank', 'tax-rank'],
              need,
              last: '1 financial year',
              among: 'same-industry',
              scope: 'city',
              at_most,
            },
            facts,
          );
        if (rank('all', most) === 'holds') assert.equal(rank('any', most), 'holds');
        for (const need of ['all', 'any'] as const)
          if (rank(need, most) === 'holds') assert.equal(rank(need, most + 1), 'holds');
      }),
    );
  });

  it('so many in a row are also one fewer in a row', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 7 }), fc.integer({ min: 2, max: 4 }), (passed, wanted) => {
        const inspections = passed.map((ok, i) => ({ date: `2023-0${i + 1}-01`, level: 'city', passed: ok }));
        const row = (in_a_row: number): Answer =>
          answerOf({ rule: 'record', of: 'inspections', where: { passed: false }, in_a_row }, known({ inspections }));
        if (row(wanted) === 'holds') assert.equal(row(wanted - 1), 'holds');
        const longest = passed.reduce<readonly number[]>(([best = 0, now = 0], ok) => {
          const next = ok ? 0 : now + 1;
          return [Math.max(best, next), next];
        }, [])[0];
        assert.equal(row(wanted) === 'holds', (longest ?? 0) >= wanted);
      }),
    );
  });

  it('a document in force on a day was in force before it', () => {
    const when = fc.integer({ min: 1, max: 28 }).map((n) => day(`2024-06-${String(n).padStart(2, '0')}`));
    fc.assert(
      fc.property(when, when, (until, application) => {
        const facts = known({}, { documents: { paper: { validUntil: until } } });
        const found = answerOf({ rule: 'document', document: 'paper', valid: true }, facts, {
          anchors: { application },
        });
        assert.equal(found === 'holds', application <= until);
      }),
    );
  });
});
