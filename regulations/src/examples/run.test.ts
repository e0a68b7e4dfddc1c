import assert from 'node:assert/strict';
import { it } from 'node:test';
import { acts } from '@heng/domain/procedure';
import { type Example, isMap, replaceAt } from '@heng/domain/regulation';
import { checkPack } from '../check/check-pack.ts';
import { listPacks, packFolder } from '../list-packs.ts';
import { loadExamples } from '../load/load-beside.ts';
import { loadCalendar } from '../load/load-calendar.ts';
import { samplePack, withPlanted } from '../testing/plant.ts';
import { lawsOf } from './laws.ts';
import { runExample, runExamples } from './run.ts';
import { trials } from './trials.ts';

for (const id of await listPacks()) {
  it(`holds every example of ${id}`, async () => {
    const results = await runExamples(packFolder(id));
    assert.ok(results.length > 0);
    assert.deepEqual(
      results.filter(({ holds }) => !holds),
      [],
    );
  });

  it(`fails every example of ${id} once one thing it expects is another`, async () => {
    const calendar = await loadCalendar();
    assert.ok(calendar.ok);
    const [lawOn, examples] = await Promise.all([lawsOf(packFolder(id), calendar.value), loadExamples(packFolder(id))]);
    const law = await lawOn(null);
    assert.ok(law.ok);
    const blind = examples.flatMap(({ example }) =>
      twinsOf(example)
        .filter((twin) => runExample(law.value, twin).holds)
        .map(({ then }) => [example.id, then]),
    );
    assert.deepEqual(blind, []);
  });
}

/** The same example with one expected value turned into another, for each of them. */
const twinsOf = (example: Example): readonly Example[] =>
  turned(example.then).map((expected) => replaceAt(example, 'then', expected));

function turned(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) {
    return [[...value, 'more'], ...value.flatMap((item, i) => turned(item).map((one) => value.with(i, one)))];
  }
  if (isMap(value))
    return Object.entries(value).flatMap(([key, item]) => turned(item).map((one) => ({ ...value, [key]: one })));
  if (typeof value === 'number') return [value + 1, value - 1, null];
  if (typeof value === 'boolean') return [!value];
  return value === null ? [0, ''] : [`${String(value as string)}x`];
}

it('sees a regulation that says something else: the example fails and shows what came out', async () => {
  assert.deepEqual(
    (await runExamples(samplePack)).map(({ id, holds }) => [id, holds]),
    [['just-sixty', true]],
  );
  await withPlanted({ file: 'procedure.yaml', from: 'at_least: 60', to: 'at_least: 61' }, async (pack) => {
    const [result] = await runExamples(pack);
    assert.equal(result?.holds, false);
    assert.deepEqual(result?.got, { article: 11, total: '60', passed: false });
  });
});

const misspelt = [
  ['scores: {', 'scors: {', 'given-unknown'],
  ['when: { gate-closed: {} }', 'when: { gate-closed: { stepp: cut } }', 'given-unknown'],
  ['when: { gate-closed: {} }', 'when: { attempt-refused: {} }', 'unknown-act'],
  ['when: { gate-closed: {} }', 'when: { gate-closed: {}, step-opened: {} }', 'wrong-kind'],
] as const;
for (const [from, to, code] of misspelt) {
  it(`fails an example that says what nobody understands, and the check says so: ${to}`, async () => {
    await withPlanted({ file: 'examples/scores.yaml', from, to }, async (pack) => {
      assert.deepEqual(
        (await runExamples(pack)).map(({ holds }) => holds),
        [false],
      );
      const codes = (await checkPack(pack)).map((finding) => finding.code);
      assert.ok(codes.includes(code), codes.join(' '));
    });
  });
}

it('does not hold where it is in a step that is none, or the pack itself cannot be used', async () => {
  const plants = [
    { file: 'examples/scores.yaml', from: 'step: cut', to: 'step: cat' },
    { file: 'procedure.yaml', from: 'order_by: total', to: 'order_by: totel' },
  ];
  for (const plant of plants) {
    await withPlanted(plant, async (pack) => {
      assert.deepEqual(
        (await runExamples(pack)).map(({ holds }) => holds),
        [false],
      );
    });
  }
});

it('tries every act of the catalogue but the refused attempt, and the questions besides', () => {
  const questions = ['regulation-read', 'draft-changed', 'grounds-examined', 'duty-dated', 'award-examined'];
  const expected = [...Object.keys(acts).filter((act) => act !== 'attempt-refused'), ...questions];
  assert.deepEqual(Object.keys(trials).toSorted(), expected.toSorted());
});
