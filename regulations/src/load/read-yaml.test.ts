import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { withPlanted } from '../testing/plant.ts';
import { loadPack } from './load-pack.ts';
import { parseYaml, readYaml } from './read-yaml.ts';

const bomb = [
  'a0: &a0 [x,x,x,x,x,x,x,x,x]',
  ...Array.from({ length: 9 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i},`.repeat(9)}]`),
].join('\n');

const hostile: Readonly<Record<string, string>> = {
  'a bomb of aliases': bomb,
  'an alias': 'a: &x 1\nb: *x',
  'a tag': 'a: !!js/function "x"',
  'two documents': 'a: 1\n---\nb: 2',
  'a key twice': 'a: 1\nb: 2\na: 3',
  'a tab': 'a:\n\t- b',
  'brackets without end': '['.repeat(200_000),
  'a list in a list in a list': '- '.repeat(100_000),
  'a map in a map in a map': '{a: '.repeat(50_000),
  'a list as a key': '? [a, b]\n: c',
  'a key of the prototype': '__proto__: { a: 1 }',
  'a quote without end': 'a: "b',
};

for (const [name, text] of Object.entries(hostile)) {
  it(`answers ${name} with findings, soon`, () => {
    const before = performance.now();
    const read = parseYaml('x.yaml', text);
    assert.ok(Array.isArray(read) && read.length > 0 && read.length <= 5);
    assert.ok(performance.now() - before < 5000);
  });
}

it('never throws, whatever it reads', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'a:-[]{},&*!|>\'"%@` \n\t#?0') }),
      (text) => void parseYaml('x.yaml', text),
    ),
  );
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parseYaml('x.yaml', text)));
});

it('reads days and citations as text, numbers as numbers, and knows the line of each', () => {
  const read = parseYaml('x.yaml', 'day: 2022-06-29\nlist:\n  - id: a\n    article: 16¶2\n    at_most: 3\n');
  assert.ok('value' in read);
  assert.deepEqual(read.value, { day: '2022-06-29', list: [{ id: 'a', article: '16¶2', at_most: 3 }] });
  assert.deepEqual(
    [['day'], ['list', 0, 'at_most'], ['list', 0], ['list', 0, 'none']].map((keys) => read.lineOf(keys)),
    [1, 5, 3, 3],
  );
});

it('says that a file is missing, and does not follow what is no file', async () => {
  const reads = await Promise.all([readYaml('/nowhere/x.yaml'), readYaml('/tmp')]);
  const codes = reads.flatMap((read) => ('value' in read ? [] : read.map(({ code }) => code)));
  assert.deepEqual(codes, ['file-missing', 'not-a-file']);
});

it('gives no pack at all when one file is broken, and does not repeat what the broken file would have held', async () => {
  await withPlanted({ file: 'review.yaml', from: 'criteria:', to: 'criteria: [' }, async (pack) => {
    const loaded = await loadPack(pack);
    assert.ok(!loaded.ok);
    assert.deepEqual([...new Set(loaded.reasons.map(({ code }) => code))], ['yaml']);
  });
});
