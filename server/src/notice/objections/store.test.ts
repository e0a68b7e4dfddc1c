import assert from 'node:assert/strict';
import { it } from 'node:test';
import { filledIn } from './store.ts';

it('completes what was blank, and replaces nobody', () => {
  const known = { name: '王某', telephone: ' ' };
  assert.deepEqual(filledIn(known, { name: '李某', telephone: '0376', seal: '有' }), {
    name: '王某',
    telephone: '0376',
    seal: '有',
  });
});
