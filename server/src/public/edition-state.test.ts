import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day } from '@heng/domain/language';
import { packFolder, resolvePack } from '@heng/regulations';
import { canOpen } from './edition-state.ts';

const resolved = await resolvePack(packFolder('xinyang-2022'), day('2026-03-04'));
if (!resolved.ok) throw new Error('the pack cannot be read');
const { regulation } = resolved.value.pack;
const law = (over: Partial<typeof regulation>) => ({ ...regulation, ...over });

test('a regulation carries an edition from its first to its last day, and never as a draft', () => {
  const span = law({ in_force: { from: '2022-06-29', to: '2027-06-28' } });
  assert.deepEqual(canOpen(span, day('2022-06-28')), { open: false, why: 'not-yet' });
  assert.deepEqual(canOpen(span, day('2022-06-29')), { open: true });
  assert.deepEqual(canOpen(span, day('2027-06-28')), { open: true });
  assert.deepEqual(canOpen(span, day('2027-06-29')), { open: false, why: 'expired' });
  assert.deepEqual(canOpen(law({ status: 'draft' }), day('2026-01-01')), { open: false, why: 'draft' });
  assert.deepEqual(canOpen(law({ status: 'repealed' }), day('2026-01-01')), { open: false, why: 'repealed' });
});
