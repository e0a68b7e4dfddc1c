import assert from 'node:assert/strict';
import { it } from 'node:test';
import { completeObjection, fileObjection } from '@heng/contract/acts/notice';
import { completeReport, receiveReport } from '@heng/contract/acts/supervision';
import { noticeActs } from '../notice/act-routes.ts';
import { passingKeys } from '../running/keys.ts';
import { supervisionActs } from '../supervision/act-routes.ts';
import { openIdentity, sealsIdentity } from './filed-identity.ts';

const keys = passingKeys();

/** What an act is handed of an identity. */
async function sealed(when: 'filed' | 'completed', identity: Readonly<Record<string, string>>): Promise<unknown> {
  let handed: unknown;
  const handler = async (ask: { readonly body: { readonly identity: unknown } }) => {
    handed = ask.body.identity;
  };
  const ask = { place: { keys }, params: { edition: 'e-1' }, body: { identity, by: 'person' } };
  await sealsIdentity(when, { route: fileObjection, handler }).handler(ask as never);
  return handed;
}

it('is sealed also when it is taken down at the counter, and opened by whoever receives it', async () => {
  const identity = { name: '不外传的某某', 'identity-number': '11010519491231002X', unit: ' ' };
  const kept = await sealed('filed', identity);
  assert.ok(!/不外传|1101051949/.test(JSON.stringify(kept)));
  assert.deepEqual(openIdentity(keys, 'e-1', kept), { name: '不外传的某某', 'identity-number': '11010519491231002X' });
  assert.deepEqual(await sealed('filed', { name: '  ' }), {}, 'nobody told stays nobody');
});

it('cannot be given a form that nobody can open any more', async () => {
  for (const when of ['filed', 'completed'] as const) {
    const kept = await sealed(when, { sealed: 'x', 'sealed-later': 'y' });
    assert.deepEqual(openIdentity(keys, 'e-1', kept), { sealed: 'x', 'sealed-later': 'y' });
  }
});

it('is sealed by every act that takes one', async () => {
  const seen: string[] = [];
  for (const { route, handler } of [...noticeActs, ...supervisionActs]) {
    if (![fileObjection, completeObjection, receiveReport, completeReport].some(({ id }) => id === route.id)) continue;
    const place = { keys: { ...keys, seal: () => assert.fail('sealing') } };
    const ask = { place, params: { edition: 'e-1' }, body: { identity: { name: 'n' } } };
    await assert.rejects(async () => handler(ask as never), /sealing/, route.id);
    seen.push(route.id);
  }
  assert.equal(seen.length, 4);
});
