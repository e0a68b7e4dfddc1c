import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { day } from '../../language/index.ts';
import type { RuleOf } from '../context.ts';
import { type PastAward, registerKey } from '../facts.ts';
import { answerOf, known } from '../testing/sample.ts';

const rule: RuleOf<'past-award'> = { rule: 'past-award', programme: 'own' };
const won = (...awards: Partial<PastAward>[]) =>
  known(
    {},
    {
      awards: {
        [registerKey('applicant', 'sample-award')]: awards.map((award) => ({
          tier: 'main',
          awardedOn: day('2022-09-01'),
          revokedOn: null,
          editionsAgo: 1,
          ...award,
        })),
      },
    },
  );
const from = (application: string) => ({ anchors: { application: day(application) } });

describe('an award on the register', () => {
  it('is of the programme, of the tiers named, and not revoked', () => {
    assert.equal(answerOf(rule, won({})), 'holds');
    assert.equal(answerOf(rule, won()), 'does-not-hold');
    assert.equal(answerOf({ ...rule, tiers: ['second'] }, won({})), 'does-not-hold');
    assert.equal(answerOf(rule, won({ revokedOn: day('2023-01-01') })), 'does-not-hold');
    assert.equal(answerOf({ ...rule, even_if_revoked: true }, won({ revokedOn: day('2023-01-01') })), 'holds');
  });
  it('on a register nobody asked is unknown, also that of another programme or of a parent', () => {
    assert.equal(answerOf(rule, known({})), 'fact-missing');
    assert.equal(answerOf({ ...rule, programme: 'state-award' }, won({})), 'fact-missing');
    assert.equal(answerOf({ ...rule, about: 'parent' }, won({})), 'fact-missing');
  });
  it('is of the same tier once the tier is known', () => {
    const same: RuleOf<'past-award'> = { ...rule, same_tier: true };
    assert.equal(answerOf(same, won({})), 'holds');
    assert.equal(answerOf(same, won({ tier: 'second' })), 'does-not-hold');
    assert.equal(answerOf(same, won({}), { tiers: ['main', 'second'] }), 'fact-missing');
    assert.equal(answerOf(same, won({ tier: 'third' }), { tiers: ['main', 'second'] }), 'does-not-hold');
  });
});

describe('a wait', () => {
  it('of calendar years counts the year of the award as the first', () => {
    const wait: RuleOf<'past-award'> = { ...rule, within: '3 calendar years after award' };
    const award = won({ awardedOn: day('2018-12-20') });
    assert.equal(answerOf(wait, award, from('2020-12-31')), 'holds');
    assert.equal(answerOf(wait, award, from('2021-01-01')), 'does-not-hold');
  });
  it('of years runs to the corresponding day', () => {
    const wait: RuleOf<'past-award'> = { ...rule, within: '3 years after award' };
    assert.equal(answerOf(wait, won({}), from('2025-09-01')), 'holds');
    assert.equal(answerOf(wait, won({}), from('2025-09-02')), 'does-not-hold');
  });
  it('of editions counts editions', () => {
    const wait: RuleOf<'past-award'> = { ...rule, within: '2 editions after award' };
    assert.equal(answerOf(wait, won({ editionsAgo: 2 })), 'holds');
    assert.equal(answerOf(wait, won({ editionsAgo: 3 })), 'does-not-hold');
    assert.equal(answerOf(wait, won({ editionsAgo: null })), 'fact-missing');
  });
});

it('looks back as any window does, and asks how long ago', () => {
  assert.equal(answerOf({ ...rule, within: '2 years before application' }, won({})), 'holds');
  assert.equal(answerOf({ ...rule, within: '1 year before application' }, won({})), 'does-not-hold');
  assert.equal(answerOf({ ...rule, at_least_ago: '1 year' }, won({})), 'holds');
  assert.equal(answerOf({ ...rule, at_least_ago: '2 years' }, won({})), 'does-not-hold');
  assert.equal(answerOf({ ...rule, at_least_ago: '2 editions' }, won({ editionsAgo: 2 })), 'holds');
});

it('another application stands in the same edition or year', () => {
  const key = registerKey('head', 'sample-award');
  const applied = (stands: boolean, sameEdition: boolean) =>
    known({}, { applications: { [key]: [{ track: 'individual', sameEdition, year: 2024, stands }] } });
  const other = { rule: 'other-application', programme: 'own', about: 'head', in: 'same-edition' } as const;
  assert.equal(answerOf(other, applied(true, true)), 'holds');
  assert.equal(answerOf(other, applied(false, true)), 'does-not-hold');
  assert.equal(answerOf(other, applied(true, false)), 'does-not-hold');
  assert.equal(answerOf({ ...other, in: 'same-year' }, applied(true, false)), 'holds');
  assert.equal(answerOf({ ...other, tracks: ['organisation'] }, applied(true, true)), 'does-not-hold');
  assert.equal(answerOf(other, known({})), 'fact-missing');
});
