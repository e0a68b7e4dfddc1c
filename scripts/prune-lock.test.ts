import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, test } from 'node:test';

const folder = mkdtempSync(join(tmpdir(), 'heng-lock-'));
const script = join(import.meta.dirname, 'prune-lock.mjs');
const ours = join(import.meta.dirname, '..', 'package-lock.json');

/** The packages of a lockfile after pruning. */
function pruned(packages: object): unknown {
  const path = join(folder, 'package-lock.json');
  writeFileSync(path, JSON.stringify({ lockfileVersion: 3, packages }));
  assert.equal(spawnSync(process.execPath, [script, path]).status, 0);
  return JSON.parse(readFileSync(path, 'utf8')).packages;
}

describe('pruning the lockfile', () => {
  after(() => rmSync(folder, { recursive: true, force: true }));

  test('takes out what the lockfile does not hold, and leaves what it holds beside, above or below', () => {
    const held = { version: '1.0.0' };
    const packages = {
      'node_modules/tool': { optionalDependencies: { 'for-here': '1.0.0', 'for-elsewhere': '1.0.0', below: '1.0.0' } },
      'node_modules/tool/node_modules/below': held,
      'node_modules/for-here': held,
      'node_modules/tool/node_modules/inner': { optionalDependencies: { 'for-here': '1.0.0' } },
      'node_modules/other': { optionalDependencies: { 'for-elsewhere': '1.0.0' } },
    };
    assert.deepEqual(pruned(packages), {
      ...packages,
      'node_modules/tool': { optionalDependencies: { 'for-here': '1.0.0', below: '1.0.0' } },
      'node_modules/other': {},
    });
  });

  test('leaves our own wishes alone: one that is missing is a fault to be seen', () => {
    const packages = { '': { optionalDependencies: { 'for-elsewhere': '1.0.0' } } };
    assert.deepEqual(pruned(packages), packages);
  });

  test('has been done to our lockfile, which names no registry', () => {
    const lock = JSON.parse(readFileSync(ours, 'utf8')) as { packages: object };
    assert.deepEqual(pruned(lock.packages), lock.packages);
    const addresses = Object.values(lock.packages).map((entry: { resolved?: string }) => entry.resolved ?? '');
    assert.deepEqual(
      addresses.filter((address) => address.includes('://')),
      [],
    );
  });

  test('our lockfile wishes what each package.json wishes; `npm run relock` makes it so', () => {
    const lock = JSON.parse(readFileSync(ours, 'utf8')) as { packages: Record<string, unknown> };
    const root = dirname(ours);
    for (const room of ['', ...globSync('*/package.json', { cwd: root }).map(dirname)]) {
      assert.deepEqual(
        wishesOf(lock.packages[room]),
        wishesOf(JSON.parse(readFileSync(join(root, room, 'package.json'), 'utf8'))),
      );
    }
  });
});

function wishesOf(manifest: unknown): readonly unknown[] {
  const { dependencies, devDependencies, optionalDependencies } = manifest as Readonly<Record<string, unknown>>;
  return [dependencies, devDependencies, optionalDependencies];
}
