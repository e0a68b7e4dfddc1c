import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { runTestFile } from './run-test-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'heng-tested-'));
const head = `import assert from 'node:assert/strict';\nimport { describe, test } from 'node:test';\n`;

/** What comes of a test file with this text. */
function ran(text: string, limit = 30_000) {
  const path = join(folder, 'sample.test.mjs');
  writeFileSync(path, text);
  return runTestFile(folder, path, { PATH: process.env.PATH }, limit);
}

describe('running a test file', () => {
  after(() => rmSync(folder, { recursive: true, force: true }));

  test('counts what passed, failed and was left out, and names each failure with what it stood in', async () => {
    const { passed, failed, skipped, failures } = await ran(
      `${head}describe('a', () => { test('b', () => {}); test('c', () => assert.equal(1, 2)); test.skip('d', () => {}); });`,
    );
    assert.deepEqual([passed, failed, skipped], [1, 1, 1]);
    assert.deepEqual(
      failures.map(({ name }) => name),
      ['a › c'],
    );
    assert.match(failures[0]?.why ?? '', /1 !== 2/);
  });

  for (const [what, text, why] of [
    ['a file that crashes', `${head}test('a', () => {});\nthrow new Error('crash');`, /ended with|crash/],
    ['a file that cannot be read', 'import nothing from', /ended with/],
    ['a file without a test', 'export const nothing = 1;', /no test/],
    [
      'a test nobody waited for',
      `${head}test('a', () => { setTimeout(() => assert.fail('late'), 50); });`,
      /late|ended/,
    ],
    [
      'a preparation that fails',
      `${head}describe('a', () => { test.before(() => assert.fail('no')); test('b', () => {}); });`,
      /no/,
    ],
  ] as const) {
    test(`${what} has failed`, async () => {
      const { failed, failures } = await ran(text);
      assert.ok(failed > 0);
      assert.match(failures.map((failure) => failure.why).join(), why);
    });
  }

  test('stops a file that does not end, although its tests passed', async () => {
    const { passed, failed, failures } = await ran(`${head}test('a', () => {});\nsetInterval(() => {}, 1000);`, 1_500);
    assert.deepEqual([passed, failed], [0, 1]);
    assert.match(failures[0]?.why ?? '', /still running after 1.5 s/);
  });
});
