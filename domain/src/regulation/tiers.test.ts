import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { as, type TierId } from '../language/index.ts';
import type { Block, ById, Quota, Tier } from './pack.ts';
import { packWith } from './testing/sample.ts';
import { isOffered, standsFor, type TierSeeker } from './tiers.ts';

const tier = (more: Partial<Tier> = {}): Block<Tier> => ({
  name: '奖',
  applied_for: false,
  vacancy: true,
  valid: null,
  article: 5,
  ...more,
});
const only = (id: string, ...tracks: string[]): Block<Quota> => ({
  id: `${id}-${tracks.join('-')}`,
  for: { tiers: [id], ...(tracks.length > 0 && { tracks }) },
  at_most: 2,
});
const firm: TierSeeker = { track: 'organisation', kind: 'enterprise', tier: null, holders: 1 };
const person: TierSeeker = { track: 'individual', kind: 'individual', tier: null, holders: 1 };
const stands = (tiers: ById<Tier>, quotas: Block<Quota>[], seeker: TierSeeker) =>
  standsFor(packWith({ tiers, quotas }), seeker);
const named = (id: string) => as<TierId>(id);

describe('the tiers an application stands for', () => {
  const tiers = { main: tier(), second: tier(), contribution: tier({ applied_for: true }) };

  it('are all that nobody applies for by name, or the one it names', () => {
    assert.deepEqual(stands(tiers, [], firm), ['main', 'second']);
    assert.deepEqual(stands(tiers, [], { ...firm, tier: named('contribution') }), ['contribution']);
    assert.deepEqual(stands(tiers, [], { ...firm, tier: named('main') }), []);
    assert.deepEqual(stands(tiers, [], { ...firm, tier: named('gold') }), []);
  });

  it('are those that seats are laid down for in its track and kind', () => {
    const quotas = [only('main', 'organisation'), only('main', 'individual'), only('second', 'organisation')];
    assert.deepEqual(stands(tiers, quotas, firm), ['main', 'second']);
    assert.deepEqual(stands(tiers, quotas, person), ['main']);
    const together: Block<Quota> = { id: 'all', for: { tiers: ['main', 'second'] }, at_most: 3 };
    assert.deepEqual(stands(tiers, [...quotas, together], person), ['main', 'second']);
    const schools: Block<Quota> = { id: 'schools', for: { tiers: ['second'], kinds: ['school'] }, at_most: 1 };
    assert.deepEqual(stands(tiers, [schools], firm), ['main']);
    const shortlist: Block<Quota> = { ...schools, counts: 'shortlisted' };
    assert.deepEqual(stands(tiers, [shortlist], firm), ['main', 'second']);
  });

  it('are set up by now: neither refused nor still to be decided', () => {
    for (const offered of [false, null, { decided_by: 'lead-group' }, { external: 'plan' }])
      assert.equal(isOffered(tier({ offered })), false);
    assert.ok(isOffered(tier()) && isOffered(tier({ offered: true })));
    assert.deepEqual(stands({ main: tier(), second: tier({ offered: null }) }, [], firm), ['main']);
  });

  it('admit as many holders as apply together', () => {
    const joint = { main: tier(), team: tier({ holders: { at_least: 2, at_most: 4 } }) };
    assert.deepEqual(stands(joint, [], firm), ['main']);
    assert.deepEqual(stands(joint, [], { ...firm, holders: 2 }), ['team']);
    assert.deepEqual(stands(joint, [], { ...firm, holders: 5 }), []);
  });
});
