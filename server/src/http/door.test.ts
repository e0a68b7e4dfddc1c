import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { FastifyRequest } from 'fastify';
import { letIn } from './door.ts';
import type { Place } from './place.ts';
import { Problem } from './problem.ts';

const anybody = { access: { to: 'anybody' } } as Parameters<typeof letIn>[1];

/** Whether a request that would change something is let in. */
async function passes(place: string, headers: Record<string, string>, cookies: Record<string, string> = {}) {
  const asked = { method: 'POST', headers, cookies } as unknown as FastifyRequest;
  const came = await letIn({ origin: place, sessionFor: async () => null } as unknown as Place, anybody, asked);
  return !(came instanceof Problem);
}

const ours = 'https://award.example';
const host = 'award.example';

it('lets in what comes from a page of ours, by whatever name it is reached', async () => {
  assert.equal(await passes(ours, { origin: ours, host }), true);
  assert.equal(await passes(ours, { origin: 'https://inside.example', host: 'inside.example' }), true);
  assert.equal(await passes('http://127.0.0.1:8080', { origin: 'http://10.0.0.1', host: '10.0.0.1' }), true);
});

it('keeps out what comes from elsewhere, also from our own name without https', async () => {
  for (const origin of ['https://evil.example', 'http://award.example', 'https://award.example:8443', 'null', 'x'])
    assert.equal(await passes(ours, { origin, host }), false, origin);
  for (const site of ['cross-site', 'same-site', 'none'])
    assert.equal(await passes(ours, { host, 'sec-fetch-site': site }, { '__Host-heng': 'x' }), false, site);
  assert.equal(await passes(ours, { host }, { '__Host-heng': 'x' }), false);
  assert.equal(await passes(ours, { host, origin: 'https://evil.example', authorization: 'Basic eDp5' }), false);
});
