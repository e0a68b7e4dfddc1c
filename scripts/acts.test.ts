import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { writeActs } from './acts.ts';

test('docs/ACTS.md holds the acts as the domain has them; `npm run acts` writes it anew', () => {
  assert.equal(readFileSync(new URL('../docs/ACTS.md', import.meta.url), 'utf8'), writeActs());
});
