import assert from 'node:assert/strict';
import { it } from 'node:test';
import { networkOf } from './network.ts';

it('is one network for all addresses of a household, however they are written', () => {
  assert.equal(networkOf('203.0.113.7'), '203.0.113.7');
  assert.equal(networkOf('::ffff:203.0.113.7'), '203.0.113.7');
  assert.notEqual(networkOf('203.0.113.7'), networkOf('203.0.113.8'));
  const home = networkOf('2001:db8:1:2::1');
  for (const same of ['2001:db8:1:2:ffff:ffff:ffff:ffff', '2001:0DB8:0001:2::9', '2001:db8:1:2:3:4:5:6'])
    assert.equal(networkOf(same), home, same);
  assert.notEqual(networkOf('2001:db8:1:3::1'), home);
  assert.equal(networkOf('::1'), networkOf('0:0:0:0::2'));
});
