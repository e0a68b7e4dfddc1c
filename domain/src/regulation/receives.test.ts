import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { day } from '../language/index.ts';
import type { CaseContext } from './context.ts';
import { noFacts, type PastAward, type RuleFacts, registerKey } from './facts.ts';
import type { Receives, ResolvedPack } from './pack.ts';
import { findRow } from './receives.ts';

const again = { rule: 'past-award', programme: 'own', same_tier: true, within: 'ever' } as const;
const receives: Receives[] = [
  { id: 'main-again', for: { tiers: ['main'] }, when: again, honours: ['plaque'], money: 0, takes_seat: true },
  { id: 'main', for: { tiers: ['main'] }, honours: ['plaque'], money: 300000, takes_seat: true },
  { id: 'small', for: { tiers: ['second'], where: { size: 'small' } }, honours: null, money: 1, takes_seat: false },
];
const pack = { regulation: { id: 'sample', programme: 'sample-award' }, receives } as unknown as ResolvedPack;
const context = (tier: string): CaseContext => ({
  pack,
  day: day('2026-06-01'),
  anchors: { application: day('2026-01-05') },
  track: 'organisation',
  kind: 'enterprise',
  tiers: [tier],
});
const won = (...tiers: string[]): RuleFacts => ({
  ...noFacts,
  awards: {
    [registerKey('applicant', 'sample-award')]: tiers.map(
      (tier): PastAward => ({ tier, awardedOn: day('2022-10-10'), revokedOn: null, editionsAgo: 2 }),
    ),
  },
});
const rowIn = (tier: string, facts: RuleFacts): string | null => {
  const found = findRow(pack, facts, context(tier));
  return found.found ? found.row.id : found.row;
};

describe('the award table', () => {
  it('takes the first row that fits: again in the same tier, but not from another tier', () => {
    assert.equal(rowIn('main', won('main')), 'main-again');
    assert.equal(rowIn('main', won('second')), 'main');
    assert.equal(rowIn('main', won()), 'main');
  });

  it('stops at a row that nobody can decide', () => {
    assert.deepEqual(findRow(pack, noFacts, context('main')), {
      found: false,
      row: 'main-again',
      answer: 'fact-missing',
    });
    assert.equal(findRow(pack, noFacts, context('second')).found, false);
  });

  it('says so when no row fits', () => {
    const facts = { ...won(), facts: { size: 'large' } };
    assert.deepEqual(findRow(pack, facts, context('second')), { found: false, row: null, answer: 'does-not-hold' });
  });
});
