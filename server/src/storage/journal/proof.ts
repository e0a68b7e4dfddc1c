import { type Hash, hashNode, rootOf, sameHash, treeOf } from './tree.ts';

/** A proof: hashes from the bottom of the tree to its top. */
export type Proof = readonly Hash[];

/** Proves that the leaf at `place` is in the tree of these leaves (RFC 6962, 2.1.1). A place outside the tree is a fault. */
export function proveInclusion(leaves: readonly Hash[], place: number): Proof {
  if (!(place >= 0 && place < leaves.length)) throw new RangeError(`no place ${place} in a tree of ${leaves.length}`);
  const path: Hash[] = [];
  let from = 0;
  let to = leaves.length;
  while (to - from > 1) {
    const middle = from + split(to - from);
    if (place < middle) {
      path.push(rootBetween(leaves, middle, to));
      to = middle;
    } else {
      path.push(rootBetween(leaves, from, middle));
      from = middle;
    }
  }
  return path.toReversed();
}

/** Whether the proof shows this leaf at this place in the tree of that size and root (RFC 9162, 2.1.3.2). */
export function holdsInclusion(leaf: Hash, place: number, size: number, proof: Proof, root: Hash): boolean {
  if (!Number.isSafeInteger(place) || !Number.isSafeInteger(size) || place < 0 || place >= size) return false;
  let [node, last, own] = [place, size - 1, leaf];
  for (const other of proof) {
    if (last === 0) return false;
    if (isOdd(node) || node === last) {
      own = hashNode(other, own);
      while (!isOdd(node) && node !== 0) [node, last] = [half(node), half(last)];
    } else {
      own = hashNode(own, other);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && sameHash(own, root);
}

/** Proves that the tree of the first `size` leaves is the beginning of the tree of all (RFC 6962, 2.1.2). */
export function proveConsistency(leaves: readonly Hash[], size: number): Proof {
  if (!(size >= 0 && size <= leaves.length)) throw new RangeError(`no size ${size} in a tree of ${leaves.length}`);
  if (size === 0 || size === leaves.length) return [];
  const path: Hash[] = [];
  let from = 0;
  let to = leaves.length;
  let known = true; // the verifier knows the root of [from, size) as long as it is the whole first tree
  while (size !== to) {
    const middle = from + split(to - from);
    if (size <= middle) {
      path.push(rootBetween(leaves, middle, to));
      to = middle;
    } else {
      path.push(rootBetween(leaves, from, middle));
      from = middle;
      known = false;
    }
  }
  if (!known) path.push(rootBetween(leaves, from, to));
  return path.toReversed();
}

/** Whether the proof shows that the tree of `size` leaves only grew by those after it (RFC 9162, 2.1.4.2). */
export function holdsConsistency(size: number, root: Hash, later: number, laterRoot: Hash, proof: Proof): boolean {
  if (!Number.isSafeInteger(size) || !Number.isSafeInteger(later) || size < 0 || size > later) return false;
  if (size === 0) return proof.length === 0 && sameHash(root, rootOf(treeOf([])));
  if (size === later) return proof.length === 0 && sameHash(root, laterRoot);
  let [node, last] = [size - 1, later - 1];
  while (isOdd(node)) [node, last] = [half(node), half(last)];
  const [first, ...rest] = node === 0 ? [root, ...proof] : proof;
  if (first === undefined) return false;
  let [old, all] = [first, first];
  for (const other of rest) {
    if (last === 0) return false;
    if (isOdd(node) || node === last) {
      old = hashNode(other, old);
      all = hashNode(other, all);
      while (!isOdd(node) && node !== 0) [node, last] = [half(node), half(last)];
    } else {
      all = hashNode(all, other);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && sameHash(old, root) && sameHash(all, laterRoot);
}

const isOdd = (n: number) => n % 2 === 1;
const half = (n: number) => Math.floor(n / 2);

/** The largest power of two below n. */
function split(n: number): number {
  let power = 1;
  while (power * 2 < n) power *= 2;
  return power;
}

const rootBetween = (leaves: readonly Hash[], from: number, to: number) => rootOf(treeOf(leaves.slice(from, to)));
