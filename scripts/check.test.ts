import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { after, describe, test } from 'node:test';
import { runChecks } from './check.ts';
import { plants } from './testing/plants.ts';
import { buildHouse, house } from './testing/small-house.ts';

/** How each check names a file and what is wrong with it. */
const wordings: Readonly<Record<string, (file: string, rule: string) => RegExp>> = {
  depcruise: (file, rule) => new RegExp(`error ${rule}: ${file}`),
  house: (file, rule) => new RegExp(`${file}:\\d+ +${rule}`),
  tsc: (file, rule) => new RegExp(`${file}\\(.*${rule}`),
  oxlint: (file, rule) => new RegExp(`${file}:.*${rule}`),
  biome: (file, rule) => new RegExp(`${file}.*${rule}`),
  knip: (file, rule) => new RegExp(`${rule}[^]*${file}`),
};

describe('the order of the house', () => {
  const folders: string[] = [];
  const build = (files: Readonly<Record<string, string>>) => {
    const folder = buildHouse(files);
    folders.push(folder);
    return folder;
  };
  after(() => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });

  test('lets a house stand that keeps it', async () => {
    const checked = await runChecks(build(house), () => {});
    const failed = checked.filter(({ passed }) => !passed).map(({ name, output }) => `${name}: ${output}`);
    assert.deepEqual(failed, []);
    assert.deepEqual(checked.map(({ name }) => name).toSorted(), Object.keys(wordings).toSorted());
  });

  test('refuses what is planted against it, each by its own check', async (t) => {
    const planted = Object.fromEntries(plants.map(({ file, text }) => [file, text]));
    const checked = await runChecks(build({ ...house, ...planted }), () => {});
    for (const { file, by, rule } of plants) {
      await t.test(`${by} refuses ${file}: ${rule}`, () => {
        const found = checked.find(({ name }) => name === by);
        assert.equal(found?.passed, false);
        assert.ok(wordings[by]?.(file, rule).test(found.output), `${by} lets it pass`);
      });
    }
  });
});
