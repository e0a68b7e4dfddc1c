import assert from 'node:assert/strict';
import { it } from 'node:test';
import { acts } from '@heng/domain/procedure';
import { questions } from '../check/examples.ts';
import { listPacks, packFolder } from '../list-packs.ts';
import { samplePack, withPlanted } from '../testing/plant.ts';
import { closest, fits } from './outcome.ts';
import { runExamples, trials } from './run.ts';

it('runs the examples of the sample', async () => {
  assert.deepEqual(
    (await runExamples(samplePack)).map(({ id, holds }) => [id, holds]),
    [['just-sixty', true]],
  );
});

it('runs the examples of every regulation of the product, and all hold', async () => {
  for (const id of await listPacks()) {
    const results = await runExamples(packFolder(id));
    assert.ok(results.length > 0, id);
    assert.deepEqual(
      results.filter(({ holds }) => !holds).map(({ id: own, got }) => [own, got]),
      [],
    );
  }
});

it('sees a regulation that says something else: the example fails and shows what came out', async () => {
  await withPlanted({ file: 'procedure.yaml', from: 'at_least: 60', to: 'at_least: 61' }, async (pack) => {
    const [result] = await runExamples(pack);
    assert.equal(result?.holds, false);
    assert.equal(result?.got.passed, false);
  });
});

it('fails an example that says what nobody understands, instead of passing over it', async () => {
  const plants = [
    ['scores: {', 'scors: {'],
    ['when: { gate-closed: {} }', 'when: { gate-closed: { stepp: cut } }'],
    ['when: { gate-closed: {} }', 'when: { attempt-refused: {} }'],
    ['step: cut', 'step: cat'],
  ] as const;
  for (const [from, to] of plants) {
    await withPlanted({ file: 'examples/scores.yaml', from, to }, async (pack) => {
      const [result] = await runExamples(pack);
      assert.equal(result?.holds, false, to);
      assert.ok(result?.got.unclear, to);
    });
  }
});

it('says why when the pack itself cannot be used', async () => {
  await withPlanted({ file: 'procedure.yaml', from: 'order_by: total', to: 'order_by: totel' }, async (pack) => {
    const [result] = await runExamples(pack);
    assert.equal(result?.id, 'pack');
    assert.equal(result?.holds, false);
  });
});

it('tries only acts of the catalogue', () => {
  for (const name of Object.keys(trials)) assert.ok(Object.hasOwn(acts, name) || questions.includes(name), name);
});

it('compares what is written and nothing else', () => {
  assert.ok(fits({ rules: { a: 'holds' } }, { rules: { a: 'holds', b: 'fact-missing' } }));
  assert.ok(!fits({ rules: { c: 'holds' } }, { rules: { a: 'holds' } }));
  assert.ok(!fits({ list: ['a'] }, { list: ['a', 'b'] }));
  assert.ok(fits({ article: 5 }, { article: ['5'] }) && !fits({ article: [5, 6] }, { article: 5 }));
  assert.ok(
    fits({ money: null }, { money: null }) && !fits({ money: null }, { money: 0 }) && !fits({ money: null }, {}),
  );
  assert.deepEqual(
    closest({ refused: 'x', n: 2 }, [{ refused: 'y' }, { refused: 'x', n: 1 }, { refused: 'x', n: 2 }]),
    { refused: 'x', n: 2 },
  );
});
