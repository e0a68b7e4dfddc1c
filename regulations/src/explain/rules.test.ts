import assert from 'node:assert/strict';
import { it } from 'node:test';
import { day } from '@heng/domain/language';
import type { Rule } from '@heng/domain/regulation';
import { resolvePack } from '../resolve/resolve-pack.ts';
import { samplePack } from '../testing/plant.ts';
import { contextOf } from './explain.ts';
import { ruleWords } from './rules.ts';

const resolved = await resolvePack(samplePack, day('2025-03-03'));
assert.ok(resolved.ok);
const words = (rule: Rule) => ruleWords(contextOf(resolved.value), rule).zh;

it('says whose award a rule asks for, and which', () => {
  const past = { rule: 'past-award', within: 'ever' } as const;
  assert.equal(words({ ...past, programme: 'own' }), '曾获本奖');
  assert.equal(words({ ...past, programme: 'own', same_tier: true }), '曾获同级奖');
  assert.equal(words({ ...past, programme: 'national-award' }), '曾获国家奖');
  assert.equal(
    words({ ...past, programme: 'own', about: 'parent', within: '3 years after award' }),
    '自获奖之日起 3 年内上级单位曾获本奖',
  );
});
