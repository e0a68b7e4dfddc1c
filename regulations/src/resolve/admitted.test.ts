import assert from 'node:assert/strict';
import { it } from 'node:test';
import { day } from '@heng/domain/language';
import { samplePack } from '../testing/plant.ts';
import { admittedAt } from './admitted.ts';
import { resolvePack } from './resolve-pack.ts';

it('tells of every path what its shape admits: words of a closed list in their order, else kinds of values', async () => {
  const resolved = await resolvePack(samplePack, day('2025-03-03'));
  assert.ok(resolved.ok);
  const { pack } = resolved.value;
  const combine = pack.steps.find((step) => step.kind === 'review');
  assert.ok(combine);
  assert.deepEqual(admittedAt(pack, `steps.${combine.id}.combine`).words, ['consensus', 'mean', 'trimmed-mean']);
  const [row] = pack.receives;
  assert.ok(row && admittedAt(pack, `receives.${row.id}.money`).kinds.includes('number'));
  const [tier = ''] = Object.keys(pack.tiers);
  const vacancy = admittedAt(pack, `tiers.${tier}.vacancy`);
  assert.ok(vacancy.kinds.includes('boolean') && !vacancy.kinds.includes('number'));
});
