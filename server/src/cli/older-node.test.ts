import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

const starter = readFileSync(new URL('../../bin/heng.mjs', import.meta.url), 'utf8');

describe('the command line under an older Node', () => {
  it('is read by Node 18: what is imported at the top was there then, and the rest waits for the branch', () => {
    const imported = [...starter.matchAll(/^import \{ ([^}]+) \} from '([^']+)';$/gm)].map(([, names, from]) => [
      from,
      names,
    ]);
    assert.deepEqual(Object.fromEntries(imported), {
      'node:child_process': 'spawn',
      'node:fs': 'existsSync',
      'node:url': 'fileURLToPath',
    });
  });
});
