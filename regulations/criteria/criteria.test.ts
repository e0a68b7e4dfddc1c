import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { compare, exactly, over } from '@heng/domain/language';
import type { CriteriaSet } from '@heng/domain/regulation';
import { parse } from 'yaml';

const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.yaml'));
const sets = files.map(
  (name) =>
    (parse(readFileSync(`${import.meta.dirname}/${name}`, 'utf8')) as { criteria_set: CriteriaSet }).criteria_set,
);
const points = (items: CriteriaSet['categories'][number]['items']): number =>
  items.reduce((sum, item) => sum + (item.points ?? 0), 0);

for (const set of sets) {
  describe(`the criteria set ${set.id}`, () => {
    it('bears the name of its file', () => assert.ok(files.includes(`${set.id}.yaml`)));
    it('adds up to its points, every item with a kind and a question of its own', () => {
      const items = set.categories.flatMap((category) => category.items);
      assert.equal(points(items), set.points);
      assert.equal(new Set(items.map(({ code }) => code)).size, items.length);
      assert.equal(new Set(items.map(({ asks }) => asks)).size, items.length);
      for (const item of items) assert.ok(set.kinds[item.kind], `${item.code} is of no kind`);
    });
    it('has bands that cover the scale, step by step, without a gap', () => {
      if (!('step' in set.scale)) return;
      const { from, to, step } = set.scale;
      for (const { bands = [] } of Object.values(set.kinds)) {
        assert.equal(bands[0]?.from, from);
        assert.equal(bands.at(-1)?.to, to);
        for (const [place, band] of bands.entries()) {
          assert.ok(compare(exactly(band.from), exactly(band.to)) <= 0);
          for (const end of [band.from, band.to])
            assert.equal(over(exactly(end), exactly(step)).d, 1n, `${end} is no step`);
          const next = bands[place + 1];
          if (next)
            assert.equal(Number.parseInt(next.from, 10), Number.parseInt(band.to, 10) + Number.parseInt(step, 10));
        }
      }
    });
  });
}

describe('GB/T 19580-2012', () => {
  const set = sets.find(({ id }) => id === 'gb-t-19580-2012');
  it('has seven aspects, 23 items, 600 points for processes and 400 for results', () => {
    assert.ok(set);
    const items = set.categories.flatMap((category) => category.items);
    assert.equal(set.categories.length, 7);
    assert.equal(items.length, 23);
    assert.equal(points(items.filter(({ kind }) => kind === 'result')), 400);
    assert.deepEqual(
      set.categories.map((category) => points(category.items)),
      [110, 90, 90, 130, 100, 80, 400],
    );
  });
  it('is not passed off as checked against the printed standard', () => assert.equal(set?.checked, false));
});
