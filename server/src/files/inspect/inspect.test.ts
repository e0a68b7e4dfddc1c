import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { harmless, hostile } from '../testing/hostile.ts';
import { type Content, faults, inspect } from './index.ts';

const contentOf = (bytes: Buffer): Content => ({
  size: bytes.length,
  read: async (from, length) => bytes.subarray(from, from + length),
});

const corpus = hostile();

describe('what is in a file', () => {
  it('is looked at with more than eighty kinds of hostile ones', () => assert.ok(corpus.length >= 80));

  for (const [what, name, bytes] of corpus)
    it(`refuses: ${what} (${name})`, async () => {
      const found = await inspect(contentOf(bytes), name);
      assert.ok(!found.ok, `taken as ${found.ok && found.kind}`);
      assert.ok(faults[found.fault]);
    });

  for (const [what, name, bytes] of harmless())
    it(`takes: ${what} (${name})`, async () => {
      const found = await inspect(contentOf(bytes), name);
      assert.deepEqual(found.ok ? 'taken' : found.fault, 'taken');
    });

  it('says what is wrong, not only that something is', async () => {
    const wanted: Readonly<Record<string, string>> = {
      'zip slip': 'unsafe-inside',
      'part that unpacks to too much': 'too-much-inside',
      'encrypted part': 'encrypted',
      macros: 'macros',
      'template from outside': 'outside-link',
      'link to a file, written in entities': 'outside-link',
      'entity in UTF-16': 'unsafe-inside',
      'pdf with script in an object stream': 'active',
      'the same under an escaped name': 'active',
      'pdf with a page behind': 'behind-the-end',
      'embedded program object': 'embedded',
    };
    for (const [what, name, bytes] of corpus.filter(([one]) => wanted[one] !== undefined)) {
      const found = await inspect(contentOf(bytes), name);
      assert.equal(found.ok ? 'taken' : found.fault, wanted[what], what);
    }
  });

  it('finds a name that lies across two parts of a long PDF, and one far behind in a long object stream', async () => {
    const [, , whole] = corpus.find(([what]) => what === 'pdf with script') ?? [];
    assert.ok(whole);
    for (const front of [1_048_000, 1_048_560, 1_048_566, 3_000_000]) {
      const long = Buffer.concat([Buffer.from('%PDF-1.7\n%'), Buffer.alloc(front, 'x'), Buffer.from('\n'), whole]);
      assert.deepEqual(await inspect(contentOf(long), 'a.pdf'), { ok: false, fault: 'active' });
    }
  });
});
