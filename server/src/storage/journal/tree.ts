import { hash } from 'node:crypto';

/** A hash of 32 bytes: SHA-256 of a leaf or a node (RFC 6962, 2.1). */
export type Hash = Uint8Array;

/** The right edge of a tree: roots of its complete subtrees, largest first. It is all that growing needs. */
export interface Edge {
  readonly size: number;
  readonly roots: readonly Hash[];
}

export const emptyTree: Edge = { size: 0, roots: [] };

const nodeMark = Uint8Array.of(1);

/** SHA-256(0x01 || left || right). */
export const hashNode = (left: Hash, right: Hash): Hash =>
  hash('sha256', Buffer.concat([nodeMark, left, right]), 'buffer');

/** The tree with further leaves (their hashes) at its right. */
export function grow({ size, roots }: Edge, leaves: readonly Hash[]): Edge {
  const edge = [...roots];
  let count = size;
  for (const leaf of leaves) {
    let right = leaf;
    // Every one-bit at the end of the size is a complete subtree that the new leaf completes further.
    for (let rest = count; rest % 2 === 1; rest = (rest - 1) / 2) right = hashNode(edge.pop() ?? right, right);
    edge.push(right);
    count += 1;
  }
  return { size: count, roots: edge };
}

/** The root of the tree; of none, SHA-256 of nothing. */
export function rootOf({ roots }: Edge): Hash {
  return roots.length === 0 ? hash('sha256', '', 'buffer') : roots.reduceRight((right, left) => hashNode(left, right));
}

export const treeOf = (leaves: readonly Hash[]): Edge => grow(emptyTree, leaves);

/** An edge as one value, for keeping; readEdge() is its reverse. */
export const writeEdge = ({ roots }: Edge): Buffer => Buffer.concat(roots);

export function readEdge(size: number, bytes: Uint8Array): Edge {
  const roots = Array.from({ length: bytes.length / 32 }, (_, i) => bytes.subarray(32 * i, 32 * i + 32));
  return { size, roots };
}

export function sameHash(a: Hash, b: Hash): boolean {
  return Buffer.compare(a, b) === 0;
}
