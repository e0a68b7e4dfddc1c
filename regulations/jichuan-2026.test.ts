import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { day, exactly, sum, text } from '@heng/domain/language';
import type { Rule } from '@heng/domain/regulation';
import { checkPack } from './src/check/check-pack.ts';
import { runExamples } from './src/examples/run.ts';
import { isError, renderFinding } from './src/finding.ts';
import { resolvePack } from './src/resolve/resolve-pack.ts';

const folder = join(import.meta.dirname, 'jichuan-2026');
const resolved = await resolvePack(folder, day('2026-03-02'));
assert.ok(resolved.ok);
const { pack } = resolved.value;

it('is a sound pack, complete in both languages', async () => {
  const errors = (await checkPack(folder)).filter(isError);
  assert.deepEqual(
    errors.map((finding) => renderFinding(finding)),
    [],
  );
});

it('runs: every example holds', async () => {
  const results = await runExamples(folder);
  assert.ok(results.length >= 70);
  assert.deepEqual(
    results.filter(({ holds }) => !holds),
    [],
  );
});

it('says that it is invented, and is no regulation a real edition is held under', () => {
  assert.equal(pack.regulation.status, 'draft');
  assert.match(pack.regulation.title, /虚构/);
  assert.deepEqual(
    pack.regulation.warnings.map(({ id }) => id),
    ['invented'],
  );
});

describe('has every odd shape', () => {
  const { quotas, steps, tiers, receives, totals, disqualifiers, sanctions, criteria_sets: sets } = pack;
  const rules = disqualifiers.flatMap((group) => group.rules);
  const place = (id: string) => steps.findIndex((step) => step.id === id);
  const bars = sanctions.flatMap(({ measures }) => measures.flatMap((one) => (one.do === 'bar' ? [one.lasts] : [])));
  const waits = rules.filter((rule): rule is Extract<Rule, { rule: 'past-award' }> => rule.rule === 'past-award');
  const step = (id: string) => {
    const found = steps[place(id)];
    assert.ok(found, id);
    return found;
  };
  const shapes: Readonly<Record<string, () => boolean>> = {
    'a cap shared by tracks': () =>
      quotas.some((quota) => quota.id === 'medals' && quota.for?.tracks === undefined && quota.at_most === 8),
    'a cap shared by fields': () =>
      quotas.some(({ for: scope }) => Array.isArray(scope?.where?.sector) && scope.where.sector.length === 2),
    'a cap for each field': () => quotas.some(({ each }) => each === 'sector'),
    'a reserved seat and a minimum': () =>
      quotas.some(({ reserved }) => reserved?.length === 1) && quotas.some(({ at_least }) => at_least === 1),
    'a tier without limit, above a score': () => quotas.some(({ at_most }) => at_most === 'unlimited'),
    'a secret ballot before review': () =>
      place('first-ballot') < place('technical-review') &&
      JSON.stringify(step('first-ballot')).includes('"secret":true'),
    'two material reviews by different teams': () => step('technical-review').by !== step('management-review').by,
    'a second decision after the notice': () =>
      place('second-decision') > place('winners-notice') && step('second-decision').kind === 'resolution',
    'bars counted in editions, and one for ever': () =>
      bars.includes('2 editions after decision') && bars.includes('for ever'),
    'titles that expire': () => Object.values(tiers).every(({ valid }) => typeof valid === 'string'),
    'waits by relation': () => new Set(waits.map(({ about }) => about)).size >= 4,
    'exclusion by a higher award': () => waits.some(({ programme }) => programme === 'national-quality-award'),
    'exclusion through a parent company': () =>
      rules.some(({ rule, about }) => rule === 'other-application' && about === 'parent'),
    'money by tier and track, on a condition and with a cap': () =>
      receives.some(
        ({ money, when }) => when !== undefined && typeof money === 'object' && money !== null && 'at_most' in money,
      ),
    'criteria of other categories': () => sets['five-aspects']?.categories.length === 5,
    'a rubric instead of points': () =>
      sets['maturity-rubric'] !== undefined &&
      'levels' in sets['maturity-rubric'].scale &&
      sets['maturity-rubric'].points === null,
    'no cycle': () => pack.regulation.cycle === null,
    'recommendation quotas': () =>
      quotas.some(({ counts, each }) => counts === 'recommendations' && each === 'recommender'),
    'a notice held by the recommender': () => step('recommender-notice').by === 'recommender',
    'a survey with a weight': () =>
      step('satisfaction').kind === 'survey' && totals.total?.parts.satisfaction === '10%',
  };
  for (const [shape, has] of Object.entries(shapes)) it(shape, () => assert.ok(has()));

  it('its own points make up what they say', () => {
    const items = sets['five-aspects']?.categories.flatMap((category) => category.items) ?? [];
    assert.equal(text(sum(items.map(({ points = 0 }) => exactly(points)))), '500');
  });
});
