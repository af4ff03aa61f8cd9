// Reads bundles: what a zip file has in it.
import { Fault, ensure } from "./octets.js";

/** @typedef {import("./octets.js").Octets} Octets */

const END = 0x06054b50;
const LISTED = 0x02014b50;
const END_BYTES = 22;
const STORED = 0;
const DEFLATED = 8;

/** Of a file inside; a list of ten million fans is larger than anything else. */
const MAX_BYTES = 320_000_000;

/** @param {Octets} file */
export const isZip = (file) => file[0] === 0x50 && file[1] === 0x4b;

/** The files inside, by name, each read when it is asked for. @param {Octets} zip */
export function unzipped(zip) {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  let end = zip.length - END_BYTES;
  while (end >= 0 && view.getUint32(end, true) !== END) {
    end--;
  }
  ensure(end >= 0, "unreadable");
  /** @type {Map<string, () => Promise<Octets>>} */
  const files = new Map();
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    ensure(at + 46 <= zip.length && view.getUint32(at, true) === LISTED, "unreadable");
    const [method, packed, size] = [view.getUint16(at + 10, true), view.getUint32(at + 20, true), view.getUint32(at + 24, true)];
    const [name, more, said] = [view.getUint16(at + 28, true), view.getUint16(at + 30, true), view.getUint16(at + 32, true)];
    const begin = view.getUint32(at + 42, true);
    ensure(begin + 30 <= zip.length && size <= MAX_BYTES, "unreadable");
    const data = begin + 30 + view.getUint16(begin + 26, true) + view.getUint16(begin + 28, true);
    files.set(new TextDecoder().decode(zip.subarray(at + 46, at + 46 + name)), () =>
      unpacked(zip.slice(data, data + packed), method, size));
    at += 46 + name + more + said;
  }
  return files;
}

/** @param {Octets} packed @param {number} method @param {number} size @returns {Promise<Octets>} */
async function unpacked(packed, method, size) {
  ensure(method === STORED || method === DEFLATED, "unreadable");
  if (method === STORED) {
    return packed;
  }
  try {
    const bytes = new Uint8Array(
      await new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw"))).arrayBuffer());
    ensure(bytes.length === size, "damaged");
    return bytes;
  } catch {
    throw new Fault("damaged");
  }
}
