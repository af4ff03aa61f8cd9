// Trees of hashes (RFC 6962): a root names all leaves and their order, a path shows that one is among them.
import { chained, ensure, isSame, sha256, withEach } from "./octets.js";

/** @typedef {import("./octets.js").Octets} Octets */

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** @param {Octets} leaf */
export const leafHash = (leaf) => sha256(chained(LEAF, leaf));

/** @param {Octets} left @param {Octets} right */
export const nodeHash = (left, right) => sha256(chained(NODE, left, right));

/** The root over hashes of leaves. @param {Octets[]} hashes */
export async function rootOver(hashes) {
  if (hashes.length === 0) {
    return sha256(new Uint8Array());
  }
  let level = hashes;
  while (level.length > 1) {
    /** @type {[Octets, Octets | undefined][]} */
    const pairs = [];
    for (let i = 0; i < level.length; i += 2) {
      pairs.push([/** @type {Octets} */ (level[i]), level[i + 1]]);
    }
    level = await withEach(pairs, async ([left, right]) => (right ? nodeHash(left, right) : left));
  }
  return /** @type {Octets} */ (level[0]);
}

/** The root over leaves. @param {Octets[]} leaves */
export const rootOf = async (leaves) => rootOver(await withEach(leaves, leafHash));

/**
 * Whether a leaf is in a tree, at its place (RFC 9162, section 2.1.3.2).
 *
 * @param {Octets} root @param {number} size @param {Octets} leaf its hash
 * @param {number} index from 0 @param {Octets[]} path
 */
export async function isIncluded(root, size, leaf, index, path) {
  if (!(index >= 0 && index < size)) {
    return false;
  }
  let at = index;
  let last = size - 1;
  let reached = leaf;
  for (const beside of path) {
    ensure(beside.length === 32, "unreadable");
    if (last === 0) {
      return false;
    }
    if (at % 2 === 1 || at === last) {
      reached = await nodeHash(beside, reached);
      while (at % 2 === 0 && at !== 0) {
        at = Math.floor(at / 2);
        last = Math.floor(last / 2);
      }
    } else {
      reached = await nodeHash(reached, beside);
    }
    at = Math.floor(at / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && isSame(reached, root);
}
