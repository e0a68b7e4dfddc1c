import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { holdsConsistency, holdsInclusion, proveConsistency, proveInclusion } from './proof.ts';
import { grow, type Hash, readEdge, rootOf, treeOf, writeEdge } from './tree.ts';

const sha256 = (...parts: Uint8Array[]): Hash => createHash('sha256').update(Buffer.concat(parts)).digest();
const leaves: readonly Hash[] = Array.from({ length: 256 }, (_, i) => sha256(Buffer.of(0), Buffer.from(`entry ${i}`)));
const of = (size: number) => leaves.slice(0, size);
const roots = Array.from({ length: 257 }, (_, size) => defined(of(size)));

/** The root as RFC 6962 defines it, without any thought of speed. */
function defined(all: readonly Hash[]): Hash {
  const [only] = all;
  if (only === undefined) return sha256();
  if (all.length === 1) return only;
  const k = 2 ** (Math.ceil(Math.log2(all.length)) - 1);
  return sha256(Buffer.of(1), defined(all.slice(0, k)), defined(all.slice(k)));
}

const root = (size: number): Hash => roots[size] ?? assert.fail();
const leaf = (place: number): Hash => leaves[place] ?? assert.fail();
const foreign = (n: number): Hash => sha256(Buffer.from(`foreign ${n}`));
const size = fc.integer({ min: 1, max: 256 });

describe('the tree', () => {
  it('has the root of the definition at every size, however it grew', () => {
    for (let n = 0; n <= 256; n += 1) assert.deepEqual(rootOf(treeOf(of(n))), root(n));
    fc.assert(
      fc.property(size, size, (a, b) => {
        const [first, all] = [Math.min(a, b), Math.max(a, b)];
        const kept = readEdge(first, writeEdge(treeOf(of(first))));
        assert.deepEqual(rootOf(grow(kept, leaves.slice(first, all))), root(all));
      }),
    );
  });

  it('proves every leaf of every tree up to 64, and some up to 256', () => {
    const check = (n: number, place: number) =>
      assert.ok(holdsInclusion(leaf(place), place, n, proveInclusion(of(n), place), root(n)), `${place} of ${n}`);
    for (let n = 1; n <= 64; n += 1) for (let place = 0; place < n; place += 1) check(n, place);
    for (let n = 65; n <= 256; n += 1) for (const place of [0, 1, n >> 1, n - 2, n - 1]) check(n, place);
  });

  it('proves that every tree up to 64 grew from every smaller one, and some up to 256', () => {
    const check = (n: number, first: number) =>
      assert.ok(holdsConsistency(first, root(first), n, root(n), proveConsistency(of(n), first)), `${first} in ${n}`);
    for (let n = 0; n <= 64; n += 1) for (let first = 0; first <= n; first += 1) check(n, first);
    for (let n = 65; n <= 256; n += 1) for (const first of [1, 2, 63, 64, n >> 1, n - 1]) check(n, first);
  });
});

describe('a proof that is not one', () => {
  /** A hash, a place or a size that is a little wrong; or a proof with one more, one less or two in the other order. */
  const spoil = (proof: readonly Hash[], way: number, at: number): readonly Hash[] => {
    const i = proof.length === 0 ? 0 : at % proof.length;
    if (way === 0) return [...proof, foreign(at)];
    if (way === 1) return proof.slice(0, -1);
    if (way === 2) return proof.toSpliced(i, 1, foreign(at));
    return proof.toSpliced(i, 0, foreign(at));
  };

  it('is refused for inclusion', () => {
    fc.assert(
      fc.property(size, fc.nat(), fc.integer({ min: 0, max: 3 }), fc.nat(), (n, p, way, at) => {
        const place = p % n;
        const proof = proveInclusion(of(n), place);
        if (proof.length > 0 || way !== 1) {
          assert.ok(!holdsInclusion(leaf(place), place, n, spoil(proof, way, at), root(n)));
        }
        if (n > 1) assert.ok(!holdsInclusion(leaf(place), (place + 1) % n, n, proof, root(n)));
        assert.ok(!holdsInclusion(leaf((place + 1) % 256), place, n, proof, root(n)));
        assert.ok(!holdsInclusion(leaf(place), place, n, proof, root(n - 1)));
        assert.ok(!holdsInclusion(leaf(place), n, n, proof, root(n)));
      }),
      { numRuns: 500 },
    );
  });

  it('is refused for consistency', () => {
    fc.assert(
      fc.property(size, fc.nat(), fc.integer({ min: 0, max: 3 }), fc.nat(), (n, f, way, at) => {
        const first = 1 + (f % n);
        const proof = proveConsistency(of(n), first);
        if (proof.length > 0 || way !== 1) {
          assert.ok(!holdsConsistency(first, root(first), n, root(n), spoil(proof, way, at)));
        }
        assert.ok(!holdsConsistency(first, root(first - 1), n, root(n), proof));
        assert.ok(!holdsConsistency(first, root(first), n, root(n - 1), proof));
        assert.ok(!holdsConsistency(n + 1, root(first), n, root(n), proof));
      }),
      { numRuns: 500 },
    );
  });
});
