// Pieces of a log's tree, as it is served (C2SP: tlog-tiles), and whether a log goes on from what it was before.
import { nodeHash, rootOver } from "./merkle.js";
import { isSame, rowsOf, sha256 } from "./octets.js";

/** @typedef {import("./octets.js").Octets} Octets */
/** @typedef {import("./note.js").Checkpoint} Checkpoint */
/** @typedef {(path: string) => Promise<Octets>} Source */

export const WHOLE = 256;

/** Over how many of the level below a tile's hashes are roots, as a power of two. */
const LEVEL = 8;

/** Where a piece is, of 256 or of the last few. @param {number} index @param {number} width */
export function pieceOf(index, width) {
  const groups = [index % 1000];
  for (let left = Math.floor(index / 1000); left > 0; left = Math.floor(left / 1000)) {
    groups.unshift(left % 1000);
  }
  const names = groups.map((each) => String(each).padStart(3, "0"));
  return names.map((each, i) => (i < names.length - 1 ? `x${each}` : each)).join("/") + (width < WHOLE ? `.p/${width}` : "");
}

/**
 * The root over 2^height entries, the index-th such.
 *
 * @param {Source} source @param {number} size of the log @param {number} height @param {number} index
 */
async function peakOf(source, size, height, index) {
  const level = Math.floor(height / LEVEL);
  const count = 2 ** (height % LEVEL);
  const first = index * count;
  const tile = Math.floor(first / WHOLE);
  const width = Math.min(WHOLE, Math.floor(size / 2 ** (LEVEL * level)) - tile * WHOLE);
  const hashes = rowsOf(await source(`tile/${level}/${pieceOf(tile, width)}`), 32);
  return rootOver(hashes.slice(first % WHOLE, (first % WHOLE) + count));
}

/** The root that a log had when it was so long. @param {Source} source @param {number} size of the log @param {number} then */
async function rootThen(source, size, then) {
  /** @type {Octets[]} */
  const peaks = [];
  let from = 0;
  for (let height = 46; height >= 0; height--) {
    const span = 2 ** height;
    if (Math.floor(then / span) % 2 === 1) {
      peaks.unshift(await peakOf(source, size, height, from / span));
      from += span;
    }
  }
  let [root, ...left] = peaks;
  for (const peak of left) {
    root = await nodeHash(peak, /** @type {Octets} */ (root));
  }
  return root ?? sha256(new Uint8Array());
}

/** Whether a log still begins as it was. @param {Source} source its address @param {Checkpoint} now @param {Checkpoint} before */
export async function goesOn(source, now, before) {
  return (
    isSame(await rootThen(source, now.size, before.size), before.root) &&
    isSame(await rootThen(source, now.size, now.size), now.root)
  );
}
