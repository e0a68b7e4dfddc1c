import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { compare, exact, exactly, times } from '../language/index.ts';
import type { CarriedBy } from '../regulation/index.ts';
import { quorumNeeded, type Votes, votesNeeded } from './majority.ts';

const twoThirds: CarriedBy = { at_least: '2/3', of: 'ballots-cast' };
const votes = (yes: number, no: number, abstain = 0, invalid = 0): Votes => ({ yes, no, abstain, invalid });
const house = { members: 30, present: 30 };

const carries = (carriedBy: CarriedBy, cast: Votes): boolean | null => {
  const needed = votesNeeded(carriedBy, cast, house);
  return needed === null ? null : cast.yes >= needed;
};

describe('the majority', () => {
  it('takes two thirds of those who voted, the exact share included', () => {
    assert.equal(carries(twoThirds, votes(14, 7)), true);
    assert.equal(carries(twoThirds, votes(13, 7)), false);
    assert.equal(carries(twoThirds, votes(7, 4)), false);
    assert.equal(carries(twoThirds, votes(6, 3)), true);
    assert.deepEqual(
      [9, 10, 11, 12].map((voters) => votesNeeded(twoThirds, votes(voters, 0), house)),
      [6, 7, 8, 8],
    );
  });

  it('counts abstentions and invalid slips as votes, but no absent member', () => {
    assert.equal(votesNeeded(twoThirds, votes(6, 1, 1, 1), { members: 13, present: 11 }), 6);
    assert.equal(votesNeeded({ at_least: '2/3', of: 'valid-ballots' }, votes(6, 1, 1, 1), house), 6);
    assert.equal(votesNeeded({ more_than: '1/2', of: 'members' }, votes(6, 1), { members: 13, present: 11 }), 7);
    assert.equal(
      votesNeeded({ more_than: '1/2', of: 'members-present' }, votes(6, 1), { members: 13, present: 10 }),
      6,
    );
  });

  it('agrees with exact fractions for every count of up to 30 voters', () => {
    for (const share of ['2/3', '1/2', '3/5', '3/4', '66.7%']) {
      for (let voters = 1; voters <= 30; voters += 1) {
        for (let yes = 0; yes <= voters; yes += 1) {
          for (let no = 0; no <= voters - yes; no += 1) {
            const cast = votes(yes, no, voters - yes - no);
            const least = times(exactly(share), exact(voters));
            assert.equal(carries({ at_least: share, of: 'ballots-cast' }, cast), compare(exact(yes), least) >= 0);
            assert.equal(carries({ more_than: share, of: 'ballots-cast' }, cast), compare(exact(yes), least) > 0);
          }
        }
      }
    }
  });

  it('never gets harder by a further yes', () => {
    const count = fc.nat({ max: 500 });
    fc.assert(
      fc.property(count, count, count, count, (yes, no, abstain, invalid) => {
        const before = carries(twoThirds, votes(yes, no, abstain, invalid));
        return before !== true || carries(twoThirds, votes(yes + 1, no, abstain, invalid)) === true;
      }),
    );
  });

  it('carries nobody for whom nobody voted', () => {
    assert.equal(carries(twoThirds, votes(0, 0)), false);
  });

  it('computes nothing where the regulation is silent', () => {
    assert.equal(votesNeeded(null, votes(9, 0), house), null);
    assert.equal(votesNeeded({ decided_by: 'committee' }, votes(9, 0), house), null);
    assert.equal(votesNeeded({ at_least: '2/3', of: null }, votes(9, 0), house), null);
    assert.equal(quorumNeeded(null, 21), null);
    assert.equal(quorumNeeded('2/3', 20), 14);
  });
});
